"""The stories folder to the archive: every file read, by as many workers as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

from .catalogue import story_slugs
from .content import Content, Found, walk
from .story import refuse
from .story.archive import Archive, archive
from .story.convert import Known, RawFile, convert
from .story.findings import finding
from .story.model import Finding, Outcome, Reading

MAX_FILE_SIZE = 64
"""Megabytes; no story is larger, and a larger file would hold up all others."""
_WORTH_WORKERS = 64
"""Files; fewer are read sooner than workers start."""
_MEGABYTE = 1024 * 1024

Advance = Callable[[int, int], None]
"""Told after every file: how many are done, of how many."""


def take_in(
    content: Content,
    jobs: int | None = None,
    advance: Advance | None = None,
    max_file_size: int = MAX_FILE_SIZE,
) -> Archive:
    """Return the archive of a content folder; `jobs` workers read it (all cores if None)."""
    found = tuple(walk(content.stories))
    known = Known(content.sites, content.corrections)
    readings: list[Reading] = []
    for reading in _read_all(found, known, jobs, max_file_size):
        readings.append(reading)
        if advance is not None:
            advance(len(readings), len(found))
    made = archive(readings, content.corrections, content.removals, partial(story_slugs, published=content.published))
    return replace(made, findings=(*content.findings, *made.findings))


def _read_all(found: tuple[Found, ...], known: Known, jobs: int | None, limit: int) -> Iterator[Reading]:
    workers = jobs or os.cpu_count() or 1
    read = partial(read_one, known=known, limit=limit)
    if workers == 1 or len(found) < _WORTH_WORKERS:
        yield from map(read, found)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, found, chunksize=8)


def read_one(found: Found, known: Known, limit: int = MAX_FILE_SIZE) -> Reading:
    """Return what one file says, or why it could not be read. It never raises."""
    reason, code = found.reason, found.code
    if not reason and (by_name := refuse.by_name(found.path)):
        reason, code = by_name, "A201"
    if reason:
        return _refused(found.path, reason, [finding(code, found.path, reason=reason)])
    try:
        size = found.full.stat().st_size
        if size > limit * _MEGABYTE:
            return _refused(
                found.path,
                "it is too large",
                [finding("A106", found.path, size=size // _MEGABYTE, limit=limit)],
            )
        return convert(RawFile(found.path, found.full.read_bytes()), known)
    except OSError as error:
        return _refused(
            found.path,
            "it cannot be read",
            [finding("A101", found.path, reason=error.strerror or str(error))],
        )
    except (
        RecursionError,
        MemoryError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AssertionError,
    ) as error:
        reason = f"{type(error).__name__}: {error}"
        return _refused(found.path, "it could not be understood", [finding("A107", found.path, reason=reason)])


def _refused(path: str, reason: str, findings: Iterable[Finding]) -> Reading:
    return Reading(path, "", None, Outcome.REFUSED, reason, findings=tuple(findings))
