"""What stands between a story's heading and the first label of its box: the summary, and what it is about.

    The Salt Road, Again by quill & ash
    [Reviews - 12] Printer
    Original Fiction
    A cartographer is asked to map a road that moves.

    Characters: Ada/Bram, Ced

Some skins print neither with a label. Categories are known by where their links lead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Stated
from ..page import Line
from ..sites import Site
from ..words import tally
from .boxes import reads_as_prose
from .top import NAVIGATION, Above, read_above
from .values import values_of

_TO_CATEGORY = re.compile(
    r"\b(?:browse\.php\?(?:.*&)?type=categories&(?:.*&)?(?:cat)?id=\d|categories\.php\?(?:.*&)?catid=\d)"
)
_TO_SERIES = re.compile(r"\b(?:view)?series\.php\?(?:.*&)?(?:series|ss)id=\d")
_LONGEST = 80
"""Letters of a line of categories."""
_HOW = "it stands between the title and the labels"


class Around(NamedTuple):
    """What stands above a box: the heading, and the fields that have no label."""

    above: Above
    fields: tuple[Stated, ...] = ()


def read_around(
    lines: tuple[Line, ...],
    page: tuple[Line, ...],
    box: tuple[Stated, ...],
    site: Site | None = None,
    *,
    has_box: bool = True,
) -> Around:
    """Return what the lines above a box, or a chapter, say that the box does not; without one there is no summary.

    `page` are all lines of the page.
    """
    above = read_above(lines, page)
    if not above.places:
        return Around(above)
    first, last = (
        next(at for at, line in enumerate(lines) if line is each) for each in (above.places[0], above.places[-1])
    )
    known = {field.field for field in box} | (set() if has_box else {"summary"})
    over = _beside(lines[:first], -1, site.above if site else "", site)
    near = _categories(over.rest[-1:], _with(known, over))
    under = _beside(lines[last + 1 :], 0, site.below if site else "", site)
    known = _with(known, over, near, under)
    below = _below(under.rest, known)
    rest = (*over.rest[:-1], *near.rest, *lines[first : last + 1], *below.rest)
    return Around(read_above(rest, page), (*over.fields, *near.fields, *under.fields, *below.fields))


class _Unlabelled(NamedTuple):
    fields: tuple[Stated, ...]
    rest: tuple[Line, ...]


def _with(known: set[str], *found: _Unlabelled) -> set[str]:
    return known | {field.field for each in found for field in each.fields}


def _beside(lines: tuple[Line, ...], at: int, field: str, site: Site | None) -> _Unlabelled:
    """Return what the line says that this site prints right over or under every heading, and the lines without it."""
    filled = [line for line in lines if not line.is_blank]
    if site is None or not field or not filled:
        return _Unlabelled((), lines)
    line = filled[at]
    is_named = any(mark in line.text for mark in (*site.fingerprints, *((site.name,) if site.name else ())))
    if is_named or line.ends_sentence or len(line.text) > _LONGEST or NAVIGATION.match(line.text):
        return _Unlabelled((), lines)
    stated = Stated(field, tuple(values_of(line)), line.text.strip(), line.number)
    return _Unlabelled((stated,), tuple(each for each in lines if each is not line))


def _categories(lines: tuple[Line, ...], known: set[str]) -> _Unlabelled:
    """Return the categories that a line is made of, and the lines without it."""
    named = None if "category" in known else next((line for line in lines if _is_category(line)), None)
    if named is None:
        return _Unlabelled((), lines)
    stated = Stated("category", tuple(values_of(named)), named.text.strip(), named.number)
    return _Unlabelled((stated,), tuple(line for line in lines if line is not named))


def _series(found: _Unlabelled, known: set[str]) -> _Unlabelled:
    """Return what was found, with the series that a line leads to."""
    if "series" in known:
        return found
    for line in found.rest:
        names = [span.text.strip() for span in line.spans if _TO_SERIES.search(span.href) and span.text.strip()]
        if names and not tally(*names) - tally(line.text):
            stated = Stated("series", tuple(names), line.text.strip(), line.number)
            return _Unlabelled((*found.fields, stated), tuple(each for each in found.rest if each is not line))
    return found


def _below(lines: tuple[Line, ...], known: set[str]) -> _Unlabelled:
    """Return what the lines between the heading and the box say, and those that say nothing."""
    categories = _series(_categories(lines, known), known)
    rest = categories.rest
    told = [at for at, line in enumerate(rest) if reads_as_prose(line)]
    if not told or "summary" in known:
        return categories
    raw = "\n".join(line.text.strip() for line in rest[told[0] : told[-1] + 1]).strip()
    summary = Stated("summary", (raw,), raw, rest[told[0]].number, how=_HOW)
    return _Unlabelled((*categories.fields, summary), (*rest[: told[0]], *rest[told[-1] + 1 :]))


def _is_category(line: Line) -> bool:
    """Whether a line is made of links to categories, and of nothing else."""
    links = [span for span in line.spans if "a" in span.marks]
    rest = "".join(span.text for span in line.spans if "a" not in span.marks)
    return bool(links) and all(_TO_CATEGORY.search(span.href) for span in links) and not rest.strip(" ,>·|\xa0")
