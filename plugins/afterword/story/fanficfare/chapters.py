"""The chapters of a story that FanFicFare wrote: numbered in order, under the titles of its table of contents.

A user may have it number the titles (`2. Marley`); a story of one chapter has the story's own title again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..draft import ChapterDraft
from ..fields import chapters_stated
from ..model import Outcome, Stated
from ..page import Line
from ..paragraphs import trimmed
from ..words import bare

_NUMBERED = re.compile(r"\s*(?:Chapter\s+)?(\d{1,4})(?:\s*[.:\-–—]\s*|\s*$)(.*)$", re.IGNORECASE | re.DOTALL)


class Body(NamedTuple):
    """The lines of a chapter below its heading."""

    prose: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()


def chapter_of(number: int, heading: Line, body: Body, story: str) -> ChapterDraft:
    """Return a chapter; `number` is its place, and `story` the title of the story."""
    said = title = heading.text.strip()
    while (found := _NUMBERED.match(title)) and int(found[1]) == number:  # `2. Chapter 2: Marley`
        title = found[2].strip()
    return ChapterDraft(
        trimmed(body.prose),
        number,
        None if bare(title) == bare(story) else title or None,
        trimmed(body.notes),
        trimmed(body.end_notes),
        heading.number,
        heading=said,
    )


def outcome_of(chapters: Sequence[ChapterDraft], listed: int, fields: Sequence[Stated]) -> Outcome:
    """Return a story where as many chapters are there as it says; less is a part of one."""
    if not any(chapter.prose for chapter in chapters):
        return Outcome.METADATA
    most = max(listed, chapters_stated(fields) or 0)
    return Outcome.STORY if len(chapters) >= most else Outcome.PART
