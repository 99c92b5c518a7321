"""Which chapter a page holds, and what that is called.

The list of chapters says it, where one of them is marked as chosen; else the address; else the heading above the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..draft import ChapterDraft
from ..model import Origin, Stated
from ..page import Line, Page
from ..sites import Site, address_of
from ..typed.headings import read_heading
from ..words import letters


class Listing(NamedTuple):
    """A chapter in a list of them: where it stands, its number and its title; `chosen` where it is this page's."""

    line: Line
    number: int
    title: str
    chosen: bool = False


def contents_of(listed: Iterable[Listing]) -> tuple[tuple[int, str], ...]:
    """Return numbers and titles of a list of chapters, each number once; nothing for a list of one.

    A title that only says the number again is none, and comes back empty.
    """
    found: dict[int, str] = {}
    for each in listed:
        found.setdefault(each.number, named(each.title, each.number) or "")
    return tuple(found.items()) if len(found) > 1 else ()


def named(text: str, number: int | None) -> str | None:
    """Return what a heading calls a chapter, without the number that it has in any case.

    >>> named("Chapter Two: A Visitor", 2), named("Chapter Two: A Visitor", 3), named("Chapter 2", 2)
    ('A Visitor', 'Chapter Two: A Visitor', None)
    """
    text = " ".join(text.split())
    typed = read_heading(text, None)
    if typed and (typed.number == number or number is None):
        return typed.title
    return text or None


def chapter_of(
    page: Page, prose: tuple[Line, ...], heading: Line | None, listed: Iterable[Listing], *, only: str | None
) -> ChapterDraft:
    """Return the chapter of a page; `only` is the title of the story where it has no other chapter."""
    listed = tuple(listed)
    chosen = next((each for each in listed if each.chosen), None)
    typed = read_heading(" ".join(heading.text.split()), None) if heading else None
    number, how = None, ""
    headed = [each for each in listed if heading and _is_headed(each, heading)]
    if chosen:
        number = chosen.number
    elif (addressed := address_of(page.url).chapter) is not None:
        number, how = addressed, "the address"
    elif only is not None:
        number, how = 1, "the story has one chapter"
    elif len(headed) == 1:
        number, how = headed[0].number, "the list of chapters has its heading"
    elif typed:
        number = typed.number
    text = heading.text if heading else ""
    titles = (named(each.title, number) for each in listed if each.number == number)
    title = named(text, number) or next(titles, None)
    if only is not None and letters(title or "") == letters(only):
        title = None
    line = prose[0].number if prose else 1
    return ChapterDraft(prose, number, title, line=line, how_numbered=how, heading=text)


def _is_headed(listing: Listing, heading: Line) -> bool:
    return letters(heading.text) in {letters(listing.title), letters(listing.line.text)} - {""}


def of_address(page: Page, site: Site | None, host: str, how: str) -> tuple[Stated, ...]:
    """Return the story's number from the address, and its site where nothing but the page's own look tells it."""
    sid = address_of(page.url).sid
    return (
        *(() if site else (Stated("site", (host,), origin=Origin.INFERRED, how=how),)),
        *((Stated("sid", (sid,), how="the address"),) if sid else ()),
    )
