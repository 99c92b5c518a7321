"""What stands above the story on a page of Adult-FanFiction.org.

    The Farthing
    By: quill
    Harry Potter › General
    Rating: Adult ++
    Disclaimer: I own no farthing.

A line is known by its label, or in HTML by its box; the disclaimer is not published.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from ..page import Line
from ..site_pages.told import CONTENTS, FURNITURE, Said, Told, dropped, together, told
from ..words import count
from .facts import OWN, is_path, labels_of, read_facts

_BY = re.compile(r"\s*(?:By|Author)\s*:\s*(?P<name>\S.*?)?\s*$", re.IGNORECASE)
_MEMBER = re.compile(r"(?:profile|authors|authorlinks?)\.php\?(?:no|id)=\d+")
_STORY = re.compile(r"story\.php\?no=\d+$")
DISCLAIMER = re.compile(r"\s*Disclaimer\s*:", re.IGNORECASE)
_MOBILE, _DISCLAIMER_BOX, _DROPDOWN = "story-info-mobile", "disclaimer-box", "dropdown-content"
_NEAR = 20
"""Lines with words in them between an author and the last of the facts."""
_PARAGRAPH = 12
"""Words of a line that is no menu."""
_ENOUGH = 3
"""Labels that are no chance."""


class Head(NamedTuple):
    """The first and the last line of a head (index), and that of its author."""

    start: int
    stop: int
    by: int


class _Says(NamedTuple):
    """What a line says of a story: its labels, and whether it is a fact, a disclaimer, or a paragraph."""

    labels: frozenset[str]
    is_fact: bool
    disclaims: bool
    is_prose: bool


def head_of(lines: tuple[Line, ...]) -> Head | None:
    """Return where the head of a page stands: an author, with labels below that this site has, or its disclaimer."""
    authors = [at for at, line in enumerate(lines) if _BY.match(line.text)]
    for by in authors:
        facts = _facts(lines, by)
        labels = frozenset[str]().union(*(says.labels for _, says in facts))
        is_linked = any(_MEMBER.search(span.href) for span in lines[by].spans)
        disclaims = any(says.disclaims for _, says in facts)
        if labels & OWN or (disclaims and (is_linked or len(labels) >= _ENOUGH)):
            return Head(_title(lines, by), _end(lines, facts[-1][0]), by)
    return None


def _says(line: Line) -> _Says:
    labels, disclaims = frozenset(labels_of(line)), bool(DISCLAIMER.match(line.text))
    is_fact = disclaims or bool(labels) or is_path(line)
    return _Says(labels, is_fact, disclaims, not is_fact and count(line.text) >= _PARAGRAPH)


def _facts(lines: tuple[Line, ...], by: int) -> list[tuple[int, _Says]]:
    """Return the lines below an author that are facts, down to the disclaimer or the first paragraph."""
    found: list[tuple[int, _Says]] = []
    for at in islice((at for at in range(by + 1, len(lines)) if not lines[at].is_blank), _NEAR):
        says = _says(lines[at])
        if says.is_fact:
            found.append((at, says))
        if says.disclaims or says.is_prose:
            break
    return found


def read_head(lines: tuple[Line, ...], head: Head) -> Told:
    """Return what a head tells."""
    return together(_read(lines, at, head) for at in range(head.start, head.stop))


def _title(lines: tuple[Line, ...], by: int) -> int:
    """Return the line of the title: the one that links to the story, or the nearest above the author."""
    above = [at for at in range(by) if not lines[at].is_blank]
    linked = [at for at in above if any(_STORY.search(span.href) for span in lines[at].spans)]
    headed = [at for at in above if any(box.tag == "h1" for box in lines[at].boxes)]
    return next(iter((*headed[-1:], *linked[-1:], *above[-1:])), by)


def _end(lines: tuple[Line, ...], last: int) -> int:
    """Return the line after the last of a head; a disclaimer goes on to the end of its box or its paragraph."""
    if not DISCLAIMER.match(lines[last].text):
        return last + 1
    if lines[last].text.rstrip().endswith(":"):
        last = next((at for at in range(last + 1, len(lines)) if not lines[at].is_blank), last)
    if any(box.names & {_DISCLAIMER_BOX} for box in lines[last].boxes):
        return max(at for at, line in enumerate(lines) if _DISCLAIMER_BOX in line.names) + 1
    while last + 1 < len(lines) and lines[last].runs_into(lines[last + 1]):
        last += 1
    return last + 1


def _read(lines: tuple[Line, ...], at: int, head: Head) -> Told:
    line = lines[at]
    if at == head.start < head.by:
        return told(line, [Said("title", (line.text.strip(),), line.text)])
    if at == head.by or _is_name(lines, at, head):
        linked = "".join(span.text for span in line.spans if _MEMBER.search(span.href)).strip()
        typed = _BY.match(line.text) if at == head.by else None
        name = linked or ((typed["name"] or "") if typed else line.text).strip()
        return told(line, [Said("authors", (name,), name)] if name else ())
    if line.is_option or _DROPDOWN in line.names:
        return dropped(CONTENTS, (line,))
    if _MOBILE in line.names:
        return dropped(FURNITURE, (line,))
    if labels_of(line) or is_path(line):
        return read_facts(line)
    disclaims = [place for place in range(head.by, at + 1) if DISCLAIMER.match(lines[place].text)]
    return dropped("disclaimer" if disclaims else FURNITURE, (line,))


def _is_name(lines: tuple[Line, ...], at: int, head: Head) -> bool:
    """Whether a line is the name below a label that has none beside it."""
    typed = _BY.match(lines[head.by].text)
    is_empty = bool(typed and not typed["name"]) and at == head.by + 1
    return is_empty and not is_path(lines[at]) and not labels_of(lines[at])
