"""The chapters of a story in its archive's database; their texts are there, or in files of their own.

(345,'Michaelmas',2,'Thanks, Wren!','<p>The ledger was wrong.</p>','',1,2104,-1,3,151,9,880)
stories/9/345.txt
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..draft import ChapterDraft
from ..page import Line
from .store import Store
from .taken import Taken

Row = Mapping[str, Any]
_PLACE = "SELECT count(*) AS place FROM chapters WHERE sid = ? AND validated <> 0 AND (inorder, chapid) <= (?, ?)"


def chapters_of(store: Store, sid: int) -> Iterator[Row]:
    """Yield the rows of the chapters of a story that its archive had released, in order."""
    query = "SELECT * FROM chapters WHERE sid = ? AND validated <> 0 ORDER BY inorder, chapid"
    yield from store.ask(query, sid)


def row_of(store: Store, chapid: int, uid: int) -> Row | None:
    """Return the row of the chapter whose text is in the file `UID/CHAPID.txt`."""
    return next(store.ask("SELECT * FROM chapters WHERE chapid = ? AND uid = ?", chapid, uid), None)


def chapter_of(store: Store, row: Row, owner: int, taken: Taken, text: str | None = None) -> ChapterDraft:
    """Return a chapter as its row says, with its text from there or from a file; `owner` is whose story it is."""
    place = next(store.ask(_PLACE, row["sid"], row["inorder"], row["chapid"]))["place"]
    title = taken.text(row["title"])
    own = () if row["uid"] == owner else tuple(_pen_name(store, row["uid"], taken))
    return ChapterDraft(
        _without_empty(taken.lines(row["storytext"]) if text is None else taken.lines_of(text)),
        place,
        title or None,
        taken.lines(row["notes"]),
        taken.lines(row["endnotes"]),
        line=row["line"],
        authors=own or None,
        heading="\n".join((title, *own)).strip(),
    )


def _pen_name(store: Store, uid: int, taken: Taken) -> Iterator[str]:
    for each in store.ask("SELECT penname FROM authors WHERE uid = ?", uid):
        if name := taken.text(each["penname"]):
            yield name


def _without_empty(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return lines if any(not line.is_blank for line in lines) else ()
