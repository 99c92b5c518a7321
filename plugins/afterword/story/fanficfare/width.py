"""The width at which FanFicFare breaks the lines of its text.

The ledger was wrong by one farthing, and had been since Michaelmas, and
nobody but the clerk had noticed, who noticed nothing else.

1. Rain, which does not belong to the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..page import Line, joined_lines

_WIDTH = 78
"""Columns at which FanFicFare breaks lines, unless its user has said otherwise."""
_LINE_END, _NEW = "  ", re.compile(r"\s|[#>]|[*+-] |\d+\. ")
"""What ends a line that shall end there, and what a line begins with that stands by itself."""


def rejoined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with those joined between which nothing stood but the end of the width."""
    group: list[Line] = []
    for line in lines:
        if group and not _is_broken(group[-1].text, line.text):
            yield joined_lines(group)
            group = []
        group.append(line)
    if group:
        yield joined_lines(group)


def _is_broken(text: str, after: str) -> bool:
    if not text.strip() or not after.strip() or text.endswith(_LINE_END) or _NEW.match(after):
        return False
    return len(text.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > _WIDTH
