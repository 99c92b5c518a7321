"""A page of Twisting the Hellmouth: one chapter, under the table of facts about its story.

    The Lamp
    Summary: A lamp is lit, and nobody asks by whom.
    Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete
    Harry Potter > General	quill	FR13	2	4,500	0	16	4,532	30 Jul 12	20 Aug 12	Yes
    Chapter Two: A Visitor

A chapter of several is a part. The site has no place for notes: what an author says stands in the story, and stays
there. Facts: public adapters (`.verticaltable`, `#storyinnerbody`, `chapnav`, `/Story-9476-2/`, dates as `30 Jul 12`),
the text of such pages in public crawls. A guess, from memory: the words that the site puts below the last chapter.
Nothing public shows the whole story that it lets be downloaded; saved so, it is read by its typed headings.
"""

from __future__ import annotations

import re

from ..draft import Draft
from ..labels import ALL_LABELS
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..site_pages.chosen import Listing, chapter_of, contents_of, of_address
from ..site_pages.story_box import story_box
from ..site_pages.told import CONTENTS, FURNITURE, Told, dropped, title_of
from ..sites import Site, address_of
from ..tth.head import is_tabs, read_head
from ..tth.row import Row, row_of

NAME = "tth_page"
_HOST = "tthfanfic.org"
_ONLY = "only Twisting the Hellmouth has this table of facts"
_BODY = ("storyinnerbody", "storybody")
"""The box of the story, and what it was called before."""
_GATE = re.compile(r"This story is rated FR\d+ which is above your chosen filter level")
_END = re.compile(r"\s*You have reached the end of [\"“].*[\"”]")
_OPTION = re.compile(r"\s*(?P<number>\d{1,4})\.\s+(?P<title>.*?)\s*$")
_STORY = re.compile(r"/Story-(\d{1,12})\b")
_BYLINE = re.compile(r"\s*by:?\s", re.IGNORECASE)
_LONGEST_HEADING = 80


def recognise(page: Page) -> int:
    """Count the marks: the table of facts, with a story below it."""
    row = row_of(page.lines)
    if not row or any(_GATE.search(line.text) for line in page.lines):
        return 0
    return 8 if any(not line.is_blank for line in page.lines[row.stop :]) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what it says of the story."""
    row = row_of(page.lines) or Row(0, 0, Told())
    head = read_head(tuple(line for line in page.lines[: row.start] if not line.is_option))
    below = page.lines[row.stop :]
    start, stop = _story(below)
    around = (*below[:start], *below[stop:])
    options = [line for line in (*page.lines[: row.start], *around) if line.is_option]
    listed = tuple(each for line in options if (each := _listing(line)))
    is_only = len(listed) < 2 and _says_one(row.told)  # noqa: PLR2004 - a list of one is none
    heading = _heading(below[:start], trimmed(below[start:stop]), is_only=is_only)
    prose = trimmed(tuple(line for line in below[start:stop] if line is not heading))
    return Draft(
        Outcome.STORY if is_only else Outcome.PART,
        (*head.fields, *row.told.fields, *_number(page, row), *of_address(page, site, _HOST, _ONLY)),
        chapters=(chapter_of(page, prose, heading, listed, only=title_of(head) if is_only else None),),
        contents=contents_of(listed),
        dropped=(
            *head.dropped,
            *row.told.dropped,
            *dropped(CONTENTS, options).dropped,
            *dropped(FURNITURE, (line for line in around if not line.is_option and line is not heading)).dropped,
        ),
    )


def _story(below: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the story begins and ends below the table: its box, or all up to what the site says there."""
    for name in _BODY:
        if found := story_box(below, name, _is_end):
            return found
    stop = next((at for at, line in enumerate(below) if _is_end(line)), len(below))
    while stop and (below[stop - 1].is_blank or is_tabs(below[stop - 1].text)):
        stop -= 1
    return 0, stop


def _is_end(line: Line) -> bool:
    return bool(_END.match(line.text))


def _says_one(told: Told) -> bool:
    return any(field.field == "chapters" and field.values == ("1",) for field in told.fields)


def _heading(above: tuple[Line, ...], prose: tuple[Line, ...], *, is_only: bool) -> Line | None:
    """Return the heading of a chapter: the site prints it as the first line of the story, or right above its box."""
    first = prose[0] if prose else None
    headed = [line for line in (*above, *([first] if first else [])) if any(box.tag == "h3" for box in line.boxes)]
    if headed or first is None or first.boxes or is_only:
        return headed[-1] if headed else None
    is_alone = len(prose) > 1 and prose[1].is_blank and len(first.text.strip()) <= _LONGEST_HEADING
    is_said = first.ends_sentence or ALL_LABELS.match(first.text) or _BYLINE.match(first.text)
    return first if is_alone and not is_said else None


def _listing(line: Line) -> Listing | None:
    found = _OPTION.match(line.text)
    return Listing(line, int(found["number"]), found["title"], "selected" in line.names) if found else None


def _number(page: Page, row: Row) -> tuple[Stated, ...]:
    """Return the story's number from the link to its last chapter, where no address says it."""
    if address_of(page.url).sid:
        return ()
    links = (span.href for line in page.lines[row.start : row.stop] for span in line.spans)
    found = next((sid for href in links if (sid := _STORY.search(href))), None)
    return (Stated("sid", (found[1],), how="a link in the table"),) if found else ()
