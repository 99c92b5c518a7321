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
from dataclasses import replace
from typing import NamedTuple

from ..draft import Dropped
from ..labels import ANY_LABEL, BOX_FIELDS, BOX_LABEL, NEXT_BOX_LABEL, field_of, straight
from ..model import Stated
from ..page import Line
from ..sites import Site
from .box_lines import box_start, box_stop, marked_labels

LISTS = frozenset(("category", "character", "relationship", "genre", "warning", "challenge", "fandom", "series"))
NONE = frozenset(("", "none", "none.", "nessuna", "nessuno", "keine", "aucun", "aucune", "n/a"))
NO_CATEGORY = "orphan"
_LENGTH = re.compile(r"(\d{1,4}) chapters? \(([\d,]+) words?\)")


class InfoBox(NamedTuple):
    """What an information box says, and the words of its labels."""

    fields: tuple[Stated, ...]
    dropped: tuple[Dropped, ...]


class _Piece(NamedTuple):
    label: str | None
    value: Line


def read_box(lines: tuple[Line, ...], site: Site | None = None) -> InfoBox:
    """Return the fields of an information box; a line without a label goes on with the value before it."""
    is_marked = any(marked_labels(line) for line in lines)
    own = dict(site.labels) if site else {}
    entries: list[tuple[str, list[Line]]] = []
    dropped: list[Dropped] = []
    for line in lines:
        in_list = any(_field(label, own) != "summary" for label, _ in entries)
        for piece in _pieces(line, marked_labels(line) if is_marked else _matched(line, own, anything=in_list)):
            if piece.label is not None:
                entries.append((piece.label, [piece.value]))
                dropped.append(Dropped("labels", piece.label))
            elif entries:
                entries[-1][1].append(piece.value)
            elif not piece.value.is_blank:
                dropped.append(Dropped("site furniture", piece.value.text))
    stated = (_stated(_field(label, own), values) for label, values in entries)
    return InfoBox(tuple(_merged(part for field in stated for part in _counted(field))), tuple(dropped))


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
    known = field_of(label)
    return known if known in BOX_FIELDS else f"label:{label}"


def _pieces(line: Line, cuts: list[tuple[int, int, str]]) -> Iterator[_Piece]:
    if not cuts or cuts[0][0] > 0:
        yield _Piece(None, line.cut(0, cuts[0][0] if cuts else None))
    ends = [*(start for start, _, _ in cuts[1:]), None]
    for (_, end, label), stop in zip(cuts, ends, strict=False):
        yield _Piece(label, line.cut(end, stop))


def _matched(line: Line, own: dict[str, str], *, anything: bool) -> list[tuple[int, int, str]]:
    text = straight(line.text)
    found = BOX_LABEL.match(text)
    if found is None and (other := ANY_LABEL.match(text)) and (anything or other[1] in own):
        found = other
    cuts = [(0, found.end(), found[1])] if found else []
    if anything or (found and field_of(found[1]) != "summary"):
        after = NEXT_BOX_LABEL.finditer(text, found.end() if found else 0)
        cuts += [(more.start(1), more.end(), more[1]) for more in after]
    return cuts


def _stated(field: str, lines: list[Line]) -> Stated:
    raw = "\n".join(line.text.strip() for line in lines).strip()
    number = next((line.number for line in lines if not line.is_blank), lines[0].number)
    if field in LISTS or field.startswith("label:"):
        values = tuple(value for line in lines for value in _values(line))
        if len(values) == 1 and (
            values[0].casefold() in NONE or (field == "category" and values[0].casefold() == NO_CATEGORY)
        ):
            values = ()
        return Stated(field, values, raw, number)
    return Stated(field, (raw,) if raw else (), raw, number)


def _counted(field: Stated) -> tuple[Stated, ...]:
    """Return a length that counts chapters and words as the two that it is; all other fields as they are."""
    if field.field != "length":
        return (field,)
    found = _LENGTH.fullmatch(field.raw)
    if found is None:
        return (replace(field, field="label:Story Length"),)
    return (
        replace(field, field="chapters", values=(found[1],)),
        Stated("words", (found[2],), "", field.line),
    )


def _values(line: Line) -> list[str]:
    """Return the values of a line: its links where it is made of links, else what stands between commas."""
    linked: list[list[str]] = []
    rest, href = "", ""
    for span in line.pieces():
        if "a" not in span.marks:
            rest += span.text
            href = ""
        elif linked and span.href == href:
            linked[-1][0] += span.text
        else:
            linked.append([span.text])
            href = span.href
    if linked and not rest.strip(" ,\xa0"):
        return [text.strip() for (text,) in linked]
    return [value.strip() for value in line.text.split(", ") if value.strip()]


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
