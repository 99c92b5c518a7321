"""Pairs of files of which one has all the chapters of the other, in nearly the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ..model import Reading
from ..same import contains, covers, is_sampled, texts_of, wording

_SHORTEST = 40
"""Words of a chapter from which on equal wording is no accident."""
_COMMON = 12
"""Files from which on what they all say is a formula, such as a disclaimer."""
_BITS = 4096
"""Of common runs, so many are looked at in one step."""
_WHOLES, _CHAPTERS = 24, 64
"""Files and chapters whose wording is kept: that of a long one takes megabytes."""
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
    whole_of = lru_cache(_WHOLES)(lambda file: wording(*texts_of(held[file])))
    chapter_of = lru_cache(_CHAPTERS)(lambda file, at: wording(held[file].chapters[at].prose))
    holders = _holders(sketches)
    shared = Shared(holders, sketches, {file: runs for file, (runs, *_) in samples.items()})
    for (one, other), rare in _candidates(holders):
        for part, whole in ((one, other), (other, one)):
            if shared.may_suffice(part, whole, rare) and _may_be_within(samples[part], sketches[whole]):
                text, chapters = whole_of(whole), range(len(held[part].chapters))
                if all(contains(text, chapter_of(part, at)) for at in chapters):
                    yield Pair(one, other, all(covers(text, chapter_of(part, at)) for at in chapters))


def _holders(sketches: Mapping[str, frozenset[int]]) -> Mapping[int, list[str]]:
    """Return the files that have each run."""
    holders: dict[int, list[str]] = defaultdict(list)
    for file, runs in sketches.items():
        for run in runs:
            holders[run].append(file)
    return holders


def _candidates(holders: Mapping[int, list[str]]) -> list[tuple[tuple[str, str], int]]:
    """Return the pairs of files that have a rare run of words in common, with how many of those."""
    rare = (files for files in holders.values() if 1 < len(files) <= _COMMON)
    return sorted(Counter(pair for files in rare for pair in combinations(files, 2)).items())


class Shared:
    """How much two files can have in common, told in a moment: most pairs share a rare run by accident alone."""

    def __init__(
        self,
        holders: Mapping[int, list[str]],
        sketches: Mapping[str, frozenset[int]],
        samples: Mapping[str, frozenset[int]],
    ) -> None:
        """Give the most common runs a bit each; of all other common ones a file may share as many as it has."""
        common = sorted((-len(files), run) for run, files in holders.items() if len(files) > _COMMON)
        bits = {run: 1 << at for at, (_, run) in enumerate(common[:_BITS])}
        others = {run for _, run in common[_BITS:]}
        self._whole, self._part = (
            {file: sum(bits.get(run, 0) for run in runs) for file, runs in held.items()} for held in (sketches, samples)
        )
        self._needed = {
            file: _SOME * len(runs) - len(runs & others) if len(runs) >= _ENOUGH else 0
            for file, runs in samples.items()
        }

    def may_suffice(self, part: str, whole: str, rare: int) -> bool:
        """Return whether so many rare runs, with the common ones, may be enough of a file to be within another."""
        return rare + (self._part[part] & self._whole[whole]).bit_count() >= self._needed[part]


def _samples(reading: Reading) -> tuple[frozenset[int], ...]:
    """Return for a file and for each of its chapters the runs that every sketch has which has them at all."""
    each = tuple(frozenset(filter(is_sampled, chapter.sketch)) for chapter in reading.chapters)
    return frozenset[int]().union(*each), *each


def _may_be_within(samples: tuple[frozenset[int], ...], whole: frozenset[int]) -> bool:
    """Return whether a file may have all chapters of another, as far as a look at their sketches tells."""
    return all(len(each & whole) >= _SOME * len(each) for each in samples if len(each) >= _ENOUGH)
