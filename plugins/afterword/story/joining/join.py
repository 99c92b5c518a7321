"""Readings to groups: which files are one story.

Files belong together that name the same site and story id, that have the same title and author, or that lie in one
folder as numbered chapters without a name of their own. A file all of whose chapters another has too is a copy of it,
and so is one with the same summary, unless they name another title or author. Two ids of one site are never one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import PurePosixPath

from ..model import Outcome, Reading
from ..words import bare
from .chapter_folders import folders_of_chapters, numbered
from .same_text import same_text

_SHORTEST_SUMMARY = 8
_NO_NAMES = frozenset(
    "untitled drabble drabbles ficlet ficlets fic story fanfic fan fiction one shot oneshot prologue epilogue".split()
) | {"fan fiction", "one shot", "no title", "short story"}
"""Titles that an author may give to several stories."""


def groups(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings that hold anything, grouped by story; groups and their members stand in order of path."""
    held = sorted((each for each in readings if each.outcome is not Outcome.REFUSED), key=lambda each: each.file)
    folders = folders_of_chapters(held)
    held = [numbered(each) if each.file in folders else each for each in held]
    found = _Groups(held)
    for kind in (_by_digest, id_of, name_of):
        for one, other in _pairs(held, kind):
            found.join(one, other)
    for one, other in _pairs(held, _by_summary):
        if found.may_be_one(one, other, same_words=False):
            found.join(one, other)
    for one, other, to_the_word in same_text(held):
        if found.may_be_one(one, other, same_words=to_the_word):
            found.join(one, other)
    for file, first in (*folders.items(), *_contents_beside(held)):
        found.join(first, file)
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in held:
        members[found.root(reading.file)].append(reading)
    return tuple(tuple(each) for _, each in sorted(members.items()))


def _contents_beside(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """Yield a contents page with the only story of its folder that has its title and author, be they of any."""
    by_place: dict[Hashable, list[Reading]] = defaultdict(list)
    for reading in readings:
        if name := _name(reading):
            by_place[PurePosixPath(reading.file).parent, name].append(reading)
    for beside in by_place.values():
        contents = [each for each in beside if each.outcome is Outcome.METADATA]
        stories = [each for each in beside if each.outcome is not Outcome.METADATA]
        if len(contents) == len(stories) == 1:
            yield contents[0].file, stories[0].file


class _Groups:
    """Files by group: a forest whose roots are the first files, and what each group is called."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._parent: dict[str, str] = {}
        self._ids: dict[str, dict[str, str]] = {}
        self._titles: dict[str, set[str]] = {}
        self._authors: dict[str, set[str]] = {}
        for reading in readings:
            site, sid = reading.one("site"), reading.one("sid")
            self._parent[reading.file] = reading.file
            self._ids[reading.file] = {site: sid} if site and sid else {}
            self._titles[reading.file] = set(map(bare, reading.said("title")))
            self._authors[reading.file] = set(map(bare, reading.said("authors")))

    def root(self, file: str) -> str:
        while self._parent[file] != file:
            self._parent[file] = self._parent[self._parent[file]]
            file = self._parent[file]
        return file

    def join(self, one: str, other: str) -> None:
        """Make two groups one, unless they have different ids of one site."""
        first, second = sorted((self.root(one), self.root(other)))
        ids = self._ids[second]
        if first != second and all(self._ids[first].get(site, sid) == sid for site, sid in ids.items()):
            self._parent[second] = first
            self._ids[first] |= ids
            self._titles[first] |= self._titles[second]
            self._authors[first] |= self._authors[second]

    def may_be_one(self, one: str, other: str, *, same_words: bool) -> bool:
        """Return whether the names of two groups allow that they are one; an author may give a text a new title."""
        first, second = self.root(one), self.root(other)
        titles, authors = (
            (names[first], names[second], names[first] & names[second]) for names in (self._titles, self._authors)
        )
        if all(authors[:2]) and not authors[2]:
            return False
        return bool(not all(titles[:2]) or titles[2] or (same_words and authors[2]))


def _pairs(readings: Iterable[Reading], kind: Callable[[Reading], Hashable | None]) -> Iterator[tuple[str, str]]:
    """Yield each file that has the same key as one before it, with the first such."""
    first: dict[Hashable, str] = {}
    for reading in readings:
        if (key := kind(reading)) is not None:
            before = first.setdefault(key, reading.file)
            if before != reading.file:
                yield before, reading.file


def _by_digest(reading: Reading) -> Hashable | None:
    return reading.digest


def id_of(reading: Reading) -> Hashable | None:
    """Return the site and the number of a story, by which alone two files are one; None where it has no number."""
    site, sid = reading.one("site"), reading.one("sid")
    if not sid:
        return None
    return (site, sid) if site else (sid, _name(reading))  # without its site an id says little: archives count from one


def name_of(reading: Reading) -> Hashable | None:
    """Return title and authors, by which two files are one; None where they name nothing."""
    return None if bare(reading.one("title") or "") in _NO_NAMES else _name(reading)


def _by_summary(reading: Reading) -> Hashable | None:
    summary = reading.one("summary") or ""
    return bare(summary) if len(summary.split()) >= _SHORTEST_SUMMARY else None


def _name(reading: Reading) -> Hashable | None:
    title, authors = reading.one("title"), reading.values("authors")
    return (bare(title), tuple(sorted(map(bare, authors)))) if title and authors else None
