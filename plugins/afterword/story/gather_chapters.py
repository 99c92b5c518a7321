"""The chapters of one story from all its files: each once, from the file that has most of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from .findings import finding
from .model import Chapter, Finding, Reading
from .pages import HTML_ENDINGS
from .prose import joined
from .same import Wording, are_versions, covers, wording, wording_of


class Copy(NamedTuple):
    """A chapter that is not published, and the one that has all its words."""

    chapter: Chapter
    kept: Chapter


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
                PurePosixPath(each.file).suffix.lower() not in HTML_ENDINGS,
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
    pool = _Pool()
    for reading in readings:
        for chapter in reading.chapters:
            pool.add(chapter)
    return pool.sorted_out()


class _Pool:
    """Chapters met so far, and where each run of their words stands."""

    def __init__(self) -> None:
        self._kept: list[tuple[Chapter, Wording]] = []
        self._places: dict[int, list[int]] = defaultdict(list)
        self._copies: list[tuple[Chapter, int]] = []

    def add(self, chapter: Chapter) -> None:
        """Take a chapter in: as a copy of another, in the place of a shorter one, or as one more."""
        own = wording_of(chapter)
        hits = Counter(at for run in chapter.sketch for at in self._places[run])
        for at, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0])):
            other, present = self._kept[at]
            if not _may_be_one(chapter, other) or not are_versions(own, present):
                continue
            replaces = covers(own, wording(other.prose))
            if covers(present, wording(chapter.prose)) and not (replaces and _is_html(chapter) > _is_html(other)):
                self._copies.append((chapter, at))
                self._kept[at] = (_with_notes(_named_as(other, chapter), present, chapter), present)
                return
            if replaces:
                self._copies.append((other, at))
                self._kept[at] = (_with_notes(_named_as(chapter, other), own, other), own)
                break
        else:
            at = len(self._kept)
            self._kept.append((chapter, own))
        for run in chapter.sketch:
            self._places[run].append(at)

    def sorted_out(self) -> tuple[tuple[Chapter, ...], tuple[Copy, ...]]:
        """Return the chapters to publish, and the copies of them."""
        chapters = tuple(chapter for chapter, _ in self._kept)
        return chapters, tuple(Copy(chapter, chapters[at]) for chapter, at in self._copies)


def _is_html(chapter: Chapter) -> bool:
    """Whether notes and scene breaks of a chapter are told by markup, not by guess."""
    return PurePosixPath(chapter.file).suffix.lower() in HTML_ENDINGS


def _may_be_one(chapter: Chapter, other: Chapter) -> bool:
    """Whether two chapters may be one by their numbers; two of one file never are."""
    if chapter.file == other.file:
        return False
    if chapter.number is None or other.number is None or chapter.number == other.number:
        return True
    return chapter.fingerprint == other.fingerprint


def _named_as(chapter: Chapter, other: Chapter) -> Chapter:
    """Return a chapter with the number and the title that a shorter copy has, if it has none itself."""
    numbered = chapter if chapter.number is not None else other
    return replace(
        chapter,
        number=numbered.number,
        how_numbered=numbered.how_numbered,
        title=chapter.title if chapter.title is not None else other.title,
        authors=chapter.authors or other.authors,
    )


def _with_notes(chapter: Chapter, own: Wording, copy: Chapter) -> Chapter:
    """Return a chapter with those notes of its copy that it does not have: authors change them from time to time."""
    notes, end_notes = (
        note if note and not covers(own, wording(note)) else None for note in (copy.notes, copy.end_notes)
    )
    if notes is end_notes is None:
        return chapter
    return replace(chapter, notes=joined(chapter.notes, notes), end_notes=joined(chapter.end_notes, end_notes))


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
    return replace(chapter, title=contents.get(chapter.number))


def _missing(chapters: Iterable[Chapter], expected: int) -> tuple[int, ...]:
    """Return the numbers that should be there: up to the last that is, and up to what the pages say."""
    numbers = {chapter.number for chapter in chapters if chapter.number is not None}
    last = max(expected, *numbers, 0)
    return tuple(number for number in range(1, last + 1) if number not in numbers) if numbers or expected else ()
