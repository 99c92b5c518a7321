"""Which part of a story a file says that it is.

Title: The Salt Road (2/5)
Title: The Salt Road [Part 2 of ?]
Chapter: 2/5
Part: 2 - Rain
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBERS = r"(?P<number>\d{1,4})(?:\s*(?:/|of)\s*(?:(?P<of>\d{1,4})|\?+))"
_WORD = r"(?:(?:part|chapter|chap|ch)\b\.?\s*)?"
_IN_TITLE = re.compile(rf"^(?P<rest>.*\S)\s*[(\[]\s*{_WORD}{_NUMBERS}\s*[)\]]$", re.IGNORECASE)
_SAID = re.compile(rf"^{_NUMBERS}?(?:\s*[-–—:]\s*(?P<rest>\S.*))?$", re.IGNORECASE)


class Part(NamedTuple):
    """The number of a part, how many there are if that is said, and what else is: the title without both."""

    number: int
    of: int | None
    rest: str


def part_in_title(title: str) -> Part | None:
    """Return what a title says of its part, or None.

    >>> part_in_title("The Salt Road (2/5)"), part_in_title("Nineteen (1984)")
    (Part(number=2, of=5, rest='The Salt Road'), None)
    """
    found = _IN_TITLE.match(title)
    return _part(found) if found else None


def part_said(value: str) -> Part | None:
    """Return what the value of a label `Chapter` or `Part` says, or None where it is no number.

    >>> part_said("2/5"), part_said("3 - Rain"), part_said("Rain")
    (Part(number=2, of=5, rest=''), Part(number=3, of=None, rest='Rain'), None)
    """
    found = _SAID.match(value)
    return _part(found) if found else None


def _part(found: re.Match[str]) -> Part:
    return Part(int(found["number"]), int(found["of"]) if found["of"] else None, found["rest"] or "")
