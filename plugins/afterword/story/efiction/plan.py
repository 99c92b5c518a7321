"""Where everything stands on a printed story: box, notes, list of chapters, chapters.

    Chapters: 2 Completed: Yes Word count: 83 Read: 1234 Published: March 19, 2004 Updated: May 02, 2004
    Story Notes:
    Disclaimer: I made these people up, for once.

    1. Out by quill & ash

    2. Man Up, Bram by quill & ash

    Out by quill & ash

A copy may have lost any of it: a heading that is gone takes nothing with it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, STORY_NOTES_LABEL, labelled
from ..page import Line
from ..paragraphs import trimmed
from .box_lines import box_stop, is_labelled
from .byline import all_settled
from .contents import COUNTS, STATED, Contents, Heading, first_counts, read_contents
from .headline import Headline, headline

BACK = "Back to index"
_BACK = re.compile(rf"\s*{BACK}\s*$")
_LONGEST_HEADING = 120
_SEVERAL = 2


def is_back(line: Line) -> bool:
    """Return whether a line is the link that led back to the list: every printed chapter ends with it."""
    return BACK in line.text and bool(_BACK.match(line.text))


class Part(NamedTuple):
    """The lines of one chapter, with its heading and what that says; either may be wanting."""

    lines: tuple[Line, ...]
    says: Headline | None = None
    heading: Line | None = None


class Plan(NamedTuple):
    """Where everything stands: the end of the box, the story notes, the list of chapters, the chapters."""

    box_stop: int
    notes: tuple[Line, ...]
    rows: tuple[Headline, ...]
    parts: tuple[Part, ...]

    def settled(self, lines: tuple[Line, ...], authors: tuple[str, ...]) -> Plan:
        """Return the plan with each heading as the page tells it to be read, and the authors of the story."""
        headed = [part.says for part in self.parts if part.says]
        read = iter(all_settled((*self.rows, *headed), lines, authors))
        rows = tuple(next(read) for _ in self.rows)
        parts = tuple(part._replace(says=next(read)) if part.says else part for part in self.parts)
        return self._replace(rows=rows, parts=parts)

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the words of the list: every row stands again as a heading, or names what is missing."""
        return tuple(Dropped("contents list", f"{row.title} {' '.join(row.authors)} {row.rest}") for row in self.rows)


def plan(lines: tuple[Line, ...], start: int, heading: Headline | None) -> Plan:
    """Return where everything stands, from the index at which the box begins and the story's own heading."""
    contents = read_contents(lines, start)
    if contents:
        parts, lead = _parts(lines, contents)
        stop = _notes_start(lines, start, contents.start)
        return Plan(stop, (*lines[stop : contents.start], *lead), contents.rows, parts)
    if several := _headings_alone(lines, start, heading) or _headings_below_ends(lines, start, heading):
        stop = _notes_start(lines, start, several[0].at)
        ends = [*(each.at for each in several[1:]), len(lines)]
        parts = tuple(
            Part(lines[each.at + 1 : end], each.says, lines[each.at]) for each, end in zip(several, ends, strict=True)
        )
        return Plan(stop, lines[stop : several[0].at], (), parts)
    at = _one_heading(lines, start, heading)
    if at is None:  # the heading is lost; the prose is not
        stop = box_stop(lines, start)
        return Plan(stop, (), (), (Part(lines[stop:]),))
    stop = _notes_start(lines, start, at)
    return Plan(stop, lines[stop:at], (), (Part(lines[at + 1 :], headline(lines[at]), lines[at]),))


def _parts(lines: tuple[Line, ...], contents: Contents) -> tuple[tuple[Part, ...], tuple[Line, ...]]:
    """Return the chapters that the list promises, and what stands before the first heading if that is no chapter."""
    found = contents.headings
    stops = [*(each.at for each in found[1:]), len(lines)]
    parts = [
        Part(lines[each.at + 1 : stop], each.says, lines[each.at]) for each, stop in zip(found, stops, strict=False)
    ]
    lead = trimmed(lines[contents.stop : found[0].at if found else len(lines)])
    if lead and (not found or found[0].says.number != 1):  # the first heading is lost; the chapter is not
        return (Part(lead, contents.rows[0]), *parts), ()
    return tuple(parts), lead


