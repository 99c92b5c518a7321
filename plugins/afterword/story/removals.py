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
from collections.abc import Iterator, Mapping
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
        """Return whether this story is to be left out; it is if one of its chapters is by who asks."""
        by_author = any(author.casefold() in self.authors for author in _writers(story))
        return by_author or bool(self.stories & set(story.keys)) or bool(self.files & set(story.files))

    def named(self, story: Story) -> Story:
        """Return the story, and each chapter, with its authors called as they asked to be."""
        if not any(author.casefold() in self.names for author in _writers(story)):
            return story
        authors = self._asked(story.authors)
        asked = {} if authors == story.authors else {"authors": Evidence(Origin.CORRECTED, NAME)}
        chapters = tuple(replace(chapter, authors=self._asked(chapter.authors)) for chapter in story.chapters)
        return replace(story, authors=authors, chapters=chapters, evidence={**story.evidence, **asked})

    def _asked(self, authors: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if authors is None:
            return None
        return tuple(name for author in authors if (name := self.names.get(author.casefold(), author)))


NO_REMOVALS = Removals()


def _writers(story: Story) -> Iterator[str]:
    """Yield all who wrote any of a story."""
    yield from story.authors or ()
    for chapter in story.chapters:
        yield from chapter.authors or ()


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
