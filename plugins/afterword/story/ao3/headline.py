"""The head of a work: its title, who wrote it, and where it was posted.

    by quill, Wren (sparrow)
    by ash & ember [archived by LamplightArchivist]
    by Anonymous
    Posted originally on the Archive of Our Own at https://archiveofourown.org/works/123.

The one who archived a work did not write it, and “Anonymous” is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..draft import Dropped
from ..model import Stated
from ..page import Line
from ..sites import WORK_ADDRESS, stated_address
from ..words import remainder, tally
from .pieces import FURNITURE, LABELS

_BY = re.compile(r"\s*by\s+")
_ARCHIVED = re.compile(r"\s*\[archived by\s[^\]]*\]")
_ANONYMOUS = "Anonymous"


class Head(NamedTuple):
    """Some fields, and the words around them."""

    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def title_of(lines: Sequence[Line]) -> Head:
    """Return the title of a work; a lock beside it (a picture) is the archive's."""
    if not lines:
        return Head()
    texts = ["".join(span.text for span in line.pieces() if "img" not in span.marks).strip() for line in lines]
    title = " ".join(filter(None, texts))
    said = " ".join(line.text for line in lines)
    if tally(title) - tally(said):
        title = said.strip()
    return Head(
        (Stated("title", (title,) if title else (), title, lines[0].number),),
        (Dropped(FURNITURE, remainder(said, title)),),
    )


def authors_of(lines: Sequence[Line]) -> Head:
    """Return who wrote a work; nobody where it is anonymous."""
    if not lines:
        return Head()
    names = names_of(lines)
    said = " ".join(line.text for line in lines)
    if not names and _ANONYMOUS not in said:
        return Head((), (Dropped(LABELS, said),))
    raw = "\n".join(names)
    if tally(raw) - tally(said):
        raw = said
    return Head((Stated("authors", names, raw, lines[0].number),), (Dropped(LABELS, remainder(said, raw)),))


def names_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the names of a byline: its links, or what stands between commas."""
    names: list[str] = []
    for line in lines:
        rest = line.cut(found.end()) if (found := _BY.match(line.text)) else line
        if _ARCHIVED.search(rest.text):
            names += [part.strip(" ,") for part in _ARCHIVED.split(rest.text)]
        elif any("a" in span.marks for span in rest.spans):
            names += [span.text.strip() for span in rest.spans if "a" in span.marks]
        else:
            names += [part.strip() for part in rest.text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name and name != _ANONYMOUS))


def address_of_work(lines: Sequence[Line], url: str) -> Head:
    """Return where a work was posted: what the page says, else the address that it was saved from."""
    for line in lines:
        if found := WORK_ADDRESS.search(line.text):
            address = found[0].rstrip(".")
            raw = address if not tally(address) - tally(line.text) else ""
            rest = [other.text for other in lines if other is not line]
            dropped = (Dropped(FURNITURE, remainder(line.text, raw)), *(Dropped(FURNITURE, text) for text in rest))
            return Head(stated_address(address, raw, line.number), dropped)
    known = stated_address(url, "", None) if url else ()
    fields = tuple(field for field in known if field.field != "url")  # which is stated of every page
    return Head(fields, tuple(Dropped(FURNITURE, line.text) for line in lines))
