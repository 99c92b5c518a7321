"""A folder with a built site: every file of it is what the manifest says, and every page is sound."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..manifest import MANIFEST, NO_FILE, read_manifest, sums_of
from ..orphans import end_with
from ..story.findings import finding
from ..story.model import Finding
from .address import Link
from .pages import Seen, see
from .printed import Wanted, lost_on, lost_with

_AT_ONCE = 64
_WORTH_WORKERS = 500
_ENDING = ".html"
_NOTHING: Wanted = {}


class Site(NamedTuple):
    """What was found in a folder: how many files and pages, how many words of prose on them, and what is wrong."""

    files: int
    pages: int
    words: int
    findings: tuple[Finding, ...]


def verify_folder(folder: Path, jobs: int | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a site, file by file; raises `OSError` where there is none, or none to be read."""
    return look(folder, jobs).findings


def look(folder: Path, jobs: int | None = None) -> Site:
    """Return what is in a folder; raises `OSError` where there is no site, or none to be read."""
    wanted = read_manifest((folder / MANIFEST).read_text("utf-8"))
    there = sums_of(folder)
    words = 0

    def counted(seen: Iterable[Seen]) -> Iterator[Seen]:
        nonlocal words
        for page in seen:
            words += page.words
            yield page

    wrong = tuple(wrong_with(counted(see_all(folder, there, jobs)), there))
    return Site(len(there), sum(map(_is_page, there.items())), words, (*_changed(wanted, there), *wrong))


def pages_of(sums: Mapping[str, str]) -> list[str]:
    """Return the pages among files, in order of path."""
    return sorted(name for name, digest in sums.items() if _is_page((name, digest)))


def see_all(folder: Path, sums: Mapping[str, str], jobs: int | None = None) -> Iterator[Seen]:
    """Yield what every page of a folder says of itself, in order of path."""
    names = pages_of(sums)
    if len(names) < _WORTH_WORKERS or jobs == 1:
        yield from map(partial(see, folder), names)
        return
    with ProcessPoolExecutor(jobs, initializer=end_with, initargs=(os.getpid(),)) as pool:
        yield from pool.map(partial(see, folder), names, chunksize=_AT_ONCE)


def _is_page(file: tuple[str, str]) -> bool:
    name, digest = file
    return name.endswith(_ENDING) and digest != NO_FILE


def wrong_with(seen: Iterable[Seen], there: Container[str], wanted: Wanted = _NOTHING) -> Iterator[Finding]:
    """Yield what is wrong with pages by themselves, with their links, and with the words that are wanted on them.

    The pages of a large site are not all kept: of each, only its places and the links that lead to one.
    """
    places: dict[str, frozenset[str]] = {}
    waiting: list[tuple[str, Link]] = []
    for page in seen:
        places[page.name] = page.places
        yield from lost_on(page, wanted)
        yield from (finding("A903", page.name, fault=fault) for fault in page.faults)
        for link in page.links:
            if link.path not in there:
                yield _broken(page.name, link)
            elif link.place:
                waiting.append((page.name, link))
    yield from lost_with(places, wanted)
    yield from (_broken(name, link) for name, link in waiting if link.place not in places.get(link.path, ()))


def _broken(name: str, link: Link) -> Finding:
    return finding("A902", name, address=link.text[:80])


def _changed(wanted: Mapping[str, str], there: Mapping[str, str]) -> Iterator[Finding]:
    for name in sorted(wanted.keys() | there.keys()):
        if name not in there:
            yield finding("A901", name, what="is missing")
        elif name not in wanted:
            yield finding("A901", name, what="was not built: somebody else put it there")
        elif there[name] != wanted[name]:
            yield finding("A901", name, what="was changed since it was built")
