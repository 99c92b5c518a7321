"""Stage: the index of the search page, built by lunr.py and answered by lunr.js in the browser.

Both the index and what is shown of the results come as scripts that hand over a
string: a page opened from a disk can load nothing else.
"""

from __future__ import annotations

import json
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
