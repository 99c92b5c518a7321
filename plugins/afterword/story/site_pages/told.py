"""The fields that a line tells, and the rest of its words.

    Anime/Manga: Emma Fan Fiction | Genre(s): Comedy / Drama | Uploaded On: 07.26.2005

Each value answers for its own words. Where cells of a table run together (`quillFR1534,70402`), a value is no word of
the line any more; then one value answers for the whole line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..draft import Dropped
from ..fields import COMPARED
from ..model import Origin, Stated
from ..page import Line
from ..words import remainder, tally

FURNITURE, LABELS, NAVIGATION, CONTENTS = "site furniture", "labels", "navigation", "contents list"


class Said(NamedTuple):
    """One field of a line: its values, the words they were read from, and how it followed if it is not stated."""

    field: str
    values: tuple[str, ...]
    raw: str
    how: str = ""


class Told(NamedTuple):
    """What a line tells, and what of it is not published."""

    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def told(line: Line, said: Iterable[Said], rest: str = LABELS) -> Told:
    """Return the fields of a line; its other words are dropped under the name of `rest`."""
    said = tuple(said)
    raws = [each.raw for each in said]
    left = remainder(line.text, *raws)
    if tally(*raws) - tally(line.text):
        # a date or a number would count the whole line as shown, whatever else stands in it
        carrier = next((at for at, each in enumerate(said) if each.field not in COMPARED), None)
        raws = [line.text if at == carrier else "" for at in range(len(said))]
        left = line.text if carrier is None else ""
    fields = tuple(_stated(each, raw, line.number) for each, raw in zip(said, raws, strict=True))
    return Told(fields, (Dropped(rest, left),) if left else ())


def dropped(kind: str, lines: Iterable[Line]) -> Told:
    """Return lines that tell nothing, under the name of what they are."""
    return Told((), tuple(Dropped(kind, line.text) for line in lines if not line.is_blank))


def together(parts: Iterable[Told]) -> Told:
    """Return what several lines tell as one."""
    parts = tuple(parts)
    return Told(tuple(each for part in parts for each in part.fields), tuple(d for part in parts for d in part.dropped))


def title_of(read: Told) -> str:
    """Return the title among what lines tell, empty where they tell none."""
    return next((value for field in read.fields if field.field == "title" for value in field.values), "")


def _stated(said: Said, raw: str, number: int) -> Stated:
    origin = Origin.INFERRED if said.how else Origin.STATED
    return Stated(said.field, said.values, raw, number, origin, said.how)
