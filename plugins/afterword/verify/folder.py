"""A folder with a built site: every file of it is what the manifest says, and every page is sound."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from ..manifest import MANIFEST, read_manifest, sums_of
from ..story.findings import finding
from ..story.model import Finding
from .pages import Seen, see

_AT_ONCE = 64
_WORTH_WORKERS = 500


def verify_folder(folder: Path, jobs: int | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with a site, file by file; raises `OSError` where there is none, or none to be read."""
    wanted = read_manifest((folder / MANIFEST).read_text("utf-8"))
    there = sums_of(folder)
    seen = tuple(_seen(folder, sorted(name for name in there if name.endswith(".html")), jobs))
    return (*_changed(wanted, there), *_broken(seen, there), *_unsafe(seen))


def _seen(folder: Path, names: list[str], jobs: int | None) -> Iterator[Seen]:
    if len(names) < _WORTH_WORKERS or jobs == 1:
        yield from map(partial(see, folder), names)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(see, folder), names, chunksize=_AT_ONCE)


def _changed(wanted: Mapping[str, str], there: Mapping[str, str]) -> Iterator[Finding]:
    for name in sorted(wanted.keys() | there.keys()):
        if name not in there:
            yield finding("A901", name, what="is missing")
        elif name not in wanted:
            yield finding("A901", name, what="was not built: somebody else put it there")
        elif there[name] != wanted[name]:
            yield finding("A901", name, what="was changed since it was built")


def _broken(seen: Iterable[Seen], there: Container[str]) -> Iterator[Finding]:
    seen = tuple(seen)
    places = {page.name: page.places for page in seen}
    for page in seen:
        for link in page.links:
            if link.path not in there or (link.place and link.place not in places.get(link.path, frozenset())):
                yield finding("A902", page.name, address=link.text[:80])


def _unsafe(seen: Iterable[Seen]) -> Iterator[Finding]:
    for page in seen:
        for fault in page.faults:
            yield finding("A903", page.name, fault=fault)
