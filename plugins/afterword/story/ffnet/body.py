"""The story on a page of FanFiction.Net, and the list of chapters above and below it.

    < Prev
    [2. A Visitor]
    Next >
    It rained on the ledger and on the clerk.
    The author would like to thank you for your continued support. Your review has been posted.

HTML has the story in a box of its own (`storytext`, on the mobile page `storycontent`). A stray `</div>` of the
author's may have closed that too early: what reads as prose behind it, and before the furniture, is the story's too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..page import Line
from ..words import count

STORY = frozenset(("storytext", "storycontent"))
_FURNITURE = re.compile(
    r"\s*(?:<+\s*Prev.*|Next\s*>+.*|\[?\d{1,4}\..*\]|The author would like to thank you for your continued support\..*"
    r"|(?:(?:(?:Your )?review )?has been )?posted\."
    r"|Favou?rites?\s*:.*|Follow\s*:.*|Story Author.*|Follow/Fav.*|Reviews?|Post Review.*"
    r"|Type your review .*|Reviewer.*|Actions\s*:?|Add to Community.*|Report Abuse|Share\s*:?"
    r"|Help\s*\..*Privacy.*|Desktop Mode.*|Full 3/4 1/2.*|Expand Tighten.*|\+\s+-|Font\s*:.*|Contrast\s*:.*)\s*$"
)
_OPTION = re.compile(r"\s*\[?(?P<number>\d{1,4})\.\s+(?P<title>.*?)[\s_]*\]?\s*$")
_PARAGRAPH = 8
"""Words."""
_FEWEST = 2


class Option(NamedTuple):
    """A chapter in the list of them."""

    line: Line
    number: int
    title: str


def story_of(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the story begins and ends among the lines below the facts."""
    boxed = [at for at, line in enumerate(lines) if line.names & STORY]
    if boxed:
        start, stop = boxed[0], boxed[-1] + 1
        end = next((at for at in range(stop, len(lines)) if _is_furniture(lines[at])), len(lines))
        return start, max((at + 1 for at in range(stop, end) if _is_prose(lines[at])), default=stop)
    start, stop = 0, len(lines)
    listed = len(_run(lines, start))
    while start < stop and (lines[start].is_blank or listed or _is_furniture(lines[start])):
        start += listed or 1
        listed = len(_run(lines, start))
    while stop > start and (lines[stop - 1].is_blank or _is_furniture(lines[stop - 1])):
        stop -= 1
    return start, stop


def options_of(lines: tuple[Line, ...]) -> tuple[Option, ...]:
    """Return the list of chapters among lines, the first of two; one in brackets alone is the chosen one."""
    marked = [line for line in lines if line.is_option]
    marked = marked or [line for line in lines if line.text.strip().startswith("[") and _OPTION.match(line.text)]
    if not marked:
        marked = next((run for at in range(len(lines)) if (run := _run(lines, at))), [])
    options: list[Option] = []
    for line in marked:
        found = _OPTION.match(line.text)
        if found is None or any(int(found["number"]) == option.number for option in options):
            break
        options.append(Option(line, int(found["number"]), found["title"]))
    return tuple(options)


def _run(lines: tuple[Line, ...], start: int) -> list[Line]:
    """Return the list of chapters that a text has one a line, numbered from 1."""
    run: list[Line] = []
    while start + len(run) < len(lines) and lines[start + len(run)].text.lstrip().startswith(f"{len(run) + 1}. "):
        run.append(lines[start + len(run)])
    return run if len(run) >= _FEWEST else []


def _is_furniture(line: Line) -> bool:
    return line.is_option or (bool(line.text.strip()) and bool(_FURNITURE.match(line.text)))


def _is_prose(line: Line) -> bool:
    return count(line.text) >= _PARAGRAPH and line.ends_sentence
