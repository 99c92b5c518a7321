"""What is known of a story before any page is made of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from .blocks import Blocks, spoken


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; without a title if its author gave it none, with authors of its own in a story by turns."""

    title: str | None
    prose: Blocks
    notes: Blocks = ()
    end_notes: Blocks = ()
    authors: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(spoken(self.prose))


@dataclass(frozen=True, slots=True)
class Work:
    """A story; None means that it says nothing of a field, an empty tuple that it says none."""

    title: str
    authors: tuple[str, ...]
    parts: tuple[Part, ...]
    status: str
    summary: str | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    series: tuple[str, ...] | None = None
    published: datetime.date | None = None
    updated: datetime.date | None = None
    notes: Blocks = ()
    end_notes: Blocks = ()
    language: str = "English"
    lang: str = "en"

    @property
    def words(self) -> int:
        return sum(part.words for part in self.parts)

    @property
    def by(self) -> str:
        return ", ".join(self.authors)

    def name(self, at: int) -> str:
        """Return what an archive calls a chapter, counted from 1."""
        return self.parts[at - 1].title or (self.title if len(self.parts) == 1 else f"Chapter {at}")

    def writers(self, at: int) -> tuple[str, ...]:
        return self.parts[at - 1].authors or self.authors
