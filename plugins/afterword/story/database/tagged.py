"""What a story is called by, in an archive's database: the names behind its lists of ids.

    catid '2,3'  classes '7,12'  charid '5,6'  rid '2'  challenges '3'  coauthors '0'
    (2,1,'Little Dorrit','','','0',1,1,1)
    (12,2,'Debt')
    (2,'warnings','Warnings')
    (1,151,0,1,2)

What is no number in such a list is a name itself: so did the versions before the third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..labels import field_of
from ..model import Stated
from .store import Store
from .taken import Taken
from .texts import text_of

Row = Mapping[str, Any]
_NONE = frozenset(("", "0", "-1"))


def pen_names(store: Store, row: Row) -> Iterator[bytes]:
    """Yield the names of who wrote a story: its owner, and those whom a table or an old list names beside."""
    beside = [each["uid"] for each in store.ask("SELECT uid FROM coauthors WHERE sid = ? ORDER BY rowid", row["sid"])]
    listed = [int(uid) for uid in _ids(row["coauthors"]) if uid.isdecimal() and int(uid) > 1]
    for uid in dict.fromkeys((row["uid"], *(beside or listed))):
        yield from (each["penname"] for each in store.ask("SELECT penname FROM authors WHERE uid = ?", uid))


def _ids(value: bytes | None) -> list[str]:
    return [each for part in text_of(value).split(",") if (each := part.strip()) not in _NONE]


class _Lookup(NamedTuple):
    """A table of names: itself, and its columns of ids and of names."""

    table: str
    key: str
    name: str


RATINGS = _Lookup("ratings", "rid", "rating")
CHARACTERS = _Lookup("characters", "charid", "charname")
CHALLENGES = _Lookup("challenges", "chalid", "title")
_OLD_CLASSES = (
    ("genre", "gid", _Lookup("genres", "gid", "genre")),
    ("warning", "wid", _Lookup("warnings", "wid", "warning")),
)
"""What eFiction 2 had in the place of classes: the field, the column of a story, the names."""


def named(store: Store, where: _Lookup, value: bytes | None, taken: Taken) -> tuple[str, ...]:
    """Return the names behind a list of ids; what is no number is a name itself."""
    query = f"SELECT {where.name} AS name FROM {where.table} WHERE {where.key} = ?"  # noqa: S608 - names of ours
    found: list[bytes] = []
    for each in _ids(value):
        found += [row["name"] for row in store.ask(query, int(each))] if each.isdecimal() else [each.encode()]
    return tuple(dict.fromkeys(filter(None, map(taken.text, found))))


def categories(store: Store, row: Row, taken: Taken) -> Iterator[str]:
    """Yield the categories of a story; one whose name several have goes by that of its parent too."""
    for name in _ids(row["catid"]):
        if not name.isdecimal():
            yield taken.text(name.encode())
            continue
        for each in store.ask("SELECT * FROM categories WHERE catid = ?", int(name)):
            same = store.ask("SELECT count(*) AS times FROM categories WHERE category = ?", each["category"])
            parent = next(store.ask("SELECT category FROM categories WHERE catid = ?", each["parentcatid"]), None)
            is_alone = next(iter(same))["times"] == 1 or parent is None
            above = "" if is_alone or parent is None else f"{taken.text(parent['category'])} > "
            yield above + taken.text(each["category"])


def classes(store: Store, row: Row, taken: Taken) -> Iterator[Stated]:
    """Yield a field for each kind of class that the archive has, empty where the story has none of it."""
    chosen = {int(each) for each in _ids(row["classes"]) if each.isdecimal()}
    for kind in store.ask("SELECT * FROM classtypes ORDER BY classtype_id"):
        own = store.ask("SELECT * FROM classes WHERE class_type = ? ORDER BY class_name", kind["classtype_id"])
        names = tuple(taken.text(each["class_name"]) for each in own if each["class_id"] in chosen)
        label = text_of(kind["classtype_title"]) or text_of(kind["classtype_name"])
        yield taken.stated(field_of(label) or f"label:{label}", names, row["line"])
    for field, column, where in _OLD_CLASSES:
        if found := named(store, where, row[column], taken):
            yield taken.stated(field, found, row["line"])


def series_of(store: Store, sid: int, taken: Taken) -> Iterator[tuple[str, int]]:
    """Yield the series of a story, and its place in each."""
    query = (
        "SELECT title, inorder FROM inseries JOIN series USING (seriesid)"
        " WHERE sid = ? AND subseriesid IN (0, -1) AND confirmed <> 0 ORDER BY inseries.rowid"
    )
    for each in store.ask(query, sid):
        if name := taken.text(each["title"]):
            yield name, each["inorder"] or 0
