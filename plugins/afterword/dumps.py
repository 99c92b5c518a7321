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
from .story.containers import open_parts
from .story.database import Filled, Place, fill, stories_in
from .story.database.store import opened

ENDINGS = (".sql", ".sql.gz")
_TEXT = re.compile(r"(?:^|/)(\d{1,12})/(\d{1,12})\.(?:txt|html?)$")
"""Where eFiction keeps the text of a chapter."""
_NOT_ONE = "it is a database, but not that of an eFiction archive"

Advance = Callable[[int, int, str], None]
"""Told how much is done, of how much, and of what."""
_MEGABYTE = 1024 * 1024


def with_databases(found: tuple[Found, ...], folder: Path, advance: Advance = lambda *_: None) -> tuple[Found, ...]:
    """Return files with the stories of the databases among them; `folder` is where those are read into."""
    read = [_read(each, folder / str(at), advance) if _is_dump(each) else (each,) for at, each in enumerate(found)]
    databases = [each for several in read for each in several if each.filled]
    parts = (part for each in databases for part in _stories(each))
    files = (_of_chapter(each, databases) for several in read for each in several)
    return (*files, *parts)


def _is_dump(found: Found) -> bool:
    return not found.reason and found.path.lower().endswith(ENDINGS)


def _read(found: Found, folder: Path, advance: Advance) -> tuple[Found, ...]:
    """Return a dump once for each archive in it, or refused."""
    folder.mkdir()
    try:
        megabytes = max(1, found.full.stat().st_size // _MEGABYTE)
        with _stream(found) as stream:
            archives = fill(
                stream, folder, lambda done: advance(done // _MEGABYTE, megabytes, f"Reading {found.path}, megabytes")
            )
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
def _stream(found: Found) -> Iterator[BinaryIO]:
    """Give the bytes of a dump, unpacked."""
    is_packed = found.path.lower().endswith(".gz")
    if found.member is None:
        with gzip.open(found.full) if is_packed else found.full.open("rb") as stream:
            yield cast("BinaryIO", stream)
        return
    with open_parts(found.full) as archive, archive.open(archive.infolist()[found.member]) as part:
        yield cast("BinaryIO", gzip.GzipFile(fileobj=part) if is_packed else part)


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
