"""What the corrections sheet shows of each file: its story's fields, and the chapter that a row speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..story.archive import Archive
from ..story.as_written import WAS, is_as_written
from ..story.cells import NONE
from ..story.columns import COLUMNS, LABEL
from ..story.corrections import path_of
from ..story.model import Chapter, Outcome, Severity, Story
from .values import values_of

Cells = Mapping[str, str]
"""What is known, by column; empty where nobody says."""


class Key(NamedTuple):
    """What a row speaks of: a file, or a chapter of it by its number."""

    path: str
    chapter: str = ""


def wanting(archive: Archive) -> Iterator[Key]:
    """Yield the files that a person could help with: something of their story is not known, or is to be looked at.

    A file of several chapters comes once for each whose note could not be told from its prose. Of those that are no
    story, the ones that can be accepted, and the contents pages that may only lack the name of theirs.
    """
    stories = {story.id: story for story in archive.stories}
    asked = {found.file for found in archive.findings}
    alone = {each.file for each in archive.findings if each.severity is Severity.WARNING or each.code == "A406"}
    unsplit = {(found.file, found.line) for found in archive.findings if found.code == "A501"}
    for report in archive.files:
        path, story = report.path, stories.get(report.story or "")
        if story is None and path in alone:
            yield Key(path)
        if story is None or report.outcome is Outcome.DUPLICATE:
            continue
        chapters = _chapters_of(story, path)
        doubtful = [_text_of(each.number) for each in chapters if (each.file, each.line) in unsplit]
        if path in asked or not story.title or not story.authors:
            yield from (Key(path, number) for number in (doubtful if len(chapters) > 1 and doubtful else [""]))


def known_of(archive: Archive, rows: Iterable[Key]) -> Iterator[Cells]:
    """Yield what is known of what each row speaks of; the first row of a file shows its story, all their chapters."""
    stories = {story.id: story for story in archive.stories}
    by_path = {path_of(each.path): stories[each.story] for each in archive.files if each.story in stories}
    seen: set[str] = set()
    for row in rows:
        path = path_of(row.path)
        story = by_path.get(path)
        if story is None:
            yield {}
        else:
            own = {} if path in seen else _of_story(story)
            yield {**own, **_of_chapter(_chapters_of(story, path), row.chapter)}
        seen.add(path)


def filled(row: Sequence[str], columns: Sequence[str], known: Cells) -> list[str]:
    """Return a row with what is known in each cell that no person has changed, and in the column beside it."""
    new = [*row, *[""] * (len(columns) - len(row))]
    for at, name in enumerate(columns):
        was = f"{WAS}{name}"
        if name not in known or was not in columns:
            continue
        at_was, now = columns.index(was), known[name]
        cell, before = new[at].strip(), new[at_was].strip()
        if is_as_written(name, cell, before) and not is_as_written(name, cell, now):
            new[at] = new[at_was] = now
    return new


def _of_story(story: Story) -> Cells:
    values = {"author" if name == "authors" else name: each for name, each in values_of(story).items()}
    cells = {name: "" if each is None else "; ".join(each) or NONE for name, each in values.items()}
    return {name: text for name, text in cells.items() if name in COLUMNS or name.startswith(LABEL)}


def _of_chapter(chapters: Sequence[Chapter], number: str) -> Cells:
    """Return what is known of the one chapter of a file, or of the one with this number."""
    meant = chapters if len(chapters) == 1 else [each for each in chapters if number and str(each.number) == number]
    return {"chapter": _text_of(meant[0].number), "chapter_title": meant[0].title or ""} if len(meant) == 1 else {}


def _text_of(number: int | None) -> str:
    return "" if number is None else str(number)


def _chapters_of(story: Story, path: str) -> list[Chapter]:
    return [chapter for chapter in story.chapters if path_of(chapter.file) == path_of(path)]
