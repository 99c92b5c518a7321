"""A page of MediaMiner: one chapter of a story, or the page of the story that lists its chapters.

    Emma Fan Fiction ❯ The Farthing ❯ A Visitor ( Chapter 2 )
    [ T - Teen: Not suitable for readers under 13 ]
    By: quill
    A clerk counts, and is counted.
    Anime/Manga: Emma Fan Fiction | Genre(s): Comedy / Drama | Type: Other | Uploaded On: 07.26.2005 | Words: 2.7K

What an author says of a chapter is the chapter's note; of a story, or of its only chapter, the summary. Facts: pages as
browsers saved them (`#post-title`, `#post-rating`, `.post-meta`, `#fanfic-text`), public adapters for the layout before
2015 (`td.ffh`, the list of chapters with their days), the text of such pages in public crawls. A guess: where the text
of the old layout begins and ends, and that a page of the new one which lists no chapters is of a story with one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin

from ..draft import ChapterDraft, Draft
from ..mediaminer.chapters import chapters_of, own_title
from ..mediaminer.facts import Facts, Of, is_facts, read_facts
from ..mediaminer.headline import Headline, headline_of
from ..mediaminer.unbroken import unbroken
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..site_pages.chosen import contents_of, of_address
from ..site_pages.story_box import story_box
from ..site_pages.told import CONTENTS, FURNITURE, dropped, title_of
from ..sites import Site, address_of

NAME = "mediaminer_page"
_HOST, _BASE = "mediaminer.org", "https://www.mediaminer.org/"
_ONLY = "only MediaMiner has this headline"
_BODY, _LINKS = "fanfic-text", "ffic_cp"
_INDEX = re.compile(r"\s*Fan Fiction Index\s*$")
_TAIL = re.compile(
    r"\s*(?:(?:«|<<)[^«»<>]*\b(?:Profile|Reviews?)\b[^«»<>]*(?:»|>>)|Please enable JavaScript to view the\b.*"
    r"|(?:Trending|Popular) Fanfics|Copyright ©\s?\d{4}.*MediaMiner.*)\s*$"
)
_TAILS = frozenset(("addthis_sharing_toolbox", "vanilla-comments", "post-nav", _LINKS, "footer", "tbbrdr", "acl"))
_NEXT = re.compile(r"\s*(?:Chapter \d{1,4}\s*)+$")


def recognise(page: Page) -> int:
    """Count the marks: the headline, with its arrows or with a rating and the line of facts below."""
    lines = unbroken(page.lines)
    headline = headline_of(lines, page.title)
    if headline is None:
        return 0
    if "❯" in lines[headline.at].text:
        return 8
    return 6 if any(map(is_facts, lines[headline.at : headline.at + 40])) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, or the list of chapters, with what the page says of the story."""
    page = replace(page, lines=unbroken(page.lines))
    headline = headline_of(page.lines, page.title)
    assert headline  # by which it was recognised
    below = page.lines[headline.at + 1 :]
    index = (at for at, line in enumerate(below) if _INDEX.match(line.text))
    indexed = None if headline.is_chapter else next(index, None)
    several = headline.is_chapter and not headline.is_only
    facts = read_facts(below[:indexed], Of.STORY if indexed is not None else Of.CHAPTER if several else Of.ALL)
    story = title_of(headline.told)
    fields = (*headline.told.fields, *facts.told.fields, *_number(page), *of_address(page, site, _HOST, _ONLY))
    kept = Draft(
        Outcome.METADATA,
        fields,
        dropped=(
            *dropped(FURNITURE, page.lines[: headline.at]).dropped,
            *headline.told.dropped,
            *facts.told.dropped,
        ),
    )
    rest = below[facts.stop :]
    return _index(kept, facts, rest, story) if indexed is not None else _chapter(page, kept, facts, headline, story)


def _index(kept: Draft, facts: Facts, rest: tuple[Line, ...], story: str) -> Draft:
    """Return the page of a story: what it says, and the chapters it lists."""
    start = next((at for at, line in enumerate(rest) if _INDEX.match(line.text)), 0) + 1
    stop = next((at for at in range(start, len(rest)) if _is_tail(rest[at])), len(rest))
    lines = [line for line in rest[start:stop] if line.text.strip()]
    return replace(
        kept,
        fields=(*kept.fields, *_summary(facts)),
        contents=contents_of(chapters_of(lines, story)),
        dropped=(
            *kept.dropped,
            *dropped(CONTENTS, lines).dropped,
            *dropped(FURNITURE, (*rest[:start], *rest[stop:])).dropped,
        ),
    )


def _chapter(page: Page, kept: Draft, facts: Facts, headline: Headline, story: str) -> Draft:
    """Return a chapter of a story, or the whole of a short one."""
    rest = page.lines[headline.at + 1 + facts.stop :]
    start, stop = _text(rest)
    around = (*rest[:start], *rest[stop:])
    options = [line for line in around if line.is_option]
    listed = chapters_of(options, story)
    has_links = any(line.names & _TAILS for line in around)
    is_first = (headline.number or 1) == 1
    is_only = headline.is_only or not headline.is_chapter or (has_links and is_first and len(listed) < 2)  # noqa: PLR2004
    chosen = next((each for each in listed if each.chosen), None)
    number = headline.number if headline.number is not None else chosen.number if chosen else 1 if is_only else None
    prose = trimmed(rest[start:stop])
    chapter = ChapterDraft(
        prose,
        number,
        own_title(headline.title, story, number),
        notes=() if is_only else facts.description,
        line=prose[0].number if prose else 1,
        how_numbered="the story has one chapter" if is_only and headline.number is None else "",
        heading=headline.heading,
    )
    return replace(
        kept,
        outcome=Outcome.STORY if is_only else Outcome.PART,
        fields=(*kept.fields, *(_summary(facts) if is_only else ())),
        chapters=(chapter,),
        contents=contents_of(listed),
        dropped=(
            *kept.dropped,
            *dropped(CONTENTS, options).dropped,
            *dropped(FURNITURE, (line for line in around if not line.is_option)).dropped,
        ),
    )


def _text(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the text begins and ends: its box, or all down to what the site puts below it."""
    if found := story_box(lines, _BODY, _is_tail):
        return found
    stop = next((at for at, line in enumerate(lines) if _is_tail(line)), len(lines))
    if stop == len(lines):
        return 0, stop
    while stop and (lines[stop - 1].is_blank or _NEXT.match(lines[stop - 1].text)):
        stop -= 1
    return 0, stop


def _is_tail(line: Line) -> bool:
    return line.is_option or bool(line.names & _TAILS) or bool(_TAIL.match(line.text))


def _summary(facts: Facts) -> tuple[Stated, ...]:
    """Return the description as the summary of a story."""
    text = "\n".join(line.text.strip() for line in facts.description)
    return (Stated("summary", (text,), text, facts.description[0].number),) if text else ()


def _number(page: Page) -> tuple[Stated, ...]:
    """Return the story's number from the link to its reviews, where no address says it."""
    if address_of(page.url).sid:
        return ()
    links = (span.href for line in page.lines for span in line.spans if "/view_rw.php" in span.href)
    found = next((sid for href in links if (sid := address_of(urljoin(_BASE, href)).sid)), None)
    return (Stated("sid", (found,), how="the link to its reviews"),) if found else ()
