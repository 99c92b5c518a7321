"""What an eFiction page prints after the end of a chapter.

    The End.
    quill & ash is the author of 5 other stories.
    This story is a favorite of 3 members. Members who liked The Salt Road, Again also liked 111 other stories.

    You must login (register) to review.
    Disclaimer:  All publicly recognizable characters, settings, etc. are the property of their respective owners.

These lines are often the only place where a saved chapter names its title and author. They are printed after the
last chapter alone, so they also prove that no chapter follows.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..draft import Dropped
from ..model import Origin, Stated
from ..page import Line
from ..paragraphs import trimmed
from ..words import remainder
from .top import NAVIGATION

LOGIN = re.compile(
    r"\s*(?:You must log ?in \(register\) to (?:review|leave)\b|Per recensire esegui il login o registrati\b).*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(r"\s*Disclaimer:\s+All publicly recogni[sz]able characters\b")
_FORM = re.compile(r"\s*(?:Note: You may submit either a rating or a review|Name:.*Opinion:|Submit a Review\s*$)")
"""What readers who were logged in saw in the place of the login line."""
_REVIEW = re.compile(r"\s*Reviewer:\s*\S")
_AUTHOR_OF = re.compile(r"\s*(?P<author>.+?) is the author of (?P<others>\d+) other stor(?:ies|y)\.\s*$")
_FAVOURITE = re.compile(
    r"\s*This story is a favou?rite of (?P<count>[\d,]+) members?\."
    r"(?:\s+Members who liked (?P<title>.+) also liked (?P<others>[\d,]+) other stor(?:ies|y)\.)?\s*$"
)
_BUTTONS = re.compile(
    r"\s*(?:\[?Previous\]?\W*\[?Next\]?|\[Submit a Review\]|\[Report This\]|(?:Skin|Layout|Theme) by [^.]{1,40}"
    r"|(?:Skin by .{1,40} \| )?Powered by eFiction\b[^.]*(?:\.\d+)*)\s*$"
)
"""Navigation that is no word of an author's, even at the end of a page."""
_STATUS = {"The End.": "complete", "To Be Continued...": "in progress"}


_LAST = 30
"""Lines above the login line, or the end, where the review form may stand."""


class Tail(NamedTuple):
    """What follows a chapter, and the lines before it."""

    body: tuple[Line, ...]
    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    is_last: bool = False


def read_tail(lines: tuple[Line, ...]) -> Tail:
    """Return a page's lines without its tail, and what the tail says."""
    start = _foot(lines)
    kind = "reviews" if start < len(lines) and _REVIEW.match(lines[start].text) else "site furniture"
    dropped = [Dropped(kind, line.text) for line in lines[start:]]
    has_foot, is_sure = start < len(lines), False
    fields: deque[Stated] = deque()
    stop = start
    for at in range(start - 1, -1, -1):
        line = lines[at]
        if said := _said(line, fields):
            fields.extendleft(reversed(said))
            dropped.append(Dropped("labels", remainder(line.text, *(field.raw for field in said))))
        elif _BUTTONS.match(line.text) or (NAVIGATION.match(line.text) and (has_foot or fields or is_sure)):
            is_sure = True
            dropped.append(Dropped("navigation", line.text))
        elif not line.is_blank:
            break
        stop = at
    return Tail(trimmed(lines[:stop]), _one_author_list(fields), tuple(dropped), bool(fields))


def _foot(lines: tuple[Line, ...]) -> int:
    """Return where the foot of a page begins: at the login line, or at the form or the reviews that stand there."""
    login = next((at for at in range(len(lines) - 1, -1, -1) if LOGIN.match(lines[at].text)), len(lines))
    tail = range(max(0, login - _LAST), login)
    form = next((at for at in tail if _FORM.match(lines[at].text)), login)
    return next((at for at in range(form) if _REVIEW.match(lines[at].text)), form)


def _said(line: Line, after: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return what a line of the tail says: who wrote it, how many liked what, whether it is over."""
    if found := _AUTHOR_OF.match(line.text):
        return (Stated("authors", (found["author"].strip(),), found["author"].strip(), line.number),)
    if found := _FAVOURITE.match(line.text):
        count, title = found["count"], (found["title"] or "").strip()
        named = (Stated("title", (title,), title, line.number),) if title else ()
        return (Stated("favourites", (count,), count, line.number), *named)
    # The site's own last word stands right above the authors; an author's stands apart.
    if (
        (status := _STATUS.get(line.text.strip()))
        and after
        and after[0].field == "authors"
        and (after[0].line or 0) - line.number <= 1
    ):
        return (Stated("status", (status,), line.text, line.number, Origin.STATED, "the line after the last chapter"),)
    return ()


def _one_author_list(fields: Iterable[Stated]) -> tuple[Stated, ...]:
    """Join the sentences about each co-author to one field."""
    authors = [field for field in fields if field.field == "authors"]
    others = [field for field in fields if field.field != "authors"]
    if not authors:
        return tuple(others)
    names = tuple(dict.fromkeys(field.values[0] for field in authors))
    return (Stated("authors", names, "\n".join(field.raw for field in authors), authors[0].line), *others)
