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
from typing import NamedTuple

from ..draft import Dropped
from ..model import Origin, Stated
from ..page import Line
from ..paragraphs import trimmed
from ..words import remainder
from .top import NAVIGATION

LOGIN = re.compile(r"\s*You must log ?in \(register\) to (?:review|leave)\b.*", re.IGNORECASE)
_AUTHOR_OF = re.compile(r"\s*(?P<author>.+?) is the author of (?P<others>\d+) other stor(?:ies|y)\.\s*$")
_FAVOURITE = re.compile(
    r"\s*This story is a favou?rite of (?P<count>[\d,]+) members?\."
    r"(?:\s+Members who liked (?P<title>.+) also liked (?P<others>[\d,]+) other stor(?:ies|y)\.)?\s*$"
)
_STATUS = {"The End.": "complete", "To Be Continued...": "in progress"}


class Tail(NamedTuple):
    """What follows a chapter, and the lines before it."""

    body: tuple[Line, ...]
    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    is_last: bool = False


def read_tail(lines: tuple[Line, ...]) -> Tail:
    """Return a page's lines without its tail, and what the tail says."""
    start = next((at for at in range(len(lines) - 1, -1, -1) if LOGIN.match(lines[at].text)), None)
    dropped: list[Dropped] = []
    if start is not None:
        dropped += [Dropped("site furniture", line.text) for line in lines[start:] if not line.is_blank]
        lines = lines[:start]
    fields: list[Stated] = []
    while lines := trimmed(lines):
        said = _said(lines[-1], fields)
        if said:
            fields[:0] = said
            dropped.append(Dropped("labels", remainder(lines[-1].text, *(field.raw for field in said))))
        elif NAVIGATION.match(lines[-1].text) and (start is not None or fields):
            dropped.append(Dropped("navigation", lines[-1].text))
        else:
            break
        lines = lines[:-1]
    return Tail(lines, _one_author_list(fields), tuple(dropped), bool(fields))


def _said(line: Line, after: list[Stated]) -> tuple[Stated, ...]:
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


def _one_author_list(fields: list[Stated]) -> tuple[Stated, ...]:
    """Join the sentences about each co-author to one field."""
    authors = [field for field in fields if field.field == "authors"]
    others = [field for field in fields if field.field != "authors"]
    if not authors:
        return tuple(others)
    names = tuple(dict.fromkeys(field.values[0] for field in authors))
    return (Stated("authors", names, "\n".join(field.raw for field in authors), authors[0].line), *others)
