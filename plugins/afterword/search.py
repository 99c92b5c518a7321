"""Stage: the index of the search page, built by lunr.py's builder and answered by lunr.js in the browser.

    search/boot.js  search/words.js  search/t/6c616d.js …  search/c/0.js …

What the index is, its parts, and what is shown of the stories, eight in each: all come as scripts that hand over a
string, since a page opened from a disk can load nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from .beside import BESIDE, CARDS, IndexBeside, write_index
from .catalogue import Catalogue
from .entries import Entry
from .gather import CATALOGUE, JOBS
from .script import write_scripts

_SUMMARY = 300
_WORTH_WORKER = 64
"""Stories; of fewer the index is written sooner than a process starts."""


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


class SearchGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes the scripts of the search below `/search/`."""

    def generate_context(self) -> None:
        """Begin with the index, where a core is to spare while the pages are written."""
        entries = self.settings[CATALOGUE].entries
        jobs = self.settings.get(JOBS) or os.cpu_count() or 1
        self._folder = Path(self.output_path, "search")
        self._folder.mkdir(parents=True, exist_ok=True)
        is_worth = jobs > 1 and len(entries) >= _WORTH_WORKER
        self.settings[BESIDE] = IndexBeside(self._folder, entries) if is_worth else None

    def generate_output(self, writer: Any) -> None:
        """Write all scripts."""
        del writer
        shown: Catalogue = self.settings[CATALOGUE]
        write_scripts(self._folder, _cards(shown.entries))
        beside: IndexBeside | None = self.settings[BESIDE]
        if beside:
            beside.finish()
        else:
            write_index(self._folder, shown.entries)


def _cards(entries: tuple[Entry, ...]) -> Iterator[tuple[str, object]]:
    for at in range(0, len(entries), CARDS):
        yield f"c/{at // CARDS}", list(map(shown_of, entries[at : at + CARDS]))


def generators(pelican: Any) -> type[SearchGenerator]:
    """Name the generator of this stage."""
    del pelican
    return SearchGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
