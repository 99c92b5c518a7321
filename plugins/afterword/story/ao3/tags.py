"""The tags of a work and its statistics.

    Archive Warnings:
        Graphic Depictions Of Violence, Major Character Death
    Series:
        Part 2 of Ledgers & Lamps
    Stats:
        Published: 2012-02-07 Completed: 2012-03-01 Words: 31,623 Chapters: 8/8

A tag holds no comma: the archive does not allow one. The names of series and collections may; they are read from their
links. Labels came in the singular alone before 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..draft import Dropped
from ..fields import COMPLETE, IN_PROGRESS
from ..model import Stated
from ..page import Line
from ..words import remainder, tally
from .pieces import LABEL, LABELS, NAVIGATION, Piece

ADDITIONAL, COLLECTIONS = "label:Additional Tags", "label:Collections"
_TAGS = {
    "rating": ("Rating", "Ratings"),
    "warning": ("Archive Warning", "Archive Warnings", "Warning", "Warnings"),
    "category": ("Category", "Categories"),
    "fandom": ("Fandom", "Fandoms"),
    "relationship": ("Relationship", "Relationships"),
    "character": ("Character", "Characters"),
    ADDITIONAL: ("Additional Tag", "Additional Tags"),
    "language": ("Language",),
    "series": ("Series",),
    COLLECTIONS: ("Collection", "Collections"),
    "": ("Stats",),
}
_STATS = {
    "published": ("Published",),
    "updated": ("Updated", "Completed"),
    "words": ("Words",),
    "chapters": ("Chapters",),
    "comments": ("Comments",),
    "kudos": ("Kudos",),
    "bookmarks": ("Bookmarks",),
    "reads": ("Hits",),
}
FIELD_OF = {label: field for field, labels in (*_TAGS.items(), *_STATS.items()) for label in labels}
"""Every label that the archive prints before tags and statistics, to its field; `Stats` has none of its own."""
_STAT = re.compile(rf"({'|'.join(label for labels in _STATS.values() for label in labels)}):\s*")
_CHAPTERS = re.compile(r"\s*(\d[\d,]*)/(\d[\d,]*|\?)\s*$")
_PART = re.compile(r"Part\s+\d+\s+of\s+$")
_STEP = re.compile(r"[←→\s]*(?:Previous Work|Next Work)[←→\s]*")
_NEXT_PART = re.compile(r",\s+(?=Part\s+\d+\s+of\s)")


def read_tags(pieces: Iterable[Piece]) -> tuple[tuple[Stated, ...], tuple[Dropped, ...]]:
    """Return the fields of labels and the values after them, and the words that are none."""
    entries: list[tuple[str, list[Line]]] = []
    fields: list[Stated] = []
    dropped: list[Dropped] = []
    for part, line in pieces:
        if part == LABEL:
            entries.append((line.text.strip().rstrip(":").rstrip(), []))
            dropped.append(Dropped(LABELS, line.text))
        elif entries:
            entries[-1][1].append(line)
        else:
            dropped.append(Dropped(LABELS, line.text))
    for label, lines in entries:
        for field, rest in _read(label, [line for line in lines if not line.is_blank]):
            fields.extend(field)
            dropped.extend(rest)
    return tuple(fields), tuple(dropped)


def _read(label: str, lines: Sequence[Line]) -> Iterator[tuple[Sequence[Stated], Sequence[Dropped]]]:
    field = FIELD_OF.get(label, f"label:{label}")
    if not field:
        yield from map(_statistics, lines)
    elif field in _STATS:
        yield from ((_statistic(label, line.text.strip(), line.text, line.number), ()) for line in lines)
    elif field == "series":
        yield from map(_series, lines)
    elif field == "language":
        yield from (((Stated(field, (line.text.strip(),), line.text, line.number),), ()) for line in lines)
    elif lines:
        values = tuple(value for line in lines for value in _values(line, by_links=field == COLLECTIONS))
        yield (Stated(field, values, "\n".join(line.text for line in lines), lines[0].number),), ()


def _statistics(line: Line) -> tuple[Sequence[Stated], Sequence[Dropped]]:
    """Return what a line of several statistics says."""
    cuts = list(_STAT.finditer(line.text))
    ends = [*(cut.start() for cut in cuts[1:]), len(line.text)]
    said = [(cut[1], line.text[cut.end() : end].strip()) for cut, end in zip(cuts, ends, strict=False)]
    return _within(
        line, [each for label, value in said for each in _statistic(label, value, value, line.number)], LABELS
    )


def _within(line: Line, fields: Sequence[Stated], kind: str) -> tuple[Sequence[Stated], Sequence[Dropped]]:
    """Return fields with the rest of their line; where its words run together, none is cut for a field to have it."""
    raws = [field.raw for field in fields]
    if tally(*raws) - tally(line.text):
        return [replace(field, raw="") for field in fields], (Dropped("words that run together", line.text),)
    return fields, (Dropped(kind, remainder(line.text, *raws)),)


def _statistic(label: str, value: str, raw: str, number: int) -> tuple[Stated, ...]:
    """Return what one statistic says: `3/?` is three chapters, and that there will be more."""
    field = FIELD_OF[label]
    if field == "chapters" and (found := _CHAPTERS.match(value)):
        status = COMPLETE if found[1] == found[2] else IN_PROGRESS
        return (
            Stated(field, (found[1],), raw, number),
            Stated("status", (status,), "", number, how=f"{label}: {value.strip()}"),
        )
    return (Stated(field, (value,) if value else (), raw, number),)


def _series(line: Line) -> tuple[Sequence[Stated], Sequence[Dropped]]:
    """Return `Part N of` each series; the links to the works beside this one are none."""
    values: list[str] = []
    before = ""
    for span in line.spans:
        if "a" not in span.marks:
            before += span.text
        elif not _STEP.fullmatch(span.text):
            part = _PART.search(before)
            values.append(f"{part[0] if part else ''}{span.text}".strip())
            before = ""
    if not values:
        values = [part.strip() for part in _NEXT_PART.split(_STEP.sub(" ", line.text)) if part.strip()]
    return _within(line, [Stated("series", tuple(values), "\n".join(values), line.number)], NAVIGATION)


def _values(line: Line, *, by_links: bool) -> list[str]:
    if by_links and any("a" in span.marks for span in line.spans):
        return [span.text.strip() for span in line.spans if "a" in span.marks and span.text.strip()]
    return [value.strip() for value in line.text.split(",") if value.strip()]


def has_one_value(label: str) -> bool:
    """Return whether a label stands before one value, on one line."""
    return label == "Language" or FIELD_OF.get(label) in _STATS


def runs_on(text: str) -> bool:
    """Return whether several statistics stand on one line."""
    return len(_STAT.findall(text)) > 1
