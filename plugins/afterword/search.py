"""Stage: the index of the search page, built by lunr.py's builder and answered by lunr.js in the browser.

    search/boot.js  search/words.js  search/t/6c616d.js …  search/c/0.js …

What the index is, its parts, and what is shown of the stories, eight in each: all come as scripts that hand over a
string, since a page opened from a disk can load nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue
from .entries import Entry
from .gather import CATALOGUE
from .index import built, documents
from .shards import shards, text_of

_SUMMARY = 300
CARDS = 8
"""Stories whose cards are fetched together."""


def shown_of(entry: Entry) -> list[Any]:
    """Return what a result shows: title, authors, path, summary, words, chapters (title, key), fandoms, ratings."""
    summary = entry.story.summary or ""
    short = summary if len(summary) <= _SUMMARY else summary[:_SUMMARY].rsplit(" ", 1)[0] + " …"
    fandoms, ratings = ([link.name for link in entry.group(facet).links or ()] for facet in ("fandom", "rating"))
    return [
        entry.title,
        [link.name for link in entry.everyone],
        entry.path,
        short,
        entry.story.words,
        [[page.title, page.key] for page in entry.pages],
        fandoms,
        ratings,
    ]


def as_script(name: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield a script that hands JSON over by name, piece by piece. No character of it can end the script or a tag."""
    yield f'afterwordReceive("{name}","'
    for piece in pieces:
        text = json.dumps(piece, ensure_ascii=False)[1:-1]
        for character in "<>&\u2028\u2029":
            text = text.replace(character, f"\\u{ord(character):04x}")
        yield text
    yield '");\n'


def scripts(shown: Catalogue) -> Iterator[tuple[str, object]]:
    """Yield each script of the search by its name, and what it hands over."""
    made = shards(built(documents(shown)), [len(entry.pages) for entry in shown.entries])
    yield "boot", {**made.boot, "cards": CARDS}
    yield "words", text_of(made.words)
    for part in made.parts:
        yield part.name, text_of(part.data)
    for at in range(0, len(shown.entries), CARDS):
        yield f"c/{at // CARDS}", list(map(shown_of, shown.entries[at : at + CARDS]))


class SearchGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes the scripts of the search below `/search/`."""

    def generate_output(self, writer: Any) -> None:
        """Write all scripts."""
        del writer
        shown: Catalogue = self.settings[CATALOGUE]
        for name, value in scripts(shown):
            file = Path(self.output_path, "search", f"{name}.js")
            file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            file.write_text("".join(as_script(name, (text,))), "utf-8", newline="\n")


def generators(pelican: Any) -> type[SearchGenerator]:
    """Name the generator of this stage."""
    del pelican
    return SearchGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
