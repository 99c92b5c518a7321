"""A story as eFiction 3.x prints it: `viewstory.php?action=printable&sid=S&chapter=all`, or one chapter of it.

    The Salt Road, Again by quill & ash
    Summary:

    A cartographer is asked to map a road that moves.

    Categories: Gen, Alternate Universe Characters: Ada/Bram, Ced
    Genres: Drama, Mystery

A box of labels, story notes, the list of chapters, then every chapter under its heading; the last line is the
address. There is no rating: the default template does not print one. With `chapter=N` there is no list of chapters.
Facts: default templates of eFiction 3.0 to 3.5.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..efiction.body import read_body, without_label
from ..efiction.contents import COUNTED, Contents, Heading, find_headings, read_contents
from ..efiction.headline import Headline, headline
from ..efiction.infobox import box_start, read_box
from ..efiction.top import read_above
from ..labels import STORY_NOTES_LABEL, straight
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import STORY_ADDRESS, Site, address_of
from ..words import remainder

NAME = "efiction_printable"
_ARCHIVED = re.compile(r"\s*This story archived at\b")
_COUNTS = re.compile(r"\s*Chapters:\s*\d+.*\bCompleted:")
_BACK = re.compile(r"\s*Back to index\s*$")


def recognise(page: Page) -> int:
    """Count the marks of a printed story: its box, its counts, its headings, its address."""
    names = frozenset[str]().union(*(line.names for line in page.lines))
    boxes = sum(1 for line in page.lines if _COUNTS.match(line.text))
    if boxes > 1 or box_start(page.lines) is None:
        return 0
    marks = 2 * any(_ARCHIVED.match(line.text) for line in page.lines) + 2 * bool(
        {"archivedat", "chaptertitle"} & names
    )
    marks += 2 * bool(_chapters(page.lines, None).headings) + any(_BACK.match(line.text) for line in page.lines)
    return 1 + marks if marks else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a printed page."""
    lines, foot, dropped = _foot(page.lines)
    start = box_start(lines) or 0
    above = read_above(lines[:start])
    heading = above.heading
    found = _chapters(lines, heading)
    first = found.headings[0].at if found.headings else len(lines)
    stop = found.contents.start if found.contents else first
    notes_at = next((at for at in range(start, stop) if STORY_NOTES_LABEL.match(straight(lines[at].text))), stop)
    box = read_box(lines[start:notes_at], site)
    notes, label = without_label(STORY_NOTES_LABEL, trimmed(lines[notes_at:stop]))
    drafts = [
        _chapter(lines, each, after, heading)
        for each, after in zip(found.headings, [*found.headings[1:], None], strict=True)
    ]
    fields = (*above.stated(page.url), *box.fields, *foot)
    stated = next((field.values[0] for field in box.fields if field.field == "chapters" and field.values), "")
    whole = found.contents is not None or stated == "1"
    chapters = tuple(draft for draft, _ in drafts)
    if len(chapters) == 1 and found.contents is None:
        chapters = (_numbered(chapters[0], page, foot, one=stated == "1", first=bool(notes)),)
    return Draft(
        Outcome.STORY if whole else Outcome.PART,
        fields,
        trimmed(notes),
        (),
        chapters,
        tuple((row.number or 0, row.title) for row in found.contents.rows) if found.contents else (),
        (
            *dropped,
            *above.dropped,
            *box.dropped,
            *label,
            *found.dropped(),
            *(each for _, more in drafts for each in more),
        ),
    )


class _Chapters(NamedTuple):
    """The list of chapters and the headings found."""

    contents: Contents | None
    headings: tuple[Heading, ...]

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the words of the list: every row stands again as a heading, or names what is missing."""
        rows = self.contents.rows if self.contents else ()
        return tuple(Dropped("contents list", f"{row.title} {' '.join(row.authors)} {row.rest}") for row in rows)


def _chapters(lines: tuple[Line, ...], heading: Headline | None) -> _Chapters:
    contents = read_contents(lines)
    if contents and not any(COUNTED.search(row.rest) for row in contents.rows):
        found = find_headings(lines[contents.stop :], contents.rows)
        placed = (each._replace(at=each.at + contents.stop) for each in found if each)
        return _Chapters(contents, tuple(placed))
    return _Chapters(None, _one_heading(lines, heading))


def _one_heading(lines: tuple[Line, ...], heading: Headline | None) -> tuple[Heading, ...]:
    """Return the heading of a chapter printed alone: the first after the counts that names the author again."""
    counts = next((at for at, line in enumerate(lines) if _COUNTS.match(line.text)), len(lines))
    for at in range(counts + 1, len(lines)):
        says = headline(lines[at])
        if says and ("chaptertitle" in lines[at].names or (heading and says.authors == heading.authors)):
            return (Heading(at, says),)
    return ()


def _chapter(
    lines: tuple[Line, ...], heading: Heading, after: Heading | None, story: Headline | None
) -> tuple[ChapterDraft, tuple[Dropped, ...]]:
    inside = lines[heading.at + 1 : after.at if after else len(lines)]
    back = tuple(Dropped("navigation", line.text) for line in inside if _BACK.match(line.text))
    says = heading.says
    body = read_body(
        tuple(line for line in inside if not _BACK.match(line.text)),
        (says.title, story.title if story else ""),
    )
    draft = ChapterDraft(
        body.prose,
        says.number,
        says.title,
        body.notes,
        body.end_notes,
        says.line,
        says.authors if story and says.authors != story.authors else None,
        unsplit=body.unsplit,
        heading=lines[heading.at].text,
    )
    return draft, (*back, *body.dropped)


def _numbered(draft: ChapterDraft, page: Page, foot: tuple[Stated, ...], *, one: bool, first: bool) -> ChapterDraft:
    """Return a chapter printed alone with its number: by its address, by the counts, or by the story notes."""
    url = next((field.values[0] for field in foot if field.field == "url"), page.url)
    number, how = address_of(url).chapter or address_of(page.url).chapter, "the address"
    if number is None and one:
        number, how = 1, "the story has one chapter"
    if number is None and first:
        number, how = 1, "story notes stand before the first chapter only"
    return replace(draft, number=number, how_numbered=how if number else "")


def _foot(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Stated, ...], tuple[Dropped, ...]]:
    """Take off the last lines: the copyright message and the address, which may stand on a line of its own."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if _ARCHIVED.match(lines[at].text)), None)
    if at is None:
        return lines, (), ()
    foot = [line for line in lines[at:] if not line.is_blank]
    text = " ".join(line.text.strip() for line in foot)
    found = STORY_ADDRESS.search(text)
    if found is None:
        return lines[:at], (), (Dropped("site furniture", text),)
    sid = address_of(found[0]).sid
    fields = (
        Stated("url", (found[0],), found[0], foot[0].number),
        Stated("sid", (sid,) if sid else (), "", foot[0].number),
    )
    return lines[:at], fields[: 2 if sid else 1], (Dropped("site furniture", remainder(text, found[0])),)
