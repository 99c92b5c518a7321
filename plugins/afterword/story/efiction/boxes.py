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

from ..draft import Division, Dropped
from ..labels import CHAPTER_NOTES_LABEL, END_NOTES_LABEL, STORY_NOTES_LABEL, labelled
from ..page import Line
from ..paragraphs import trimmed
from .top import NAVIGATION

PROSE_BOXES = frozenset(("story", "story1", "storia", "chapter", "chaptertext", "storytext", "story-text"))
NOTE_BOXES = frozenset(("noteinfo", "notes"))
_QUOTE = "blockquote"
"""In what some skins put a note that has no label."""
_SHORTEST = 4
"""Words of a sentence."""
_LABEL_OF = {"story_notes": STORY_NOTES_LABEL, "end_notes": END_NOTES_LABEL, "notes": CHAPTER_NOTES_LABEL}


class Body(NamedTuple):
    """The parts of a chapter, and how well its note could be told from its prose."""

    story_notes: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    prose: tuple[Line, ...] = ()
    end_notes: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    division: Division = Division.SURE


def by_boxes(lines: tuple[Line, ...]) -> Body:
    """Divide by the boxes that HTML has: a label says which note the lines after it are.

    A box that was closed too early leaves prose behind; what reads so is taken for it.
    """
    parts: dict[str, list[Line]] = {"story_notes": [], "notes": [], "prose": [], "end_notes": [], "": []}
    dropped: list[Dropped] = []
    note = _Note()
    left_out = _left_out(lines)
    around = frozenset(box.key for line in lines if line.names & PROSE_BOXES for box in line.boxes)
    for at, line in enumerate(lines):
        name = "" if "noteinfo" in line.names else _named(line)
        is_below = bool(parts["prose"])
        here = _note_box(line, is_below=is_below)
        if line.names & PROSE_BOXES or at in left_out:
            parts["prose"].append(line)
            note = _Note()
        elif name or here is not None:
            kept = note.into if note.box in (None, here) else ""
            box = _outermost(line, around) if here is None else here
            tag = _tag(line) if here is None and line.boxes and box == line.boxes[-1].key else ""
            note = _Note(name or kept or ("end_notes" if is_below else "notes"), box, tag)
            rest, words = without_label(_LABEL_OF[name], (line,)) if name else ((line,), ())
            dropped.extend(words)
            parts[note.into].extend(rest)
        elif note.into and note.has(line, is_below=is_below):
            parts[note.into].append(line)
        else:
            parts[""].append(line)
    furniture = tuple(Dropped("site furniture", line.text) for line in parts.pop(""))
    story_notes, notes, prose, end_notes = (trimmed(tuple(part)) for part in parts.values())
    return Body(story_notes, notes, prose, end_notes, (*dropped, *furniture))


class _Note(NamedTuple):
    """The note that the lines belong to, and the box that it stands in; `tag` is what its paragraphs below it are."""

    into: str = ""
    box: int | None = None
    tag: str = ""

    def has(self, line: Line, *, is_below: bool) -> bool:
        """Whether a line in no note's box goes on with this: above the prose nothing else stands there but buttons."""
        same_box = any(box.key == self.box for box in line.boxes)
        if same_box or line.is_blank or not is_below:
            return same_box or line.is_blank or not NAVIGATION.match(line.text)
        return bool(self.tag) and _tag(line) == self.tag


def _tag(line: Line) -> str:
    return line.boxes[-1].tag if line.boxes else ""


def _note_box(line: Line, *, is_below: bool) -> int | None:
    """Return the box of a note that a line stands in; without a name it is one above the prose, or has a label."""
    named = next((each.key for each in line.boxes if each.names & NOTE_BOXES), None)
    quoted = next((each.key for each in line.boxes if each.tag == _QUOTE), None)
    return quoted if named is None and not is_below else named


def _outermost(line: Line, around: frozenset[int]) -> int | None:
    """Return the largest box of a line that is not also around the prose."""
    return next((box.key for box in line.boxes if box.key not in around), None)


def _named(line: Line) -> str:
    return next((name for name, label in _LABEL_OF.items() if labelled(label, line.text)), "")


def _left_out(lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the places of those lines in no box that are prose: from the first that is to the last that reads so."""
    within = [at for at, line in enumerate(lines) if line.names & PROSE_BOXES]
    stop = next((at for at in range(within[-1], len(lines)) if _named(lines[at])), len(lines))
    loose = [at for at in range(within[0], stop) if not lines[at].names & (PROSE_BOXES | NOTE_BOXES)]
    last = max((at for at in loose if reads_as_prose(lines[at])), default=within[0])
    return frozenset(at for at in loose if at <= last and not _named(lines[at]))


def without_label(label: re.Pattern[str], lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return lines without the label that the first begins with, and the words of the label."""
    found = labelled(label, lines[0].text) if lines else None
    if found is None:
        return lines, ()
    rest = (lines[0].cut(found.end()), *lines[1:])
    return rest[1:] if rest[0].is_blank else rest, (Dropped("labels", found[1]),)


def reads_as_prose(line: Line) -> bool:
    """Return whether a line is a sentence, as no menu has one."""
    return line.ends_sentence and len(line.text.split()) >= _SHORTEST
