"""Readings to groups: which files are one story.

Files belong together that name the same site and story id, that have the same title and author, or that lie in one
folder as numbered chapters without a name of their own. A copy of a chapter that is here already, word for word,
belongs to its story whatever else is known. Two ids of one site are never one story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from .model import Outcome, Reading

_LAST_NUMBER = re.compile(r"(\d{1,4})(?!.*\d)")
_NAMED_CHAPTER = re.compile(r"(?:chapter|chap|ch|kapitel|kap|chapitre|part)[ _.-]*\d{1,4}$", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_SHORTEST_SUMMARY = 8
_SHORTEST = 40
"""Words of a chapter from which on equal wording is no accident."""


def groups(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings that hold anything, grouped by story; groups and their members stand in order of path."""
    held = sorted((each for each in readings if each.outcome is not Outcome.REFUSED), key=lambda each: each.file)
    folders = _folders_of_chapters(held)
    held = [_numbered(each) if each.file in folders else each for each in held]
    found = _Groups()
    for reading in held:
        found.add(reading)
    for kind in (_by_id, _by_name, _by_summary, _by_text):
        first: dict[Hashable, str] = {}
        for reading in held:
            for key in kind(reading):
                found.join(first.setdefault(key, reading.file), reading.file)
    for reading in held:
        if reading.file in folders:
            found.join(folders[reading.file], reading.file)
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in held:
        members[found.root(reading.file)].append(reading)
    return tuple(tuple(each) for _, each in sorted(members.items()))


def value_of(reading: Reading, field: str) -> str | None:
    """Return the first value of a field of a reading, or None."""
    return next((each.values[0] for each in reading.fields if each.field == field and each.values), None)


class _Groups:
    """Files by group: a forest whose roots are the first files, and the ids that each group has."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._ids: dict[str, dict[str, str]] = {}

    def add(self, reading: Reading) -> None:
        site, sid = value_of(reading, "site"), value_of(reading, "sid")
        self._parent[reading.file] = reading.file
        self._ids[reading.file] = {site: sid} if site and sid else {}

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


def _by_id(reading: Reading) -> Iterator[Hashable]:
    site, sid = value_of(reading, "site"), value_of(reading, "sid")
    if sid:  # without its site an id says little: archives all count from one
        yield (site, sid) if site else (sid, _name(reading))


def _by_name(reading: Reading) -> Iterator[Hashable]:
    if name := _name(reading):
        yield name


def _by_summary(reading: Reading) -> Iterator[Hashable]:
    summary = value_of(reading, "summary") or ""
    if len(summary.split()) >= _SHORTEST_SUMMARY:
        yield _bare(summary)


def _by_text(reading: Reading) -> Iterator[Hashable]:
    return (chapter.fingerprint for chapter in reading.chapters if chapter.words >= _SHORTEST)


def _name(reading: Reading) -> Hashable | None:
    title = value_of(reading, "title")
    authors = next((each.values for each in reading.fields if each.field == "authors"), ())
    return (_bare(title), tuple(sorted(_bare(author) for author in authors))) if title and authors else None


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text.casefold()).strip() or text


def _folders_of_chapters(readings: list[Reading]) -> dict[str, str]:
    """Return for each file of a folder that holds one story's chapters the first file of that folder."""
    by_folder: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_folder[str(PurePosixPath(reading.file).parent)].append(reading)
    found: dict[str, str] = {}
    for folder, members in by_folder.items():
        if folder != "." and _is_one_story(members):
            found |= {each.file: members[0].file for each in members}
    return found


def _is_one_story(members: list[Reading]) -> bool:
    """Tell a folder of one story: numbered chapters without a name, and beside them only parts of one title."""
    nameless = [each for each in members if _is_nameless(each)]
    named = [each for each in members if not _is_nameless(each)]
    if not nameless or len(members) == 1 or any(each.outcome not in (Outcome.PART, Outcome.METADATA) for each in named):
        return False
    titles, ids = ({value_of(each, field) for each in named} for field in ("title", "sid"))
    numbers = [_number(each) for each in nameless]
    return (
        len(titles - {None}) <= 1
        and len(ids - {None}) <= 1
        and None not in numbers
        and len(set(numbers)) == len(numbers)
    )


def _is_nameless(reading: Reading) -> bool:
    """Whether a file holds one chapter and does not say of what."""
    if value_of(reading, "title") or len(reading.chapters) != 1:
        return False
    return reading.outcome is Outcome.PART or bool(_NAMED_CHAPTER.search(PurePosixPath(reading.file).stem))


def _number(reading: Reading) -> int | None:
    """Return a chapter's number: its own, or else the last in its file's name."""
    if reading.chapters[0].number is not None:
        return reading.chapters[0].number
    found = _LAST_NUMBER.search(PurePosixPath(reading.file).stem)
    return int(found[1]) if found else None


def _numbered(reading: Reading) -> Reading:
    """Return a chapter of a folder of chapters with the number that its file's name gives it, if it has none."""
    if len(reading.chapters) != 1 or reading.chapters[0].number is not None or (number := _number(reading)) is None:
        return reading
    chapter = replace(reading.chapters[0], number=number, how_numbered="its file's name")
    return replace(reading, outcome=Outcome.PART, chapters=(chapter,))
