"""The rows of an archive's database where they can be asked for: SQLite files in a folder that lives as long as a run.

A dump is read once, as a stream. What nobody was meant to see never leaves it. Each archive of a dump (they share one
database under different prefixes) has a file of its own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from ..words import tally
from .schema import KEPT, MARK, ORDER, PRIVATE, PRIVATE_TABLES, is_number
from .sql import CutError, Row, Value, rows
from .texts import text_of

OF_STORIES = "CAST('ST' AS BLOB)"
"""In a query: what reviews and favourites are of, if they are of a story. Texts are kept as the bytes they were."""
_AT_ONCE = 500
_PRIVATE, _FURNITURE = "private data", "tables of the site"
_INDEXED = {
    "chapters": ("sid",),
    "coauthors": ("sid",),
    "inseries": ("sid",),
    "reviews": ("item",),
    "favorites": ("item", "uid"),
}


@dataclass
class Filled:
    """What was read of one archive: its prefix, how many rows of each table, the words of all that is not kept."""

    prefix: str
    path: Path
    counts: Counter[str] = field(default_factory=Counter)
    words_left_out: Counter[str] = field(default_factory=Counter)
    cut: int | None = None
    """The line from which on the dump could not be read."""


def fill(stream: BinaryIO, folder: Path, advance: Callable[[int], None] = lambda _: None) -> tuple[Filled, ...]:
    """Read a dump into a file of `folder` for each archive in it; `advance` is told how many bytes are read.

    None are returned for a dump that holds no archive.
    """
    made: dict[str, _Filling] = {}
    cut = None
    try:
        for row in rows(stream):
            prefix, mark, table = row.table.rpartition(MARK)
            if mark and table:
                if prefix not in made:
                    made[prefix] = _Filling(Filled(prefix, folder / f"{len(made)}.sqlite"))
                made[prefix].add(table, row)
                if made[prefix].filled.counts.total() % _AT_ONCE == 0:
                    advance(stream.tell())
    except CutError as error:
        cut = error.line
    done = tuple(each.done(cut) for each in made.values())
    return tuple(each for each in done if each.counts["stories"] and each.counts["chapters"])


class _Filling:
    """One archive's file while it is filled."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self._database = sqlite3.connect(filled.path)
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("PRAGMA journal_mode = OFF")
        for table, columns in KEPT.items():
            self._database.execute(f"CREATE TABLE {table} (line, {', '.join(columns)})")

    def add(self, table: str, row: Row) -> None:
        """Keep what is to be kept of a row, and count the words of the rest."""
        columns = row.columns or ORDER.get(table, ())
        named = dict(zip(columns, row.values, strict=False))
        kept = KEPT.get(table, ())
        beyond = row.values[len(columns) :]
        for name, value in (*named.items(), *(("", value) for value in beyond)):
            if name not in kept and value and not value.isdigit():
                kind = _PRIVATE if name in PRIVATE or table in PRIVATE_TABLES else _FURNITURE
                self.filled.words_left_out[kind] += tally(text_of(value)).total()
        if kept:
            self.filled.counts[table] += 1
            waiting = self._waiting.setdefault(table, [])
            waiting.append((row.line, *(_fit(table, name, named.get(name)) for name in kept)))
            if len(waiting) >= _AT_ONCE:
                self._write(table)

    def done(self, cut: int | None) -> Filled:
        """Write what waits, make it quick to ask, and close it."""
        for table in tuple(self._waiting):
            self._write(table)
        for table, columns in _INDEXED.items():
            for column in columns:
                self._database.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        self._database.commit()
        self._database.close()
        self.filled.cut = cut
        return self.filled

    def _write(self, table: str) -> None:
        waiting = self._waiting.pop(table)
        places = ", ".join("?" * len(waiting[0]))
        self._database.executemany(f"INSERT INTO {table} VALUES ({places})", waiting)  # noqa: S608 - names of ours


def _fit(table: str, column: str, value: Value) -> int | bytes | None:
    if value is None or not is_number(table, column):
        return value
    try:
        return int(value)
    except ValueError:
        return None


class Store:
    """An archive's rows, to be asked for."""

    def __init__(self, path: Path) -> None:
        """Open a file that `fill` made, to read."""
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._database.row_factory = sqlite3.Row

    def ask(self, query: str, *values: object) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of a query."""
        for row in self._database.execute(query, values):
            yield dict(row)


def close_stores() -> None:
    """Close every store; their files may be deleted then."""
    opened.cache_clear()


@lru_cache(maxsize=4)
def opened(path: Path) -> Store:
    """Return the store of a file, which stays open: the next question is most often about the same archive."""
    return Store(path)
