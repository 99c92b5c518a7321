"""The stories folder to the archive: every file read, by as many workers as there are cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory

from .budget import OverBudgetError, budget, is_over, seconds_for
from .catalogue import story_slugs
from .content import Content, ContentError, Found, walk
from .dumps import Advance, with_databases
from .kept import READINGS, Keys, Packed, Row, open_store, pack, unpack
from .orphans import end_with
from .story import refuse
from .story.archive import Archive, archive
from .story.containers import Unreadable
from .story.convert import Known, RawFile, convert
from .story.database import close_stores, read_about, read_place
from .story.findings import finding
from .story.limits import MEGABYTE, SHIPPED, Limits
from .story.model import Finding, Outcome, Reading
from .unpack import close_archive, read_member, unpacked

_WORTH_WORKERS = 64
"""Files; fewer are read sooner than workers start."""
_AT_ONCE = 8
_MOST_WORKERS = 61
"""Windows has no more."""
_OF_THE_MOMENT = frozenset(("A101", "A107", "A113"))
"""Findings that the same bytes need not have another time."""
Readings = tuple[Reading, ...]
"""What one file says: a reading for each story in it."""
Read = Callable[[tuple[Found, ...]], list[Packed]]


def take_in(
    content: Content,
    jobs: int | None = None,
    advance: Advance | None = None,
    limits: Limits = SHIPPED,
    kept: Path | None = None,
) -> Archive:
    """Return the archive of a content folder; `jobs` workers read it (all cores if None).

    What was read before is taken from the folder `kept`, and what is read now is kept there.

    Raises `ContentError` where that is no number of workers.
    """
    if jobs is not None and jobs < 1:
        message = f"{jobs} workers read nothing: --jobs takes a number from 1 on."
        raise ContentError(message)
    known = Known(content.sites, content.corrections, limits)
    advance = advance or _unheard
    readings: list[Reading] = []
    with TemporaryDirectory(prefix="afterword-") as folder, open_store(kept, READINGS) as store:
        files = tuple(part for each in walk(content.stories) for part in unpacked(each, limits))
        found = with_databases(files, Path(folder), advance, limits)
        keys = _keys(found, known) if kept else (None,) * len(found)
        before = store.find(filter(None, keys))
        unread = tuple(each for each, key in zip(found, keys, strict=True) if key not in before)
        fresh = _read_all(unread, known, jobs)
        for done, key in enumerate(keys, 1):
            row = before[key] if key and key in before else store.keep(key, next(fresh))
            readings.extend(_of_row(row))
            advance(done, len(found), "Reading stories")
        close_stores()
    made = archive(readings, content.corrections, content.removals, partial(story_slugs, published=content.published))
    return replace(made, findings=(*content.findings, *made.findings))


def _unheard(done: int, total: int, of: str) -> None:
    """Tell nobody how far the reading is."""
    del done, total, of


def _keys(found: tuple[Found, ...], known: Known) -> tuple[bytes | None, ...]:
    """Return for each file the key that its readings are kept under; None for one that is read each time.

    That is what cannot be read, and a database, which is one file behind many.
    """
    keys = Keys(known)
    made = tuple(_key(each, keys, known.limits) for each in found)
    close_archive()
    return made


def _key(found: Found, keys: Keys, limits: Limits) -> bytes | None:
    if found.reason or found.filled or found.place or refuse.by_name(found.path):
        return None
    try:
        if found.member is not None:
            return keys.of(RawFile(found.path, read_member(found.full, found.member, limits), found.url))
        if found.full.stat().st_size <= limits.size:
            return keys.of(RawFile(found.path, found.full.read_bytes(), found.url))
    except (OSError, Unreadable):  # which the reading of it will say
        pass
    return None


def _read_all(found: tuple[Found, ...], known: Known, jobs: int | None) -> Iterator[Packed]:
    """Yield what each file says, in order, read by workers a few at a time.

    A worker that fails on a file, or dies of it, takes down neither the build nor the files beside it: those are read
    again one by one, and the one that it was is a finding.
    """
    workers = min(jobs or os.cpu_count() or 1, _MOST_WORKERS) if len(found) >= _WORTH_WORKERS else 1
    make: Callable[[int], Executor] = partial(ProcessPoolExecutor, initializer=end_with, initargs=(os.getpid(),))
    read = partial(_read_some, known=known)
    parts = [found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE)]
    pool = make(workers)
    try:
        for part, future in [(part, _submitted(pool, read, part)) for part in parts]:
            if _error_of(future) is None:
                yield from future.result()
            else:
                yield from (_read_alone(make, read, each, known.limits) for each in part)
    finally:
        pool.shutdown(cancel_futures=True)
        close_archive()


def _read_alone(make: Callable[[int], Executor], read: Read, found: Found, limits: Limits) -> Packed:
    """Return what one file says, read by a worker of its own, or that this worker failed."""
    others = set(active_children())
    with make(1) as pool:
        future = _submitted(pool, read, (found,))
        workers = set(active_children()) - others
        if (error := _error_of(future)) is None:
            return future.result()[0]
    if any(is_over(each.exitcode) for each in workers):
        return _packed(_took_too_long(found, limits.seconds))
    reason = f"{type(error).__name__}: {error}"
    return _packed(_refused(found.path, "it could not be understood", finding("A107", found.path, reason=reason)))


def _submitted(pool: Executor, read: Read, part: tuple[Found, ...]) -> Future[list[Packed]]:
    try:
        return pool.submit(read, part)
    except BrokenExecutor as error:  # a file that was read before has ended the worker
        failed: Future[list[Packed]] = Future()
        failed.set_exception(error)
        return failed


def _error_of(future: Future[list[Packed]]) -> Exception | None:
    """Return the error of some reading; whoever wants the program to end is not refused."""
    error = future.exception()
    if error is None or isinstance(error, Exception):
        return error
    raise error


def _read_some(found: tuple[Found, ...], known: Known) -> list[Packed]:
    return [_packed(read_one(each, known)) for each in found]


def _of_row(row: Row) -> Readings:
    made: Readings = unpack(Readings, *row)
    return made


def _packed(readings: Readings) -> Packed:
    """Return readings packed, and whether the next build would read the same."""
    findings = (each.code for reading in readings for each in reading.findings)
    return pack(Readings, readings)._replace(lasts=_OF_THE_MOMENT.isdisjoint(findings))


def read_one(found: Found, known: Known) -> Readings:
    """Return what one file says, or why it could not be read."""
    if found.filled:
        return (read_about(found.path, found.filled),)
    if found.place and not found.place.chapid:
        return (read_place(found.path, found.place, known),)
    reason, code = found.reason, found.code
    if not reason and (by_name := refuse.by_name(found.path)):
        reason, code = by_name, "A201"
    return _refused(found.path, reason, finding(code, found.path, reason=reason)) if reason else _read(found, known)


def _read(found: Found, known: Known) -> Readings:
    """Return what the bytes of a file say."""
    try:
        if found.member is not None:
            data = read_member(found.full, found.member, known.limits)
        elif (size := found.full.stat().st_size) > known.limits.size:
            reason = f"it has {-(-size // MEGABYTE):,} MB, and may have {known.limits.file_size:,}"
            return _refused(found.path, reason, finding("A106", found.path, reason=reason))
        else:
            data = found.full.read_bytes()
    except Unreadable as error:
        return _refused(found.path, str(error), finding(error.code, found.path, reason=error))
    except OSError as error:
        why = finding("A101", found.path, reason=error.strerror or str(error))
        return _refused(found.path, "it cannot be read", why)
    return _understood(found, data, known)


def _understood(found: Found, data: bytes, known: Known) -> Readings:
    seconds = seconds_for(len(data), known.limits.seconds)
    try:
        with budget(seconds):
            if found.place:
                return (read_place(found.path, found.place, known, data),)
            return convert(RawFile(found.path, data, found.url), known)
    except OverBudgetError:
        return _took_too_long(found, seconds)


def _took_too_long(found: Found, seconds: float) -> Readings:
    return _refused(found.path, "it took too long", finding("A113", found.path, seconds=round(seconds)))


def _refused(path: str, reason: str, *findings: Finding) -> Readings:
    return (Reading(path, "", None, Outcome.REFUSED, reason, findings=findings),)
