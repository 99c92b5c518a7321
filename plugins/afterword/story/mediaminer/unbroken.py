"""The headline and the line of facts of a page of MediaMiner, which text browsers break at their margin.

    Emma Fan Fiction / Ranma 1/2 Fan Fiction ❯ The Farthing ❯ A Visitor ( Chapter
    2 )
    Anime/Manga: Emma Fan Fiction | Genre(s): Drama / Comedy | Uploaded On:
    07.05.2005 | Words: 2.7K | Status: Work In
    Progress

In a long page all lines prove the margin, and are joined before anything is read. In a short one these still are: what
stands between arrows and between strokes goes on until its line is whole.
"""

from __future__ import annotations

from collections.abc import Callable

from ..page import Line, joined_lines
from .facts import is_facts

_ARROW = "❯"
_TOP = 60
"""Lines of a page above its text."""
_SLACK = 2
_BETWEEN = ("|", "/", ":")


def unbroken(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a text with the headline and the facts each in one; those of HTML as they are."""
    at = next((at for at, line in enumerate(lines[:_TOP]) if _ARROW in line.text), None)
    if at is None or lines[at].boxes:
        return lines
    widest = max(len(line.text.rstrip()) for line in lines)
    lines = _whole(lines, at, widest, lambda text, _: text.count("(") > text.count(")"))
    at = next((at for at, line in enumerate(lines[:_TOP]) if is_facts(line)), None)
    return lines if at is None else _whole(lines, at, widest, _goes_on)


def _goes_on(text: str, after: str) -> bool:
    """Whether facts go on in the next line: they end between two, or the next line has more of them."""
    return text.endswith(_BETWEEN) or " | " in after


def _whole(lines: tuple[Line, ...], at: int, widest: int, goes_on: Callable[[str, str], bool]) -> tuple[Line, ...]:
    """Return lines with one of them joined to those that it goes on in: each before the last is full."""
    stop = at + 1
    while stop < len(lines) and lines[stop - 1].runs_into(lines[stop]):
        after = lines[stop].text
        is_full = len(lines[stop - 1].text.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > widest - _SLACK
        is_end = stop - 1 > at and (stop + 1 == len(lines) or lines[stop + 1].is_blank)
        said = " ".join(line.text.strip() for line in lines[at:stop])
        if not is_full or not (is_end or goes_on(said, after)):
            break
        stop += 1
    return (*lines[:at], joined_lines(lines[at:stop]), *lines[stop:])
