"""A list of stories on an eFiction 3.x archive: a search, a category, an author, a series, somebody's favourites.

    Stories by quill & ash
    The Salt Road, Again by quill & ash Rated: PG-13 [Reviews - 12]
    Summary: A cartographer is asked to map a road that moves.
    Chapters: 2 Table of Contents
    Completed: Yes Word count: 83 Read Count: 1234

It holds no story, but facts of many, each by its number (text has lost that: then by title and author). They fill in
what a story's own files do not say. A series is listed in its order. What else a page says, of an author for one, is
nobody's story and is not published. Facts: default templates of eFiction 3.0 to 3.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..draft import Draft, Dropped
from ..efiction.boxes import PROSE_BOXES
from ..efiction.byline import settled
from ..efiction.chosen import has_bar
from ..efiction.headline import headline
from ..efiction.listing import HEADED, Block, blocks
from ..model import Listed, Outcome, Stated
from ..page import Line, Page
from ..sites import Site

NAME = "efiction_list"
LIST = "list of stories"
_MARKS = 20
"""More than the rows of any other page add up to."""
_FEWEST = 2
_PAGES = re.compile(r"/(?:viewuser|viewseries|series|browse|search|toplists|favorites)\.php$")
_SERIES_TYPE = re.compile(r"\bSeries Type:")
_STORIES = re.compile(r"\bStories:\s*(\d{1,4})\b")
_PENNAME = re.compile(r"\s*Penname:\s*\S")


def recognise(page: Page) -> int:
    """Count the stories that a page lists: one says enough where the page is known for a list by something else."""
    if page.names & PROSE_BOXES or has_bar(page):
        return 0
    if "title" not in page.names and not any(words in page.text for words in HEADED):
        return 0
    found = blocks(page.lines)
    if not found:
        return 0
    is_list = bool(_PAGES.search(_path(page.url))) or _series(page.lines, found) is not None
    is_list = is_list or any(_PENNAME.match(line.text) for line in page.lines)
    return _MARKS * len(found) if is_list or len(found) >= _FEWEST else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return what a list says of each of its stories. None of its words is published for itself."""
    found = blocks(page.lines)
    places = _places(page.lines, found)
    listed = tuple(
        Listed((*(field for field in block.stated(site) if field.field != "series" or not place), *place))
        for block, place in zip(found, places, strict=True)
    )
    return Draft(Outcome.METADATA, listed=listed, dropped=(Dropped(LIST, "\n".join(line.text for line in page.lines)),))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _series(lines: tuple[Line, ...], found: tuple[Block, ...]) -> tuple[str, int | None] | None:
    """Return the name of the series that a page lists, and how many stories it says that it has."""
    above = [line for line in lines if line.number <= found[0].heading.line and line.text != found[0].text]
    at = next((at for at, line in enumerate(above) if _SERIES_TYPE.search(line.text)), None)
    if at is None:
        return None
    named = [says for line in above[:at] if "pagetitle" in line.names and (says := headline(line))]
    named = named or [says for line in above[:at] if (says := headline(line))]
    count = next((int(match[1]) for line in above if (match := _STORIES.search(line.text))), None)
    title = settled(named[-1], lines).title if named else ""
    return (title, count) if title else None


def _places(lines: tuple[Line, ...], found: tuple[Block, ...]) -> Iterator[tuple[Stated, ...]]:
    """Yield for each story the series that the page lists, and its place if the page lists all stories of it."""
    series = _series(lines, found)
    for place, block in enumerate(found, 1):
        if series is None:
            yield ()
            continue
        name, count = series
        value = f"{name} #{place}" if count == len(found) else name
        yield (Stated("series", (value,), "", block.heading.line, how="the page of the series"),)
