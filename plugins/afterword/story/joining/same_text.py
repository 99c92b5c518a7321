"""Pairs of files of which one has all the chapters of the other, in nearly the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

from ..model import Reading
from ..same import contains, covers, is_sampled, texts_of, wording

_SHORTEST = 40
"""Words of a chapter from which on equal wording is no accident."""
_COMMON = 12
"""Files from which on what they all say is a formula, such as a disclaimer."""
_SOME, _ENOUGH = 0.4, 4
"""Share of the runs of a sketch that must be in the other, and the fewest runs that say anything."""


class Pair(NamedTuple):
    """Two files of which one has the text of the other; `to_the_word` if nothing but typing differs."""

    one: str
    other: str
    to_the_word: bool


def same_text(readings: Iterable[Reading]) -> Iterator[Pair]:
    """Yield the files that hold the same text: a whole story and its chapters, or two copies of one."""
    held = {each.file: each for each in readings if any(chapter.words >= _SHORTEST for chapter in each.chapters)}
    sketches = {file: frozenset[int]().union(*(each.sketch for each in held[file].chapters)) for file in held}
    samples = {file: _samples(held[file]) for file in held}
    whole_of = cache(lambda file: wording(*texts_of(held[file])))
    chapters_of = cache(lambda file: tuple(wording(chapter.prose) for chapter in held[file].chapters))
    for one, other in _candidates(sketches):
        for part, whole in ((one, other), (other, one)):
            if _may_be_within(samples[part], sketches[whole]):
                text, chapters = whole_of(whole), chapters_of(part)
                if all(contains(text, chapter) for chapter in chapters):
                    yield Pair(one, other, all(covers(text, chapter) for chapter in chapters))


def _candidates(sketches: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Return the pairs of files that have a rare run of words in common."""
    holders: dict[int, list[str]] = defaultdict(list)
    for file, runs in sketches.items():
        for run in runs:
            holders[run].append(file)
    pairs = (pair for files in holders.values() if 1 < len(files) <= _COMMON for pair in combinations(files, 2))
    return sorted(set(pairs))


def _samples(reading: Reading) -> tuple[frozenset[int], ...]:
    """Return for a file and for each of its chapters the runs that every sketch has which has them at all."""
    each = tuple(frozenset(filter(is_sampled, chapter.sketch)) for chapter in reading.chapters)
    return frozenset[int]().union(*each), *each


def _may_be_within(samples: tuple[frozenset[int], ...], whole: frozenset[int]) -> bool:
    """Return whether a file may have all chapters of another, as far as a look at their sketches tells."""
    return all(len(each & whole) >= _SOME * len(each) for each in samples if len(each) >= _ENOUGH)
