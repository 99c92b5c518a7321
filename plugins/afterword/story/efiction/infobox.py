"""The information box of eFiction: labels and values, two of them often on one line.

    Summary:

    A cartographer is asked to map a road that moves.

    Categories: Gen, Alternate Universe Characters: Ada/Bram, Ced
    Era: Victorian
    Chapters: 2 Completed: Yes Word count: 83 Read: 1234 Published: March 19, 2004 Updated: May 02, 2004

Administrators of an archive define labels of their own (`Era`): all between known ones are kept.
In HTML a label is a `span.label` and each value may be a link, which settles names that hold a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..dates import read_date
from ..draft import Dropped
from ..fields import DATES
from ..labels import ANY_LABEL, BOX_FIELDS, BOX_LABEL, NEXT_BOX_LABEL, box_field_of, class_of, labelled, straight
from ..model import Stated
from ..page import Line
from ..sites import Site
from .box_lines import box_start, box_stop, marked_labels
from .boxes import reads_as_prose
from .values import LISTS, stated

_ONE_LINE = frozenset(
    "rating rating_and_warnings length hit_count chapters words reads reviews status published updated"
    " uncounted".split()
)
"""Fields whose value never goes on in another line."""
_COUNTED = re.compile(
    r"\s*(?P<reviews>\d+) Reviews?\s*[·•]\s*[\d.]+ likes?(?:\s*[·•]\s*(?P<reads>[\d,]+) reads?)?\s*[·•]?\s*$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\s*Story is (?P<status>Complete)\s*$")
_BETWEEN = re.compile(r"\s+[-–—/~*]\s*$")
"""What some skins put between a value and the next label."""
_BEFORE_SUMMARY = frozenset(("rating", "rating_and_warnings", "warning", "status", "reviews"))
_UNCOUNTED = "uncounted"
"""Counts of an archive that no other keeps."""
_OWN = re.compile(r"\s*(?!Notes?\b|P\.?S\b|A/N|TBC\b)[A-Z][\w'-]*(?: [\w'-]+){0,2}:\s\S.{0,100}$")
_UNLABELLED = "summary"


class InfoBox(NamedTuple):
    """What an information box says, and the words of its labels."""

    fields: tuple[Stated, ...]
    dropped: tuple[Dropped, ...]


class _Piece(NamedTuple):
    label: str | None
    value: Line


def read_box(lines: tuple[Line, ...], site: Site | None = None) -> InfoBox:
    """Return the fields of an information box; a line without a label goes on with the value before it.

    Where the value before can have no second line, and nothing is labelled as the summary, a sentence is that.
    """
    is_marked = any(marked_labels(line) for line in lines)
    own = dict(site.labels) if site else {}
    entries: list[tuple[str, list[Line]]] = []
    counted: list[Stated] = []
    dropped: list[Dropped] = []
    has_summary = any(_begins_with_summary(line, own) for line in lines)
    for at, line in enumerate(lines):
        if said := _said(line):
            counted.extend(said)
            continue
        in_list = any(field != "summary" for field, _ in entries) or _is_among_labels(lines, at)
        for piece in _pieces(line, marked_labels(line) if is_marked else _matched(line, own, anything=in_list)):
            if piece.label is not None:
                entries.append((_field(piece.label, own), [piece.value]))
                dropped.append(Dropped("labels", piece.label))
            elif entries and not has_summary and _is_summary(piece.value, entries):
                entries.append((_UNLABELLED, [piece.value]))
            elif entries and _goes_on(*entries[-1], piece.value):
                entries[-1][1].append(piece.value)
            elif not piece.value.is_blank:
                dropped.append(Dropped("site furniture", piece.value.text))
    fields = [field for name, values in entries for field in stated(name, values)]
    dropped.extend(Dropped("labels", field.raw) for field in fields if field.field == _UNCOUNTED)
    kept = (field for field in (*fields, *counted) if field.field != _UNCOUNTED and not _is_void(field))
    return InfoBox(tuple(_merged(kept)), tuple(dropped))


def _goes_on(field: str, value: list[Line], line: Line) -> bool:
    """Whether a line belongs to the value before it: a date that a margin broke is none without it."""
    if field not in _ONE_LINE or all(each.is_blank for each in value):
        return True
    said = " ".join(each.text.strip() for each in value)
    return field in DATES and not read_date(said) and bool(read_date(f"{said} {line.text.strip()}"))


def _is_void(field: Stated) -> bool:
    """Whether a copy has lost a value that is never none."""
    return field.field in _ONE_LINE and not field.raw and not field.values


def _said(line: Line) -> tuple[Stated, ...]:
    """Return what a line of a box says that has no label: how many reviews, or that the story is over."""
    if over := _OVER.match(line.text):
        return (Stated("status", (over["status"].casefold(),), line.text, line.number),)
    if found := _COUNTED.match(line.text):
        reads = (Stated("reads", (found["reads"],), "", line.number),) if found["reads"] else ()
        return (Stated("reviews", (found["reviews"],), line.text, line.number), *reads)
    return ()


def _is_among_labels(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line of the shape `Label: value` is a label of the site's own: a known one stands right below it."""
    found = _OWN.match(straight(lines[at].text))
    after = next((line for line in lines[at + 1 :] if not line.is_blank), None)
    below = labelled(BOX_LABEL, after.text) if after and found else None
    return below is not None and not lines[at].ends_sentence


