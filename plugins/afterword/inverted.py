"""The builder of the index: what lunr.py would make of the same words, character for character, as JSON in pieces.

lunr.py makes an object of each word that stands anywhere, and a list of all that it says of any. Of a large archive
that is a gigabyte and minutes; this one keeps numbers, and hands each vector and each posting over as soon as it is
written.
"""

from __future__ import annotations

import json
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder

from .stem import stem


class _Numbers(dict[str, int]):
    """The number of each word's stem, in the order in which stems are met."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        self[word] = number = self.terms.setdefault(stem(word), len(self.terms))
        return number


class _Field(NamedTuple):
    """The terms of one field of one document: their numbers, in order, and how often each stands there."""

    name: str
    ref: str
    terms: array[int]
    counts: array[int]


class WordBuilder(Builder):  # type: ignore[misc]  # lunr ships no types
    """lunr's builder for documents whose fields are words already."""

    def __init__(self, fields: Mapping[str, int], skipped: Mapping[str, Container[str]]) -> None:
        """Begin with no document: each field with its weight, and the words that are not written down of some."""
        super().__init__()
        for name, weight in fields.items():
            self.field(name, weight)
        self._skipped = skipped
        self._numbers = _Numbers()
        self._held: list[_Field] = []
        self._refs: list[str] = []
        self._where: dict[str, dict[int, list[int]]] = {name: defaultdict(list) for name in fields}

    def add(self, doc: Mapping[str, Any], attributes: None = None) -> None:
        """Add a document: its reference (`id`), and the words of each field."""
        del attributes
        ref, place = str(doc["id"]), self.document_count
        self._refs.append(f"{json.dumps(ref)}:{{}}")
        self.document_count += 1
        for name in self._fields:
            counts = self._counted(doc[name], self._skipped.get(name, ()))
            self.field_lengths[f"{name}/{ref}"] = sum(counts.values())
            if counts:
                terms = sorted(counts)
                self._held.append(_Field(name, ref, array("I", terms), array("I", map(counts.__getitem__, terms))))
                where = self._where[name]
                for term in terms:
                    where[term].append(place)

    def _counted(self, words: Sequence[str], skipped: Container[str]) -> dict[int, int]:
        """Return how often each stem stands among words."""
        counts: dict[int, int] = {}
        for word, count in Counter(words).items():
            if word not in skipped:
                term = self._numbers[word]
                counts[term] = counts.get(term, 0) + count
        return counts

    def json(self, pipeline: Iterable[str]) -> Iterator[str]:
        """Yield the serialised index, without what is empty in it: of thirteen fields, most words stand in one.

        `pipeline` names what lunr.js does with a word that is asked for.
        """
        yield f'{{"version":{_json(__TARGET_JS_VERSION__)},"fields":{_json(list(self._fields))},"fieldVectors":['
        yield from _listed(self._vectors())
        yield '],"invertedIndex":['
        yield from _listed(self._postings())
        yield f'],"pipeline":{_json(list(pipeline))}}}'

    def _vectors(self) -> Iterator[str]:
        """Yield the scores of each field of each document by lunr's formula, what terms have in common taken out."""
        rarity = [self._rarity(number) for number in range(len(self._numbers.terms))]
        texts, most = _Texts(), self._k1 + 1
        if self._refs:
            self._calculate_average_field_lengths()
        for name, ref, terms, counts in self._held:
            boost, path = self._fields[name].boost, f"{name}/{ref}"
            length = self.field_lengths[path] / self.average_field_length[name]
            of_length = self._k1 * (1 - self._b + self._b * length)
            scores = ",".join(
                [
                    f"{at},{texts[round(rarity[at] * (most * count) / (of_length + count) * boost, 3)]}"
                    for at, count in zip(terms, counts, strict=True)
                ]
            )
            yield f"[{_json(path)},[{scores}]]"

    def _rarity(self, number: int) -> float:
        """Return what a term counts for the fewer have it."""
        holders = sum(len(where[number]) for where in self._where.values() if number in where)
        return math.log(1 + abs((self.document_count - holders + 0.5) / (holders + 0.5)))

    def _postings(self) -> Iterator[str]:
        """Yield where each term stands, in the order of terms."""
        for term, number in sorted(self._numbers.terms.items()):
            fields = (
                f'"{name}":{{{",".join(map(self._refs.__getitem__, where[number]))}}},'
                for name, where in self._where.items()
                if number in where
            )
            yield f'[{_json(term)},{{{"".join(fields)}"_index":{number}}}]'


class _Texts(dict[float, str]):
    """How JSON writes each number, remembered: scores have three places, and most come again."""

    def __missing__(self, number: float) -> str:
        self[number] = text = repr(number)
        return text


def _listed(items: Iterable[str]) -> Iterator[str]:
    """Yield items with a comma between any two."""
    for at, item in enumerate(items):
        yield f",{item}" if at else item


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
