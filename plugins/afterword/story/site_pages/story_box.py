"""The box that a site puts around a story, and what an author's own markup has let out of it.

    <div id="fanfic-text"><p>It rained on the ledger.</p></div>
    </div><p>It rained on the clerk, too, and nobody had told him that it would.</p>
    <div class="footer">…</div>

A stray end tag in a story closes the site's box too early. What reads as prose right behind it is the story's too: down
to the next box of the site, the next line of nothing but links, or whatever that site is known to put there.
"""

from __future__ import annotations

from collections.abc import Callable

from ..page import Line
from ..words import count

_SITE = frozenset("div td section aside footer nav ul form table article".split())
"""What a site makes its boxes of."""
_FEWEST = 4
"""Words of a line that ends as a sentence does, which no menu has."""


def story_box(lines: tuple[Line, ...], name: str, is_end: Callable[[Line], bool]) -> tuple[int, int] | None:
    """Return where the story in the box of this name begins and ends, or None where there is no such box."""
    inside = [at for at, line in enumerate(lines) if name in line.names]
    if not inside:
        return None
    start, stop = inside[0], inside[-1] + 1
    depth = next((at for at, box in enumerate(lines[start].boxes) if name in box.names), 0)
    around = _names(lines[start], depth)
    for at in range(stop, len(lines)):
        line = lines[at]
        if is_end(line) or line.is_option or not _names(line) <= around or _is_menu(line):
            break
        if count(line.text) >= _FEWEST and line.ends_sentence:
            stop = at + 1
    return start, stop


def _names(line: Line, depth: int | None = None) -> frozenset[str]:
    """Return the names of the site's boxes that a line stands in, of the outermost `depth` of them."""
    return frozenset(name for box in line.boxes[:depth] if box.tag in _SITE for name in box.names)


def _is_menu(line: Line) -> bool:
    """Whether there is nothing in a line but links."""
    return bool(line.text.strip()) and all(span.href or not span.text.strip(" |<>«»•") for span in line.spans)
