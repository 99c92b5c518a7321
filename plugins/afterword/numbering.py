"""The chapters of a story with their places: a key in the address, a title, and where chapters are missing."""

from __future__ import annotations

import re
from typing import NamedTuple

from .addresses import short_hash
from .story.model import Chapter, Story

UNTITLED = "Untitled"
_ONLY_A_NUMBER = re.compile(r"(?:chapter|ch\.?)?\s*#?0*(\d{1,4})\s*[.):]?", re.IGNORECASE)


class Numbered(NamedTuple):
    """A chapter: its key is its number, or where that is unknown or taken, the next that is free."""

    chapter: Chapter
    key: str
    title: str


class Gap(NamedTuple):
    """Chapters in a row that should be here and are not."""

    first: int
    last: int

    def __str__(self) -> str:
        """Say so, calmly.

        >>> str(Gap(3, 3)), str(Gap(3, 4)), str(Gap(3, 5))
        ('Chapter 3 is missing', 'Chapters 3 and 4 are missing', 'Chapters 3 to 5 are missing')
        """
        if self.first == self.last:
            return f"Chapter {self.first} is missing"
        return f"Chapters {self.first} {'and' if self.last == self.first + 1 else 'to'} {self.last} are missing"


def story_name(story: Story) -> str:
    """Return what the address of a story is made of."""
    return story.title or f"{UNTITLED} {short_hash(story.keys[0])}"


def numbered(story: Story) -> tuple[Numbered, ...]:
    """Return the chapters of a story, each with its key and title."""
    taken = {str(chapter.number) for chapter in story.chapters if chapter.number is not None}
    free = (str(number) for number in range(1, len(story.chapters) + len(taken) + 1) if str(number) not in taken)
    used: set[str] = set()
    found: list[Numbered] = []
    for chapter in story.chapters:
        key = str(chapter.number)
        if chapter.number is None or key in used:
            key = next(free)
        used.add(key)
        found.append(Numbered(chapter, key, _title(story, chapter)))
    return tuple(found)


def total(story: Story) -> int | None:
    """Return how many chapters a story has, with those that are missing; None where not every number is known."""
    numbers = [chapter.number for chapter in story.chapters]
    known = [number for number in numbers if number is not None]
    return max((*known, *story.missing)) if known and len(known) == len(numbers) else None


def gaps(story: Story) -> tuple[Gap, ...]:
    """Return the runs of missing chapters, in order."""
    runs: list[Gap] = []
    for number in story.missing:
        if runs and number == runs[-1].last + 1:
            runs[-1] = Gap(runs[-1].first, number)
        else:
            runs.append(Gap(number, number))
    return tuple(runs)


def is_one_shot(story: Story) -> bool:
    """Return whether a story is one text and was never more."""
    return len(story.chapters) == 1 and story.chapters[0].number in (None, 1) and not story.missing


def _title(story: Story, chapter: Chapter) -> str:
    """Return what a chapter is called; a title that only says its number says it in words."""
    only = _ONLY_A_NUMBER.fullmatch((chapter.title or "").strip())
    if chapter.title and not (only and int(only[1]) == chapter.number):
        return chapter.title
    if is_one_shot(story):
        return story.title or UNTITLED
    return f"Chapter {chapter.number}" if chapter.number is not None else "Unnumbered chapter"
