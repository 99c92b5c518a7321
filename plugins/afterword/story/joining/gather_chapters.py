"""The chapters of one story from all its files: each once, from the file that has most of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from ..findings import finding
from ..model import Chapter, Finding, Reading
from ..pages import WITH_MARKUP
from .chapter_pool import Copy, Pool


class Gathered(NamedTuple):
    """The chapters in order, those left out as copies, the numbers that are missing, what a person should look at."""

    chapters: tuple[Chapter, ...]
    copies: tuple[Copy, ...] = ()
    missing: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def ranked(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a story, the best source first: the most chapters, then HTML before text."""
    return tuple(
        sorted(
            readings,
            key=lambda each: (
                -len(each.chapters),
                PurePosixPath(each.file).suffix.lower() not in WITH_MARKUP,
                each.file,
            ),
        )
    )


def gather_chapters(readings: tuple[Reading, ...], title: str | None, stated: int | None) -> Gathered:
    """Return the chapters of a story from its readings (best first); `stated` is how many its pages say there are."""
    kept, copies = _sorted_out(readings)
    contents = dict(pair for reading in readings for pair in reading.contents)
    chapters = sorted(
        (_titled(chapter, contents) for chapter in kept), key=lambda each: (each.number is None, each.number or 0)
    )
    return Gathered(
        tuple(chapters),
        copies,
        _missing(chapters, max((stated or 0), *contents, 0)),
        tuple(_rivals(kept, title or PurePosixPath(readings[0].file).name)),
    )


def _sorted_out(readings: tuple[Reading, ...]) -> tuple[tuple[Chapter, ...], tuple[Copy, ...]]:
    """Return the chapters to publish, and the copies of them; one file alone holds no copies."""
    if len(readings) == 1:
        return readings[0].chapters, ()
    pool = Pool()
    for reading in readings:
        for chapter in reading.chapters:
            pool.add(chapter)
    return pool.sorted_out()


def _rivals(chapters: Iterable[Chapter], title: str) -> Iterable[Finding]:
    """Yield a finding for each chapter whose number another text has too."""
    first: dict[int, Chapter] = {}
    for chapter in chapters:
        if chapter.number is None or first.setdefault(chapter.number, chapter) is chapter:
            continue
        other = first[chapter.number].file
        yield finding("A404", chapter.file, chapter.line, number=chapter.number, title=title, other=other)


def _titled(chapter: Chapter, contents: Mapping[int, str]) -> Chapter:
    if chapter.title is not None or chapter.number is None:
        return chapter
    return replace(chapter, title=contents.get(chapter.number) or None)


def _missing(chapters: Iterable[Chapter], expected: int) -> tuple[int, ...]:
    """Return the numbers that should be there: up to the last that is, and up to what the pages say."""
    numbers = {chapter.number for chapter in chapters if chapter.number is not None}
    last = max(expected, *numbers, 0)
    return tuple(number for number in range(1, last + 1) if number not in numbers) if numbers or expected else ()
