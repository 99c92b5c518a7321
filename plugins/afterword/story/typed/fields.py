"""The entries of a typed header to fields: one, some, or which part of the story it is.

    Title: The Salt Road (2/5)
    Characters: Ada, Bram; Ced
    Rating: PG

What stands in a header within an author's note is no statement of the page, but evidence where it states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ..model import Origin, Stated
from ..page import Line
from .header import NOTES, Entry, read_header
from .parts import Part, part_in_title, part_said

HIDDEN = {"email": "e-mail address", "disclaimer": "disclaimer"}
"""Fields that are not published, and what they are called."""
_LISTS = frozenset("category character relationship genre warning challenge fandom series authors keywords".split())
_PARTS = ("label:Chapter", "label:Part")
_SEPARATOR = re.compile(r"\s*[;,]\s+")


class ReadEntry(NamedTuple):
    """The fields of an entry; which part of the story it says that this is, and the words that say so."""

    fields: tuple[Stated, ...]
    part: Part | None = None
    title: str | None = None
    heading: str = ""


def read_entry(entry: Entry) -> ReadEntry:
    """Return what an entry says."""
    raw, number = entry.text, entry.lines[0].number
    value = " ".join(raw.split("\n"))
    if entry.field == "title" and (part := part_in_title(value)):
        return ReadEntry((Stated("title", (part.rest,), raw, number), *_total(part, number)), part)
    if entry.field in _PARTS and (part := part_said(value)):
        return ReadEntry(_total(part, number), part, part.rest or None, raw)
    if entry.field in _LISTS or entry.field.startswith("label:"):
        field = "label:Keywords" if entry.field == "keywords" else entry.field
        values = tuple(each for each in _SEPARATOR.split(value) if each)
        return ReadEntry((Stated(field, () if value.casefold() in ("none", "n/a", "") else values, raw, number),))
    return ReadEntry((Stated(entry.field, (value,) if value else (), raw, number),))


def _total(part: Part, number: int) -> tuple[Stated, ...]:
    return (Stated("chapters", (str(part.of),), "", number),) if part.of else ()


def from_notes(notes: Iterable[tuple[Line, ...]], fields: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return the fields of the headers that stand in notes and that nothing else gives; the notes keep their words."""
    known = {field.field.removeprefix("said:") for field in fields}
    entries = (entry for lines in notes for entry in read_header(lines).entries)
    read = (
        field
        for entry in entries
        if entry.field not in NOTES and entry.field not in HIDDEN
        for field in read_entry(entry).fields
    )
    inferred = (
        replace(each, raw="", origin=Origin.INFERRED, how="the header in its notes") for each in read if each.values
    )
    return tuple(each for each in inferred if each.field not in known and not each.field.startswith("label:"))
