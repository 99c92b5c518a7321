"""What Sink Into Your Eyes prints between the bar and the prose: the box, a disclaimer, a note, the printers.

    - Text Size +

    Category: Alternate Universe
    Rating: PG
    Summary: A road moves.
    Hitcount: Story Total: 4839; Chapter Total: 12

    Author's Notes:
    One line because my beta said so.

    ChapterPrinter
    StoryPrinter

The prose begins right below the last of them; a story of one chapter has but the first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, STORY_NOTES_LABEL, labelled
from ..page import Line
from ..paragraphs import trimmed
from ..sites import Site
from .boxes import without_label
from .infobox import InfoBox, cut_box

_PRINTER = re.compile(r"\s*(?P<what>Chapter|Story)\s?Printer\s*$")
_LONGEST = 120
"""Lines."""


class Head(NamedTuple):
    """What stands above the prose: box, notes, whether the story has several chapters; and where the prose begins."""

    box: InfoBox
    story_notes: tuple[Line, ...]
    notes: tuple[Line, ...]
    several: bool
    dropped: tuple[Dropped, ...]
    stop: int


def read_head(lines: tuple[Line, ...], site: Site | None) -> Head | None:
    """Return what stands above the prose of lines that begin below the bar; None where there are no printers."""
    printers = [(at, found["what"]) for at, line in enumerate(lines[:_LONGEST]) if (found := _PRINTER.match(line.text))]
    if not printers:
        return None
    stop = printers[-1][0] + 1
    above = tuple(line for line in lines[:stop] if not _PRINTER.match(line.text))
    box, rest = cut_box(above, site)
    at = next((at for at, line in enumerate(rest) if labelled(CHAPTER_NOTES_LABEL, line.text)), len(rest))
    story_notes, story_label = without_label(STORY_NOTES_LABEL, trimmed(rest[:at]))
    notes, label = without_label(CHAPTER_NOTES_LABEL, rest[at:])
    return Head(
        box,
        trimmed(story_notes),
        trimmed(notes),
        any(what == "Story" for _, what in printers),
        (
            *box.dropped,
            *story_label,
            *label,
            *(Dropped("navigation", lines[at].text) for at, _ in printers),
        ),
        stop,
    )
