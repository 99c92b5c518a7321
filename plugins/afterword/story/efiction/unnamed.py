"""The box of the prose in skins that gave it no name: it is known by how it is set.

<p align="center"><b><a href="viewstory.php?sid=77">The Salt Road</a></b> by <a href="viewuser.php?uid=3">ash</a></p>
<div align="left"><p>Ada unrolled the map.</p></div>

eFiction sets prose in a span of `font-size: 100%`, which readers could change by steps of 20; the first generation,
in a `div` set to the left.
"""

from __future__ import annotations

from collections import Counter

from ..page import Line
from ..words import count
from .boxes import PROSE_BOXES
from .headline import headline

SIZED = "font-size"
"""The name that `walk` gives to what is set so."""
_STORY = frozenset(("story",))
_LEFT = "left"
_FEWEST = 20
"""Words."""


def with_prose_named(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines with those of the prose named as such, where they are not and their box is known."""
    if any(line.names & PROSE_BOXES for line in lines) or not any(_is_linked(line) for line in lines if line.spans):
        return lines
    if any(SIZED in line.names for line in lines):
        return tuple(line._replace(names=line.names | _STORY) if SIZED in line.names else line for line in lines)
    words: Counter[int] = Counter()
    for line in lines:
        words.update({key: count(line.text) for key in _left(line)})
    key, most = max(words.items(), key=lambda pair: pair[1], default=(0, 0))
    if most < _FEWEST:
        return lines
    return tuple(line._replace(names=line.names | _STORY) if key in _left(line) else line for line in lines)


def _left(line: Line) -> list[int]:
    return [box.key for box in line.boxes if box.tag == "div" and box.align == _LEFT]


def _is_linked(line: Line) -> bool:
    """Whether a line is a heading whose title leads to a story."""
    links = " ".join([span.href for span in line.spans if span.href])
    return "viewstory.php" in links and "viewuser.php" in links and headline(line) is not None
