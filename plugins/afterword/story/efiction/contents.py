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
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from ..labels import LABELS
from ..page import Line
from .headline import Headline, headline, number_of

_CHAPTERS, _STATUS = ("|".join(map(re.escape, LABELS[field])) for field in ("chapters", "status"))
COUNTS = re.compile(rf"\s*(?:{_CHAPTERS}):\s*\d+.*\b(?:{_STATUS}):")
"""The line of the box that counts; what stands below it is no label of the box."""
STATED = re.compile(rf"(?:^|\s)(?:{_CHAPTERS}):\s*(\d{{1,4}})\b", re.IGNORECASE)
_INDEX_ROW = re.compile(r"\([\d,]+ words?\)\s*(?:$|[·•])|\[(?:Reviews|Rezensionen) - \d+\]")
"""What a row of a contents page counts; the list of a printed story counts nothing."""
ARCHIVED = re.compile(r"\s*This story archived at\b")
_LONGEST = 1000
"""Letters of a line that may be a heading."""
_BYS = ("by", "von")


def is_index_row(line: Line) -> bool:
    """Return whether a line counts what the rows of a contents page count."""
    return ("(" in line.text or "[" in line.text) and bool(_INDEX_ROW.search(line.text))


def first_counts(lines: tuple[Line, ...], start: int) -> int | None:
    """Return where the first line stands, from one on, that counts what a story has; None where there is none."""
    return next((at for at in range(start, len(lines)) if ":" in lines[at].text and COUNTS.match(lines[at].text)), None)


class Heading(NamedTuple):
    """A chapter's heading: the index of its line, and what it says."""

    at: int
    says: Headline


class Contents(NamedTuple):
    """The rows of a list of chapters, its places (index of the first line, and after the last), the headings found."""

    rows: tuple[Headline, ...]
    start: int
    stop: int
    headings: tuple[Heading, ...] = ()


def read_contents(lines: tuple[Line, ...], start: int) -> Contents | None:
    """Return the list of chapters that stands from a line on: the first whose rows come again as headings.

    Where none does, a copy without a single heading, it is the first below the counts of the box that has as many rows
    as they say: a summary may quote a list of its own, and so may a chapter.
    """
    starts = (
        at
        for at in range(start, len(lines))
        if "1." in lines[at].text and number_of(lines[at]) == 1 and headline(lines[at])
    )
    lists = [_list_at(lines, at) for at in starts]
    places = _places(lines, frozenset(wanted for each in lists for row in each.rows for wanted in _wanted(row)))
    with_headings = (each._replace(headings=_headings(lines, places, each)) for each in lists)
    if kept := next((each for each in with_headings if each.headings), None):
        return kept
    counts = first_counts(lines, start)
    if counts is None:
        return None
    found = STATED.search(lines[counts].text)
    return next((each for each in lists if each.start > counts and found and len(each.rows) == int(found[1])), None)


def _list_at(lines: tuple[Line, ...], first: int) -> Contents:
    """Return the list that begins with a line: rows numbered from 1, with only blank lines between."""
    rows: list[Headline] = []
    at = stop = first
    while at < len(lines):
        row = headline(lines[at]) if number_of(lines[at]) == len(rows) + 1 else None
        if row is not None:
            rows.append(row)
            stop = at + 1
        elif not lines[at].is_blank:
            break
        at += 1
    return Contents(tuple(rows), first, stop)


def _headings(lines: tuple[Line, ...], places: Mapping[str, list[int]], contents: Contents) -> tuple[Heading, ...]:
    """Return where the headings of a list's rows stand below it, searched in order, once each."""
    found: list[Heading] = []
    after = contents.stop
    for row in contents.rows:
        below = (_first_from(places.get(each, []), after) for each in _wanted(row))
        if (at := min((at for at in below if at is not None), default=None)) is not None:
            found.append(Heading(at, row._replace(line=lines[at].number)))
            after = at + 1
    return tuple(found)


def _wanted(row: Headline) -> frozenset[str]:
    """Return how the heading of a row may stand, spelling aside."""
    return frozenset(_folded(f"{row.title} {by} {', '.join(row.authors)}") for by in _BYS)


def _first_from(places: list[int], after: int) -> int | None:
    at = bisect_left(places, after)
    return places[at] if at < len(places) else None


def _places(lines: tuple[Line, ...], wanted: frozenset[str]) -> Mapping[str, list[int]]:
    """Return where each line stands that is one of the headings wanted, spelling aside."""
    places: dict[str, list[int]] = defaultdict(list)
    firsts = {each[:1] for each in wanted}
    for at, line in enumerate(lines if wanted else ()):
        may_be = len(line.text) <= _LONGEST and line.text.lstrip()[:1].casefold()[:1] in firsts
        if may_be and (folded := _folded(line.text)) in wanted:
            places[folded].append(at)
    return places


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
