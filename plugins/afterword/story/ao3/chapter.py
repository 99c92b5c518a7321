"""One chapter of a work: its heading, its summary and notes, and the prose.

A chapter's summary stands with its notes, under the label that the archive prints over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..draft import ChapterDraft, Dropped
from ..page import Line, Span
from ..paragraphs import trimmed
from . import pieces as parts
from .headline import names_of

_NUMBERED = re.compile(r"\s*Chapter\s+(\d{1,4})\s*(?::\s*(\S.*?))?\s*$", re.DOTALL)
_BY = re.compile(r"\s*Chapter\s+by\s+")
_BOX = re.compile(r"chapter-(\d{1,4})$")


@dataclass(slots=True)
class Group:
    """Lines of one story or chapter, by what they are."""

    lines: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, part: str, line: Line) -> None:
        """Put a line to those of its part."""
        self.lines.setdefault(part, []).append(line)

    def take(self, other: Group) -> None:
        """Put the lines of another group before these."""
        for part, lines in other.lines.items():
            self.lines[part] = [*lines, *self.lines.get(part, ())]

    def of(self, part: str) -> tuple[Line, ...]:
        """Return the lines of a part, without the blank ones around them."""
        return trimmed(tuple(self.lines.get(part, ())))


def chapter_of(group: Group, *, is_only: bool) -> tuple[ChapterDraft, tuple[Dropped, ...]]:
    """Return a chapter, and the words that are not published; `is_only` where the story has no other."""
    heading, byline = group.of(parts.CHAPTER), group.of(parts.CHAPTER_BYLINE)
    said = " ".join(line.text.strip() for line in heading)
    number, title = _number_and_title(said, heading)
    authors = names_of([line.cut(found.end()) if (found := _BY.match(line.text)) else line for line in byline])
    notes, dropped = _notes(group)
    filled = [*heading, *group.of(parts.PROSE)]
    return (
        ChapterDraft(
            group.of(parts.PROSE),
            number if number is not None else 1 if is_only else None,
            title,
            notes,
            group.of(parts.CHAPTER_END_NOTES),
            filled[0].number if filled else 1,
            authors or None,
            "the story has one chapter" if is_only and number is None else "",
            "\n".join((said, *(line.text for line in byline))).strip(),
        ),
        dropped,
    )


def _number_and_title(said: str, heading: tuple[Line, ...]) -> tuple[int | None, str | None]:
    if found := _NUMBERED.match(said):
        return int(found[1]), found[2]
    boxes = (_BOX.match(name) for line in heading for box in line.boxes for name in box.names)
    return next((int(box[1]) for box in boxes if box), None), said or None


def _notes(group: Group) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return the summary under its label and the notes under theirs; notes alone need none."""
    summary, notes = group.of(parts.CHAPTER_SUMMARY), group.of(parts.CHAPTER_NOTES)
    over_summary, over_notes = group.of(parts.CHAPTER_SUMMARY_LABEL), group.of(parts.CHAPTER_NOTES_LABEL)
    if not summary:
        return notes, tuple(Dropped(parts.LABELS, line.text) for line in (*over_summary, *over_notes))
    below = _labelled(over_notes, notes) if notes else ()
    rest = () if notes else tuple(Dropped(parts.LABELS, line.text) for line in over_notes)
    return (*_labelled(over_summary, summary), *below), rest


def _labelled(label: tuple[Line, ...], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    bold = (line._replace(spans=(Span(line.text, ("strong",)),), boxes=()) for line in label)
    return (*(each for line in bold for each in (line, Line(line.number, ""))), *lines, Line(lines[-1].number, ""))
