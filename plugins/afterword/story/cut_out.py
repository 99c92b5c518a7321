"""Take published texts out of the words that went in, each where it stands as one run: what is left is soon counted.

    in:   Chapter 1 It rained on the ledger all week Reviews 3
    text:           It rained on the ledger all week
    left: Chapter 1                                  Reviews 3

Most prose is published in the very order in which it stands on its page. Found there once as a whole, none of its
words has to be counted, neither as one that went in nor as one that came out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONG = 100
"""Words of a text, from which on it is sooner found than counted."""
_MISSED = 8
"""Texts that were not found, after which no other is looked for: each is looked for through all that is left."""


def cut_out(words_in: Sequence[str], texts: Iterable[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """Return the words that are left once every text found among them is cut out, and the texts that were not.

    >>> cut_out("a b c".split(), ["b c".split()])
    (['a', 'b', 'c'], [['b', 'c']])
    """
    whole = f" {' '.join(words_in)} "
    left: list[str] = []
    others: list[Sequence[str]] = []
    at = missed = 0
    for text in texts:
        run = f" {' '.join(text)} " if len(text) >= _LONG and missed < _MISSED else ""
        found = whole.find(run, at) if run else -1
        if found < 0:
            missed += bool(run)
            others.append(text)
            continue
        left.append(whole[at:found])
        at = found + len(run) - 1  # the space behind it, which the next may begin with
    return "".join((*left, whole[at:])).split(), others