def _notes_start(lines: tuple[Line, ...], start: int, stop: int) -> int:
    """Return where the box ends: at the label of the story notes, or below the counts and labels that follow them."""
    labels = (at for at in range(start, stop) if labelled(STORY_NOTES_LABEL, lines[at].text))
    stop = next(labels, stop)
    end = next((at + 1 for at in range(start, stop) if COUNTS.match(lines[at].text)), stop)
    while end < stop and (lines[end].is_blank or is_labelled(lines[end])):
        end += 1
    return end


def _headings_alone(lines: tuple[Line, ...], start: int, story: Headline | None) -> tuple[Heading, ...]:
    """Return the headings of a copy that has lost their list: as many as the box counts, by the author of the story."""
    if story is None:
        return ()
    stop = box_stop(lines, start)
    box = " ".join(line.text for line in lines[start:stop])
    counted = [int(found[1]) for found in STATED.finditer(box)]
    if not counted or counted[0] < _SEVERAL:
        return ()
    said = ((at, headline(lines[at])) for at in range(stop, len(lines)) if len(lines[at].text) <= _LONGEST_HEADING)
    own = ((at, says.of(story.authors)) for at, says in said if says and says.number is None)
    named = [(at, says) for at, says in own if says]
    if len(named) != counted[0]:
        return ()
    return tuple(Heading(at, says._replace(number=number)) for number, (at, says) in enumerate(named, 1))


def _headings_below_ends(lines: tuple[Line, ...], start: int, story: Headline | None) -> tuple[Heading, ...]:
    """Return the headings of a copy that has lost their list and their number: each below the end of the one before it.

    The first names the author of the story, and every chapter ends in the link that led back to the list.
    """
    ends = [at for at in range(start, len(lines)) if is_back(lines[at])] if story else []
    if story is None or not ends:
        return ()
    short = (at for at in range(start, ends[0]) if len(lines[at].text) <= _LONGEST_HEADING)
    first = next((at for at in short if (says := headline(lines[at])) and says.of(story.authors)), None)
    below = (next((at for at in range(end + 1, len(lines)) if not lines[at].is_blank), None) for end in ends[:-1])
    said = [(at, headline(lines[at])) if at is not None else (0, None) for at in (first, *below)]
    if any(says is None or says.number is not None or len(lines[at].text) > _LONGEST_HEADING for at, says in said):
        return ()
    return tuple(Heading(at, says._replace(number=number)) for number, (at, says) in enumerate(said, 1) if says)


def _one_heading(lines: tuple[Line, ...], start: int, heading: Headline | None) -> int | None:
    """Return where the heading of a chapter printed alone stands: after the counts, naming the author again."""
    counts = first_counts(lines, start)
    counts = len(lines) if counts is None else counts
    for at in range(counts + 1, len(lines)):
        is_marked = "chaptertitle" in lines[at].names
        if is_marked or (heading and all(name in lines[at].text for name in heading.authors)):
            says = headline(lines[at])
            if says and (is_marked or (heading and says.of(heading.authors))):
                return at
    below = next((at for at in range(counts + 1, len(lines)) if not lines[at].is_blank), None)
    return below if below is not None and _is_other_heading(lines, below) else None


def _is_other_heading(lines: tuple[Line, ...], at: int) -> bool:
    """Whether the line right below the counts is the heading of a chapter that somebody else wrote."""
    below = lines[at + 1 : at + 2]
    alone = any(line.is_blank or labelled(CHAPTER_NOTES_LABEL, line.text) for line in below)
    return alone and len(lines[at].text) <= _LONGEST_HEADING and headline(lines[at]) is not None
