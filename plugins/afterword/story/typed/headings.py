"""Chapter headings that an author typed into a text.

    Prologue

    It rained on the ledger and on the clerk.

    Chapter One: A Visitor

    Nobody came. That was the visit.

They are believed as a row, each on a line of its own, numbered without a gap; or one by itself, where the text begins
with it. A "Chapter Two" in the middle of a conversation is prose. A row without text between is a list of contents,
and the chapters come after it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..page import Line

_HEADING = re.compile(
    r"\s*(?:chapter|chapitre|kapitel|capitolo|cap[íi]tulo|part)\s+"
    r"(?P<number>\d{1,3}|[ivxl]{1,7}|[a-z]+(?:[- ][a-z]+)?)(?:\s*(?:/|of)\s*\d{1,3})?"
    r"\s*(?:[:.\-–—]+\s*(?P<title>\S.*?))?\s*[:.]?\s*$",
    re.IGNORECASE,
)
_SPELLED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_WORDS = {word: number for number, word in enumerate(_SPELLED.split(), 1)} | {
    word: 10 * number for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_TENS = 10
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_BEFORE, _AFTER = ("prologue", "prolog", "prólogo", "prologo"), ("epilogue", "epilog", "épilogue", "epílogo", "epilogo")
_OUTSIDE = re.compile(rf"({'|'.join((*_BEFORE, *_AFTER))})\s*(?:[:.\-–—]+\s*\S.*)?$", re.IGNORECASE)
_TOP = 2
"""Lines that may stand above the first heading of a text."""
_LONGEST = 80


class Typed(NamedTuple):
    """A heading in the text: the index of its line, its number, and its title if it has one."""

    at: int
    number: int
    title: str | None


def typed_headings(lines: tuple[Line, ...]) -> tuple[Typed, ...]:
    """Return the chapter headings of a text, or none where they neither make a row nor begin the text."""
    row: list[Typed] = []
    for at in range(len(lines)):
        found = _heading(lines, at, row)
        if found and row and found.number == row[0].number and not _has_text(lines, row):
            row = [found]
        elif found and (found.number == row[-1].number + 1 if row else found.number <= 1 or _begins(lines[:at])):
            row.append(found)
    return tuple(row) if len(row) > 1 or (row and _begins(lines[: row[0].at])) else ()


def _heading(lines: tuple[Line, ...], at: int, row: list[Typed]) -> Typed | None:
    """Return a line as a heading; the epilogue takes the number after the last."""
    if not _stands_alone(lines, at):
        return None
    said = read_heading(lines[at].text, row[-1].number if row else None)
    return said._replace(at=at) if said else None


def read_heading(text: str, last: int | None) -> Typed | None:
    """Return what a heading says, or None where it is no chapter's; `last` is the number of the chapter before it.

    >>> read_heading("Chapter Two: A Visitor", 1)
    Typed(at=0, number=2, title='A Visitor')
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if found := _OUTSIDE.match(text):
        if found[1].lower() in _BEFORE:
            return Typed(0, 0, text.rstrip(":."))
        return Typed(0, last + 1, text.rstrip(":.")) if last is not None else None
    found = _HEADING.match(text)
    number = _number(found["number"].lower()) if found else None
    return Typed(0, number, found["title"]) if found and number is not None else None


def _has_text(lines: tuple[Line, ...], row: list[Typed]) -> bool:
    """Whether anything stands between the headings of a row."""
    return any(not line.is_blank for one, other in pairwise(row) for line in lines[one.at + 1 : other.at])


def _begins(above: tuple[Line, ...]) -> bool:
    """Whether what stands above a heading is at most a title and a name."""
    filled = [line for line in above if not line.is_blank and not line.is_rule]
    return len(filled) <= _TOP and not any(line.ends_sentence for line in filled)


def _stands_alone(lines: tuple[Line, ...], at: int) -> bool:
    before, after = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
    return all(other is None or other.is_blank or not other.stands_with(lines[at]) for other in (before, after))


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    tens, _, units = text.replace(" ", "-").partition("-")
    if text in _WORDS or (tens in _WORDS and 0 < _WORDS.get(units, 0) < _TENS < _WORDS[tens]):
        return _WORDS[tens] + _WORDS.get(units, 0)
    if set(text) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in text]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return None
