"""The labels of a header that an author typed: those that everybody uses, and those of one author's own.

Title: The Farthing
**Author:** quill & ash
Chapter: 2/5
Place: the counting-house
Rating: PG
"""

from __future__ import annotations

from typing import NamedTuple

from ..labels import ANY_LABEL, LABELS, field_of, labelled, pattern_of, straight
from ..page import Line

_LABEL = pattern_of(*(label for labels in LABELS.values() for label in labels), "Chapter", "Part")
AHEAD = 12
"""Lines that a value of several paragraphs may have, if another label follows."""
_LONGEST_LABEL, _LONGEST_VALUE = 4, 60
"""Words of an unknown label, and letters of its value."""


class Label(NamedTuple):
    """A label on a line: where, how it is spelled, where its value begins, and what it means."""

    at: int
    text: str
    end: int
    field: str


def known_label(lines: tuple[Line, ...], at: int) -> Label | None:
    """Return the label that a line begins with, if it is one of everybody's."""
    found = labelled(_LABEL, lines[at].text)
    return Label(at, found[1], found.end(), field_of(found[1]) or f"label:{found[1]}") if found else None


def own_label(lines: tuple[Line, ...], at: int) -> Label | None:
    """Return a label that only this author has: it is short, so is its value, and a known one or the end is below."""
    found = _short(lines[at])
    if found is None:
        return None
    below = (place for place in range(at + 1, len(lines[: at + 1 + AHEAD])) if not _is_between(lines, place))
    end = next(below, None)
    closes = end is not None and lines[end].is_blank and not lines[at].ends_sentence
    return found._replace(at=at) if end is not None and (closes or known_label(lines, end)) else None


def _is_between(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line has another such label, so that the known one may come after it."""
    return known_label(lines, at) is None and _short(lines[at]) is not None


def _short(line: Line) -> Label | None:
    text = straight(line.text)
    found = ANY_LABEL.match(text)
    if not found or len(found[1].split()) > _LONGEST_LABEL or len(text) - found.end() > _LONGEST_VALUE:
        return None
    return Label(0, found[1], found.end(), f"label:{found[1]}")