def _begins_with_summary(line: Line, own: dict[str, str]) -> bool:
    found = labelled(BOX_LABEL, line.text)
    return bool(found and _field(found[1], own) == "summary")


def _is_summary(value: Line, entries: list[tuple[str, list[Line]]]) -> bool:
    """Whether a line without a label is the summary, or goes on with it."""
    last, lines = entries[-1]
    is_open = last in LISTS and lines[-1].text.rstrip().endswith(",")
    return last in _BEFORE_SUMMARY and reads_as_prose(value) and not is_open


def cut_box(lines: tuple[Line, ...], site: Site | None = None) -> tuple[InfoBox, tuple[Line, ...]]:
    """Return the information box among lines, and the lines around it; an empty box where there is none."""
    start = box_start(lines)
    if start is None:
        return InfoBox((), ()), lines
    stop = box_stop(lines, start)
    return read_box(lines[start:stop], site), (*lines[:start], *lines[stop:])


def _field(label: str, own: dict[str, str]) -> str:
    if label in own:
        return own[label]
    known = box_field_of(label)
    return known if known in BOX_FIELDS else f"label:{class_of(label)}"


def _pieces(line: Line, cuts: list[tuple[int, int, str]]) -> Iterator[_Piece]:
    if not cuts or cuts[0][0] > 0:
        yield _Piece(None, line.cut(0, cuts[0][0] if cuts else None))
    ends = [*(start for start, _, _ in cuts[1:]), None]
    for (_, end, label), stop in zip(cuts, ends, strict=False):
        value = line.cut(end, stop)
        between = _BETWEEN.search(value.text) if stop is not None else None
        yield _Piece(label, value.cut(0, between.start()) if between else value)


def _matched(line: Line, own: dict[str, str], *, anything: bool) -> list[tuple[int, int, str]]:
    text = straight(line.text)
    found = BOX_LABEL.match(text)
    if found is None and (other := ANY_LABEL.match(text)) and (anything or other[1] in own):
        found = other
    cuts = [(0, found.end(), found[1])] if found else []
    if anything or (found and box_field_of(found[1]) != "summary"):
        after = NEXT_BOX_LABEL.finditer(text, found.end() if found else 0)
        cuts += [(more.start(1), more.end(), more[1]) for more in after]
    return cuts


def _merged(fields: Iterable[Stated]) -> Iterator[Stated]:
    """Yield each field once: a label printed twice states its values once."""
    merged: dict[str, Stated] = {}
    for field in fields:
        first = merged.get(field.field)
        if first is None:
            merged[field.field] = field
        else:
            values = first.values + tuple(value for value in field.values if value not in first.values)
            merged[field.field] = Stated(field.field, values, f"{first.raw}\n{field.raw}", first.line)
    return iter(merged.values())
