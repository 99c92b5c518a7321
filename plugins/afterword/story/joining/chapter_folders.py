"""Folders that hold one story, a file for each chapter: `the road/chapter 1.txt`, `the road/chapter 2.txt`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ..model import Outcome, Reading

_LAST_NUMBER = re.compile(r"(\d{1,4})(?!.*\d)")
_NAMED_CHAPTER = re.compile(r"(?:chapter|chap|ch|kapitel|kap|chapitre|part)[ _.-]*\d{1,4}$", re.IGNORECASE)


def folders_of_chapters(readings: Iterable[Reading]) -> Mapping[str, str]:
    """Return for each file of a folder that holds one story's chapters the first file of that folder."""
    by_folder: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_folder[str(PurePosixPath(reading.file).parent)].append(reading)
    found: dict[str, str] = {}
    for folder, members in by_folder.items():
        if folder != "." and _is_one_story(members):
            found |= {each.file: members[0].file for each in members}
    return found


def numbered(reading: Reading) -> Reading:
    """Return a chapter of such a folder with the number that its file's name gives it, if it has none."""
    if len(reading.chapters) != 1 or reading.chapters[0].number is not None or (number := _number(reading)) is None:
        return reading
    chapter = replace(reading.chapters[0], number=number, how_numbered="its file's name")
    return replace(reading, outcome=Outcome.PART, chapters=(chapter,))


def _is_one_story(members: list[Reading]) -> bool:
    """Tell a folder of one story: chapters numbered alike, without a name, and beside them only parts of one title."""
    nameless = [each for each in members if _is_nameless(each)]
    named = [each for each in members if not _is_nameless(each)]
    if not nameless or len(members) == 1 or any(each.outcome not in (Outcome.PART, Outcome.METADATA) for each in named):
        return False
    titles, ids = ({each.one(field) for each in named} for field in ("title", "sid"))
    numbers = [_number(each) for each in nameless]
    return (
        len(titles - {None}) <= 1
        and len(ids - {None}) <= 1
        and len(set(map(_without_number, nameless))) == 1
        and None not in numbers
        and len(set(numbers)) == len(numbers)
    )


def _is_nameless(reading: Reading) -> bool:
    """Whether a file holds one chapter and does not say of what."""
    if reading.one("title") or len(reading.chapters) != 1:
        return False
    return reading.outcome is Outcome.PART or bool(_NAMED_CHAPTER.search(_stem(reading)))


def _number(reading: Reading) -> int | None:
    """Return a chapter's number: its own, or else the last in its file's name."""
    if reading.chapters[0].number is not None:
        return reading.chapters[0].number
    found = _LAST_NUMBER.search(_stem(reading))
    return int(found[1]) if found else None


def _without_number(reading: Reading) -> str:
    """Return what the names of one story's chapters have in common."""
    return _LAST_NUMBER.sub("", _stem(reading)).casefold()


def _stem(reading: Reading) -> str:
    return PurePosixPath(reading.file).stem
