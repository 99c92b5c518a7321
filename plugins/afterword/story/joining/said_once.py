"""What readers and the archives themselves said: each once, and as those who said it ask to be called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..ledger import moved, words_of
from ..model import Described, Reading, Review
from ..removals import REMOVED, Removals
from ..words import tally
from .account import COPIES


def heard(readings: Iterable[Reading], removals: Removals) -> Iterator[Reading]:
    """Yield readings without reviews and descriptions of those who asked for that, and without any that came before.

    Two backups of one archive say the same of it twice.
    """
    before: set[object] = set()
    for reading in readings:
        if not reading.reviews and not reading.described:
            yield reading
            continue
        said = (reading.one("site"), reading.one("sid"))
        kept = removals.heard(reading)
        gone = _words(reading.reviews, reading.described) - _words(kept.reviews, kept.described)
        new_reviews = tuple(each for each in kept.reviews if (said, each) not in before)
        new = tuple(each for each in kept.described if each not in before)
        before |= {(said, each) for each in new_reviews} | set(new)
        again = _words(kept.reviews, kept.described) - _words(new_reviews, new)
        ledger = moved(moved(reading.ledger, max(0, gone), REMOVED), again, COPIES)
        yield replace(kept, reviews=new_reviews, described=new, ledger=ledger)


def _words(reviews: Iterable[Review], described: Iterable[Described]) -> int:
    """Return how many words there are in texts, and in the names that stand beside them."""
    texts = (text for each in reviews for text in (each.text, each.answer))
    others = (each.text for each in described)
    names = (name for each in described for name in (each.name, each.by))
    count = sum(words_of(text).total() for text in (*texts, *others) if text)
    return count + tally(*names, *(name for each in reviews for name in (each.reviewer, each.chapter_title))).total()
