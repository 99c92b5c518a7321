"""The fields of one story from all its files: for each the best word there is, with where it comes from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ..model import Evidence, Origin, Reading, Stated
from ..values import is_list, union
from ..words import bare

_ORDER = {Origin.CORRECTED: 0, Origin.STATED: 1, Origin.INFERRED: 2, Origin.UNKNOWN: 3}
_FIRST, _LAST = "published", "updated"
"""Days of which each file of a story may have its own: the story's are the first and the last."""


class Known(NamedTuple):
    """The best of each field, with its evidence."""

    fields: Mapping[str, Stated]
    evidence: Mapping[str, Evidence]

    def values(self, field: str) -> tuple[str, ...] | None:
        """Return the values of a field; empty where the source says that there is none, None where nobody says."""
        found = self.fields.get(field)
        return found.values if found else None

    def one(self, field: str) -> str | None:
        """Return the first value of a field."""
        return next(iter(self.values(field) or ()), None)

    def number(self, field: str) -> int | None:
        """Return the value of a field that `fields.normalise` made digits of."""
        value = self.one(field)
        return int(value) if value else None

    def date(self, field: str) -> datetime.date | None:
        """Return the value of a field that `fields.normalise` made a date of."""
        value = self.one(field)
        return datetime.date.fromisoformat(value) if value else None


def merge_fields(readings: tuple[Reading, ...]) -> Known:
    """Return for each field what a person says, else what the files state, the best first, else what follows."""
    said: dict[str, list[tuple[Reading, Stated]]] = {}
    for reading in readings:
        for field in reading.fields:
            said.setdefault(field.field, []).append((reading, field))
    best = {name: _best(name, pairs) for name, pairs in said.items()}
    evidence = {
        name: Evidence(field.origin, reading.file, field.line, field.how) for name, (reading, field) in best.items()
    }
    return Known({name: field for name, (_, field) in best.items()}, evidence)


def of_a_story(known: Known) -> Known:
    """Return what is known without the fandom that only follows from the site, where nobody names a story of it."""
    fandom = known.fields.get("fandom")
    if fandom is None or fandom.origin is not Origin.INFERRED or known.one("title"):
        return known
    kept = [name for name in known.fields if name != "fandom"]
    return Known({name: known.fields[name] for name in kept}, {name: known.evidence[name] for name in kept})


def _best(name: str, pairs: list[tuple[Reading, Stated]]) -> tuple[Reading, Stated]:
    """Return the best of what the files say of one field; files stand in the order of their rank."""
    order = min(_ORDER[field.origin] for _, field in pairs)
    equals = [pair for pair in pairs if _ORDER[pair[1].origin] == order]
    reading, field = equals[0]
    if order == 0:  # a title typed to join a file to a story is not its new spelling
        stated = next((pair for pair in pairs[: pairs.index(equals[0])] if _is_spelled_otherwise(pair[1], field)), None)
        return stated or (reading, field)
    if is_list(name) or (name == "authors" and any(_shares(field, other) for _, other in equals[1:])):
        return reading, replace(field, values=union(*(other.values for _, other in equals)))
    if name in (_FIRST, _LAST):
        dated = sorted((pair for pair in equals if pair[1].values), key=lambda pair: pair[1].values)
        return dated[0 if name == _FIRST else -1] if dated else equals[0]
    return reading, field


def _shares(one: Stated, other: Stated) -> bool:
    return bool(set(map(bare, one.values)) & set(map(bare, other.values)))


def _is_spelled_otherwise(stated: Stated, corrected: Stated) -> bool:
    return list(map(bare, stated.values)) == list(map(bare, corrected.values))
