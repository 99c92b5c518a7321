"""What each line of a work is: the readers of the download, the page and the text say it in the same words.

A part that is not among these names is the kind of something that is not published (`navigation`, `site furniture`).
"""

from __future__ import annotations

from typing import NamedTuple

from ..page import Box, Line

TITLE, BYLINE, ADDRESS, LABEL, VALUE = "title", "byline", "address", "label", "value"
SUMMARY, NOTES, END_NOTES, CONTENTS = "summary", "notes", "end notes", "contents"
CHAPTER, CHAPTER_BYLINE, PROSE = "chapter", "chapter byline", "prose"
CHAPTER_SUMMARY_LABEL, CHAPTER_SUMMARY = "chapter summary label", "chapter summary"
CHAPTER_NOTES_LABEL, CHAPTER_NOTES, CHAPTER_END_NOTES = "chapter notes label", "chapter notes", "chapter end notes"

OF_STORY = frozenset((TITLE, BYLINE, ADDRESS, LABEL, VALUE, SUMMARY, NOTES, END_NOTES, CONTENTS))
OF_CHAPTER = frozenset(
    (
        CHAPTER,
        CHAPTER_BYLINE,
        PROSE,
        CHAPTER_SUMMARY_LABEL,
        CHAPTER_SUMMARY,
        CHAPTER_NOTES_LABEL,
        CHAPTER_NOTES,
        CHAPTER_END_NOTES,
    )
)

LABELS, NAVIGATION, FURNITURE = "labels", "navigation", "site furniture"
REPEATED, RELATED, READERS = "repeated title", "related works", "comments of readers"


class Piece(NamedTuple):
    """A line, and what it is."""

    part: str
    line: Line


def inside(line: Line, box: Box) -> Line:
    """Return a line without a container of the archive's own, and without those around it."""
    return line._replace(boxes=line.boxes[line.boxes.index(box) + 1 :])


def label_or_value(line: Line) -> str:
    """Return which of both a line of a list of tags is; statistics are a list in a list."""
    tag = next((box.tag for box in reversed(line.boxes) if box.tag in ("dt", "dd")), "")
    return {"dt": LABEL, "dd": VALUE}.get(tag, FURNITURE)
