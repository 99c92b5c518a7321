"""Stage: the index of the search page, built by lunr.py and answered by lunr.js in the browser.

A document is a chapter; it carries the title, authors, tags and summary of its story, so that a reader may type a name
and a word of the text together. Both the index and what is shown of the results come as scripts that hand over a
string: a page opened from a disk can load nothing else.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lunr.builder import Builder
from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import stop_word_filter
from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue, Entry, Page
from .fold import fold
from .gather import CATALOGUE
from .story.prose import plain

FIELDS = {"title": 10, "author": 8, "tag": 4, "heading": 3, "summary": 2, "text": 1}
"""Field to its weight."""
_WITH_STOP_WORDS = ["title", "author", "tag", "heading"]
"""Fields where a stop word may be all there is: a story may well be called “All That You Are”."""
_SUMMARY = 300


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


def documents(shown: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield the documents of the index: chapter K of story N has the reference `N.K`, both counted from 0."""
    for number, entry in enumerate(shown.entries):
        of_story = _of_story(entry)
        for at, page in enumerate(entry.pages):
            yield {
                "id": f"{number}.{at}",
                **of_story,
                "heading": fold(page.chapter.title or ""),
                "text": fold(_text(page)),
            }


def _of_story(entry: Entry) -> dict[str, list[str]]:
    tags = [link.name for group in entry.groups for link in group.links or ()] + [link.name for link in entry.series]
    return {
        "title": fold(entry.story.title or ""),
        "author": fold(" ".join(link.name for link in entry.authors or ())),
        "tag": [word for name in tags for word in fold(name)],
        "summary": fold(entry.story.summary or ""),
    }


def _text(page: Page) -> str:
    chapter = page.chapter
    return " ".join(plain(prose) for prose in (chapter.notes, chapter.prose, chapter.end_notes))


def index(docs: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the serialised lunr index of documents."""
    builder = Builder()
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    builder.pipeline.add(stop_word_filter, _stemmer)
    builder.pipeline.skip(stop_word_filter, _WITH_STOP_WORDS)
    builder.search_pipeline.add(_stemmer)
    gc.disable()  # nothing here is garbage before it is all written
    try:
        for doc in docs:
            builder.add(doc)
        if not builder.document_count:
            builder.add({"id": "-", **{name: [] for name in FIELDS}})
        serialised: dict[str, Any] = builder.build().serialize()
    finally:
        gc.enable()
    return serialised


def shown_of(entry: Entry) -> list[Any]:
    """Return what a result shows: title, authors, path, summary, words, and title and key of each chapter."""
    summary = entry.story.summary or ""
    short = summary if len(summary) <= _SUMMARY else summary[:_SUMMARY].rsplit(" ", 1)[0] + " …"
    authors = [link.name for link in entry.authors or ()]
    return [
        entry.title,
        authors,
        entry.path,
        short,
        entry.story.words,
        [[page.title, page.key] for page in entry.pages],
    ]


def as_script(name: str, value: object) -> str:
    """Return a script that hands a value over by name. No character of it can end the script or begin a tag."""
    text = json.dumps(json.dumps(value, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'afterwordReceive("{name}",{text});\n'


class SearchGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/search/index.js` and `/search/stories.js`."""

    def generate_output(self, writer: Any) -> None:
        """Write both scripts."""
        del writer
        shown: Catalogue = self.settings[CATALOGUE]
        folder = Path(self.output_path, "search")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.js").write_text(as_script("index", index(documents(shown))), "utf-8", newline="\n")
        stories = as_script("stories", [shown_of(entry) for entry in shown.entries])
        (folder / "stories.js").write_text(stories, "utf-8", newline="\n")


def generators(pelican: Any) -> type[SearchGenerator]:
    """Name the generator of this stage."""
    del pelican
    return SearchGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
