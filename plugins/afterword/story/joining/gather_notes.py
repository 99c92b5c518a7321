"""The notes of one story from all its files: each once, before the chapter that it was posted with."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..model import Chapter, Prose, Reading
from ..prose import joined
from ..same import covers, wording


class Notes(NamedTuple):
    """The notes of a story, and its chapters, which may have got some."""

    notes: Prose | None
    end_notes: Prose | None
    chapters: tuple[Chapter, ...]


def gather_notes(readings: tuple[Reading, ...], chapters: tuple[Chapter, ...]) -> Notes:
    """Return the notes of the best file as the story's, and those of the others with their chapters.

    A part of a story that was posted by itself has a header of its own; what stands in it belongs to that part.
    """
    first = next((reading for reading in readings if reading.notes or reading.end_notes), None)
    gathered = Notes(first.notes if first else None, first.end_notes if first else None, chapters)
    for reading in readings:
        if reading is not first and (reading.notes or reading.end_notes):
            gathered = _added(gathered, reading)
    return gathered


def _added(gathered: Notes, reading: Reading) -> Notes:
    """Return the notes with those of one more file that are not among them yet."""
    notes, end_notes = (None if _has(gathered, note) else note for note in (reading.notes, reading.end_notes))
    own = [at for at, chapter in enumerate(gathered.chapters) if chapter.file == reading.file]
    if not own:
        return gathered._replace(notes=joined(gathered.notes, notes), end_notes=joined(gathered.end_notes, end_notes))
    chapters = list(gathered.chapters)
    chapters[own[0]] = replace(chapters[own[0]], notes=joined(notes, chapters[own[0]].notes))
    if own[-1] == len(chapters) - 1:  # below the last chapter the story ends
        return gathered._replace(end_notes=joined(gathered.end_notes, end_notes), chapters=tuple(chapters))
    chapters[own[-1]] = replace(chapters[own[-1]], end_notes=joined(chapters[own[-1]].end_notes, end_notes))
    return gathered._replace(chapters=tuple(chapters))


def _has(gathered: Notes, note: Prose | None) -> bool:
    chapters = (text for each in gathered.chapters for text in (each.notes, each.end_notes))
    return note is None or covers(wording(gathered.notes, gathered.end_notes, *chapters), wording(note))
