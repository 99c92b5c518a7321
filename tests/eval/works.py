"""The stories that are saved in every way: those of the sample, and those of `works/`, which are hard to save."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from afterword.story.model import Chapter, Prose, Story

from .blocks import Blocks, typed
from .work import Part, Work

WORKS = Path(__file__).parent / "works"


def written() -> tuple[Work, ...]:
    """Return the stories of `works/`."""
    return tuple(_work(tomllib.loads(path.read_text("utf-8"))) for path in sorted(WORKS.glob("*.toml")))


def _work(told: dict[str, Any]) -> Work:
    return Work(
        told["title"],
        tuple(told["authors"]),
        tuple(map(_part, told["parts"])),
        told["status"],
        told.get("summary"),
        {name: tuple(values) for name, values in told.get("facets", {}).items()},
        {name: tuple(values) for name, values in told.get("labels", {}).items()},
        _tuple(told, "series"),
        told.get("published"),
        told.get("updated"),
        typed(told.get("notes", "")),
        typed(told.get("end_notes", "")),
        told.get("language", "English"),
        told.get("lang", "en"),
    )


def _part(told: dict[str, Any]) -> Part:
    prose, notes, end_notes = (typed(told.get(name, "")) for name in ("prose", "notes", "end_notes"))
    return Part(told.get("title"), prose, notes, end_notes, _tuple(told, "authors") or ())


def _tuple(told: dict[str, Any], name: str) -> tuple[str, ...] | None:
    return tuple(told[name]) if name in told else None


def known(stories: Iterable[Story]) -> tuple[Work, ...]:
    """Return the stories of an archive that are whole and say who wrote them and whether they are done."""
    whole = (each for each in stories if each.title and each.authors and not each.missing and each.status != "unknown")
    return tuple(map(_of_story, whole))


def _of_story(story: Story) -> Work:
    return Work(
        story.title or "",
        story.authors or (),
        tuple(map(_of_chapter, story.chapters)),
        story.status,
        " ".join((story.summary or "").split()) or None,
        {name: values for name, values in story.facets.items() if values is not None},
        story.labels,
        tuple(place.name for place in story.series) if story.series is not None else None,
        story.published,
        story.updated,
        _blocks(story.notes),
        _blocks(story.end_notes),
        lang=story.lang,
    )


def _of_chapter(chapter: Chapter) -> Part:
    return Part(
        chapter.title, _blocks(chapter.prose), _blocks(chapter.notes), _blocks(chapter.end_notes), chapter.authors or ()
    )


def _blocks(text: Prose | None) -> Blocks:
    return tuple(re.split(r"\n(?=<)", text.html)) if text else ()
