"""Stage: the index of the search page, as lunr.py would build it, answered by lunr.js in the browser.

Both the index and what is shown of the results come as scripts that hand over a
string: a page opened from a disk can load nothing else.
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
from .index import documents, index

_SUMMARY = 300


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


class SearchGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/search/index.js` and `/search/stories.js`."""

    def generate_output(self, writer: Any) -> None:
        """Write both scripts."""
        del writer
        shown: Catalogue = self.settings[CATALOGUE]
        folder = Path(self.output_path, "search")
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "index.js").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(as_script("index", index(documents(shown))))
        stories = json.dumps(list(map(shown_of, shown.entries)), ensure_ascii=False, separators=(",", ":"))
        with (folder / "stories.js").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(as_script("stories", (stories,)))


def generators(pelican: Any) -> type[SearchGenerator]:
    """Name the generator of this stage."""
    del pelican
    return SearchGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
