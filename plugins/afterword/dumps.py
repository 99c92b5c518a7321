"""A database in the stories folder is a folder: `backup.sql/story 151.html` is the story of that number in it.

Each is read once, into a folder of its own that lives as long as the run. The texts of chapters that the archive kept
in files (`stories/9/345.txt`: author and chapter by number) are read with their rows.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile

from .content import Found
from .story.containers import Unreadable, open_parts
from .story.database import Filled, Place, fill, stories_in
from .story.database.store import opened
from .story.limits import MEGABYTE, SHIPPED, Limits

ENDINGS = (".sql", ".sql.gz")
_TEXT = re.compile(r"(?:^|/)(\d{1,12})/(\d{1,12})\.(?:txt|html?)$")
"""Where eFiction keeps the text of a chapter."""
_NOT_ONE = "it is a database, but not that of an eFiction archive"

Advance = Callable[[int, int, str], None]
"""Told how much is done, of how much, and of what."""


def with_databases(
    found: tuple[Found, ...], folder: Path, advance: Advance = lambda *_: None, limits: Limits = SHIPPED
) -> tuple[Found, ...]:
    """Return files with the stories of the databases among them; `folder` is where those are read into."""
    read = [
        _read(each, folder / str(at), advance, limits) if _is_dump(each) else (each,) for at, each in enumerate(found)
    ]
    databases = [each for several in read for each in several if each.filled]
    parts = (part for each in databases for part in _stories(each))
    files = (_of_chapter(each, databases) for several in read for each in several)
    return (*files, *parts)


def _is_dump(found: Found) -> bool:
    return not found.reason and found.path.lower().endswith(ENDINGS)


def _read(found: Found, folder: Path, advance: Advance, limits: Limits) -> tuple[Found, ...]:
    """Return a dump once for each archive in it, or refused."""
    folder.mkdir()
    try:
        megabytes = max(1, found.full.stat().st_size // MEGABYTE)
        with _stream(found, limits) as stream:
            archives = fill(
                stream, folder, lambda done: advance(done // MEGABYTE, megabytes, f"Reading {found.path}, megabytes")
            )
    except Unreadable as error:
        return (replace(found, reason=str(error), code=error.code),)
    except (OSError, EOFError, BadZipFile) as error:
        return (replace(found, reason=f"it cannot be read: {error}", code="A101"),)
    if not archives:
        return (replace(found, reason=_NOT_ONE, code="A201"),)
    first, *others = archives
    return (
        replace(found, filled=first),
        *(replace(found, path=f"{found.path}/{each.prefix}archive", filled=each) for each in others),
    )


@contextmanager
def _stream(found: Found, limits: Limits) -> Iterator[BinaryIO]:
    """Give the bytes of a dump, unpacked."""
    is_packed = found.path.lower().endswith(".gz")
    if found.member is None:
        with gzip.open(found.full) if is_packed else found.full.open("rb") as stream:
            yield cast("BinaryIO", _Bounded(cast("BinaryIO", stream), found, limits) if is_packed else stream)
        return
    with open_parts(found.full, limits) as archive, archive.open(archive.infolist()[found.member]) as part:
        unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=part) if is_packed else part)
        yield cast("BinaryIO", _Bounded(unpacked, found, limits)) if is_packed else unpacked


class _Bounded:
    """The bytes of a packed dump: no more of them than may come of it."""

    def __init__(self, stream: BinaryIO, found: Found, limits: Limits) -> None:
        """Begin with nothing read."""
        self._stream = stream
        self._most = limits.unpacked(found.full.stat().st_size)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes. Raises `Unreadable`."""
        data = self._stream.read(size)
        if self.tell() > self._most:
            message = (
                f"unpacked it is more than {self._most // MEGABYTE:,} MB, which is far more than such files become"
            )
            raise Unreadable(message, "A120")
        return data

    def tell(self) -> int:
        """Return how many bytes are read."""
        return self._stream.tell()


def _stories(found: Found) -> Iterator[Found]:
    """Yield the released stories of a database."""
    filled = cast("Filled", found.filled)
    for sid in stories_in(filled):
        yield Found(f"{found.path}/story {sid}.html", found.full, place=Place(filled.path, sid))


def _of_chapter(found: Found, databases: Iterable[Found]) -> Found:
    """Return a file as the text of a chapter of the nearest database that has a row for it, or as it is."""
    numbers = _TEXT.search(found.path)
    if numbers is None or found.reason:
        return found
    uid, chapid = int(numbers[1]), int(numbers[2])
    for each in sorted(databases, key=lambda each: -_nearness(each, found)):
        store = opened(cast("Filled", each.filled).path)
        if row := next(store.ask("SELECT sid FROM chapters WHERE chapid = ? AND uid = ?", chapid, uid), None):
            return replace(found, place=Place(cast("Filled", each.filled).path, row["sid"], chapid, uid))
    return found


def _nearness(one: Found, other: Found) -> int:
    """Return how many folders two files have in common."""
    folders = (PurePosixPath(each.path).parts[:-1] for each in (one, other))
    return sum(1 for pair in zip(*folders, strict=False) if len(set(pair)) == 1)
