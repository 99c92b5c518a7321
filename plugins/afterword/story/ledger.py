"""The word ledger: every word of a raw file is published, or stands here under the name of what it is.

The words that went in are counted in the decoded file, before anything is understood; those that came out are counted
in what is published. The two are compared word by word, not sum by sum, so that one lost word is not hidden by another
that stands twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from .cut_out import cut_out
from .draft import Dropped
from .fields import COMPARED
from .model import Ledger, Prose, Stated
from .prose import plain
from .words import WordsIn, tally, words

LABELS = "labels"
LISTED_NOTES = "notes in a contents list"
"""The notes of chapters on a page that lists them: the chapters have them too."""
_KINDS = {"said": "corrected values", "unread": "unreadable values", "beyond": "values beyond the limit"}
"""What a field that is not shown is called, by the prefix of its name."""
HIDDEN = frozenset(_KINDS)


def balance(
    words_in: WordsIn,
    fields: Iterable[Stated],
    texts: Iterable[Sequence[str]],
    dropped: Iterable[Dropped],
) -> Ledger:
    """Return the ledger of one file from its words, the fields, the words of all published texts, and the rest."""
    words_out: list[Sequence[str]] = []
    by_kind: Counter[str] = Counter()
    published = 0
    for field in fields:
        if field.raw:
            said, here = words(field.raw), shown(field).total()
            words_out.append(said)
            published += here
            by_kind[_KINDS.get(field.field.partition(":")[0], LABELS)] += len(said) - here
    for text in texts:
        words_out.append(text)
        published += len(text)
    for each in dropped:
        said = words(each.text)
        words_out.append(said)
        by_kind[each.kind] += len(said)
    kinds = {kind: many for kind, many in sorted(by_kind.items()) if many}
    return Ledger(_many(words_in), published, kinds, _differing(words_in, words_out))


def _many(words_in: WordsIn) -> int:
    return words_in.total() if isinstance(words_in, Counter) else len(words_in)


def _differing(words_in: WordsIn, texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words that are nowhere, and those that stand twice, with a `+`."""
    if not isinstance(words_in, Counter) and _are_equal(*cut_out(words_in, texts)):
        return ()
    before, after = Counter(words_in), Counter(chain.from_iterable(texts))
    if dict.__eq__(before, after):  # which is sooner seen than each difference, and than as counters
        return ()
    return (*(before - after).elements(), *(f"+{word}" for word in (after - before).elements()))


def _are_equal(words_in: Sequence[str], texts: Iterable[Sequence[str]]) -> bool:
    return dict.__eq__(Counter(words_in), Counter(chain.from_iterable(texts)))


def recovered(ledger: Ledger, fields: Iterable[Stated]) -> Ledger:
    """Return a ledger with the words of fields published that were held to be unreadable."""
    kind = _KINDS["unread"]
    count = sum(tally(field.raw).total() for field in fields)
    dropped = {**ledger.dropped, kind: ledger.dropped.get(kind, 0) - count}
    left = {name: words for name, words in dropped.items() if words}
    return Ledger(ledger.words_in, ledger.published + count, left, ledger.lost)


def shown(field: Stated) -> Counter[str]:
    """Return those words of a field, as its file has them, that are shown where it is shown."""
    if field.field.partition(":")[0] in _KINDS:
        return Counter()
    said = tally(field.raw)
    return said if field.field in COMPARED else said & tally(*field.values)


def words_of(text: Prose) -> Counter[str]:
    """Return the words of a text that its author wrote."""
    return tally(plain(text))


def refused(words_in: WordsIn, kind: str = "refused pages") -> Ledger:
    """Return the ledger of a file that nothing of is published."""
    many = _many(words_in)
    return Ledger(many, 0, {kind: many} if words_in else {})


def withdrawn(ledger: Ledger, kind: str) -> Ledger:
    """Return a ledger whose published words are on the site from elsewhere, or not at all, under this name."""
    return moved(ledger, ledger.published, kind)


def moved(ledger: Ledger, count: int, kind: str) -> Ledger:
    """Return a ledger in which so many of the published words are not published, under this name."""
    if not count:
        return ledger
    dropped = {**ledger.dropped, kind: ledger.dropped.get(kind, 0) + count}
    return Ledger(ledger.words_in, ledger.published - count, dropped, ledger.lost)


def total(ledgers: Iterable[Ledger]) -> Ledger:
    """Return the sum of ledgers."""
    words_in = published = 0
    dropped: Counter[str] = Counter()
    lost: list[str] = []
    for ledger in ledgers:
        words_in += ledger.words_in
        published += ledger.published
        dropped.update(ledger.dropped)
        lost.extend(ledger.lost)
    return Ledger(words_in, published, dict(sorted(dropped.items())), tuple(lost))
