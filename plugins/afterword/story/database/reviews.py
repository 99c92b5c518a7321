r"""What readers wrote below a story, and what its author answered.

    (77,151,345,'Wren',12,'More, please!<br><br><i>Author\'s Response: Soon.</i>','2007-06-01 08:00:00',10,'1','ST')

An answer stands at the end of the review that it is to. A row may hold a rating and no words (`No Review`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from ..draft import Dropped, ReviewDraft
from ..ledger import LABELS
from ..page import Line
from .store import OF_STORIES, Store
from .taken import Taken
from .texts import day_of, text_of

Row = Mapping[str, Any]
_ANSWER = re.compile(r"\s*Author(?:'|’)s Response:\s*", re.IGNORECASE)
_NO_WORDS = frozenset(("", "no review"))


def reviews_of(store: Store, sid: int, chapters: tuple[Row, ...], taken: Taken) -> Iterator[ReviewDraft]:
    """Yield the reviews of a story, the oldest first."""
    places = {row["chapid"]: number for number, row in enumerate(chapters, 1)}
    query = f"SELECT * FROM reviews WHERE item = ? AND type = {OF_STORIES} ORDER BY reviewid"  # noqa: S608 - ours
    for row in store.ask(query, sid):
        if text_of(row["review"]).strip().casefold() in _NO_WORDS:
            continue
        lines = taken.lines(row["review"])
        text = tuple(takewhile(lambda line: not _ANSWER.match(line.text), lines))
        answer = lines[len(text) :]
        taken.dropped += (
            Dropped(LABELS, found[0]) for line in answer[:1] for found in [_ANSWER.match(line.text)] if found
        )
        yield ReviewDraft(
            taken.text(_writer(store, row)),
            day_of(row["date"]),
            places.get(row["chapid"]),
            text,
            (_without_label(answer[0]), *answer[1:]) if answer else (),
            row["line"],
        )


def _writer(store: Store, row: Row) -> bytes:
    names = store.ask("SELECT penname FROM authors WHERE uid = ?", row["uid"]) if row["uid"] else iter(())
    found = next(names, None)
    name: bytes = found["penname"] if found else row["reviewer"] or b""
    return name


def _without_label(line: Line) -> Line:
    found = _ANSWER.match(line.text)
    return line.cut(found.end()) if found else line
