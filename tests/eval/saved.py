"""What every renderer makes: a way of saving a story, with what its pages say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from .work import Work

Told = Mapping[str, object]
"""Field to its value, of the fields that pages state; what is not in it must stay unknown."""
Files = Callable[[Work, int], Mapping[str, bytes]]
_NUMBER = re.compile(r"(?:chapter |ch\. )?\d+", re.IGNORECASE)
FACETS = ("fandom", "relationship", "character", "category", "genre", "warning", "rating", "challenge")
FIRST = 101
"""The number of the first story; those after it count on."""
CHAPTER_NOTES, STORY_NOTES, STORY_END = "of a chapter", "of the story", "below the story"
ALL_NOTES = frozenset((CHAPTER_NOTES, STORY_NOTES, STORY_END))


class InOne(NamedTuple):
    """Files that hold many stories: what makes them, and how the path of each story in them begins."""

    files: Callable[[Mapping[int, Work]], Mapping[str, bytes]]
    path: Callable[[int], str]


class Dialect(NamedTuple):
    """One way of saving: the files that it makes of a story, the fields that these state, and which notes they have."""

    files: Files | InOne
    tells: Callable[[Work], Told]
    notes: frozenset[str] = ALL_NOTES
    fits: Callable[[Work], bool] = lambda _: True
    """Whether a story is ever saved this way."""
    leaves: Callable[[Work], Work] = lambda work: work
    """What of a story is in the files, where that is not all."""

    def saved(self, works: Mapping[int, Work]) -> Mapping[str, bytes]:
        """Return the files of all stories, by the number of each."""
        if isinstance(self.files, InOne):
            return self.files.files(works)
        return {name: data for sid, work in works.items() for name, data in self.files(work, sid).items()}

    def path(self, sid: int) -> str:
        """Return how the paths of the files of a story begin."""
        return self.files.path(sid) if isinstance(self.files, InOne) else str(sid)


def value_of(work: Work, field: str) -> object:
    """Return what is known of a field, None where nothing is; chapters' titles where there are several."""
    if field in FACETS:
        return work.facets.get(field)
    if field == "titles":
        return titles_of([part.title for part in work.parts])
    return getattr(work, field)


def titles_of(titles: Sequence[str | None]) -> tuple[str, ...] | None:
    """Return the titles of several chapters, empty where one has its number alone; None where no chapter has more."""
    said = tuple("" if title is None or _NUMBER.fullmatch(title) else title for title in titles)
    return said if len(said) > 1 and any(said) else None


def tells(fields: str, *, empty: bool = True) -> Callable[[Work], Told]:
    """Return what says the given fields of a story, with those that are stated to be empty or without."""

    def told(work: Work) -> Told:
        values = {field: value_of(work, field) for field in fields.split()}
        return {field: value for field, value in values.items() if value is not None and (empty or value != ())}

    return told
