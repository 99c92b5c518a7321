"""The stories folder to the archive: every file read, by as many workers as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from .catalogue import story_slugs
from .content import Content, ContentError, Found, walk
from .story import refuse
from .story.archive import Archive, archive
from .story.containers import Unreadable
from .story.convert import Known, RawFile, convert
from .story.findings import finding
from .story.model import Finding, Outcome, Reading
from .unpack import close_archive, read_member, unpacked

MAX_FILE_SIZE = 64
"""Megabytes; no story is larger, and a larger file would hold up all others."""
_WORTH_WORKERS = 64
"""Files; fewer are read sooner than workers start."""
_AT_ONCE = 8
_MOST_WORKERS = 61
"""Windows has no more."""
_MEGABYTE = 1024 * 1024

Read = Callable[[tuple[Found, ...]], list[Reading]]
Advance = Callable[[int, int], None]
"""Told after every file: how many are done, of how many."""


def take_in(
    content: Content,
    jobs: int | None = None,
    advance: Advance | None = None,
    max_file_size: int = MAX_FILE_SIZE,
) -> Archive:
    """Return the archive of a content folder; `jobs` workers read it (all cores if None).

    Raises `ContentError` where that is no number of workers.
    """
    if jobs is not None and jobs < 1:
        message = f"{jobs} workers read nothing: --jobs takes a number from 1 on."
        raise ContentError(message)
    found = tuple(part for each in walk(content.stories) for part in unpacked(each))
    known = Known(content.sites, content.corrections, max_file_size * _MEGABYTE)
    readings: list[Reading] = []
    for reading in _read_all(found, known, jobs, max_file_size):
        readings.append(reading)
        if advance is not None:
            advance(len(readings), len(found))
    made = archive(readings, content.corrections, content.removals, partial(story_slugs, published=content.published))
    return replace(made, findings=(*content.findings, *made.findings))


def _read_all(found: tuple[Found, ...], known: Known, jobs: int | None, limit: int) -> Iterator[Reading]:
    """Yield what each file says, in order, read by workers a few at a time.

    A worker that fails on a file, or dies of it, takes down neither the build nor the files beside it: those are read
    again one by one, and the one that it was is a finding.
    """
    workers = min(jobs or os.cpu_count() or 1, _MOST_WORKERS)
    is_small = workers == 1 or len(found) < _WORTH_WORKERS
    make: Callable[[int], Executor] = ThreadPoolExecutor if is_small else ProcessPoolExecutor
    read = partial(_read_some, known=known, limit=limit)
    parts = [found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE)]
    pool = make(1 if is_small else workers)
    try:
        for part, future in [(part, _submitted(pool, read, part)) for part in parts]:
            if _error_of(future) is None:
                yield from future.result()
            else:
                yield from (_read_alone(make, read, each) for each in part)
    finally:
        pool.shutdown(cancel_futures=True)
        close_archive()


def _read_alone(make: Callable[[int], Executor], read: Read, found: Found) -> Reading:
    """Return what one file says, read by a worker of its own, or that this worker failed."""
    with make(1) as pool:
        future = _submitted(pool, read, (found,))
        if (error := _error_of(future)) is None:
            return future.result()[0]
    reason = f"{type(error).__name__}: {error}"
    return _refused(found.path, "it could not be understood", [finding("A107", found.path, reason=reason)])


def _submitted(pool: Executor, read: Read, part: tuple[Found, ...]) -> Future[list[Reading]]:
    try:
        return pool.submit(read, part)
    except BrokenExecutor as error:  # a file that was read before has ended the worker
        failed: Future[list[Reading]] = Future()
        failed.set_exception(error)
        return failed


def _error_of(future: Future[list[Reading]]) -> Exception | None:
    """Return the error of some reading; whoever wants the program to end is not refused."""
    error = future.exception()
    if error is None or isinstance(error, Exception):
        return error
    raise error


def _read_some(found: tuple[Found, ...], known: Known, limit: int) -> list[Reading]:
    return [read_one(each, known, limit) for each in found]


def read_one(found: Found, known: Known, limit: int = MAX_FILE_SIZE) -> Reading:
    """Return what one file says, or why it could not be read."""
    reason, code = found.reason, found.code
    if not reason and (by_name := refuse.by_name(found.path)):
        reason, code = by_name, "A201"
    if reason:
        return _refused(found.path, reason, [finding(code, found.path, reason=reason)])
    if found.member is not None:
        return _read_member(found, found.member, known, limit)
    try:
        size = found.full.stat().st_size
        if size > limit * _MEGABYTE:
            return _refused(
                found.path,
                "it is too large",
                [finding("A106", found.path, size=size // _MEGABYTE, limit=limit)],
            )
        data = found.full.read_bytes()
    except OSError as error:
        return _refused(
            found.path,
            "it cannot be read",
            [finding("A101", found.path, reason=error.strerror or str(error))],
        )
    return convert(RawFile(found.path, data), known)


def _read_member(found: Found, member: int, known: Known, limit: int) -> Reading:
    try:
        data = read_member(found.full, member, limit * _MEGABYTE)
    except Unreadable as error:
        return _refused(found.path, str(error), [finding("A109", found.path, reason=error)])
    return convert(RawFile(found.path, data, found.url), known)


def _refused(path: str, reason: str, findings: Iterable[Finding]) -> Reading:
    return Reading(path, "", None, Outcome.REFUSED, reason, findings=tuple(findings))
