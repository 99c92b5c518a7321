"""Join lines that a mail program or a text browser broke at a margin.

    She had counted the milestones twice, out of
    spite, and there were eleven.

becomes one line, but only where the lengths of all lines of the page prove it: nearly every line that another follows
ends where the next word would not have fitted. Verse, lists and labels do not, and stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .labels import ALL_LABELS, SITE_LINE, labelled
from .mail.message import FIELD
from .page import Line, joined_lines

_WIDEST = 120
_NARROWEST = 50
_FEWEST = 3
"""Broken lines it takes to prove a margin."""
_LONG = 0.7
"""Share of the margin from which on a line's length says anything."""
_PROVED = 0.6
"""Share of the long lines; last lines of paragraphs make up the rest. Verse has next to none."""
_SLACK = 2
_WORD = re.compile(r"[^\W_]")
_COUNTED = re.compile(r"\(\d[\d,]* words?\)\s*$")
"""How a row of a list of chapters ends."""


def unwrap(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines with those joined that were broken at a margin; all of them as they are where none was."""
    margin = _margin(lines)
    if margin is None:
        return lines
    groups: list[list[Line]] = []
    broken = False
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        if broken:
            groups[-1].append(line)
        else:
            groups.append([line])
        broken = after is not None and _is_broken(line, after, margin)
    return tuple(map(joined_lines, groups))


def _margin(lines: tuple[Line, ...]) -> int | None:
    """Return the column that the lines were broken at, if they were."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if not line.is_blank)
    if not lengths:
        return None
    margin = lengths[-1 - len(lengths) // 100]  # one line in a hundred may be an address that could not be broken
    if not _NARROWEST <= margin <= _WIDEST:
        return None
    pairs = (pair for pair in pairwise(lines) if pair[0].runs_into(pair[1]) and not FIELD.match(pair[1].text))
    long = [pair for pair in pairs if len(pair[0].text) >= _LONG * margin]
    broken = sum(1 for line, after in long if _is_broken(line, after, margin))
    return margin if broken >= max(_FEWEST, _PROVED * len(long)) else None


def _is_broken(line: Line, after: Line, margin: int) -> bool:
    if not line.runs_into(after) or _COUNTED.search(line.text) or not _WORD.search(after.text):
        return False
    if labelled(ALL_LABELS, after.text) or SITE_LINE.match(after.text) or FIELD.match(after.text):
        return False
    if line.text.startswith(">") != after.text.startswith(">"):  # the one quotes a message, the other does not
        return False
    return len(line.text.rstrip()) + 1 + len(after.text.split(maxsplit=1)[0]) > margin - _SLACK
