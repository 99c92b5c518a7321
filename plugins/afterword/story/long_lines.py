"""Show a line that is endlessly long in parts, each ending where a sentence does, or at least a word.

A text whose line ends were all lost on its way is one line. Nobody can read it, and what looks for the end of anything
in it may look far. A word is never parted; one that is longer than any line is a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .limits import Met
from .page import Line

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*[ \t]+")
_SPACE = re.compile(r"[ \t]+")


def parted(lines: tuple[Line, ...], limit: int) -> tuple[tuple[Line, ...], tuple[Met, ...]]:
    """Return lines with none longer than the limit that could be parted, and the limit met, if there was one."""
    long = [line for line in lines if len(line.text) > limit]
    if not long:
        return lines, ()
    met = Met("A116", long[0].number, max(len(line.text) for line in long), limit)
    return tuple(part for line in lines for part in _parts(line, limit)), (met,)


def _parts(line: Line, limit: int) -> Iterator[Line]:
    """Yield a line in parts: it is halved, and so is each half, so that no span is looked at more than a few times."""
    place = _place(line.text, limit) if len(line.text) > limit else None
    if place is None:
        yield line
        return
    yield from _parts(line.cut(0, place[0]), limit)
    yield from _parts(line.cut(place[1]), limit)


def _place(text: str, limit: int) -> tuple[int, int] | None:
    """Return where white space in the middle of a text begins and ends; None where there is none."""
    middle = len(text) // 2
    if found := _SENTENCE_END.search(text, middle - limit // 4, min(middle + limit // 2, len(text) - 1)):
        return len(found[0].rstrip(" \t")) + found.start(), found.end()
    if found := _SPACE.search(text, middle):
        return found.span()
    before = max(text.rfind(" ", 0, middle), text.rfind("\t", 0, middle))
    return (before, before + 1) if before > 0 else None
