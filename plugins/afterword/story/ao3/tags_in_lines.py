"""The list of tags in a text: each label on a line of its own, its values below it or beside it.

    Rating:                    Stats: Published:2012-02-07Words:1,074Chapters:3/3
      • General Audiences

Statistics may have run together where they were copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..page import Line
from .pieces import LABEL, VALUE, Piece
from .tags import FIELD_OF, has_one_value, runs_on

_LABEL = re.compile(rf"\s*({'|'.join(sorted(FIELD_OF, key=len, reverse=True))}):\s*")
_BULLET = re.compile(r"\s*[•☆★+*◦▪○-]\s+")
_FEWEST = 2
_FIRST = frozenset(("Rating", "Archive Warning", "Archive Warnings", "Warning", "Warnings"))


def block_of(lines: Sequence[Line]) -> slice:
    """Return where the list of tags is; an empty place where there is none.

    It has two labels at least: one by itself stands in somebody's note.
    It begins with the rating or the warnings, and ends with the last value: from the language on, each label has one.
    """
    start = next((at for at, line in enumerate(lines) if (label := _label(line)) and label[1] in _FIRST), None)
    if start is None:
        return slice(0, 0)
    stop, last, filled = start, "", True
    labels: set[str] = set()
    for at in range(start, len(lines)):
        line = lines[at]
        if line.is_blank:
            continue
        if label := _label(line):
            labels.add(label[1])
            last, filled = label[1], label.end() < len(line.text.rstrip())
        elif filled and has_one_value(last):
            break
        else:
            filled = True
        stop = at + 1
    return slice(start, stop) if len(labels) >= _FEWEST else slice(0, 0)


def pieces_of_block(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the labels and the values of a list of tags, values without what marks them as items."""
    for line in lines:
        label = _label(line)
        start = label.end() if label and (label[1] == "Stats" or not runs_on(line.text)) else 0
        if start:
            yield Piece(LABEL, line.cut(0, start))
        bullet = _BULLET.match(line.text, start)
        value = line.cut(bullet.end() if bullet else start)
        if not value.is_blank:
            yield Piece(VALUE, value)


def _label(line: Line) -> re.Match[str] | None:
    return _LABEL.match(line.text)
