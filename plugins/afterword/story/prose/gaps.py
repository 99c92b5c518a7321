"""Make a scene break of a gap that is wider than the gaps of the text.

Old archives let empty lines through, and writers broke scenes with them: four where two are usual. What is usual is
read from the text itself; gaps beside a drawn line or a break do not count.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from ..page import Line, rule
from ..paragraphs import Paragraph, paragraphs
from .steps import Context, Step

_USUAL = 0.15
"""Share of the gaps from which on a width is usual."""
_FEWEST = 4
"""Gaps it takes to say what is usual."""


def gaps(lines: tuple[Line, ...], context: Context) -> Step:
    """Put a drawn line where the room between paragraphs is wider than usual, and drop all other room."""
    del context
    parts = paragraphs(lines)
    plain = [after.gap for before, after in pairwise(parts) if not (before.is_rule or after.is_rule)]
    usual = _widest_usual(plain)
    out: list[Line] = []
    for before, part in zip((None, *parts), parts, strict=False):
        if before is not None:
            number = part.lines[0].number
            if part.gap > usual and not before.is_rule and not part.is_rule:
                out.append(rule(number))
            elif _runs_on(before, part):
                out.append(Line(number, ""))
        out.extend(part.lines)
    return Step(tuple(out))


def _widest_usual(widths: list[int]) -> int:
    if len(widths) < _FEWEST:
        return max(widths, default=0)
    counts = Counter(widths)
    return max(
        width for width, times in counts.items() if times >= _USUAL * len(widths) or times == max(counts.values())
    )


def _runs_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether only a blank line parts two paragraphs of one container."""
    return before.lines[-1].stands_with(after.lines[0])
