"""What a format makes of a page: fields and lines, in their places but not yet cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from .model import Listed, Outcome, Stated
from .page import Line


class Dropped(NamedTuple):
    """Text that is not published, under the name of what it is."""

    kind: str
    text: str


class Doubt(NamedTuple):
    """What a person should know that only the format can: a code of `findings`, the line, and the fact it names."""

    code: str
    line: int | None
    fact: str


class Division(Enum):
    """How well an author's note could be told from the prose."""

    SURE = "sure"
    LIKELY = "likely"
    """By its wording, and by little else."""
    OPEN = "open"
    """Not at all: the note is still within the prose, under its label."""


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """A chapter's lines, notes apart from prose, as far as the two could be told apart."""

    prose: tuple[Line, ...]
    number: int | None = None
    title: str | None = None
    notes: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()
    line: int = 1
    authors: tuple[str, ...] | None = None
    how_numbered: str = ""
    heading: str = ""
    """The text that the title was read from."""
    division: Division = Division.SURE


class ReviewDraft(NamedTuple):
    """A review: who wrote it on which day of which chapter, its lines, and those of the author's answer."""

    reviewer: str
    date: str
    chapter: int | None
    text: tuple[Line, ...]
    answer: tuple[Line, ...]
    line: int
    chapter_title: str = ""
    """What the page calls the chapter, where it has no number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page understood: every word of it is in exactly one of these places."""

    outcome: Outcome
    fields: tuple[Stated, ...] = ()
    notes: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()
    chapters: tuple[ChapterDraft, ...] = ()
    contents: tuple[tuple[int, str], ...] = ()
    """Number and title of every chapter that the page lists."""
    listed: tuple[Listed, ...] = ()
    """What the page says of other stories; it states nothing that a file of its own does not state better."""
    reviews: tuple[ReviewDraft, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[Doubt, ...] = ()
