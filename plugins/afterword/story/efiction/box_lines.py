"""Where an information box stands: by labels that stand close together, and that HTML may mark as such.

    Categories: Gen, Alternate Universe
    Characters: Ada/Bram, Ced
    Chapters: 2 Completed: Yes
    Word count: 83 Read: 1234
    Published: March 19, 2004 Updated: May 02, 2004

An archive counts itself with the same words (`Members: 12`, `Word count: 476758`); those are no box.
"""

from __future__ import annotations

import re

from ..labels import BOX_LABEL, LABELS, NEXT_BOX_LABEL, box_field_of, labelled
from ..page import Line
from .contents import COUNTS

_STATISTICS = re.compile(r"\s*(?:Members|Stories|Authors|Reviewers|Newest Member)\s*:\s*\S")
"""What an archive counts of itself, in labels that a story has too."""
_COUNTED = re.compile(r"\s*[\w ]{1,30}:\s*\S+\s*$")
_NEAR = 8
_LONGEST_BOX = 60
"""Lines."""
DATED = re.compile(
    rf"(?:^|\s)(?:{'|'.join(re.escape(label) for field in ('published', 'updated') for label in LABELS[field])}):\s*\S",
    re.IGNORECASE,
)
"""The label of a date: boxes end with the last."""
_COLON = ": \t\xa0"


def box_start(lines: tuple[Line, ...]) -> int | None:
    """Return where an information box begins: at two different known labels near each other, or at its counts."""
    for at, line in enumerate(lines):
        if ":" not in line.text:
            continue
        if COUNTS.match(line.text):
            return at
        if labelled(BOX_LABEL, line.text) and not _is_among(lines, at, _STATISTICS):
            near = [line.text for line in lines[at : at + 30] if not line.is_blank][:14]
            said = [(text, found) for text in near if (found := labelled(BOX_LABEL, text))]
            known = {box_field_of(found[1]) for _, found in said}
            known |= {box_field_of(found[1]) for text, _ in said for found in NEXT_BOX_LABEL.finditer(text)}
            if len(known - {None}) > 1:
                return at
    return None


def box_stop(lines: tuple[Line, ...], start: int) -> int:
    """Return where a box ends that nothing known follows: below the last of its labels near the others."""
    stop = start
    for at in range(start, min(start + _LONGEST_BOX, len(lines))):
        if is_labelled(lines[at]):
            stop = at + 1
    return stop


def is_labelled(line: Line) -> bool:
    """Return whether a line begins with a label, of every archive or marked as one."""
    return bool(labelled(BOX_LABEL, line.text)) or any(start == 0 for start, _, _ in marked_labels(line))


def marked_labels(line: Line) -> list[tuple[int, int, str]]:
    """Return where the labels stand that HTML marks as such, as (start, end, label); one within a word is none."""
    cuts, at = [], 0
    for span in line.spans:
        end = at + len(span.text)
        before, after = line.text[:at], line.text[end:]
        parted = before[-1:].strip() == "" and (span.text.rstrip()[-1:] == ":" or after[:1].strip() in ("", ":"))
        if "label" in span.marks and span.text.strip(_COLON) and parted:
            cuts.append((at, len(line.text) - len(after.lstrip(_COLON)), span.text.strip(_COLON)))
        at = end
    return cuts


def _is_among(lines: tuple[Line, ...], at: int, labels: re.Pattern[str]) -> bool:
    """Whether one of these labels stands right above or below a line, in the same list: nothing else is between."""
    for step in (-1, 1):
        place = at
        while 0 <= place < len(lines) and _COUNTED.match(lines[place].text) and abs(place - at) <= _NEAR:
            if labels.match(lines[place].text):
                return True
            place += step
    return False
