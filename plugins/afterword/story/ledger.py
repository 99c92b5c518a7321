"""The word ledger: every word of a raw file is published, or stands here under the name of what it is.

The words that went in are counted in the decoded file, before anything is understood; those that came out are counted
in what is published. The two are compared word by word, not sum by sum, so that one lost word is not hidden by another
that stands twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .draft import Dropped
from .fields import COMPARED
from .model import Ledger, Prose, Stated
from .prose import plain
from .words import MASKED_ADDRESS, tally

LABELS = "labels"
_KINDS = {"said": "corrected values", "unread": "unreadable values"}
"""What a field that is not shown is called, by the prefix of its name."""


def balance(
    words_in: Counter[str],
    fields: Iterable[Stated],
    texts: Iterable[Prose | str | None],
    dropped: Iterable[Dropped],
) -> Ledger:
    """Return the ledger of one file from its words, the fields as they stood, all published texts, and the rest."""
    published: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = {}
    for field in fields:
        if field.raw:
            said = tally(field.raw)
            prefix = field.field.partition(":")[0]
            shown = (
                Counter[str]() if prefix in _KINDS else said if field.field in COMPARED else said & tally(*field.values)
            )
            published += shown
            by_kind.setdefault(_KINDS.get(prefix, LABELS), Counter()).update(said - shown)
    for text in texts:
        published.update(tally((text if isinstance(text, str) else plain(text)).replace(MASKED_ADDRESS, " ")))
    for each in dropped:
        by_kind.setdefault(each.kind, Counter()).update(tally(each.text))
    total = sum(by_kind.values(), published.copy())
    lost = [*(words_in - total).elements(), *(f"+{word}" for word in (total - words_in).elements())]
    return Ledger(
        words_in.total(),
        published.total(),
        {kind: words.total() for kind, words in sorted(by_kind.items()) if words.total()},
        tuple(lost),
    )


def refused(words_in: Counter[str], kind: str = "refused pages") -> Ledger:
    """Return the ledger of a file that nothing of is published."""
    return Ledger(words_in.total(), 0, {kind: words_in.total()} if words_in else {})


def withdrawn(ledger: Ledger, kind: str) -> Ledger:
    """Return a ledger whose published words are on the site from elsewhere, or not at all, under this name."""
    if not ledger.published:
        return ledger
    return Ledger(
        ledger.words_in,
        0,
        {**ledger.dropped, kind: ledger.dropped.get(kind, 0) + ledger.published},
        ledger.lost,
    )


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
