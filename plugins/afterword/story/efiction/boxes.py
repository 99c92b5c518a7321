"""The boxes that HTML keeps the parts of a chapter in: notes in `.noteinfo`, the prose in `#story` or `.chapter`.

<div class="notes"><div class="title"><span class="label">Author's Chapter Notes:</span></div>
<div class="noteinfo">One line because my beta said so.</div></div>
<div id="story"><p>Ada unrolled the map.</p></div>
<div class="notes"><div class="title"><span class="label">Chapter End Notes:</span></div>
<div class="noteinfo">Next chapter on Friday.</div></div>
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, END_NOTES_LABEL, STORY_NOTES_LABEL, labelled, straight
from ..page import Line
from ..paragraphs import trimmed

PROSE_BOXES = frozenset(("story", "story1", "storia", "chapter", "chaptertext", "storytext"))
NOTE_BOXES = frozenset(("noteinfo", "notes"))
_SHORTEST = 4
"""Words of a sentence."""
_LABEL_OF = {"story_notes": STORY_NOTES_LABEL, "end_notes": END_NOTES_LABEL, "notes": CHAPTER_NOTES_LABEL}


class Body(NamedTuple):
    """The parts of a chapter; `unsplit` says that a note is still within the prose, under its label."""

    story_notes: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    prose: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unsplit: bool = False


def by_boxes(lines: tuple[Line, ...]) -> Body:
    """Divide by the boxes that HTML has: a label says which note the lines after it are.

    A box that was closed too early leaves prose behind; what reads so is taken for it.
    """
    parts: dict[str, list[Line]] = {"story_notes": [], "notes": [], "prose": [], "end_notes": [], "": []}
    dropped: list[Dropped] = []
    into, box = "", None
    left_out = _left_out(lines)
    for at, line in enumerate(lines):
        name = "" if "noteinfo" in line.names else _named(line)
        here = next((each.key for each in line.boxes if each.names & NOTE_BOXES), None)
        if line.names & PROSE_BOXES or at in left_out:
            parts["prose"].append(line)
            into, box = "", None
        elif name or here is not None:
            kept = into if box in (None, here) else ""
            into, box = name or kept or ("end_notes" if parts["prose"] else "notes"), here
            rest, words = without_label(_LABEL_OF[name], (line,)) if name else ((line,), ())
            dropped.extend(words)
            parts[into].extend(rest)
        else:
            parts[""].append(line)
    furniture = tuple(Dropped("site furniture", line.text) for line in parts.pop(""))
    story_notes, notes, prose, end_notes = (trimmed(tuple(part)) for part in parts.values())
    return Body(story_notes, notes, prose, end_notes, (*dropped, *furniture))


def _named(line: Line) -> str:
    return next((name for name, label in _LABEL_OF.items() if labelled(label, line.text)), "")


def _left_out(lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the places of those lines in no box that are prose: from the first that is to the last that reads so."""
    first = next(at for at, line in enumerate(lines) if line.names & PROSE_BOXES)
    loose = [at for at in range(first, len(lines)) if not lines[at].names & (PROSE_BOXES | NOTE_BOXES)]
    last = max((at for at in loose if reads_as_prose(lines[at])), default=first)
    return frozenset(at for at in loose if at <= last and not _named(lines[at]))


def without_label(label: re.Pattern[str], lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return lines without the label that the first begins with, and the words of the label."""
    found = label.match(straight(lines[0].text)) if lines else None
    if found is None:
        return lines, ()
    rest = (lines[0].cut(found.end()), *lines[1:])
    return rest[1:] if rest[0].is_blank else rest, (Dropped("labels", found[1]),)


def reads_as_prose(line: Line) -> bool:
    """Return whether a line is a sentence, as no menu has one."""
    return line.ends_sentence and len(line.text.split()) >= _SHORTEST
