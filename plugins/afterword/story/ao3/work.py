"""Pieces to a draft: the fields of the work, and its chapters one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..draft import ChapterDraft, Draft, Dropped
from ..fields import chapters_stated
from ..model import Outcome, Stated
from ..page import Line
from ..paragraphs import trimmed
from . import pieces as parts
from .chapter import Group, chapter_of
from .headline import address_of_work, authors_of, title_of
from .pieces import Piece
from .tags import read_tags

_ROW = re.compile(r"\s*(\d{1,4})\.\s+(\S.*?)\s*$")
_UNSAID = re.compile(r"(?:\.\.\.|…)$|^Chapter \d+$")
"""How a row ends whose title was too long for the menu, and what one shows that has no title."""


def draft_of(pieces: Iterable[Piece], url: str) -> Draft:
    """Return the work that pieces are of; `url` is the address that the page was saved from, empty if unknown."""
    story, groups, dropped, labelled = _grouped(pieces)
    tags, words = read_tags(labelled)
    stated = chapters_stated(tags)
    read = [chapter_of(group, is_only=stated == 1 and len(groups) == 1) for group in groups]
    chapters = tuple(chapter for chapter, _ in read)
    heads = (
        title_of(story.of(parts.TITLE)),
        authors_of(story.of(parts.BYLINE)),
        address_of_work(story.of(parts.ADDRESS), url),
    )
    rows = [found for line in story.of(parts.CONTENTS) if (found := _ROW.match(line.text))]
    return Draft(
        _outcome(chapters, stated),
        (*(field for head in heads for field in head.fields), *_summary(story.of(parts.SUMMARY)), *tags),
        story.of(parts.NOTES),
        story.of(parts.END_NOTES),
        chapters,
        tuple((int(row[1]), row[2]) for row in rows if not _UNSAID.search(row[2])),
        dropped=(
            *dropped,
            *words,
            *(each for head in heads for each in head.dropped),
            *(Dropped("contents list", line.text) for line in story.of(parts.CONTENTS)),
            *(each for _, rest in read for each in rest),
        ),
    )


def _grouped(pieces: Iterable[Piece]) -> tuple[Group, list[Group], list[Dropped], list[Piece]]:
    """Return the lines of the story, those of each chapter, what is not published, and the labels with their values.

    A heading begins a chapter, and so does whatever is a chapter's before there is any.
    """
    story, groups = Group(), list[Group]()
    dropped: list[Dropped] = []
    labelled: list[Piece] = []
    before = ""
    for piece in pieces:
        part, line = piece
        if part in parts.OF_CHAPTER:
            if not groups or (part == parts.CHAPTER != before and parts.CHAPTER in groups[-1].lines):
                groups.append(Group())
            groups[-1].add(part, line)
        elif part in (parts.LABEL, parts.VALUE):
            labelled.append(piece)
        elif part in parts.OF_STORY:
            story.add(part, line)
        else:
            dropped.append(Dropped(part, line.text))
        before = part
    if not any(group.of(parts.PROSE) for group in groups[:1]) and len(groups) > 1 and not groups[0].of(parts.CHAPTER):
        groups[1].take(groups.pop(0))
    return story, groups, dropped, labelled


def _summary(lines: tuple[Line, ...]) -> tuple[Stated, ...]:
    text = "\n".join(line.text.strip() for line in lines).strip()
    return (Stated("summary", (text,), text, lines[0].number),) if text else ()


def _outcome(chapters: Sequence[ChapterDraft], stated: int | None) -> Outcome:
    """Return a story where all the chapters are there that it says it has, as far as it says."""
    if not any(trimmed(chapter.prose) for chapter in chapters):
        return Outcome.METADATA
    first = chapters[0].number or 1
    return Outcome.PART if first > 1 or (stated or 0) > len(chapters) else Outcome.STORY
