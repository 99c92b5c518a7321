"""The contents page of a story on an eFiction 3.x archive: `viewstory.php?sid=S&index=1`.

    Rated: PG-13
    Categories: Gen, Alternate Universe
    Chapters: 2 Completed: Yes
    1. Out by quill & ash [Reviews - 3] starstarhalf-star (37 words)
    One line because my beta said so. Thanks for reading!

It holds no prose: the lines under a row are that chapter's note. It is the one page that prints the rating.
Facts: default templates of eFiction 3.0 to 3.5.
"""

from __future__ import annotations

from typing import NamedTuple

from ..draft import Draft, Dropped
from ..efiction.box_lines import DATED, box_start, is_labelled
from ..efiction.boxes import reads_as_prose, without_label
from ..efiction.byline import all_settled
from ..efiction.contents import ARCHIVED, is_index_row
from ..efiction.headline import Headline, headline
from ..efiction.infobox import read_box
from ..efiction.tail import LOGIN
from ..efiction.unlabelled import read_around
from ..labels import STORY_NOTES_LABEL, labelled
from ..ledger import LISTED_NOTES
from ..model import Outcome
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import count

NAME = "efiction_index"
_LONGEST_NOTE = 250
"""Words."""


def recognise(page: Page) -> int:
    """Count the marks of a contents page: rows that count words, the login line; its box may be lost."""
    if not any(map(is_index_row, page.lines)):
        return 0
    box_at = box_start(page.lines)
    rows = _rows(page.lines, box_at)
    login = any(LOGIN.match(line.text) for line in page.lines)
    is_printed = any(ARCHIVED.match(line.text) for line in page.lines)
    return 5 + len(rows) + login if rows and not is_printed and (login or box_at is not None) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return what a contents page says of its story; its chapters are elsewhere."""
    box_at = box_start(page.lines)
    rows = _rows(page.lines, box_at)
    stop = rows[0].at
    start = _notes_start(page.lines, 0, stop) if box_at is None else box_at
    notes_at = start if box_at is None else _notes_start(page.lines, start, stop)
    box = read_box(page.lines[start:notes_at], site)
    above, unlabelled = read_around(page.lines[:start], page.lines, box.fields, site, has_box=box_at is not None)
    read = all_settled([row.says for row in rows], page.lines, above.heading.authors if above.heading else ())
    notes, label = without_label(STORY_NOTES_LABEL, trimmed(page.lines[notes_at:stop]))
    below = (
        each
        for row, end in zip(rows, (*(row.at for row in rows[1:]), None), strict=True)
        for each in _listed(page.lines[row.at : end])
    )
    return Draft(
        Outcome.METADATA,
        (*above.stated(page.url), *unlabelled, *box.fields),
        trimmed(notes),
        contents=tuple((row.number, says.title) for row, says in zip(rows, read, strict=True)),
        dropped=(*above.dropped, *box.dropped, *label, *below),
        doubts=above.doubts(),
    )


def _notes_start(lines: tuple[Line, ...], start: int, stop: int) -> int:
    """Return where the story's notes begin: at their label, or at the sentences below the last date of the box."""
    under_label = next((at for at in range(start, stop) if labelled(STORY_NOTES_LABEL, lines[at].text)), None)
    dated = next((at for at in range(stop - 1, start, -1) if DATED.search(lines[at].text)), None)
    if under_label is not None or dated is None:
        return stop if under_label is None else under_label
    return next((at for at in range(dated + 1, stop) if reads_as_prose(lines[at]) and not is_labelled(lines[at])), stop)


class _Row(NamedTuple):
    """A row of the list: the index of its line, the chapter's number, and all that it says."""

    at: int
    number: int
    says: Headline


def _listed(lines: tuple[Line, ...]) -> tuple[Dropped, Dropped]:
    """Return a row of the list, and the note below it; the chapter has that too, unless it is longer than any note."""
    row, note = lines[0].text, "\n".join(line.text for line in lines[1:])
    return Dropped("contents list", row), Dropped(
        LISTED_NOTES if count(note) <= _LONGEST_NOTE else "texts in a contents list", note
    )


def _rows(lines: tuple[Line, ...], start: int | None) -> tuple[_Row, ...]:
    """Return the rows from a line on that name a chapter and count its words or its reviews."""
    counted = ((at, headline(lines[at])) for at in range(start or 0, len(lines)) if is_index_row(lines[at]))
    return tuple(_Row(at, row.number, row) for at, row in counted if row and row.number is not None)
