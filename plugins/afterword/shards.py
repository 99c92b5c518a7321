"""The index in parts, by term: a query fetches those parts that its words stand in, and nothing else.

    search/boot.js          how many chapters each story has, how long each field is, where each part begins
    search/words.js         all terms
    search/t/6c616d.js      the terms from “lam” on, up to where the next part begins

lunr's score of a document needs of the index what it says of the words that are asked for; so it can be taken apart
between any two terms. Written down is only how often a term stands in each document: what follows from the number and
the length of all documents is counted in the browser (`terms.js`), so a changed story changes the parts of its words.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from .index import FIELDS, OF_CHAPTERS
from .inverted import Posting, WordBuilder

_MOST = 20_000
"""Bytes of a part, before it is packed: it comes as soon as its request, and there are few of them."""
_DEEPEST = 20
"""Letters by which two parts are told apart; what has more in common stays together."""


class Part(NamedTuple):
    """Terms that are fetched together: what the first one begins with, and what is written of all of them."""

    begins: str
    data: bytes

    @property
    def name(self) -> str:
        """The name of its file: the beginning as hexadecimal digits, since any letter may be in it."""
        return f"t/{_hexadecimal(self.begins) or '_'}"


class Shards(NamedTuple):
    """The whole index in parts, and what is fetched before any of them."""

    boot: dict[str, Any]
    parts: tuple[Part, ...]
    words: bytes
    """All terms, for a word that may be spelled otherwise."""


def shards(builder: WordBuilder, chapters: Sequence[int]) -> Shards:
    """Return the index of a builder in parts; `chapters` are the numbers of chapters, story by story."""
    story_of = [story for story, count in enumerate(chapters) for _ in range(count)]
    written = [(posting.term, _written(posting, story_of)) for posting in builder.postings()]
    parts = tuple(Part(begins, _packed(_together(terms))) for begins, terms in _split(written, ""))
    boot = {
        "fields": [[name, weight, name in OF_CHAPTERS] for name, weight in FIELDS.items()],
        "chapters": list(chapters),
        "lengths": text_of(_packed(_numbers(_lengths(builder, chapters)))),
        "parts": [_hexadecimal(part.begins) for part in parts],
    }
    return Shards(boot, parts, _packed(_together((term, b"") for term, _ in written)))


def _hexadecimal(text: str) -> str:
    return text.encode().hex()


def text_of(data: bytes) -> str:
    """Return bytes as letters that a script may hold."""
    return base64.b64encode(data).decode("ascii")


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _lengths(builder: WordBuilder, chapters: Sequence[int]) -> Iterator[int]:
    """Yield how many words each field has that are written down: of each chapter, or of each story."""
    for name in FIELDS:
        for story, count in enumerate(chapters):
            for chapter in range(count if name in OF_CHAPTERS else min(count, 1)):
                yield builder.field_lengths[f"{name}/{story}.{chapter}"]


def _written(posting: Posting, story_of: Sequence[int]) -> bytes:
    """Return what is written of a term: its place in lunr's order, its fields as bits, and where it is in each."""
    numbers: list[int] = [posting.met[1], sum(1 << at for at, name in enumerate(FIELDS) if name in posting.fields)]
    for name, (documents, counts) in posting.fields.items():
        places, times = (documents, counts) if name in OF_CHAPTERS else _by_story(documents, counts, story_of)
        numbers.append(len(places))
        before = -1
        for place, many in zip(places, times, strict=True):
            numbers.append((place - before - 1) << 1 | (many > 1))
            before = place
        numbers.extend(many - 2 for many in times if many > 1)
    return _numbers(numbers)


def _by_story(
    documents: Sequence[int], counts: Sequence[int], story_of: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """Return what all chapters of a story have in common once for each."""
    once = {story_of[document]: count for document, count in zip(documents, counts, strict=True)}
    return list(once), list(once.values())


def _numbers(numbers: Iterable[int]) -> bytes:
    """Return whole numbers one after the other, seven bits a byte, the last of each without the eighth.

    >>> _numbers([1, 128]).hex()
    '018001'
    """
    out = bytearray()
    for number in numbers:
        while number > 0x7F:  # noqa: PLR2004 - seven bits
            out.append(number & 0x7F | 0x80)
            number >>= 7  # noqa: PLW2901 - what is left of it
        out.append(number)
    return bytes(out)


def _together(terms: Iterable[tuple[str, bytes]]) -> bytes:
    """Return terms one after the other, each without what it has in common with the one before."""
    out, before = bytearray(), b""
    for term, data in terms:
        own = term.encode()
        common = next(
            (at for at, (a, b) in enumerate(zip(own, before, strict=False)) if a != b), min(len(own), len(before))
        )
        out += _numbers((common, len(own) - common)) + own[common:] + data
        before = own
    return bytes(out)


def _split(terms: list[tuple[str, bytes]], begins: str) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """Yield terms in parts that are not too large, by what they begin with: few parts change if one term does."""
    if not terms:
        return
    if len(terms) == 1 or len(begins) >= _DEEPEST or _size(terms) <= _MOST:
        yield begins, terms
        return
    kept: list[tuple[str, bytes]] = []
    start = begins
    for letter, group in groupby(terms, lambda each: each[0][len(begins) : len(begins) + 1]):
        own = list(group)
        if kept and _size(kept) + _size(own) > _MOST:
            yield start, kept
            kept = []
        if not kept:
            start = begins + letter
        if _size(own) > _MOST and letter:
            yield from _split(own, start)
        else:
            kept += own
    if kept:
        yield start, kept


def _size(terms: Iterable[tuple[str, bytes]]) -> int:
    return sum(len(data) + len(term) // 2 for term, data in terms)
