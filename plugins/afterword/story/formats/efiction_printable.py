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

from dataclasses import replace
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..efiction.body import Habit, read_body, weigh_body
from ..efiction.box_lines import box_start
from ..efiction.boxes import without_label
from ..efiction.contents import ARCHIVED, COUNTS
from ..efiction.divide import Weighed
from ..efiction.habits import habits
from ..efiction.headline import Headline
from ..efiction.infobox import read_box
from ..efiction.plan import BACK, Part, is_back, plan
from ..efiction.tail import COPYRIGHT
from ..efiction.top import BYLINE, read_above
from ..efiction.unlabelled import read_around
from ..labels import STORY_NOTES_LABEL, straight
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import STORY_ADDRESS, Site, address_of
from ..words import count, remainder, tally

NAME = "efiction_printable"
_MARKS = 5
"""Of a copy without a box: its heading, its address, the ends of its chapters."""
_ARCHIVED_AT = "This story archived at"
_FOOT = 12
"""Words of a last line that has lost its address."""


def recognise(page: Page) -> int:
    """Count the marks of a printed story: its box, its counts, its headings, its address."""
    start = box_start(page.lines)
    if start is None:
        return _MARKS if _without_box(page) else 0
    boxes = sum(1 for line in page.lines if ":" in line.text and COUNTS.match(line.text))
    is_archived = _ARCHIVED_AT in page.text and any(ARCHIVED.match(line.text) for line in page.lines)
    if boxes > 1 and not is_archived:
        return 0
    marks = 2 * is_archived + 2 * bool({"archivedat", "chaptertitle"} & page.names)
    marks += BACK in page.text and any(map(is_back, page.lines))
    marks += 2 * any(part.heading for part in plan(page.lines, start, None).parts)
    return 1 + marks if marks else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a printed page."""
    lines, foot, dropped = _foot(page.lines)
    start = box_start(lines)
    start = (_without_box(page) or 0) if start is None else start
    heading = read_above(lines[:start], lines).heading
    places = plan(lines, start, heading).settled(lines, heading.authors if heading else ())
    box = read_box(lines[start : places.box_stop], site)
    above, unlabelled = read_around(lines[:start], lines, box.fields, site)
    notes, label = without_label(STORY_NOTES_LABEL, trimmed(places.notes))
    read = _chapters(places.parts, above.heading)
    stated = next((field.values[0] for field in box.fields if field.field == "chapters" and field.values), "")
    drafts = [each.draft for each in read]
    if len(drafts) == 1 and not places.rows:
        first = bool(notes or read[0].story_notes)
        drafts = [_numbered(drafts[0], (page.url, *_urls(foot)), one=stated == "1", first=first)]
    return Draft(
        Outcome.STORY if places.rows or stated == "1" or len(drafts) > 1 else Outcome.PART,
        (*above.stated(page.url), *unlabelled, *box.fields, *foot),
        (*trimmed(notes), *(line for each in read for line in each.story_notes)),
        chapters=tuple(drafts),
        contents=tuple((row.number or 0, row.title) for row in places.rows),
        dropped=(
            *dropped,
            *above.dropped,
            *box.dropped,
            *label,
            *places.dropped(),
            *(one for each in read for one in each.dropped),
        ),
        doubts=above.doubts(),
    )


def _without_box(page: Page) -> int | None:
    """Return where a story begins that has lost its box and is plainly printed: by heading, ends, and address."""
    if _ARCHIVED_AT not in page.text or BACK not in page.text:
        return None
    lines = page.lines
    first, *more = [at for at, line in enumerate(lines) if not line.is_blank][:2]
    starts = [first + 1, *(at + 1 for at in more if BYLINE.match(lines[at].text))]
    return next((start for start in reversed(starts) if _has_chapters_below(lines, start)), None)


def _has_chapters_below(lines: tuple[Line, ...], start: int) -> bool:
    """Whether the heading above a place has its chapters below, with nothing between but the notes of the story."""
    heading = read_above(lines[:start], lines).heading
    above = next((part.heading for part in plan(lines, start, heading).parts), None) if heading else None
    if above is None:
        return False
    between = trimmed(lines[start : next(at for at, line in enumerate(lines) if line is above)])
    return not between or bool(STORY_NOTES_LABEL.match(straight(between[0].text)))


class _Read(NamedTuple):
    """One chapter, what stood with it that is the story's, and what is not published."""

    draft: ChapterDraft
    story_notes: tuple[Line, ...]
    dropped: tuple[Dropped, ...]


