"""A page of FanFiction.Net: one chapter, under the line of facts about its story.

    The Long Farthing
    By: quillandash
    A ledger is wrong by one farthing, and nobody minds but the clerk.
    Rated: Fiction T - English - Mystery - [Ada B., Bram C.] - Chapters: 3 - Words: 4,500 - Published: 1/1/2010
    < Prev  [2. A Visitor]  Next >

A chapter of several is a part. The site has no place for notes: what an author says to readers stands in the story,
and stays there. Facts: pages as saved (desktop `#profile_top`, `#storytext`; mobile `#storycontent`), public adapters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..draft import ChapterDraft, Draft, Dropped
from ..ffnet.body import STORY, Option, options_of, story_of
from ..ffnet.head import read_head
from ..ffnet.info import is_info, read_info, with_facts_joined
from ..model import Origin, Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site

NAME = "ffnet_page"
_HOST = "fanfiction.net"
_ADDRESS = re.compile(r"fanfiction\.net/s/(?P<sid>\d{1,12})(?:/(?P<chapter>\d{1,4})\b)?")
_CHAPTER_OF_TITLE = re.compile(r"\bChapter (\d{1,4})\b.*\bfanfic\b")
_HEADED = re.compile(r"\s*Chapter (?P<number>\d{1,4})\b(?::\s*(?P<title>\S.*))?\s*$")


def recognise(page: Page) -> int:
    """Count the marks: the line of facts, the box of the story, the box above it."""
    names = page.names
    facts = "Rated:" in page.text and any(map(is_info, with_facts_joined(page.lines)))
    if not facts and not (names & STORY and "profile_top" in names):
        return 0
    return 5 * facts + 2 * bool(names & STORY) + 2 * ("profile_top" in names)


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what it says of the story."""
    page = replace(page, lines=with_facts_joined(page.lines))
    at = next((at for at, line in enumerate(page.lines) if is_info(line)), None)
    stop = at if at is not None else next(i for i, line in enumerate(page.lines) if line.names & STORY)
    head = read_head(page.lines[:stop], with_summary=at is not None)
    fields, dropped = read_info(page.lines[stop]) if at is not None else ((), ())
    lines = page.lines[stop + (at is not None) :]
    start, end = story_of(lines)
    around = (*lines[:start], *lines[end:])
    options = options_of(around)
    draft, used = _chapter(page, trimmed(lines[start:end]), lines[:start], options, fields)
    rest = [line for line in around if not line.is_blank and line is not used]
    listed = [option.line for option in options]
    several = len(options) > 1 or any(field.field == "chapters" and field.values != ("1",) for field in fields)
    is_part = several or (draft.number or 1) > 1
    return Draft(
        Outcome.PART if is_part else Outcome.STORY,
        (*head.fields, *fields, *_of_address(page, site, fields)),
        chapters=(draft,),
        contents=tuple((option.number, option.title) for option in options) if len(options) > 1 else (),
        dropped=(
            *head.dropped,
            *dropped,
            *(
                Dropped("contents list" if line in listed or line.is_option else "site furniture", line.text)
                for line in rest
            ),
        ),
    )


def _chapter(
    page: Page,
    prose: tuple[Line, ...],
    above: tuple[Line, ...],
    options: tuple[Option, ...],
    fields: tuple[Stated, ...],
) -> tuple[ChapterDraft, Line | None]:
    """Return the chapter with its number and title, and the line that says them."""
    first = prose[0].number if prose else 1
    chosen = next((one for one in options if "selected" in one.line.names or len(options) == 1), None)
    if chosen:
        title = chosen.title or None
        return ChapterDraft(prose, chosen.number, title, line=first, heading=chosen.line.text), chosen.line
    headed = next((line for line in above if _HEADED.match(line.text)), None)
    if headed and (found := _HEADED.match(headed.text)):
        title = found["title"]
        return ChapterDraft(prose, int(found["number"]), title, line=first, heading=headed.text), headed
    number, how = None, ""
    if (address := _ADDRESS.search(page.url)) and address["chapter"]:
        number, how = int(address["chapter"]), "the address"
    elif titled := _CHAPTER_OF_TITLE.search(page.title):
        number, how = int(titled[1]), "the title of the page"
    elif fields and not options and not any(field.field == "chapters" for field in fields):
        number, how = 1, "the story has one chapter"
    return ChapterDraft(prose, number, line=first, how_numbered=how), None


def _of_address(page: Page, site: Site | None, fields: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """Return the site, and the story's number where only the address says it."""
    address = _ADDRESS.search(page.url)
    said = any(field.field == "sid" for field in fields)
    how = "only FanFiction.Net prints this line of facts"
    return (
        *(() if site else (Stated("site", (_HOST,), origin=Origin.INFERRED, how=how),)),
        *((Stated("sid", (address["sid"],), how="the address"),) if address and not said else ()),
    )
