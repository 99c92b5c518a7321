"""Chapters of several files: which are one, and which of their copies is published."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from ..model import Chapter
from ..pages import WITH_MARKUP
from ..prose import joined
from ..same import Wording, are_versions, covers, wording, wording_of


class Copy(NamedTuple):
    """A chapter that is not published, and the one that has all its words."""

    chapter: Chapter
    kept: Chapter


class Pool:
    """Chapters met so far, and where each run of their words stands."""

    def __init__(self) -> None:
        """Begin with no chapter."""
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
    return PurePosixPath(chapter.file).suffix.lower() in WITH_MARKUP


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
