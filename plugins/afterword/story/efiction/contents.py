"""The list of chapters that a whole story begins with, and the headings it promises.

    1. Out by quill & ash

    2. Man Up, Bram by quill & ash

    Out by quill & ash
    Author's Notes:

All rows stand before the first chapter; each heading is a row without its number. On the contents page of a story
a row goes on with `[Reviews - 3] starstarhalf-star (37 words)`, and no chapter follows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..page import Line
from .headline import Headline, headline

COUNTS = re.compile(r"\s*Chapters:\s*\d+.*\bCompleted:")
"""The line of the box that counts; what stands below it is no label of the box."""
STATED = re.compile(r"\s*Chapters:\s*(\d{1,4})\b")
INDEX_ROW = re.compile(r"\([\d,]+ words?\)\s*$|\[(?:Reviews|Rezensionen) - \d+\]")
"""What a row of a contents page counts; the list of a printed story counts nothing."""
ARCHIVED = re.compile(r"\s*This story archived at\b")
_LONGEST = 1000
"""Letters of a line that may be a heading."""
_SPACES = re.compile(r"\s+")
_BYS = ("by", "von")


class Contents(NamedTuple):
    """The rows of a list of chapters, and the places (index of line) of the first and after the last."""

    rows: tuple[Headline, ...]
    start: int
    stop: int


class Heading(NamedTuple):
    """A chapter's heading: the index of its line, and what it says."""

    at: int
    says: Headline


def read_contents(lines: tuple[Line, ...], start: int) -> Contents | None:
    """Return the list of chapters that stands from a line on: the first whose rows come again as headings.

    Where none does, a copy without a single heading, it is the first below the counts of the box that has as many rows
    as they say: a summary may quote a list of its own, and so may a chapter.
    """
    lists = [_list_at(lines, at) for at in range(start, len(lines)) if (row := headline(lines[at])) and row.number == 1]
    kept = next((each for each in lists if any(find_headings(lines[each.stop :], each.rows))), None)
    if kept:
        return kept
    counts = next((at for at in range(start, len(lines)) if COUNTS.match(lines[at].text)), None)
    if counts is None:
        return None
    found = STATED.match(lines[counts].text)
    return next((each for each in lists if each.start > counts and found and len(each.rows) == int(found[1])), None)


def _list_at(lines: tuple[Line, ...], first: int) -> Contents:
    """Return the list that begins with a line: rows numbered from 1, with only blank lines between."""
    rows: list[Headline] = []
    at = stop = first
    while at < len(lines):
        row = headline(lines[at])
        if row is not None and row.number == len(rows) + 1:
            rows.append(row)
            stop = at + 1
        elif not lines[at].is_blank:
            break
        at += 1
    return Contents(tuple(rows), first, stop)


def find_headings(lines: tuple[Line, ...], rows: tuple[Headline, ...]) -> tuple[Heading | None, ...]:
    """Return where each row's heading stands, searched in order, once each; None where there is none."""
    wanted = [{_folded(f"{row.title} {by} {', '.join(row.authors)}") for by in _BYS} for row in rows]
    places: dict[str, list[int]] = {heading: [] for headings in wanted for heading in headings}
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (folded := _folded(line.text)) in places:
            places[folded].append(at)
    found: list[Heading | None] = []
    after = 0
    for row, headings in zip(rows, wanted, strict=True):
        place = min((at for heading in headings for at in places[heading] if at >= after), default=None)
        found.append(Heading(place, row._replace(line=lines[place].number)) if place is not None else None)
        after = place + 1 if place is not None else after
    return tuple(found)


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()
