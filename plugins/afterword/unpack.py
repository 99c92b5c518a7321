"""An archive in the stories folder is a folder: `x.zip` is read as if its files lay in a folder of that name.

So is a crawl (`x.warc.gz`), with the pages in it.

Nothing is ever written. The names of its files are read at first, and each file by the worker that reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from .content import Found, by_place
from .crawl import IS_READABLE, is_crawl, read_capture, read_crawl
from .story.containers import Unreadable, kind_of, open_parts, read_part
from .story.limits import SHIPPED, Limits

ENDING = ".zip"
_IS_UTF_8, _UNSAID = 0x800, "cp437"
"""The mark of a name in UTF-8, and what a name without it is read as (ZIP specification, appendix D)."""
_DRIVE = re.compile(r"[A-Za-z]:")
_OUTSIDE = "its path leads out of the archive, or is none"


def unpacked(found: Found, limits: Limits = SHIPPED) -> Iterator[Found]:
    """Yield the files of an archive in order of path, or a file that is none as it is.

    What is wrong with an archive is the reason of its refusal, and so it is with each of its files.
    """
    if not found.reason and is_crawl(found.path):
        yield from _captured(found, limits)
        return
    if found.reason or PurePosixPath(found.path).suffix.lower() != ENDING:
        yield found
        return
    try:
        with open_parts(found.full, limits) as archive:
            names = [_name(info) for info in archive.infolist()]
    except Unreadable as error:
        yield replace(found, reason=str(error), code=error.code)
        return
    if kind_of(frozenset(names)):  # a book or a document under another ending
        yield found
        return
    members = list(_members(found, names))
    yield from members or [replace(found, reason="there is nothing in it", code="A202")]


def _captured(found: Found, limits: Limits) -> Iterator[Found]:
    """Yield the pages of a crawl, those that were fetched again, and the crawl itself for all that is no page."""
    if not IS_READABLE:
        yield replace(found, reason="it is a crawl, which only the package warcio can read", code="A112")
        return
    try:
        crawl = read_crawl(found.full, limits)
    except Unreadable as error:
        yield replace(found, reason=str(error), code=error.code)
        return
    if crawl.damage:
        yield replace(found, reason=crawl.damage, code="A109")
    elif crawl.others:
        yield replace(found, reason=", ".join(crawl.others), code="A203")
    elif not crawl.pages:
        yield replace(found, reason="there is no page in it", code="A202")
    for page in crawl.earlier:
        path = f"{found.path}/{page.path} (at byte {page.offset})"
        yield replace(found, path=path, reason="the crawl has a later copy of it", code="A201")
    for page in crawl.pages:
        yield by_place(replace(found, path=f"{found.path}/{page.path}", member=page.offset, url=page.url))


def _name(info: ZipInfo) -> str:
    """Return the name of a file in an archive; many programs write UTF-8 and do not say so."""
    if info.flag_bits & _IS_UTF_8:
        return info.filename
    try:
        return info.filename.encode(_UNSAID).decode("utf-8")
    except UnicodeError:
        return info.filename


def _members(archive: Found, names: list[str]) -> Iterator[Found]:
    paths: dict[str, int] = {}
    for at, name in enumerate(names):
        path = name.replace("\\", "/")
        if path.endswith("/"):
            continue
        if path in paths:
            first = f"{archive.path}/{path} ({paths[path] + 1})"
            yield replace(archive, path=first, reason="the archive has another file of this name", code="A109")
        paths[path] = at  # the last one counts, as it does for every program that unpacks
    for path, at in sorted(paths.items()):
        member = replace(archive, path=f"{archive.path}/{path}", member=at)
        yield by_place(member) if _is_inside(path) else replace(member, reason=_OUTSIDE, code="A109")


def _is_inside(path: str) -> bool:
    """Whether a path leads to a place within the archive and nowhere else."""
    return not _DRIVE.match(path) and not any(part in ("", ".", "..") for part in path.split("/"))


def read_member(archive: Path, member: int, limits: Limits) -> bytes:
    """Return the bytes of one file of an archive, within the limits. Raises `Unreadable`."""
    if is_crawl(archive.name):
        return read_capture(archive, member, limits.size)
    try:
        stat = archive.stat()
        opened = _opened(archive, limits, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    infos = opened.infolist()
    if member >= len(infos):
        message = "it changed while it was read"
        raise Unreadable(message)
    return read_part(opened, infos[member], limits.size)


@lru_cache(maxsize=1)
def _opened(archive: Path, limits: Limits, changed: int, size: int) -> ZipFile:
    """Return an archive open; the next of its files is most often asked for next."""
    del changed, size
    return open_parts(archive, limits)


def close_archive() -> None:
    """Close the archive that was read last."""
    _opened.cache_clear()
