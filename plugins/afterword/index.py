"""The index of the search: what lunr.py builds of the stories, and lunr.js asks in the browser.

A document is a chapter; it carries the title, authors, tags and summary of its story, so that a reader may type a name
and a word of the text together. Each facet that readers ask for by name is a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lunr.stop_word_filter import WORDS as STOP_WORDS

from .entries import Entry, Page
from .fold import fold
from .inverted import WordBuilder
from .story.prose import plain

TAGS = ("fandom", "relationship", "character", "category", "genre", "warning", "rating")
"""Facets that are fields of their own; all others, and the series, are together in `tag`."""
FIELDS = {"title": 10, "author": 8, **dict.fromkeys((*TAGS, "tag"), 4), "heading": 3, "summary": 2, "text": 1}
"""Field to its weight."""
OF_CHAPTERS = ("author", "heading", "text")
"""Fields that may differ from one chapter of a story to the next."""
WITHOUT_STOP_WORDS = ("summary", "text")
"""In all other fields a stop word may be all there is: a story may well be called “All That You Are”."""


def documents(entries: Iterable[Entry], first: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the documents of the index: chapter K of story N has the reference `N.K`, both counted from 0.

    `first` is the number of the first of these stories.
    """
    for number, entry in enumerate(entries, first):
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


def builder() -> WordBuilder:
    """Return the builder of an index, without any document."""
    return WordBuilder(FIELDS, dict.fromkeys(WITHOUT_STOP_WORDS, STOP_WORDS))


def add_all(to: WordBuilder, entries: Iterable[Entry], first: int = 0) -> None:
    """Add the documents of stories, of which the first has a number."""
    for doc in documents(entries, first):
        to.add(doc)


def built(docs: Iterable[dict[str, Any]]) -> WordBuilder:
    """Return the builder of the index with all documents in it."""
    made = builder()
    for doc in docs:
        made.add(doc)
    return made


def index(docs: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the JSON of the lunr index of documents, whole, but for what is empty in it."""
    yield from built(docs).json(("stemmer",))
