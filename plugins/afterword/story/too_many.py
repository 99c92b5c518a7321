"""More chapters or tags of one story than a site is made for: what was taken for them keeps its words.

A text of a hundred thousand lines that begin with “Chapter” is no story of as many chapters, and each of them would be
a page; a list of ten thousand names is no list of characters, and each of them would be one too.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from .draft import ChapterDraft, Draft
from .findings import finding
from .model import Finding, Stated
from .page import Line
from .values import is_list

_NAMED = 5
"""Tags that a finding names; the others it counts."""


def within_chapters(draft: Draft, file: str, limit: int) -> tuple[Draft, tuple[Finding, ...]]:
    """Return a draft whose last chapter holds all that it has too many of, each under its heading."""
    chapters = draft.chapters
    if len(chapters) <= limit:
        return draft, ()
    last = chapters[limit - 1]
    lines = (*last.prose, *last.end_notes, *(line for each in chapters[limit:] for line in _whole(each)))
    joined = replace(last, prose=lines, end_notes=())
    found = finding("A117", file, chapters[limit].line, count=f"{len(chapters):,}", limit=f"{limit:,}")
    return replace(draft, chapters=(*chapters[: limit - 1], joined)), (found,)


def _whole(chapter: ChapterDraft) -> Iterator[Line]:
    """Yield all lines of a chapter, its heading first, with room around each part."""
    heading = tuple(Line(chapter.line, text) for text in chapter.heading.split("\n"))
    for part in (heading, chapter.notes, chapter.prose, chapter.end_notes):
        yield Line(chapter.line, "")
        yield from part


def within_tags(fields: tuple[Stated, ...], file: str, limit: int) -> tuple[tuple[Stated, ...], tuple[Finding, ...]]:
    """Return fields with no more tags than a story may have; what is not shown is named, and its words counted."""
    count = sum(_weight(value) for field in fields if _are_tags(field) for value in field.values)
    if count <= limit:
        return fields, ()
    kept: list[Stated] = []
    untold: list[str] = []
    left = limit
    for field in fields:
        if not _are_tags(field) or not field.values:
            kept.append(field)
            continue
        weights = tuple(accumulate(map(_weight, field.values)))
        room = bisect(weights, left)
        left -= weights[room - 1] if room else 0
        untold += field.values[room:]
        beyond = replace(field, field=f"beyond:{field.field}")
        kept.append(replace(field, values=field.values[:room]) if room else beyond)
    others = len(untold) - _NAMED
    names = ", ".join(f"“{name[:40]}”" for name in untold[:_NAMED]) + (f" and {others:,} more" if others > 0 else "")
    line = next((field.line for field in fields if _are_tags(field)), None)
    found = finding("A118", file, line, count=f"{count:,}", limit=f"{limit:,}", names=names)
    return tuple(kept), (found,)


def _weight(value: str) -> int:
    """Return how many tags a value is: a relationship is one for each of its people."""
    return value.count("/") + 1


def _are_tags(field: Stated) -> bool:
    return field.field == "authors" or is_list(field.field)
