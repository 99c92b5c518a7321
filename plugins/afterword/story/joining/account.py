"""Where the words of each file of a story went: most are published, some stand on the site from another file.

A file by itself knows which of its words are fit to be published (see `ledger`). Where several files are one story,
each word is published once. So the files are held against the finished story, paragraph by paragraph: what is not in
it is a copy of what is, in words that may differ; what is neither is lost, and said to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..fields import COMPARED
from ..findings import finding
from ..ledger import shown, words_of
from ..model import Chapter, Finding, Ledger, Origin, Prose, Reading, Stated, Story
from ..prose import lines_of
from ..same import Wording, covers, own_words, texts_of, wording
from ..values import key_of
from ..words import tally
from .merge_fields import Known

COPIES, OTHERS = "copies", "other versions"
_REPORTED = frozenset(("title", "authors", "summary", "language"))
"""Fields that a person should look at where the files of one story differ in them."""


class Elsewhere(NamedTuple):
    """How many words of a file stand on the site from another file, there in other words, or nowhere."""

    copies: int = 0
    others: int = 0
    lost: tuple[str, ...] = ()

    def plus(self, other: Elsewhere) -> Elsewhere:
        """Return the sum of both."""
        return Elsewhere(self.copies + other.copies, self.others + other.others, (*self.lost, *other.lost))


def account(readings: tuple[Reading, ...], story: Story, known: Known) -> Mapping[str, Elsewhere]:
    """Return for each file of a story where those words are that are not published from it."""
    found = {reading.file: Elsewhere() for reading in readings}
    for file, part in (*_texts(readings, story), *_titles(readings, story), *_fields(readings, known)):
        found[file] = found[file].plus(part)
    return found


def settled(ledger: Ledger, elsewhere: Elsewhere) -> Ledger:
    """Return the ledger of a file once it is known which of its words stand on the site from another."""
    kinds = Counter({COPIES: elsewhere.copies, OTHERS: elsewhere.others})
    return replace(
        ledger,
        published=ledger.published - kinds.total() - len(elsewhere.lost),
        dropped={
            **ledger.dropped,
            **{kind: ledger.dropped.get(kind, 0) + kinds[kind] for kind in kinds if kinds[kind]},
        },
        lost=(*ledger.lost, *elsewhere.lost),
    )


def differences(readings: tuple[Reading, ...], known: Known) -> Iterator[Finding]:
    """Yield a finding for each title, author or summary that is not the one shown: two files of a story differ."""
    for reading in readings:
        for field in reading.fields:
            if field.field not in _REPORTED or field.origin is not Origin.STATED:
                continue
            best = known.fields[field.field]
            if best.origin is not Origin.STATED or _keys(field) <= _keys(best):
                continue
            said, instead = (", ".join(each.values)[:80] for each in (field, best))
            other = known.evidence[field.field].file
            yield finding("A305", reading.file, field.line, field=field.field, said=said, instead=instead, other=other)


def _texts(readings: tuple[Reading, ...], story: Story) -> Iterator[tuple[str, Elsewhere]]:
    """Yield what of each text is not published from its file; the chapters that were kept have the first claim."""
    whole = wording(*texts_of(story))
    left = Counter(line for text in texts_of(story) for line in lines_of(text))
    kept = {id(chapter.prose) for chapter in story.chapters}
    texts = [(reading.file, text) for reading in readings for text in texts_of(reading)]
    for file, text in sorted(texts, key=lambda pair: id(pair[1]) not in kept):
        yield file, _text(text, left, whole)


def _text(text: Prose, left: Counter[Prose], whole: Wording) -> Elsewhere:
    """Take the paragraphs of a text from those that are left; what is not among them is a copy, or lost."""
    lines = Counter(lines_of(text))
    gone = lines - left
    left.subtract(lines - gone)
    if not gone:
        return Elsewhere()
    own = wording(text)
    count = sum(words_of(line).total() for line in gone.elements())
    others = [word for word, is_own in zip(own.words, own_words(own, whole), strict=True) if is_own][:count]
    if covers(whole, own):
        return Elsewhere(count - len(others), len(others))
    return Elsewhere(count - len(others), 0, tuple(others))


def _titles(readings: tuple[Reading, ...], story: Story) -> Iterator[tuple[str, Elsewhere]]:
    titles = _title_words(story.chapters)
    left = titles.copy()
    for reading in readings:
        words = _title_words(reading.chapters)
        gone = words - left
        left -= words
        copies = sum(count for word, count in gone.items() if word in titles)
        yield reading.file, Elsewhere(copies, gone.total() - copies)


def _title_words(chapters: Iterable[Chapter]) -> Counter[str]:
    return tally(*(name for each in chapters for name in (each.title or "", *(each.authors or ()))))


def _fields(readings: tuple[Reading, ...], known: Known) -> Iterator[tuple[str, Elsewhere]]:
    """Yield what of each field the story does not have from its file: each value counts where it stands first."""
    said: dict[str, frozenset[str]] = {}
    for reading in readings:
        for field in reading.fields:
            best = known.fields.get(field.field)
            before = said.get(field.field, frozenset())
            yield reading.file, _field(field, before, _keys(best) if best else frozenset())
            said[field.field] = before | _keys(field)


def _field(field: Stated, before: frozenset[str], best: frozenset[str]) -> Elsewhere:
    words = shown(field)
    if field.field in COMPARED:
        own = _keys(field)
        if not own <= best:
            return Elsewhere(0, words.total())
        return Elsewhere(words.total() if own <= before else 0)
    new = tally(*(value for value in field.values if key_of(value) in best - before))
    rest = words - new
    copies = rest & tally(*(value for value in field.values if key_of(value) in best))
    return Elsewhere(copies.total(), (rest - copies).total())


def _keys(field: Stated) -> frozenset[str]:
    return frozenset(map(key_of, field.values))
