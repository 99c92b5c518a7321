"""Where a person says that the prose starts: everything before it is the author's note."""

from __future__ import annotations

import re

from .page import Line

_WORD = re.compile(r"[^\W_]+")


def find_start(lines: tuple[Line, ...], words: str) -> tuple[int, int] | None:
    """Return the line (index) and character at which these words begin, letters compared and nothing else.

    None where they are not there.
    """
    wanted = [word.casefold() for word in _WORD.findall(words)]
    if not wanted:
        return None
    there = [
        (found[0].casefold(), at, found.start()) for at, line in enumerate(lines) for found in _WORD.finditer(line.text)
    ]
    for start in range(len(there) - len(wanted) + 1):
        if all(there[start + offset][0] == word for offset, word in enumerate(wanted)):
            _, at, character = there[start]
            return at, _with_quotes(lines[at].text, character)
    return None


def split_at(lines: tuple[Line, ...], at: int, character: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines before and from that place; a line is cut where the place is within it."""
    if not lines[at].text[:character].strip():
        return lines[:at], lines[at:]
    return (*lines[:at], lines[at].cut(0, character)), (lines[at].cut(character), *lines[at + 1 :])


def _with_quotes(text: str, character: int) -> int:
    """Move back over the marks that open the first word: a quotation mark belongs to it."""
    while character and not text[character - 1].isspace():
        character -= 1
    return character
