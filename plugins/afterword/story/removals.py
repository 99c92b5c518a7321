"""`removals.toml`: what an author asked for.

    [[remove]]
    author = "quill & ash"          # all their stories; or: story = "<address or id>", file = "<path>"

    [[rename]]
    author = "quill & ash"
    to = "Q. Ash"

    [[orphan]]
    author = "Wren A."              # the stories stay, the name goes

A request outlives every new copy of a file: it is obeyed in each build. One that cannot be understood stops the build,
since a promise that is passed over in silence is broken; one that fits no story is a finding, until `gone = true`
in it says that the story is gone for good.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from .corrections import path_of
from .findings import finding
from .mask import mask_name
from .model import Evidence, Finding, Origin, Reading, Story

NAME = "removals.toml"
REMOVED = "removed stories"
"""What the words are called that an author asked to be left out."""
_RENAMED = "renamed"
"""What a story has evidence of if any author of it, or of a chapter, asked to be called otherwise."""
_KEYS = {"remove": ("author", "story", "file"), "rename": ("author",), "orphan": ("author",)}
_STORY_ADDRESS = re.compile(r"(?:^|.*/)stories/([^/]+)/?.*$")


class Request(NamedTuple):
    """One request: `kind` is its table, `by` says whether `whom` is an author, a story or a file."""

    kind: str
    by: str
    whom: str
    to: str = ""
    gone: bool = False

    @property
    def key(self) -> str:
        """What is compared: a name without case, the path of a file, the last part of an address."""
        if self.by == "author":
            return (mask_name(self.whom) or self.whom).casefold()
        return path_of(self.whom) if self.by == "file" else _STORY_ADDRESS.sub(r"\1", self.whom.strip()).strip("/")


class Removed(NamedTuple):
    """What stories were known by that are left out: the keys of each, and the series that no other story is of."""

    keys: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()


NO_STORIES = Removed()


@dataclass(frozen=True, slots=True)
class Removals:
    """Requests: what is not published, and what authors are called."""

    requests: tuple[Request, ...] = ()
    removed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The keys of what is to be left out: by author, story and file."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Old name, without case, to new; empty where the name goes."""

    @property
    def given_up(self) -> frozenset[str]:
        """The names, without case, that are to stand nowhere."""
        return frozenset(self.names) | self.removed.get("author", frozenset())

    def stories(self, *, gone: bool) -> frozenset[str]:
        """Return the addresses or ids of removed stories that requests name: of those whose files are gone, or not."""
        asked = (each for each in self.requests if each.kind == "remove" and each.by == "story")
        return frozenset(each.key for each in asked if each.gone is gone)

    def asks(self, story: Story, slug: str = "") -> bool:
        """Return whether this story is to be left out; `slug` is the last part of its address."""
        return any(keys & _keys_of(story, slug, by) for by, keys in self.removed.items())

    def asks_for(self, file: str) -> bool:
        """Return whether this file is to be left out, or something that it stands in."""
        return bool(self.removed.get("file", frozenset()) & _places(file))

    def heard(self, reading: Reading) -> Reading:
        """Return a reading without what those said who are to be left out, and the others called as they asked to be.

        What an archive said of an author goes with the name.
        """
        gone = self.removed.get("author", frozenset())
        reviews = tuple(each for each in reading.reviews if each.reviewer.casefold() not in gone)
        described = tuple(
            each for each in reading.described if each.kind != "author" or each.name.casefold() not in self.given_up
        )
        return replace(
            reading,
            reviews=tuple(replace(each, reviewer=self._called(each.reviewer)) for each in reviews),
            described=tuple(each._replace(by=self._called(each.by)) for each in described),
        )

    def _called(self, name: str) -> str:
        """Return what somebody is to be called, empty where the name goes."""
        return "" if name.casefold() in self.removed.get("author", ()) else self.names.get(name.casefold(), name)

    def named(self, story: Story) -> Story:
        """Return the story, and each chapter, with its authors called as they asked to be."""
        if not any(author.casefold() in self.names for author in _writers(story)):
            return story
        authors, asked = self._asked(story.authors), Evidence(Origin.CORRECTED, NAME)
        chapters = tuple(replace(chapter, authors=self._asked(chapter.authors)) for chapter in story.chapters)
        evidence = {**story.evidence, _RENAMED: asked} | ({} if authors == story.authors else {"authors": asked})
        return replace(story, authors=authors, chapters=chapters, evidence=evidence)

    def _asked(self, authors: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if authors is None:
            return None
        return tuple(name for author in authors if (name := self.names.get(author.casefold(), author)))

    def unmatched(
        self, stories: Iterable[Story], slugs: Mapping[str, str], files: Iterable[str]
    ) -> tuple[Finding, ...]:
        """Return a finding for each request that fits none of all stories and files, those removed included."""
        there: dict[str, set[str]] = {
            "author": set(),
            "story": set(),
            "file": {place for file in files for place in _places(file)},
        }
        for story in stories:
            for by in there:
                there[by] |= _keys_of(story, slugs.get(story.id, ""), by)
        return tuple(
            finding("A606", NAME, what=f"{each.kind}, {each.by} = “{each.whom}”")
            for each in self.requests
            if not each.gone and each.key not in there[each.by]
        )


def left_out(stories: Iterable[Story], kept: Iterable[Story]) -> Removed:
    """Return what stories that are left out were known by, and those that stay are not."""
    stories, kept = tuple(stories), tuple(kept)
    keys, series = ({key for each in stories for key in each.keys}, _series(stories) - _series(kept))
    return Removed(frozenset(keys), frozenset(series))


def _series(stories: Iterable[Story]) -> set[str]:
    return {place.name for story in stories for place in story.series or ()}


def is_renamed(story: Story) -> bool:
    """Return whether an author of a story asked to be called otherwise, or not at all."""
    return _RENAMED in story.evidence


def read_removals(toml: str) -> Removals:
    """Return the requests of a text in the shape of `removals.toml`.

    Raises `ValueError` with a sentence where there is anything in it that is not understood.
    """
    requests: list[Request] = []
    for kind, rows in tomllib.loads(toml).items():
        if kind not in _KEYS or not isinstance(rows, list):
            message = f"“{kind}” is no request: each begins with [[remove]], [[rename]] or [[orphan]]"
            raise ValueError(message)
        requests += [_request(kind, row) for row in rows]
    removed = {
        by: frozenset(each.key for each in requests if each.kind == "remove" and each.by == by)
        for by in _KEYS["remove"]
    }
    return Removals(tuple(requests), removed, {each.key: each.to for each in requests if each.kind != "remove"})


NO_REMOVALS = Removals()


def _request(kind: str, row: dict[str, Any]) -> Request:
    whom = [key for key in _KEYS[kind] if key in row]
    wanted = {*whom[:1], *(("to",) if kind == "rename" else ())}
    texts = {key: value for key, value in row.items() if key != "gone"}
    if len(whom) != 1 or set(texts) != wanted or not all(isinstance(each, str) and each for each in texts.values()):
        needs = " or ".join(_KEYS[kind]) + (" and to" if kind == "rename" else "")
        message = f"[[{kind}]] needs {needs} as a text, and nothing else; it has {', '.join(row) or 'nothing'}"
        raise ValueError(message)
    if row.get("gone", False) not in (True, False):
        message = f"[[{kind}]]: gone is true, or is left out"
        raise ValueError(message)
    return Request(kind, whom[0], texts[whom[0]], texts.get("to", ""), row.get("gone", False))


def _writers(story: Story) -> Iterator[str]:
    """Yield all who wrote any of a story: who asks for a chapter to go asks for the story."""
    yield from story.authors or ()
    for chapter in story.chapters:
        yield from chapter.authors or ()


def _keys_of(story: Story, slug: str, by: str) -> set[str]:
    if by == "author":
        return {author.casefold() for author in _writers(story)}
    if by == "file":
        return {place for file in story.files for place in _places(file)}
    return {*story.keys, *([slug] if slug else ())}


def _places(file: str) -> set[str]:
    """Return the path of a file, and those of all that it stands in: archive, file of several stories, folder."""
    path = PurePosixPath(path_of(file))
    return {str(path), *map(str, path.parents)} - {"."}
