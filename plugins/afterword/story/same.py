"""Whether two texts are copies of one: by the runs of words that they share."""

from __future__ import annotations

from functools import lru_cache

from .model import Chapter
from .prose import plain
from .words import words

_RUN = 4
_SAME = 0.6
"""Share of the runs of the shorter text that the longer has too."""


def is_copy(one: Chapter, other: Chapter) -> bool:
    """Return whether two chapters are copies: equal but for typing, or one with a few words more."""
    if one.fingerprint == other.fingerprint:
        return True
    first, second = _runs(one), _runs(other)
    return len(first & second) >= _SAME * max(1, min(len(first), len(second)))


@lru_cache(maxsize=64)
def _runs(chapter: Chapter) -> frozenset[tuple[str, ...]]:
    said = tuple(words(plain(chapter.prose).casefold()))
    return frozenset(said[at : at + _RUN] for at in range(max(1, len(said) - _RUN + 1)))
