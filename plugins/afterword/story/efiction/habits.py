"""How an author divides notes from chapters: mostly alike, since each went into the same two boxes of one form.

What the other chapters of a story look like, each as far as it is sure itself, tells of the one that is not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .divide import Shape, Weighed

_WEIGHT = 3.0
"""What another chapter tells that is quite sure."""
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
    for own in sure:
        yield {
            shape: _WEIGHT * min(count, _MOST) * (total[shape] - share) / count
            for shape, share in own.items()
            if (count := times[shape.inline] - 1)
        }


def _likely(weighed: Weighed) -> Mapping[Shape, float]:
    """Return how likely each shape is, by the weights of one chapter alone: together they are 1."""
    best = max(weighed.scores.values(), default=0.0)
    likely = {count: math.exp(score - best) for count, score in weighed.scores.items()}
    whole = sum(likely.values())
    found: dict[Shape, float] = defaultdict(float)
    for count, share in likely.items():
        found[weighed.shapes[count]] += share / whole
    return found
