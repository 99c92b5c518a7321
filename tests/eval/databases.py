"""An eFiction archive as its database: every story in one dump, the texts of its chapters in it or in files beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from database.lamplight import COLUMNS, Rows, Value

from .blocks import markup
from .saved import InOne, Told, value_of
from .work import Work

_TOLD = "title authors summary status published updated words titles"
_LISTS = ("category", "character", "genre", "warning", "challenge", "series")
_TYPES = {"genre": 1, "warning": 2}
T = TypeVar("T")
_NOON = datetime.time(12)


def told(work: Work) -> Told:
    """Return what a database says: of every list that it has no value, where there is none.

    What is of a class stands in the order of the alphabet, in which the archive showed it.
    """
    said = {field: value for field in _TOLD.split() if (value := value_of(work, field)) is not None}
    rating = {"rating": work.facets["rating"][:1]} if work.facets.get("rating") else {}
    lists = {field: tuple(_values(work, field)) for field in _LISTS}
    return {**said, **rating, **lists, **{field: tuple(sorted(lists[field])) for field in _TYPES}}


def dump(write: Callable[[Rows], str], *, in_files: bool = False) -> InOne:
    """Return what saves all stories as one dump."""

    def files(works: Mapping[int, Work]) -> Mapping[str, bytes]:
        rows = _rows(works)
        texts = {f"stories/{row[11]}/{row[0]}.txt": str(row[4]).encode() for row in rows["chapters"]}
        kept = {**rows, "chapters": tuple((*row[:4], "", *row[5:]) for row in rows["chapters"])} if in_files else rows
        return {"backup.sql": write(kept).encode(), **(texts if in_files else {})}

    return InOne(files, "backup.sql/story {}.".format)


def _rows(works: Mapping[int, Work]) -> Rows:
    """Return the rows of every table that stories are told from."""
    writers = _numbered(name for work in works.values() for name in (*work.authors, *_guests(work)))
    lists = {
        field: _numbered(value for work in works.values() for value in _values(work, field))
        for field in (*_LISTS, "rating")
    }
    classes = _numbered((field, value) for field in _TYPES for value in lists[field])
    tables: dict[str, list[tuple[Value, ...]]] = {
        "authors": [(uid, name, "", f"m{uid}@lamplight.example", "", "", "", "2004-01-01 12:00:00", "0", "x") for name, uid in writers.items()],
        "categories": [(at, -1, name, "", "", "0", 0, at, 1) for name, at in lists["category"].items()],
        "characters": [(at, -1, name, "", "") for name, at in lists["character"].items()],
        "classtypes": [(1, "genres", "Genres"), (2, "warnings", "Warnings")],
        "classes": [(at, _TYPES[field], value) for (field, value), at in classes.items()],
        "ratings": [(at, name, "0", "") for name, at in lists["rating"].items()],
        "series": [(at, name, "", 1, 0) for name, at in lists["series"].items()],
        "challenges": [(at, "Wren", 1, name, "", "", "") for name, at in lists["challenge"].items()],
        "settings": [("abc", "Lamplight", "", "http://lamplight.example/fanfiction", "keeper@lamplight.example", "", "default", "", "en")],
        "inseries": [(lists["series"][name], sid, 0, 1, 1) for sid, work in works.items() for name in _values(work, "series")],
        "coauthors": [(sid, writers[name]) for sid, work in works.items() for name in work.authors[1:]],
        "stories": [],
        "chapters": [],
    }  # fmt: skip
    for sid, work in works.items():
        at = {field: ",".join(str(lists[field][value]) for value in _values(work, field)) for field in lists}
        own = ",".join(str(classes[field, value]) for field in _TYPES for value in _values(work, field))
        tables["stories"].append(
            (sid, _kept(work.title), _kept(work.summary or ""), markup(work.notes), at["category"] or "-1", own, at["character"],
             at["rating"].partition(",")[0], _day(work.published), _day(work.updated), writers[work.authors[0]],
             "1" if work.authors[1:] else "0", "0", "1", "1" if work.status == "complete" else "0", "0", work.words, -1, 0, 12, at["challenge"])
        )  # fmt: skip
        tables["chapters"] += [
            (1000 + 100 * sid + number, _kept(work.name(number)), number, markup(part.notes), markup(part.prose), markup(part.end_notes),
             "1", part.words, -1, 0, sid, writers[work.writers(number)[0]], 12)
            for number, part in enumerate(work.parts, 1)
        ]  # fmt: skip
    assert all(len(row) == len(COLUMNS[table].split()) for table, rows in tables.items() for row in rows)
    return {table: tuple(rows) for table, rows in tables.items()}


def _values(work: Work, field: str) -> Sequence[str]:
    value = value_of(work, field)
    return value if isinstance(value, tuple) else ()


def _guests(work: Work) -> tuple[str, ...]:
    return tuple(name for part in work.parts for name in part.authors)


def _numbered(names: Iterable[T]) -> dict[T, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(names), 1)}


def _kept(text: str) -> str:
    return text.replace("&", "&amp;")


def _day(date: datetime.date | None) -> str:
    return str(datetime.datetime.combine(date, _NOON)) if date else "0000-00-00 00:00:00"
