"""Chapter headings that an author typed into one long text.

    Chapter One

    It rained on the ledger and on the clerk.

    Chapter Two: A Visitor

They are believed only as a row: each on a line of its own, numbered from one without a gap, two at least. A single
"Chapter Two" in a conversation is prose.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .page import Line

_HEADING = re.compile(
    r"\s*(?:chapter|chapitre|kapitel|capitolo|cap[íi]tulo|part)\s+(?P<number>\d{1,3}|[ivxl]{1,7}|[a-z]+(?:-[a-z]+)?)"
    r"\s*(?:[:.\-–—]+\s*(?P<title>\S.*?))?\s*[:.]?\s*$",
    re.IGNORECASE,
)
_SPELLED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_WORDS = {word: number for number, word in enumerate(_SPELLED.split(), 1)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LONGEST = 80


class Typed(NamedTuple):
    """A heading in the text: the index of its line, its number, and its title if it has one."""

    at: int
    number: int
    title: str | None


def typed_headings(lines: tuple[Line, ...]) -> tuple[Typed, ...]:
    """Return the chapter headings of a text, or none where they do not make a row."""
    row: list[Typed] = []
    for at, line in enumerate(lines):
        found = _HEADING.match(line.text) if len(line.text) <= _LONGEST and _stands_alone(lines, at) else None
        number = _number(found["number"].lower()) if found else None
        if found and number == len(row) + 1:
            row.append(Typed(at, number, found["title"]))
    return tuple(row) if len(row) > 1 else ()


def _stands_alone(lines: tuple[Line, ...], at: int) -> bool:
    before, after = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
    return all(other is None or other.is_blank or other.box_path != lines[at].box_path for other in (before, after))


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    if set(text) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in text]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return None
