"""The index of the search: what lunr.py builds of the stories, and lunr.js asks in the browser.

A document is a chapter; it carries the title, authors, tags and summary of its story, so that a reader may type a name
and a word of the text together. Each facet that readers ask for by name is a field of its own.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lunr.builder import Builder
from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

from .catalogue import Catalogue
from .entries import Entry, Page
from .fold import fold
from .story.prose import plain

TAGS = ("fandom", "relationship", "character", "category", "genre", "warning", "rating")
"""Facets that are fields of their own; all others, and the series, are together in `tag`."""
FIELDS = {"title": 10, "author": 8, **dict.fromkeys((*TAGS, "tag"), 4), "heading": 3, "summary": 2, "text": 1}
"""Field to its weight."""
WITHOUT_STOP_WORDS = ("summary", "text")
"""In all other fields a stop word may be all there is: a story may well be called “All That You Are”."""


class JsStemmer(PorterStemmer):  # type: ignore[misc]  # lunr ships no types
    """The stemmer of lunr.py with the one step in which lunr.js differs: `roy` stays `roy`, `try` becomes `tri`."""

    b: str

    def step1c(self) -> None:
        """Turn a final y into i after a consonant that is not the first letter."""
        if self.b[self.k] == "y" and self.k > 1 and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_STEMMER = JsStemmer()
_STEMS: dict[str, str] = {}


def stem(word: str) -> str:
    """Return the stem of a word, as lunr.js has it."""
    if word not in _STEMS:
        _STEMS[word] = _STEMMER.stem(word)
    return _STEMS[word]


def _stemmer(token: Any, *_: Any) -> Any:
    return token.update(lambda word, _: stem(word))


_stemmer.label = "stemmer"  # type: ignore[attr-defined]  # what the index names, and lunr.js has by itself


class WordBuilder(Builder):  # type: ignore[misc]  # lunr ships no types
    """lunr's builder for documents whose fields are words already: it counts them, and makes no object of each."""

    def add(self, doc: dict[str, Any], attributes: None = None) -> None:
        """Add a document: its reference, and the words of each field."""
        del attributes
        ref = str(doc["id"])
        self._documents[ref] = {}
        self.document_count += 1
        for field in FIELDS:
            words = (word for word in doc[field] if field not in WITHOUT_STOP_WORDS or word not in STOP_WORDS)
            terms = Counter(map(stem, words))
            self.field_term_frequencies[f"{field}/{ref}"] = terms
            self.field_lengths[f"{field}/{ref}"] = terms.total()
            for term in terms:
                self._posting(term)[field][ref] = {}

    def _posting(self, term: str) -> dict[str, Any]:
        posting: dict[str, Any] | None = self.inverted_index.get(term)
        if posting is None:
            posting = {**{field: {} for field in FIELDS}, "_index": self.term_index}
            self.inverted_index[term] = posting
            self.term_index += 1
        return posting


def documents(shown: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield the documents of the index: chapter K of story N has the reference `N.K`, both counted from 0."""
    for number, entry in enumerate(shown.entries):
        of_story = _of_story(entry)
        for at, page in enumerate(entry.pages):
            writers = [link.name for link in (*(entry.authors or ()), *(page.authors or ()))]
            yield {
                "id": f"{number}.{at}",
                **of_story,
                "author": _words(writers),
                "heading": fold(page.chapter.title or ""),
                "text": fold(_text(page)),
            }


def _of_story(entry: Entry) -> dict[str, list[str]]:
    own = {facet: _words(link.name for link in entry.group(facet).links or ()) for facet in TAGS}
    others = [link.name for group in entry.groups if group.name not in TAGS for link in group.links or ()]
    return {
        "title": fold(entry.story.title or ""),
        **own,
        "tag": _words((*others, *(link.name for link in entry.series))),
        "summary": fold(entry.story.summary or ""),
    }


def _words(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in fold(name)]


def _text(page: Page) -> str:
    chapter = page.chapter
    return " ".join(plain(prose) for prose in (chapter.notes, chapter.prose, chapter.end_notes))


def index(docs: Iterable[dict[str, Any]], builder: Builder | None = None) -> dict[str, Any]:
    """Return the serialised lunr index of documents, without what is empty in it: `query.js` puts that back."""
    builder = builder or WordBuilder()
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    builder.search_pipeline.add(_stemmer)
    gc.disable()  # nothing here is garbage before it is all written
    try:
        for doc in docs:
            builder.add(doc)
        if not builder.document_count:
            builder.add({"id": "-", **{name: [] for name in FIELDS}})
        return _without_nothing(builder.build().serialize())
    finally:
        gc.enable()


def _without_nothing(serialised: dict[str, Any]) -> dict[str, Any]:
    """Return an index without the empty postings and vectors: of thirteen fields, most words stand in one."""
    postings = [
        [term, {field: refs for field, refs in posting.items() if refs != {}}]
        for term, posting in serialised["invertedIndex"]
    ]
    vectors = [[ref, vector] for ref, vector in serialised["fieldVectors"] if vector]
    return {**serialised, "invertedIndex": postings, "fieldVectors": vectors}
