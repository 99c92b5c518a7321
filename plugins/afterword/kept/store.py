"""Where things are kept from one build to the next: an SQLite file for each kind, which may be deleted at any time.

    kept: key | head | sum of head and texts | seen (by which build) | texts

Damage is found by the sums and by SQLite itself: a row that is damaged is made anew, a store that is damaged is begun
anew. A store that cannot be used at all only costs time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from .packing import Packed, Source, packed_here

READINGS, PAGES, STORIES, BUILDS = "readings-1.sqlite", "pages-1.sqlite", "stories-1.sqlite", "builds-1.sqlite"
"""With the number of the layout: another layout is another store."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS build (number INTEGER);
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, head BLOB, sum BLOB, seen INTEGER, texts BLOB);
"""
_FORGOTTEN = 10
"""Builds after which what none of them had is deleted."""
_PATIENCE = 10.0
"""Seconds that another build is waited for."""
_AT_ONCE = 100
"""Files after which what is kept is kept for good: a build that is stopped goes on there."""


class Row(NamedTuple):
    """What is kept under a key: what is wanted at once, and where the texts are."""

    head: bytes
    texts: Source


class LostError(OSError):
    """A text that was kept when the build began, or by it, is not there."""


class Store:
    """What is kept, and is being kept by this build; without a file, nothing is, and texts stay packed in memory."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, or make it."""
        self._path = path
        self._rows = None if path is None else _opened(path)
        self._kept = 0

    def find(self, keys: Iterable[bytes]) -> Mapping[bytes, Row]:
        """Return what is kept under keys, as far as it is whole."""
        if self._rows is None or self._path is None:
            return {}
        try:
            return self._found(self._rows, self._path, keys)
        except sqlite3.OperationalError:  # another build is at it
            self._rows = None
        except sqlite3.DatabaseError:
            self._rows.close()
            self._rows = _begun_anew(self._path)
        return {}

    def _found(self, rows: sqlite3.Connection, path: Path, keys: Iterable[bytes]) -> Mapping[bytes, Row]:
        found: dict[bytes, Row] = {}
        for key in keys:
            row = rows.execute("SELECT head, sum, texts FROM kept WHERE key = ?", (key,)).fetchone()
            if row and _sum(row[0], row[2]) == row[1]:
                found[key] = Row(row[0], _place(path, key))
        (before,) = rows.execute("SELECT count(*) FROM build").fetchone()
        rows.execute("INSERT INTO build VALUES (?)", (before + 1,))
        rows.executemany("UPDATE kept SET seen = ? WHERE key = ?", [(before + 1, key) for key in found])
        rows.execute("DELETE FROM kept WHERE seen <= ?", (before + 1 - _FORGOTTEN,))
        rows.commit()
        return found

    def keep(self, key: bytes | None, packed: Packed) -> Row:
        """Keep something under its key; what cannot be kept, or has no key, has its texts packed in memory.

        Their texts can be had from when the store is closed.
        """
        if self._rows is None or self._path is None or key is None or not packed.lasts:
            return Row(packed.head, packed_here(packed.texts))
        row = (key, packed.head, _sum(packed.head, packed.texts), packed.texts)
        try:
            self._rows.execute("INSERT OR REPLACE INTO kept SELECT ?, ?, ?, count(*), ? FROM build", row)
            self._kept += 1
            if self._kept % _AT_ONCE == 0:
                self._rows.commit()
        except sqlite3.Error:  # the disk is full, or another build is at it
            return Row(packed.head, packed_here(packed.texts))
        return Row(packed.head, _place(self._path, key))

    def close(self) -> None:
        """Keep for good what was kept, and close the file.

        Raises `LostError` where there is no room for it: the texts of this build are in no other place.
        """
        if self._rows is not None:
            with closing(self._rows) as rows:
                try:
                    rows.commit()
                except sqlite3.Error as error:
                    message = f"{self._path} cannot be written ({error}). Make room on its disk, and build again."
                    raise LostError(message) from error


@contextmanager
def open_store(folder: Path | None, name: str) -> Iterator[Store]:
    """Give a store of a folder, made where there is none; one that keeps nothing where that is impossible."""
    with closing(Store(None if folder is None else folder / name)) as store:
        yield store


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the store open, begun anew where it is damaged or something else; None where none can be used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _sound(path) or _begun_anew(path)
    except (OSError, sqlite3.Error):
        return None


def _sound(path: Path) -> sqlite3.Connection | None:
    rows = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        rows.executescript(_SCHEMA)
        rows.execute("PRAGMA synchronous = OFF")  # what is damaged when the power fails is found here, or by its sum
        if rows.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
            return rows
    except sqlite3.OperationalError:  # another build is at it, or nobody may write here
        rows.close()
        raise
    except sqlite3.DatabaseError:
        pass
    rows.close()
    return None


def _begun_anew(path: Path) -> sqlite3.Connection | None:
    _reader.cache_clear()
    for each in (path, path.with_name(f"{path.name}-journal")):
        each.unlink(missing_ok=True)
    return _sound(path)


def _sum(head: bytes, texts: bytes) -> bytes:
    return hashlib.blake2b(texts, digest_size=16, key=hashlib.blake2b(head, digest_size=16).digest()).digest()


def _place(path: Path, key: bytes) -> Source:
    return Source(partial(_texts, str(path)), key)


def _texts(path: str, key: bytes) -> bytes:
    """Return the packed texts of a file. Raises `LostError` where somebody took them away meanwhile."""
    try:
        row = _reader(path, os.getpid()).execute("SELECT texts FROM kept WHERE key = ?", (key,)).fetchone()
    except sqlite3.Error as error:
        raise LostError(_lost(path)) from error
    if row is None:
        raise LostError(_lost(path))
    texts: bytes = row[0]
    return texts


def _lost(path: str) -> str:
    return f"{path} was changed or deleted while the site was built from it. Build again."


@lru_cache(maxsize=4)
def _reader(path: str, process: int) -> sqlite3.Connection:
    """Return the file open for reading: once for each process, since none may use what another has opened."""
    del process
    return sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
