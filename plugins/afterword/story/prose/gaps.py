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
    are_rules = [part.is_rule for part in parts]
    plain = [
        part.gap for part, (before, own) in zip(parts[1:], pairwise(are_rules), strict=True) if not (before or own)
    ]
    usual = _widest_usual(plain)
    out: list[Line] = list(parts[0].lines) if parts else []
    for (before, part), (is_after_rule, is_rule) in zip(pairwise(parts), pairwise(are_rules), strict=True):
        if part.gap > usual and not is_after_rule and not is_rule:
            out.append(rule(part.lines[0].number))
        elif _runs_on(before, part):
            out.append(Line(part.lines[0].number, ""))
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
