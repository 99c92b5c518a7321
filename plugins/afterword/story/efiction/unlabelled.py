"""What stands between a story's heading and the first label of its box: the summary, and what it is about.

    The Salt Road, Again by quill & ash
    [Reviews - 12] Printer
    Original Fiction
    A cartographer is asked to map a road that moves.

    Characters: Ada/Bram, Ced

Some skins print neither with a label. Categories are known by where their links lead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Stated
from ..page import Line
from .boxes import reads_as_prose
from .top import Above, read_above
from .values import values_of

_TO_CATEGORY = re.compile(r"\b(?:browse\.php\?(?:.*&)?type=categories\b|categories\.php\?(?:.*&)?(?:parent)?catid=)")
_HOW = "it stands between the title and the labels"


class Around(NamedTuple):
    """What stands above a box: the heading, and the fields that have no label."""

    above: Above
    fields: tuple[Stated, ...] = ()


def read_around(lines: tuple[Line, ...], box: tuple[Stated, ...]) -> Around:
    """Return what the lines above a box say that the box does not."""
    above = read_above(lines)
    if above.heading is None:
        return Around(above)
    known = {field.field for field in box}
    found = _unlabelled(lines, above.heading.line, has_summary="summary" in known, has_category="category" in known)
    return Around(read_above(found.rest), found.fields)


class _Unlabelled(NamedTuple):
    fields: tuple[Stated, ...]
    rest: tuple[Line, ...]


def _unlabelled(above: tuple[Line, ...], heading: int, *, has_summary: bool, has_category: bool) -> _Unlabelled:
    """Return the fields of lines without a label, and the lines that are left; the heading ends on that line."""
    fields: list[Stated] = []
    last = max((at for at, line in enumerate(above) if line.number <= heading), default=-1)
    below = above[last + 1 :]
    taken: set[int] = set()
    named = [line for line in above if _is_category(line)]
    if named and not has_category:
        raw = "\n".join(line.text.strip() for line in named[-1:])
        fields.append(Stated("category", tuple(values_of(named[-1])), raw, named[-1].number))
        taken.add(id(named[-1]))
    told = [at for at, line in enumerate(below) if reads_as_prose(line)]
    if told and not has_summary:
        lines = below[told[0] : told[-1] + 1]
        raw = "\n".join(line.text.strip() for line in lines).strip()
        fields.append(Stated("summary", (raw,), raw, lines[0].number, how=_HOW))
        taken.update(map(id, lines))
    return _Unlabelled(tuple(fields), tuple(line for line in above if id(line) not in taken))


def _is_category(line: Line) -> bool:
    """Whether a line is made of links to categories, and of nothing else."""
    links = [span for span in line.spans if "a" in span.marks]
    rest = "".join(span.text for span in line.spans if "a" not in span.marks)
    return bool(links) and all(_TO_CATEGORY.search(span.href) for span in links) and not rest.strip(" ,>·|\xa0")
