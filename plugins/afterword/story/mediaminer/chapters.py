"""The chapters that a page of MediaMiner lists: the page of a story in lines, that of a chapter in a folded list.

Fan Fiction Index
A Visitor ( Chapter 2 )
Epilogue ( Chapter 3 )
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..page import Line
from ..site_pages.chosen import Listing
from ..words import bare

_PART = re.compile(r"\(\s*(?P<part>(?:Chapter|Part)\s+(?P<number>\d{1,4})|[^()]{1,40}?)\s*\)\s*$")
_DATE = re.compile(r"\[[A-Z][a-z]{2} \d{1,2}, \d{4}\]\s*$")
"""The day behind a chapter, in the folded list of the old layout."""


def chapters_of(lines: Iterable[Line], story: str) -> tuple[Listing, ...]:
    """Return the chapters that lines list, one a line."""
    found: list[Listing] = []
    for line in lines:
        text = _DATE.sub("", line.text)
        part = _PART.search(text)
        title = (text[: part.start()] if part else text).strip()
        last = found[-1].number if found else 0
        number = int(part["number"]) if part and part["number"] else last + 1
        if not found and part and part["part"] == "Prologue":
            number = 0
        found.append(Listing(line, number, own_title(title, story, number) or "", "selected" in line.names))
    return tuple(found)


def own_title(title: str | None, story: str, number: int | None) -> str | None:
    """Return a chapter's title, or None for one that is only the story's, or the number.

    >>> own_title("The Farthing Chapter 2", "The Farthing", 2), own_title("A Visitor", "The Farthing", 2)
    (None, 'A Visitor')
    """
    said = bare(title or "")
    return None if not said or said in map(bare, (story, f"{story} chapter {number}", f"chapter {number}")) else title
