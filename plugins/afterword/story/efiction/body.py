"""The body of one chapter: a note, the prose, a note at the end.

    Author's Chapter Notes:
    One line because my beta said so. Thanks for reading!

    Ada unrolled the map. "It was here," she said, "on Monday."

    Chapter End Notes:

    Next chapter on Friday.

HTML keeps each in a box of its own (`.noteinfo`, `#story`, `.chapter`); in text the labels are left, and the
first lines of prose follow the note with nothing between (see `divide`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, END_NOTES_LABEL, STORY_NOTES_LABEL, straight
from ..page import Line
from ..paragraphs import lines_of, paragraphs, single_lines, trimmed
from .divide import LONGEST_NOTE, SURE, divide

PROSE_BOXES = frozenset(("story", "chapter", "chaptertext", "storytext"))
NOTE_BOXES = frozenset(("noteinfo", "notes"))
_FEW = 300
"""Words of an end note that a short chapter may have."""
_TIMES = 5
"""Longer than the chapter by this, or than both, is no note: the label strayed into the prose."""


class Body(NamedTuple):
    """The parts of a chapter; `unsplit` says that a note is still within the prose, under its label."""

    story_notes: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    prose: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unsplit: bool = False


def read_body(lines: tuple[Line, ...], titles: tuple[str, ...] = ()) -> Body:
    """Return the parts of a chapter from its lines, labels included; `titles` are those it may repeat."""
    if any(line.names & PROSE_BOXES for line in lines):
        return _by_boxes(lines)
    lines, end_notes, dropped, strayed = _end_notes(trimmed(lines))
    story_notes: tuple[Line, ...] = ()
    if chapter_notes := find_label(CHAPTER_NOTES_LABEL, lines):
        story_notes, labels = without_label(STORY_NOTES_LABEL, lines[:chapter_notes])
        notes, prose, more, unsplit = _divided(CHAPTER_NOTES_LABEL, lines[chapter_notes:], titles)
        return Body(story_notes, notes, prose, end_notes, (*dropped, *labels, *more), unsplit or strayed)
    notes, prose, more, unsplit = _divided(CHAPTER_NOTES_LABEL, lines, titles)
    if not notes and not unsplit:
        story_notes, prose, more, unsplit = _divided(STORY_NOTES_LABEL, lines, titles)
    return Body(story_notes, notes, prose, end_notes, (*dropped, *more), unsplit or strayed)


def find_label(label: re.Pattern[str], lines: tuple[Line, ...]) -> int | None:
    """Return where the first line is that begins with the label, provided that a known label begins the lines."""
    if not lines or not (STORY_NOTES_LABEL.match(straight(lines[0].text)) or label.match(straight(lines[0].text))):
        return None
    return next((at for at, line in enumerate(lines) if label.match(straight(line.text))), None)


def without_label(label: re.Pattern[str], lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return lines without the label that the first begins with, and the words of the label."""
    found = label.match(straight(lines[0].text)) if lines else None
    if found is None:
        return lines, ()
    rest = (lines[0].cut(found.end()), *lines[1:])
    return rest[1:] if rest[0].is_blank else rest, (Dropped("labels", found[1]),)


def _divided(
    label: re.Pattern[str], lines: tuple[Line, ...], titles: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Dropped, ...], bool]:
    """Return note, prose, the label's words, and whether the note could not be told from the prose."""
    rest, dropped = without_label(label, lines)
    if not dropped or not rest:
        return (), lines, (), False
    parts = single_lines(paragraphs(rest), LONGEST_NOTE)
    cut = divide(parts, inline=not rest[0].is_blank, titles=titles)
    if cut.margin < SURE:
        return (), lines, (), True
    return lines_of(parts[: cut.length]), lines_of(parts[cut.length :]), dropped, False


def _end_notes(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Dropped, ...], bool]:
    """Take the end notes off: all that follows their last label.

    More than an author adds is no note: it stays, and the last value says so.
    """
    at = next((at for at in range(len(lines) - 1, -1, -1) if END_NOTES_LABEL.match(straight(lines[at].text))), None)
    if at is None:
        return lines, (), (), False
    chapter = _size(lines[:at])
    if _size(lines[at:]) > max(chapter, min(_FEW, _TIMES * chapter)):
        return lines, (), (), True
    notes, dropped = without_label(END_NOTES_LABEL, lines[at:])
    return trimmed(lines[:at]), trimmed(notes), dropped, False


def _size(lines: tuple[Line, ...]) -> int:
    return sum(len(line.text.split()) for line in lines)


_LABELS = ((STORY_NOTES_LABEL, "story_notes"), (END_NOTES_LABEL, "end_notes"), (CHAPTER_NOTES_LABEL, "notes"))


def _by_boxes(lines: tuple[Line, ...]) -> Body:
    """Divide by the boxes that HTML has: a label says which note the lines after it are."""
    parts: dict[str, list[Line]] = {"story_notes": [], "notes": [], "prose": [], "end_notes": [], "": []}
    dropped: list[Dropped] = []
    into = ""
    for line in lines:
        if line.names & PROSE_BOXES:
            parts["prose"].append(line)
            continue
        named = (
            [name for label, name in _LABELS if label.match(straight(line.text))]
            if "noteinfo" not in line.names
            else []
        )
        if named:
            into = named[0]
            rest, words = without_label(next(label for label, name in _LABELS if name == into), (line,))
            dropped.extend(words)
            parts[into].extend(rest)
        else:
            parts[into if line.names & NOTE_BOXES else ""].append(line)
    furniture = tuple(Dropped("site furniture", line.text) for line in parts.pop(""))
    story_notes, notes, prose, end_notes = (trimmed(tuple(part)) for part in parts.values())
    return Body(story_notes, notes, prose, end_notes, (*dropped, *furniture))
