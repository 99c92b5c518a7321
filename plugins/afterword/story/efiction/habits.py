"""How an author divides notes from chapters: mostly alike, since each went into the same two boxes of one form.

What the other chapters of a story look like, each as far as it is sure itself, tells of the one that is not. So does
how those begin that have no note: with an empty paragraph, as an editor leaves it, or without.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .divide import Shape, Weighed

_WEIGHT = 3.0
"""What another chapter tells that is quite sure."""
_BEGIN = 1.5
"""What each chapter without a note tells, of as many."""
_MOST = 3
"""Chapters; more of them tell no more."""


def habits(chapters: Sequence[Weighed]) -> Iterator[Mapping[Shape, float]]:
    """Yield for each chapter what the others tell of it: the weight of each shape that a division of it may have."""
    sure = [_likely(each) for each in chapters]
    total: dict[Shape, float] = defaultdict(float)
    for each in sure:
        for shape, share in each.items():
            total[shape] += share
    times = Counter(inline for each in sure for inline in {shape.inline for shape in each})
    begin = [each.begins_spaced for each in chapters if each.begins_spaced is not None]
    for own in sure:
        told = {
            shape: _WEIGHT * min(count, _MOST) * (total[shape] - share) / count
            for shape, share in own.items()
            if (count := times[shape.inline] - 1)
        }
        yield told | {shape: told.get(shape, 0.0) - _against(shape, begin) for shape in own if _against(shape, begin)}


def _against(shape: Shape, begin: Sequence[bool]) -> float:
    """Return what the chapters without a note tell against a division: the story would begin as none of them does."""
    return _BEGIN * min(len(begin), _MOST) if begin and shape.spaced not in begin else 0.0


def _likely(weighed: Weighed) -> Mapping[Shape, float]:
    """Return how likely each shape is, by the weights of one chapter alone: together they are 1."""
    best = max(weighed.scores.values(), default=0.0)
    likely = {count: math.exp(score - best) for count, score in weighed.scores.items()}
    whole = sum(likely.values())
    found: dict[Shape, float] = defaultdict(float)
    for count, share in likely.items():
        found[weighed.shapes[count]] += share / whole
    return found
