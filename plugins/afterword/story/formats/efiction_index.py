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

from ..draft import Draft, Dropped
from ..efiction.body import without_label
from ..efiction.contents import COUNTED
from ..efiction.headline import Headline, headline
from ..efiction.infobox import box_start, read_box
from ..efiction.tail import LOGIN
from ..efiction.top import read_above
from ..labels import STORY_NOTES_LABEL, straight
from ..model import Outcome
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site

NAME = "efiction_index"


def recognise(page: Page) -> int:
    """Count the marks of a contents page: its box, a rating in it, rows that count words, the login line."""
    rows = _rows(page.lines)
    if not rows or box_start(page.lines) is None:
        return 0
    return 5 + len(rows) + any(LOGIN.match(line.text) for line in page.lines)


def parse(page: Page, site: Site | None) -> Draft:
    """Return what a contents page says of its story; its chapters are elsewhere."""
    rows = _rows(page.lines)
    start, stop = box_start(page.lines) or 0, rows[0][0]
    above = read_above(page.lines[:start])
    notes_at = next((at for at in range(start, stop) if STORY_NOTES_LABEL.match(straight(page.lines[at].text))), stop)
    box = read_box(page.lines[start:notes_at], site)
    notes, label = without_label(STORY_NOTES_LABEL, trimmed(page.lines[notes_at:stop]))
    fields = (*above.stated(page.url), *box.fields)
    below = tuple(Dropped("contents list", line.text) for line in page.lines[stop:] if not line.is_blank)
    return Draft(
        Outcome.METADATA,
        fields,
        trimmed(notes),
        contents=tuple((row.number or 0, row.title) for _, row in rows),
        dropped=(*above.dropped, *box.dropped, *label, *below),
    )


def _rows(lines: tuple[Line, ...]) -> tuple[tuple[int, Headline], ...]:
    """Return the rows that name a chapter and count its words, with the index of each one's line."""
    rows = ((at, row) for at, line in enumerate(lines) if COUNTED.search(line.text) and (row := headline(line)))
    return tuple((at, row) for at, row in rows if row.number is not None)
