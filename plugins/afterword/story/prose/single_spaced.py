"""Tell paragraphs apart that only a line end parts.

    It rained on the ledger all that week, and on the clerk.
    Nobody came. The stove was Wednesday's, and unlit.
    He wrote the date again, to have written something.

Where most lines of prose run straight into the next, each is a paragraph. Spared: verse and addresses, whose lines
are short, and a line end here and there within paragraphs that blank lines part.
"""

from __future__ import annotations

from itertools import pairwise

from ..page import Line
from .steps import Context, Step

_MOST = 0.5
_PROSE = 8
"""Words a line, on average, below which it may be verse."""


def single_spaced(lines: tuple[Line, ...], context: Context) -> Step:
    """Put a blank line between lines that are paragraphs, and so one more where there were some."""
    del context
    filled = [line for line in lines if not line.is_blank and not line.is_rule]
    run_on = sum(1 for line, after in pairwise(lines) if line.runs_into(after))
    if len(filled) < 2 or run_on < _MOST * (len(filled) - 1):  # noqa: PLR2004 - one line is one paragraph
        return Step(lines)
    if sum(len(line.text.split()) for line in filled) < _PROSE * len(filled):
        return Step(lines)
    out: list[Line] = []
    for line in lines:
        if out and not line.is_blank and not line.is_rule and not out[-1].is_rule:
            out.append(Line(line.number, "", boxes=line.boxes))
        out.append(line)
    return Step(tuple(out))
