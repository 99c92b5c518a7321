"""`removals.toml`: what an author asked for.

    [[remove]]
    author = "quill & ash"          # all their stories; or: story = "<id>", file = "<path>"

    [[rename]]
    author = "quill & ash"
    to = "Q. Ash"

    [[orphan]]
    author = "Wren A."              # the stories stay, the name goes

A request outlives every new copy of a file: it is obeyed in each build.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .model import Evidence, Origin, Story

NAME = "removals.toml"


@dataclass(frozen=True, slots=True)
class Removals:
    """Requests: what is not published, and what authors are called; names are compared without case."""

    authors: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    """Old name to new; empty where the name goes."""

    def asks(self, story: Story) -> bool:
        """Return whether this story is to be left out."""
        by_author = any(author.casefold() in self.authors for author in story.authors or ())
        return by_author or bool(self.stories & set(story.keys)) or bool(self.files & set(story.files))

    def named(self, story: Story) -> Story:
        """Return the story with its authors called as they asked to be."""
        if not any(author.casefold() in self.names for author in story.authors or ()):
            return story
        asked = (self.names.get(author.casefold(), author) for author in story.authors or ())
        evidence = {**story.evidence, "authors": Evidence(Origin.CORRECTED, NAME)}
        return replace(story, authors=tuple(name for name in asked if name), evidence=evidence)


def is_renamed(story: Story) -> bool:
    """Return whether an author of a story asked to be called otherwise, or not at all."""
    return "authors" in story.evidence and story.evidence["authors"].file == NAME


NO_REMOVALS = Removals()


def read_removals(toml: str) -> Removals:
    """Return the requests of a text in the shape of `removals.toml`.

    Raises `tomllib.TOMLDecodeError` where it is no TOML, and `KeyError` where an entry does not say whom it means.
    """
    table = tomllib.loads(toml)
    removed = table.get("remove", ())
    names = {row["author"].casefold(): row["to"] for row in table.get("rename", ())}
    names |= {row["author"].casefold(): "" for row in table.get("orphan", ())}
    return Removals(
        frozenset(row["author"].casefold() for row in removed if "author" in row),
        frozenset(row["story"] for row in removed if "story" in row),
        frozenset(row["file"] for row in removed if "file" in row),
        names,
    )
