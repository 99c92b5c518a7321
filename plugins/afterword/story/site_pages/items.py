"""The stories that a page lists: the lines of each, told apart by the box that the site puts around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urljoin

from ..model import Stated
from ..page import Box, Line
from ..sites import address_of


def items_of(lines: Iterable[Line], is_item: Callable[[Box], bool]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines with words of each box that is an item of a list, in order."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        box = next((box for box in line.boxes if is_item(box)), None)
        if box and line.text.strip():
            found.setdefault(box.key, []).append(line)
    return tuple(map(tuple, found.values()))


def within(lines: Iterable[Line], name: str) -> tuple[Line, ...]:
    """Return those lines that stand in a box of this name."""
    return tuple(line for line in lines if name in line.names)


def linked(line: Line, base: str) -> tuple[Stated, ...]:
    """Return the title that a line links to a story by, with what the link tells of it."""
    for href in dict.fromkeys(span.href for span in line.spans if span.href):
        address = address_of(_joined(base, href))
        title = "".join(span.text for span in line.spans if span.href == href).strip()
        if address.sid and title:
            told = (("title", title), ("site", address.host), ("sid", address.sid))
            return tuple(Stated(name, (value,), "", line.number) for name, value in told)
    return ()


def described(lines: tuple[Line, ...]) -> tuple[Stated, ...]:
    """Return lines as the summary of a story."""
    text = "\n".join(line.text.strip() for line in lines)
    return (Stated("summary", (text,), "", lines[0].number),) if text else ()


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""
