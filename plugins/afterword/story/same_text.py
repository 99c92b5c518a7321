"""Pairs of files of which one has all the chapters of the other, in nearly the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .model import Reading
from .same import Wording, contains, covers, texts_of, wording

_SHORTEST = 40
"""Words of a chapter from which on equal wording is no accident."""
_COMMON = 20
"""Files from which on what they all say is a formula, such as a disclaimer."""


class Pair(NamedTuple):
    """Two files of which one has the text of the other; `to_the_word` if nothing but typing differs."""

    one: str
    other: str
    to_the_word: bool


def same_text(readings: Iterable[Reading]) -> Iterator[Pair]:
    """Yield the files that hold the same text: a whole story and its chapters, or two copies of one."""
    held = {each.file: each for each in readings if any(chapter.words >= _SHORTEST for chapter in each.chapters)}
    wordings: dict[str, Wording] = {}
    for one, other in _candidates(held.values()):
        for file in (one, other):
            if file not in wordings:
                wordings[file] = wording(*texts_of(held[file]))
        for part, whole in ((held[one], wordings[other]), (held[other], wordings[one])):
            chapters = [wording(chapter.prose) for chapter in part.chapters]
            if all(contains(whole, chapter) for chapter in chapters):
                yield Pair(one, other, all(covers(whole, chapter) for chapter in chapters))


def _candidates(readings: Iterable[Reading]) -> list[tuple[str, str]]:
    """Return the pairs of files that have a rare run of words in common."""
    holders: dict[int, list[str]] = defaultdict(list)
    for reading in readings:
        for run in frozenset[int]().union(*(chapter.sketch for chapter in reading.chapters)):
            holders[run].append(reading.file)
    pairs = (
        (one, other)
        for files in holders.values()
        if 1 < len(files) < _COMMON
        for at, one in enumerate(files)
        for other in files[at + 1 :]
    )
    return sorted(set(pairs))
