"""Whether two texts are versions of one, and what one has that the other lacks: by the runs of words they share."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, compress, groupby
from operator import eq
from typing import NamedTuple

from .model import Chapter, Prose, Reading, Story
from .prose import plain
from .words import words

RUN = 4
"""Words."""
_SAME = 0.6
"""Share of the runs of the shorter text that the longer has too, if both are versions of one."""
_ALL, _EACH = 200, 16
"""Of a text with more words than the first, a sketch has one run in so many."""
_MOST_REMEMBERED = 1 << 16
_STRETCH = 8
_OWN = 0.05
"""Words in a row, and share of all words, that a copy may have of its own: typing, a line of the site."""

Run = tuple[str, ...]


class Wording(NamedTuple):
    """The words of a text, typography and case aside, and all runs of them."""

    words: Run
    runs: frozenset[Run]


def wording(*texts: Prose | None) -> Wording:
    """Return the wording of texts that stand one after the other."""
    said = tuple(chain.from_iterable(words(plain(text).casefold()) for text in texts))
    return Wording(said, frozenset(_runs_of(said)) if len(said) >= RUN else frozenset((said,)))


def wording_of(chapter: Chapter) -> Wording:
    """Return the wording of a chapter with its notes, which copies may have within the prose."""
    return wording(chapter.notes, chapter.prose, chapter.end_notes)


def texts_of(source: Reading | Story) -> tuple[Prose, ...]:
    """Return every text of a file or of a story."""
    chapters = (text for each in source.chapters for text in (each.notes, each.prose, each.end_notes))
    return tuple(text for text in (source.notes, *chapters, source.end_notes) if text and text.html)


def sketch(said: Sequence[str]) -> frozenset[int]:
    """Return a few runs of words as numbers, the same ones of every text, by which to look for others like it.

    Case counts for nothing; only what is drawn is folded, which is a small part of a long text.
    """
    if len(said) > _ALL:
        return frozenset(2 * _sum(said[at : at + RUN]) for at in _sampled(said))
    runs = _runs_of(said) if len(said) >= RUN else [said]
    return frozenset(2 * _sum(run) + (not _is_sampled(run)) for run in runs)


def is_sampled(run: int) -> bool:
    """Return whether a run is in the sketch of every text that has it, however long."""
    return run % 2 == 0


def _sampled(said: Sequence[str]) -> Iterator[int]:
    """Yield where the runs begin that are in every sketch: those whose first two words are of one class."""
    classes = list(map(_CLASS_OF.__getitem__, said))
    return compress(range(len(said) - RUN + 1), map(eq, classes, classes[1:]))


def _is_sampled(run: Sequence[str]) -> bool:
    return len(run) == RUN and _CLASS_OF[run[0]] == _CLASS_OF[run[1]]


class _Classes(dict[str, int]):
    """The class of each word, case aside, remembered: a dictionary is asked sooner than a function with a cache."""

    def __missing__(self, word: str) -> int:
        if len(self) == _MOST_REMEMBERED:
            self.clear()
        self[word] = found = zlib.crc32(word.casefold().encode()) % _EACH
        return found


_CLASS_OF = _Classes()


def _sum(run: Sequence[str]) -> int:
    return zlib.crc32(" ".join(run).casefold().encode())


def contains(whole: Wording, part: Wording) -> bool:
    """Return whether most of a text is in another."""
    return len(whole.runs & part.runs) >= _SAME * len(part.runs)


def are_versions(one: Wording, other: Wording) -> bool:
    """Return whether two texts are versions of one: most of the shorter is in the longer."""
    return len(one.runs & other.runs) >= _SAME * min(len(one.runs), len(other.runs))


def covers(whole: Wording, copy: Wording) -> bool:
    """Return whether nothing is lost if a copy goes: all of its words are in the whole, but for typing."""
    own = own_words(copy, whole)
    stretches = [len(list(run)) for is_own, run in groupby(own) if is_own]
    return max(stretches, default=0) <= _STRETCH and sum(own) <= _OWN * len(copy.words)


def own_words(text: Wording, other: Wording) -> tuple[bool, ...]:
    """Return for each word of a text whether the other lacks it where it stands."""
    if len(text.words) < RUN:
        return tuple(word not in other.words for word in text.words)
    shared = [run in other.runs for run in _runs_of(text.words)]
    if all(shared):
        return (False,) * len(text.words)
    own = [True] * len(text.words)
    for at, is_shared in enumerate(shared):
        if is_shared:
            own[at : at + RUN] = [False] * RUN
    return tuple(own)


def _runs_of(said: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of so many words or more."""
    return zip(*(said[at:] for at in range(RUN)), strict=False)
