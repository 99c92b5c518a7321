"""What a story is tagged with: by the names of `tags.toml`, each in the one spelling that most stories use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .story.facets import FACETS
from .story.model import Story
from .story.names import Names


class Tag(NamedTuple):
    """One value of a facet: the name it goes by, and whether it only follows from something else."""

    name: str
    derived: bool = False


Tags = Mapping[str, tuple[Tag, ...] | None]
"""Folder of a facet (see `addresses`) to its values: None where nobody says, empty where the source says none."""


class Spellings:
    """How each value of each facet is written: `angst` and `Angst` are one tag, called as most stories call it."""

    def __init__(self, stories: Iterable[Tags]) -> None:
        """Count the spellings of all stories."""
        counts = Counter(
            (kind, tag.name) for tags in stories for kind, values in tags.items() for tag in set(values or ())
        )
        by_value: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for (kind, name), count in counts.items():
            by_value[kind, name.casefold()].append((-count, name))
        self._names = {value: tuple(name for _, name in sorted(found)) for value, found in by_value.items()}

    def of(self, kind: str, name: str) -> tuple[str, ...]:
        """Return all spellings of a name, the one that is shown first; raises `KeyError` for a name of no story."""
        return self._names[kind, name.casefold()]

    def all(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Yield each value of each facet: its folder and its spellings."""
        return ((kind, names) for (kind, _), names in self._names.items())

    def shown(self, kind: str, values: tuple[Tag, ...]) -> tuple[Tag, ...]:
        """Return values in the spellings that are shown, each once; what is stated anywhere is not derived."""
        named: dict[str, bool] = {}
        for tag in values:
            name = self.of(kind, tag.name)[0]
            named[name] = tag.derived and named.get(name, True)
        return tuple(Tag(*each) for each in named.items())


def tags_of(story: Story, names: Names, folders: Mapping[str, str]) -> Tags:
    """Return all that a story is tagged with: every facet in order, then what only its site classifies by.

    `folders` has the folder of each label of a site.
    """
    tags: dict[str, tuple[Tag, ...] | None] = {}
    for facet in FACETS:
        values = story.facets.get(facet.name)
        derived = story.derived_characters if facet.name == "character" else ()
        if facet.name == "character" and values is not None:
            values = tuple(value for value in values if value not in (story.relationships or ()))
        named = (
            *(Tag(names.of(facet.name, value)) for value in values or ()),
            *(Tag(names.of(facet.name, value), derived=True) for value in derived),
        )
        tags[facet.name] = named if values is not None or named else None
    for label, values in story.labels.items():
        folder = folders[label]
        tags[folder] = (*(tags.get(folder) or ()), *(Tag(names.of(label, value)) for value in values))
    return tags
