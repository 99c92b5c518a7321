"""The blocks of a list of stories, each a heading and a box of its own.

    The Salt Road, Again by quill & ash Rated: PG-13 starstar [Reviews - 12]
    Summary: A cartographer is asked to map a road that moves.
    Categories: Gen Characters: Ada/Bram
    Chapters: 2 Table of Contents
    Completed: Yes Word count: 83 Read Count: 1234
    [Report This] Published: March 19, 2004 Updated: May 02, 2004

A summary may name another story in a line that looks like a heading; so a block ends at its counts, and one that is
not sure of its heading is no block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..labels import BOX_LABEL, LABELS, box_field_of, labelled
from ..model import Stated
from ..page import Line
from ..sites import Site
from .box_lines import box_stop, marked_labels
from .byline import all_settled
from .headline import Headline, headline
from .infobox import read_box

_COUNTED = re.compile(r"\[(?:Reviews|Rezensionen) - (\d+)\]")
_RATED = re.compile(r"\b(?:Rated|Eingestuft):")
HEADED = ("[Reviews - ", "[Rezensionen - ", "Rated:", "Eingestuft:")
"""One of these stands in the heading of a block, where no box is called its title."""
_OF_A_STORY = "|".join(re.escape(label) for field in ("status", "words", "reads") for label in LABELS[field])
_COUNTS = re.compile(rf"(?:^|\s)(?:{_OF_A_STORY}):", re.IGNORECASE)
_SERIES = re.compile(r"(?:^|\s)(?:Series Type|Stories):\s*\w")
_STATISTICS = re.compile(r"\s*(?:Members|Authors|Reviewers|Newest Member)\s*:\s*\S")
_LAST = re.compile(rf"(?:^|\s)(?:{'|'.join(LABELS['updated'])}):", re.IGNORECASE)
_LONGEST = 500
"""Letters of a line of a box that counts."""
_BUTTON = re.compile(r"\s*(?:\[[^\]\d]{1,30}\]\s*)+(?=\w)")
"""What readers could press, before a label on its line."""
_CONTENTS = re.compile(r"(?<=\d)\s+Table of Contents\s*$")
_RANK = re.compile(r"^\d{1,4}\.\s+")
"""Its place in a list of the best."""
_STATISTICS_BOX = "infoblock"


class Block(NamedTuple):
    """One story of a list: its heading, and the lines below it that are its box."""

    heading: Headline
    text: str
    lines: tuple[Line, ...]

    def stated(self, site: Site | None) -> tuple[Stated, ...]:
        """Return what the list says of the story."""
        reviews = _COUNTED.search(self.text)
        counted = (Stated("reviews", (reviews[1],), reviews[1], self.heading.line),) if reviews else ()
        box = read_box(tuple(map(_plain, self.lines)), site).fields
        heading = self.heading.stated()
        names = {field.field for field in heading}
        return (*heading, *counted, *(field for field in box if field.field not in names))


def blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return the stories that a page lists, in its order."""
    short = (line.text for line in lines if ":" in line.text and len(line.text) <= _LONGEST)
    if not any(map(_COUNTS.search, short)):
        return ()
    filled = tuple(line for line in lines if not line.is_blank and _STATISTICS_BOX not in line.names)
    found = (_block(filled[start:stop]) for start, stop in pairwise((*_starts(filled), len(filled))))
    known = [each for each in found if each]
    headings = all_settled([each.heading for each in known], lines)
    return tuple(each._replace(heading=says) for each, says in zip(known, headings, strict=True) if says.title)


def _starts(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield where a heading stands that no unfinished block has before it: what a summary names is none."""
    last, is_open = None, False
    for at, line in enumerate(lines):
        if _heading(line) and (not is_open or last is None or not _labels(lines[last + 1 : at])):
            yield at
            last, is_open = at, True
        elif is_open and (_says(_COUNTS, line) or _says(_SERIES, line)):
            is_open = False


def _says(labels: re.Pattern[str], line: Line) -> bool:
    """Whether a line has one of some labels."""
    return ":" in line.text and bool(labels.search(line.text))


def _heading(line: Line) -> Headline | None:
    """Return what a line says if it heads a block: a title at its start, rated or reviewed or in a title's box."""
    is_marked = (":" in line.text and _RATED.search(line.text)) or ("[" in line.text and _COUNTED.search(line.text))
    if not is_marked and "title" not in line.names:
        return None
    says = headline(line)
    if says is None or not _RANK.sub("", line.text.lstrip()).startswith(says.title):
        return None
    return says if is_marked or says.sid else None


def _block(lines: tuple[Line, ...]) -> Block | None:
    """Return lines as a block; None where they are no story's, or two headings might be its own."""
    says, below = _heading(lines[0]), lines[1:]
    end = next((at + 1 for at, line in enumerate(below) if _LAST.search(line.text)), len(below))
    end = next((at for at, line in enumerate(below[:end]) if _STATISTICS.match(line.text)), end)
    below = below[: box_stop(tuple(map(_plain, below[:end])), 0)]
    is_story = any(_says(_COUNTS, line) for line in below)
    if says is None or not is_story or any(_says(_SERIES, line) or _rivals(lines[0], line) for line in below):
        return None
    return Block(says, lines[0].text, below)


def _rivals(first: Line, line: Line) -> bool:
    """Whether a line of a block may be its heading as well as the first is; HTML has a box for the one that is."""
    return _heading(line) is not None and ("title" in line.names or "title" not in first.names)


def _labels(lines: tuple[Line, ...]) -> bool:
    """Whether a box has begun in these lines."""
    found = (labelled(BOX_LABEL, line.text) for line in lines)
    return any(marked_labels(line) for line in lines) or any(each and box_field_of(each[1]) for each in found)


def _plain(line: Line) -> Line:
    """Return a line of a box without what readers could press on it."""
    button, contents = _BUTTON.match(line.text), _CONTENTS.search(line.text)
    return line.cut(button.end() if button else 0, contents.start() if contents else None)
