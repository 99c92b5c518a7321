"""The index of the search, written by a process of its own while this one writes the pages.

That process is sent a few stories at a time, and keeps of them what the index needs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from pathlib import Path

from .entries import Entry
from .index import add_all, builder
from .inverted import WordBuilder
from .orphans import end_with
from .script import write_scripts
from .shards import shards, text_of

CARDS = 8
"""Stories whose cards are fetched together."""
BESIDE = "BESIDE"
"""Setting: the index that is being written by another process, if one is."""
_AT_ONCE = 16
"""Stories."""


def write_index(folder: Path, entries: tuple[Entry, ...]) -> None:
    """Write the index of stories into a folder."""
    built = builder()
    add_all(built, entries)
    write_scripts(folder, _scripts(built, _chapters(entries)))


class IndexBeside:
    """An index that is being written by another process."""

    def __init__(self, folder: Path, entries: tuple[Entry, ...]) -> None:
        """Begin with it."""
        self._folder, self._entries = folder, entries
        self._pool = ProcessPoolExecutor(1, initializer=end_with, initargs=(os.getpid(),))
        self._done: list[Future[None]] = [
            self._pool.submit(_add, folder, at, entries[at : at + _AT_ONCE]) for at in range(0, len(entries), _AT_ONCE)
        ]
        self._done.append(self._pool.submit(_write, folder, _chapters(entries)))

    def finish(self) -> None:
        """Wait for it; if the other process was ended by somebody, write the index here."""
        try:
            for part in self._done:
                part.result()
        except BrokenExecutor:
            write_index(self._folder, self._entries)
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the other process do no more of it: a build that has failed waits for nothing."""
        self._pool.shutdown(wait=False, cancel_futures=True)


_BUILT: dict[Path, WordBuilder] = {}
"""In the other process: what it has of each index so far, by the folder that it is written into."""


def _add(folder: Path, first: int, entries: tuple[Entry, ...]) -> None:
    add_all(_BUILT.setdefault(folder, builder()), entries, first)


def _write(folder: Path, chapters: list[int]) -> None:
    write_scripts(folder, _scripts(_BUILT.pop(folder), chapters))


def _scripts(built: WordBuilder, chapters: list[int]) -> Iterator[tuple[str, object]]:
    made = shards(built, chapters)
    yield "boot", {**made.boot, "cards": CARDS}
    yield "words", text_of(made.words)
    for part in made.parts:
        yield part.name, text_of(part.data)


def _chapters(entries: tuple[Entry, ...]) -> list[int]:
    return [len(entry.pages) for entry in entries]
