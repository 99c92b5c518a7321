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

import math
import re
from collections.abc import Mapping
from itertools import takewhile
from types import MappingProxyType

from ..draft import Division, Dropped
from ..labels import CHAPTER_NOTES_LABEL, END_NOTES_LABEL, STORY_NOTES_LABEL, labelled
from ..page import Line
from ..paragraphs import lines_of, paragraphs, single_lines, trimmed
from .boxes import PROSE_BOXES, Body, by_boxes, reads_as_prose, without_label
from .divide import LONGEST_NOTE, NOTHING, QUITE_SURE, SURE, Shape, Weighed, divide, weigh
from .talk import talk

_FEW = 300
"""Words of an end note that a short chapter may have."""
_TIMES = 5
"""Longer than the chapter by this, or than both, is no note: the label strayed into the prose."""

_SHARE = 3
"""How many times longer a chapter is than a note below it that has the label of those above."""


Habit = Mapping[Shape, float]
NO_HABIT: Habit = MappingProxyType({})


def read_body(
    lines: tuple[Line, ...], titles: tuple[str, ...] = (), habit: Habit = NO_HABIT, weighed: Weighed | None = None
) -> Body:
    """Return the parts of a chapter from its lines, labels included; `titles` are those it may repeat.

    `habit` is what the other chapters of the story tell of this one; `weighed` is what `weigh_body` says of it, where
    it was asked before.
    """
    if any(line.names & PROSE_BOXES for line in lines):
        return by_boxes(lines)
    lines, end_notes, dropped, strayed = _end_notes(trimmed(lines))
    story_notes: tuple[Line, ...] = ()
    if chapter_notes := find_label(CHAPTER_NOTES_LABEL, lines):
        story_notes, labels = without_label(STORY_NOTES_LABEL, lines[:chapter_notes])
        notes, prose, more, division = _divided(CHAPTER_NOTES_LABEL, lines[chapter_notes:], titles, habit, weighed)
        return Body(
            story_notes, notes, prose, end_notes, (*dropped, *labels, *more), Division.OPEN if strayed else division
        )
    notes, prose, more, division = _divided(CHAPTER_NOTES_LABEL, lines, titles, habit, weighed)
    if not notes and division is not Division.OPEN:
        story_notes, prose, more, division = _divided(STORY_NOTES_LABEL, lines, titles)
    return Body(story_notes, notes, prose, end_notes, (*dropped, *more), Division.OPEN if strayed else division)


def weigh_body(lines: tuple[Line, ...], titles: tuple[str, ...] = ()) -> Weighed:
    """Return how good each division of a chapter's note from its prose is; of none where nothing is to be divided."""
    if any(line.names & PROSE_BOXES for line in lines):
        return NOTHING
    is_spaced = any("\xa0" in line.text for line in takewhile(lambda line: line.is_blank, lines))
    lines = _end_notes(trimmed(lines))[0]
    rest, label = without_label(CHAPTER_NOTES_LABEL, lines[find_label(CHAPTER_NOTES_LABEL, lines) or 0 :])
    if not label and lines and not labelled(STORY_NOTES_LABEL, lines[0].text):
        return NOTHING._replace(begins_spaced=is_spaced)
    return _weighed(rest, titles) if label and rest else NOTHING


def _weighed(rest: tuple[Line, ...], titles: tuple[str, ...]) -> Weighed:
    return weigh(single_lines(paragraphs(rest), LONGEST_NOTE), inline=not rest[0].is_blank, titles=titles)


def find_label(label: re.Pattern[str], lines: tuple[Line, ...]) -> int | None:
    """Return where the first line is that begins with the label, provided that a known label begins the lines."""
    if not lines or not (labelled(STORY_NOTES_LABEL, lines[0].text) or labelled(label, lines[0].text)):
        return None
    return next((at for at, line in enumerate(lines) if labelled(label, line.text)), None)


def _divided(
    label: re.Pattern[str],
    lines: tuple[Line, ...],
    titles: tuple[str, ...],
    habit: Habit = NO_HABIT,
    weighed: Weighed | None = None,
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Dropped, ...], Division]:
    """Return note, prose, the label's words, and how well the note could be told from the prose."""
    rest, dropped = without_label(label, lines)
    if not dropped or not rest:
        return (), lines, (), Division.SURE
    cut = divide(_weighed(rest, titles) if weighed is None else weighed, habit)
    if cut.margin < SURE:
        return (), lines, (), Division.OPEN
    parts = single_lines(paragraphs(rest), LONGEST_NOTE)
    division = Division.SURE if cut.margin >= QUITE_SURE else Division.LIKELY
    return lines_of(parts[: cut.length]), lines_of(parts[cut.length :]), dropped, division


def _end_notes(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Dropped, ...], bool]:
    """Take the end notes off: all that follows their last label.

    More than an author adds is no note: it stays, and the last value says so.
    """
    at = next((at for at in range(len(lines) - 1, -1, -1) if labelled(END_NOTES_LABEL, lines[at].text)), None)
    if at is None and (at := _closing_note(lines)) is not None:
        notes, dropped = without_label(CHAPTER_NOTES_LABEL, lines[at:])
        return trimmed(lines[:at]), trimmed(notes), dropped, False
    if at is None:
        return lines, (), (), False
    notes_size = _size(lines[at:])
    chapter = _size(lines[:at], notes_size)
    if notes_size > max(chapter, min(_FEW, _TIMES * chapter)):
        return lines, (), (), True
    notes, dropped = without_label(END_NOTES_LABEL, lines[at:])
    return trimmed(lines[:at]), trimmed(notes), dropped, False


def _closing_note(lines: tuple[Line, ...]) -> int | None:
    """Return where a note begins that an author put below the chapter, under the label of those above it."""
    at = next((at for at in range(len(lines) - 1, 0, -1) if labelled(CHAPTER_NOTES_LABEL, lines[at].text)), None)
    if at is None:
        return None
    least = _SHARE * _size(lines[at:])
    if _size(lines[:at], least) < least:
        return None
    said = [talk(part.text) for part in paragraphs(without_label(CHAPTER_NOTES_LABEL, lines[at:])[0])]
    return at if sum(said) > 0 and any(reads_as_prose(line) for line in lines[:at]) else None


def _size(lines: tuple[Line, ...], enough: float = math.inf) -> int:
    """Return how many words there are; from `enough` on nobody counts."""
    size = 0
    for line in lines:
        if size >= enough:
            break
        size += len(line.text.split())
    return size
