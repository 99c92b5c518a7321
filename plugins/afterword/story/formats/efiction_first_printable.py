"""A chapter as eFiction 1 printed it, before stories had a box: each chapter was a page and a number of its own.

    The Salt Road, Again: Man Up, Bram
    by quill & ash

    Ada unrolled the map. "It was here," she said, "on Monday."

    Archived at: The Milestone
    http://milestone.example/viewstory.php?sid=78&i=1

The number in the address is the chapter's, not the story's: only title and author tell which chapters are one story.
Where a colon may belong to either (`Alter: The Road: Out`), the heading is the chapter's, and the title stays unknown.
Facts: eFiction 1, as public copies of it print.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import STORY_ADDRESS, Site
from ..typed.headings import Typed, typed_headings
from ..words import bare, remainder, tally

NAME = "efiction_first_printable"
_BYLINE = re.compile(r"\s*by\s+(?P<author>\S.{0,80}?)\s*$", re.IGNORECASE)
_ARCHIVED = re.compile(r"\s*Archived at:?\s+\S", re.IGNORECASE)
_COLON = re.compile(r":\s+")
_LONGEST_HEADING = 200
_FOOT = 4
"""Lines."""
_MARKS = 5


class _Plan(NamedTuple):
    """The heading, the line below it, the prose, and the lines that name the archive."""

    heading: Line
    byline: Line
    prose: tuple[Line, ...]
    foot: tuple[Line, ...]


def recognise(page: Page) -> int:
    """Return a sure mark for a heading with a colon, an author below it, and the address of a chapter at the end."""
    return _MARKS if _plan(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a printed page."""
    del site
    plan = _plan(page.lines)
    if plan is None:
        message = "a page of this format has a heading, an author and a foot"
        raise ValueError(message)
    heading, author = plan.heading.text.strip(), _BYLINE.sub(r"\g<author>", plan.byline.text)
    story, title = _parted(heading, page.title)
    number = plan.heading.number
    typed = _typed(title)
    chapter = ChapterDraft(
        plan.prose,
        typed.number if typed else None,
        typed.title if typed else title,
        line=number,
        heading=title,
    )
    foot = "\n".join(line.text for line in plan.foot)
    url = _address(foot)
    printed = url if not tally(url) - tally(foot) else ""
    return Draft(
        Outcome.PART,
        (
            *((Stated("title", (story,), story, number),) if story else ()),
            Stated("authors", (author,), author, plan.byline.number),
            Stated("url", (url,), printed, plan.foot[0].number),
        ),
        chapters=(chapter,),
        dropped=(
            Dropped("labels", remainder(plan.byline.text, author)),
            Dropped("site furniture", remainder(foot, printed)),
        ),
    )


def _typed(title: str) -> Typed | None:
    """Return a title that is a heading as authors type them: `Chapter 2: Back`."""
    return next(iter(typed_headings((Line(1, title),))), None)


def _plan(lines: tuple[Line, ...]) -> _Plan | None:
    filled = trimmed(lines)
    ends = range(max(0, len(filled) - _FOOT), len(filled))
    foot = next((at for at in ends if _ARCHIVED.match(filled[at].text)), None)
    names = [at for at, line in enumerate(filled[:foot]) if not line.is_blank][:2] if foot else []
    if foot is None or len(names) < 2:  # noqa: PLR2004 - heading and author
        return None
    heading, byline = (filled[at] for at in names)
    is_headed = _COLON.search(heading.text) and len(heading.text) <= _LONGEST_HEADING
    if not is_headed or not _BYLINE.match(byline.text) or not _address("\n".join(line.text for line in filled[foot:])):
        return None
    return _Plan(heading, byline, trimmed(filled[names[1] + 1 : foot]), filled[foot:])


def _address(foot: str) -> str:
    found = STORY_ADDRESS.search(foot)
    return found[0] if found else ""


def _parted(heading: str, page_title: str) -> tuple[str, str]:
    """Return the title of the story, empty where a colon leaves it open, and that of the chapter."""
    pairs = [(heading[: colon.start()].strip(), heading[colon.end() :].strip()) for colon in _COLON.finditer(heading)]
    if len(pairs) == 1:
        named = pairs
    else:
        named = [pair for pair in pairs if bare(pair[0]) == bare(page_title) or _typed(pair[1])]
    return named[0] if len(named) == 1 and all(named[0]) else ("", heading)
