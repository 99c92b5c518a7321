"""What is known of a story before any page is made of it: the sample's stories, and those of `works/`."""

from __future__ import annotations

import datetime
import html
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from afterword.story.model import Chapter, Prose, Story
from afterword.story.prose import plain
from afterword.story.words import words

WORKS = Path(__file__).parent / "works"
Blocks = tuple[str, ...]
"""Paragraphs as HTML; a scene break is `<hr>`, or the sign that stands for one."""
REPEATED = "<p> "
"""How a paragraph begins that repeats a title."""
_EMPHASIS = re.compile(r"\*(\S[^*]*)\*")


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; without a title if its author gave it none, with authors of its own in a story by turns."""

    title: str | None
    prose: Blocks
    notes: Blocks = ()
    end_notes: Blocks = ()
    authors: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(spoken(self.prose))


@dataclass(frozen=True, slots=True)
class Work:
    """A story; None means that it says nothing of a field, an empty tuple that it says none."""

    title: str
    authors: tuple[str, ...]
    parts: tuple[Part, ...]
    status: str
    summary: str | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    series: tuple[str, ...] | None = None
    published: datetime.date | None = None
    updated: datetime.date | None = None
    notes: Blocks = ()
    end_notes: Blocks = ()
    language: str = "English"
    lang: str = "en"

    @property
    def words(self) -> int:
        return sum(part.words for part in self.parts)

    @property
    def by(self) -> str:
        return ", ".join(self.authors)

    def name(self, at: int) -> str:
        """Return what an archive calls a chapter, counted from 1."""
        return self.parts[at - 1].title or (self.title if len(self.parts) == 1 else f"Chapter {at}")

    def writers(self, at: int) -> tuple[str, ...]:
        return self.parts[at - 1].authors or self.authors


def markup(blocks: Blocks) -> str:
    """Return blocks as HTML, a paragraph a line."""
    return "\n".join(
        block if block.startswith("<") else f"<p>{html.escape(block, quote=False)}</p>" for block in blocks
    )


def lines(blocks: Blocks) -> str:
    """Return blocks as text extractors leave them: a blank line between paragraphs, scene breaks as signs."""
    signs = (
        f"<p>{html.escape(block, quote=False)}</p>"
        if not block.startswith("<")
        else block.replace("<hr>", "<p>***</p>")
        for block in blocks
    )
    return re.sub(r"\n\s*\n", "\n\n", plain(Prose("\n".join(signs))))


def spoken(blocks: Blocks) -> list[str]:
    """Return the words of blocks, without the signs of scene breaks."""
    return list(
        words(
            plain(
                Prose("\n".join(block for block in blocks if block.startswith("<") and not block.startswith(REPEATED)))
            )
        )
    )


def breaks(blocks: Blocks) -> int:
    return sum(block == "<hr>" or not block.startswith("<") for block in blocks)


def typed(text: str) -> Blocks:
    """Return typed text as blocks: `%%` before the sign of a scene break, `|` before a line of verse.

    `%` stands before a title that the text repeats: it is on the pages, and is no prose.
    """
    return tuple(_block(paragraph.strip()) for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip())


def _block(text: str) -> str:
    if text.startswith("%% "):
        return text.removeprefix("%% ")
    if text.startswith("% "):
        return f"{REPEATED}{text.removeprefix('% ')}</p>"
    verse = text.startswith("| ")
    text = html.escape(re.sub(r"^\| ", "", text, flags=re.MULTILINE), quote=False)
    text = text.replace("\n", "<br>\n" if verse else " ")
    return "<p>" + _EMPHASIS.sub(r"<em>\1</em>", text) + "</p>"


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
