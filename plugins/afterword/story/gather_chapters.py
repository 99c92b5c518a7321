"""The chapters of one story from all its files: each once, from the best file that has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from .findings import finding
from .model import Chapter, Finding, Reading
from .pages import HTML_ENDINGS
from .prose import plain
from .same import is_copy
from .words import count


class Gathered(NamedTuple):
    """The chapters in order, the words of each file that another has too, and what a person should look at."""

    chapters: tuple[Chapter, ...]
    copied: Mapping[str, int]
    findings: tuple[Finding, ...]
    missing: tuple[int, ...]


def ranked(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a story, the best source first: the most chapters, then HTML before text."""
    return tuple(
        sorted(
            readings,
            key=lambda each: (
                -len(each.chapters),
                PurePosixPath(each.file).suffix.lower() not in HTML_ENDINGS,
                each.file,
            ),
        )
    )


def gather_chapters(readings: tuple[Reading, ...], title: str | None, stated: int | None) -> Gathered:
    """Return the chapters of a story from its readings (best first); `stated` is how many its pages say there are."""
    kept: list[Chapter] = []
    copied: dict[str, int] = {}
    findings: list[Finding] = []
    for reading in readings:
        for chapter in reading.chapters:
            if any(_is_same(chapter, other) for other in kept):
                copied[reading.file] = copied.get(reading.file, 0) + _words(chapter)
                continue
            rival = next(
                (other for other in kept if chapter.number is not None and other.number == chapter.number),
                None,
            )
            if rival is not None:
                findings.append(
                    finding(
                        "A404",
                        chapter.file,
                        chapter.line,
                        number=chapter.number,
                        title=title or "?",
                        other=rival.file,
                    )
                )
            kept.append(chapter)
    contents = dict(pair for reading in readings for pair in reading.contents)
    chapters = sorted(
        (_titled(chapter, contents) for chapter in kept),
        key=lambda each: (each.number is None, each.number or 0),
    )
    return Gathered(tuple(chapters), copied, tuple(findings), _missing(chapters, max((stated or 0), *contents, 0)))


def _is_same(chapter: Chapter, other: Chapter) -> bool:
    if chapter.number is not None and other.number is not None and chapter.number != other.number:
        return chapter.fingerprint == other.fingerprint and chapter.file != other.file
    return is_copy(chapter, other)


def _words(chapter: Chapter) -> int:
    return sum(count(plain(prose)) for prose in (chapter.prose, chapter.notes, chapter.end_notes))


def _titled(chapter: Chapter, contents: Mapping[int, str]) -> Chapter:
    if chapter.title is not None or chapter.number is None:
        return chapter
    return replace(chapter, title=contents.get(chapter.number))


def _missing(chapters: Iterable[Chapter], expected: int) -> tuple[int, ...]:
    """Return the numbers that should be there: up to the last that is, and up to what the pages say."""
    numbers = {chapter.number for chapter in chapters if chapter.number is not None}
    return (
        tuple(number for number in range(1, max(expected, *numbers, 0) + 1) if number not in numbers)
        if numbers or expected
        else ()
    )
