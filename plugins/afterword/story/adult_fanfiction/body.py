"""The story on a page of Adult-FanFiction.org, and the list of chapters above and below it.

    arrow_back Previous
    Chapter 1 - Michaelmas
    Chapter 2 - A Visitor
    Next arrow_forward
    A Visitor
    It rained on the ledger and on the clerk.
    View Reviews (3)

The words for pictures (`arrow_back`) are what is left of the site's own letters. HTML has the story in a box of its
own; the layout before had it in the cell of a table that has most words.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from ..page import Line
from ..site_pages.chosen import Listing
from ..site_pages.story_box import story_box
from ..words import count, letters

_BODY, _TITLE = "chapter-body", "chapter-title"
_OPTION = re.compile(r"\s*(?:Chapter\s+)?(?P<number>\d{1,4})\s*[-:.–]\s*(?P<title>\S.*?)?\s*$")
_CHAPTER = re.compile(r"story\.php\?no=\d+&(?:amp;)?chapter=(?P<number>\d{1,4})$")
_STEP = re.compile(r"\s*(?:arrow_back\s*)?Previous\s*$|\s*Next(?:\s*arrow_forward)?\s*$")
_TAIL = re.compile(
    r"\s*(?:(?:rate_review\s*)?View Reviews \(\d+\)|Age Verification Required|(?:arrow_back\s*)?Back to Archive"
    r"|.{0,3}\s*\d{4} Fiction Portal \d.*)\s*$"
)
_DROPDOWN = "dropdown-content"


class Body(NamedTuple):
    """Where the story begins and ends among the lines below the head, and the heading above it."""

    start: int
    stop: int
    heading: Line | None = None


def body_of(lines: tuple[Line, ...], head: tuple[Line, ...], listed: tuple[Listing, ...]) -> Body:
    """Return the story among the lines below a head."""
    if found := story_box(lines, _BODY, lambda line: _is_navigation(line, listed) or bool(_TAIL.match(line.text))):
        return Body(*found, next((line for line in lines if _TITLE in line.names), None))
    if cell := _cell(lines, head):
        inside = [at for at, line in enumerate(lines) if any(box.key == cell for box in line.boxes)]
        return Body(inside[0], inside[-1] + 1, _heading(lines[inside[0]], listed))
    start, stop = 0, next((at for at, line in enumerate(lines) if _TAIL.match(line.text)), len(lines))
    while start < stop and (lines[start].is_blank or _is_navigation(lines[start], listed)):
        start += 1
    while stop > start and (lines[stop - 1].is_blank or _is_navigation(lines[stop - 1], listed)):
        stop -= 1
    return Body(start, stop, _heading(lines[start], listed) if start < stop else None)


def listed_of(lines: tuple[Line, ...], *, is_html: bool) -> tuple[Listing, ...]:
    """Return the chapters that lines list, the first of two lists: folded, as links, or a line each between steps."""
    found = [line for line in lines if line.is_option]
    if not found and not is_html:
        first = next((at for at, line in enumerate(lines) if _STEP.match(line.text)), None)
        found = [] if first is None else list(lines[first + 1 :])
    listed: list[Listing] = []
    for line in found or [line for line in lines if _DROPDOWN in line.names]:
        option = _OPTION.match(line.text)
        linked = next((link for span in line.spans if (link := _CHAPTER.search(span.href))), None)
        number = int(option["number"]) if option else int(linked["number"]) if linked else None
        if number is None or any(number == each.number for each in listed):
            if listed:
                break
            continue
        title = (option["title"] or "" if option else line.text).strip()
        listed.append(Listing(line, number, title, "selected" in line.names))
    return tuple(listed)


def _cell(lines: tuple[Line, ...], head: tuple[Line, ...]) -> int | None:
    """Return the cell with most words of those that hold nothing of the head."""
    around = {box.key for line in head for box in line.boxes}
    sizes: Counter[int] = Counter()
    for line in lines:
        cell = next((box.key for box in line.boxes if box.tag == "td" and box.key not in around), None)
        if cell is not None:
            sizes[cell] += count(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _heading(first: Line, listed: tuple[Listing, ...]) -> Line | None:
    """Return the first line of a story if the list of chapters has it too."""
    titles = {letters(text) for each in listed for text in (each.title, each.line.text)} - {""}
    return first if letters(first.text) in titles else None


def _is_navigation(line: Line, listed: tuple[Listing, ...]) -> bool:
    return line.is_option or bool(_STEP.match(line.text)) or any(line.text == each.line.text for each in listed)