def _chapters(parts: tuple[Part, ...], story: Headline | None) -> list[_Read]:
    insides = [part._replace(lines=tuple(line for line in part.lines if not is_back(line))) for part in parts]
    weighed = [weigh_body(inside.lines, _titles(inside, story)) for inside in insides]
    read = (_chapter(*each, story) for each in zip(insides, habits(weighed), weighed, strict=True))
    return [each._replace(dropped=(*_back(part), *each.dropped)) for part, each in zip(parts, read, strict=True)]


def _back(part: Part) -> tuple[Dropped, ...]:
    return tuple(Dropped("navigation", line.text) for line in part.lines if is_back(line))


def _titles(part: Part, story: Headline | None) -> tuple[str, ...]:
    return tuple(each.title for each in (part.says, story) if each)


def _chapter(part: Part, habit: Habit, weighed: Weighed, story: Headline | None) -> _Read:
    says = part.says
    body = read_body(part.lines, _titles(part, story), habit, weighed)
    draft = ChapterDraft(
        body.prose,
        says.number if says else None,
        (says.title or None) if says else None,
        body.notes,
        body.end_notes,
        next((line.number for line in (part.heading, *body.prose) if line), 1),
        says.authors if says and says.authors and story and says.authors != story.authors else None,
        heading=part.heading.text if part.heading else "",
        division=body.division,
    )
    return _Read(draft, body.story_notes, body.dropped)


def _urls(foot: tuple[Stated, ...]) -> tuple[str, ...]:
    return tuple(value for field in foot if field.field == "url" for value in field.values)


def _numbered(draft: ChapterDraft, urls: tuple[str, ...], *, one: bool, first: bool) -> ChapterDraft:
    """Return a chapter printed alone with its number: by its address, by the counts, or by the story notes."""
    number, how = next((chapter for url in urls if (chapter := address_of(url).chapter)), None), "the address"
    if number is None and one:
        number, how = 1, "the story has one chapter"
    if number is None and first:
        number, how = 1, "story notes stand before the first chapter only"
    return replace(draft, number=number, how_numbered=how if number else "")


def _foot(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Stated, ...], tuple[Dropped, ...]]:
    """Take off the last lines: the copyright message and the address, which may stand on a line of its own."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if ARCHIVED.match(lines[at].text)), None)
    if at is None:
        return lines, (), ()
    text = " ".join(line.text.strip() for line in lines[at:] if not line.is_blank)
    found = STORY_ADDRESS.search(text)
    if found is None and count(text) > _FOOT:  # an author's own words in a copy that has lost its foot
        return lines, (), ()
    above = trimmed(lines[:at])
    message = above[-1:] if above and COPYRIGHT.match(above[-1].text) else ()
    printed = found[0] if found and not tally(found[0]) - tally(text) else ""  # or it is glued to another word
    fields = _address(found[0], printed, lines[at].number) if found else ()
    furniture = (*message, Line(lines[at].number, remainder(text, printed)))
    dropped = tuple(Dropped("site furniture", line.text) for line in furniture)
    return above[: len(above) - len(message)], fields, dropped


def _address(url: str, raw: str, number: int) -> tuple[Stated, ...]:
    sid = address_of(url).sid
    return (Stated("url", (url,), raw, number), *((Stated("sid", (sid,), "", number),) if sid else ()))
