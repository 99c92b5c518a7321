"""Take away the title that an author typed above the first line.

    Best of Both

    The kettle had opinions.

The page shows the title of the story (or chapter) already. Spared: the same words anywhere later, or within a line.
"""

from __future__ import annotations

from itertools import islice

from ..draft import Dropped
from ..page import Line
from ..paragraphs import each_paragraph, trimmed
from ..words import letters
from .steps import Context, Step

_TOP = 3
"""Paragraphs among which a repeated title may stand (a disclaimer sometimes comes first)."""


def repeated_title(lines: tuple[Line, ...], context: Context) -> Step:
    """Drop a line of the first paragraphs that is the title again and nothing else."""
    titles = {letters(title) for title in context.titles} - {""}
    for part in islice(each_paragraph(lines), _TOP if titles else 0):
        if len(part.lines) == 1 and not part.is_rule and letters(part.text) in titles:
            at = lines.index(part.lines[0])
            before, after = trimmed(lines[:at]), trimmed(lines[at + 1 :])
            blank = (Line(lines[at].number, ""),) if before else ()
            return Step((*before, *blank, *after), (Dropped("repeated title", part.text),))
    return Step(lines)
