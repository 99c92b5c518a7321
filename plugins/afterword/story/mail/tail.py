"""What stands around the story in a message.

    > What happened to part one?
    It is below.

    Nobody looked up.

    ~end part 2~

    Feedback is paid in farthings.
    --
    quill & ash

Quoted lines are another's where the message begins or ends with them; within a story they may be the story's own. Below
the mark that ends a part stands a note. A signature is what follows two dashes and a space, or two dashes below such a
mark; a scene may break at two dashes as well, and stays.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..page import Line
from ..words import count

QUOTED = re.compile(r"\s*>")
_ATTRIBUTION = re.compile(r"\s*\S.*\bwr(?:ote|ites)\s*:\s*$")
_END = re.compile(
    r"[\s~*=<\[({_-]*end\s+(?:of\s+)?(?:part|pt|chapter|ch)\b\.?\s*\S{0,12}(?:\s*(?:/|of)\s*\S{1,8})?[\s~*=>\])}_.-]*$",
    re.IGNORECASE,
)
_MOST_WORDS_BELOW = 200
_MOST_LINES = 8
"""Of a signature."""
_RULE = re.compile(r"\s*(?:_{20,}|-{20,}|={20,})\s*$")
_SPONSOR = re.compile(r"\s*---.*(?:Yahoo! ?Groups|eGroups|ONElist) Sponsor\b.*$")
_SPONSOR_END = re.compile(r"\s*-----\S*>\s*$")
_LONGEST_AD = 20
_FOOTER = re.compile(
    r"\s*(?:To unsubscribe(?: from (?:this|the) .{1,40}?)?,? (?:send|e-?mail|write|visit)\b.*"
    r"|Your use of Yahoo! Groups is subject to\b.*|Yahoo! Groups Links|Do You Yahoo!\?.*"
    r"|\[Non-text portions of this message have been removed\]|Sent via Deja\.com\b.*"
    r"|-+=? *Posted via\b.*|Get (?:Your |your )?(?:Private, )?(?:[Ff]ree|FREE) [Ee]-?mail\b.*hotmail.*)$"
)
_LONGEST_FOOTER = 25


class Told(NamedTuple):
    """A body taken apart: the story, the note below its end, and what is not published."""

    story: tuple[Line, ...]
    end_notes: tuple[Line, ...]
    dropped: tuple[Dropped, ...]


def read_tail(body: tuple[Line, ...]) -> Told:
    """Return the story of a body."""
    body, ads = _without_ads(_without_rules(body))
    body, footer = _cut(body, _footer_at(body), "site furniture")
    start, stop = _quoted(body)
    quotes = tuple(Dropped("quoted lines", line.text) for line in (*body[:start], *body[stop:]) if line.text.strip())
    body = body[start:stop]
    end = _end_at(body)
    body, signature = _cut(body, _signature_at(body, end), "signature")
    dropped = (*ads, *footer, *quotes, *signature)
    if end is None:
        return Told(body, (), dropped)
    return Told(body[:end], body[end + 1 :], (*dropped, Dropped("navigation", body[end].text)))


def _cut(lines: tuple[Line, ...], at: int | None, kind: str) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    if at is None:
        return lines, ()
    return lines[:at], tuple(Dropped(kind, line.text) for line in lines[at:] if line.text.strip())


def _without_rules(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines without the rows of signs at their end by which a digest parts its messages."""
    stop = len(lines)
    while stop and (lines[stop - 1].is_blank or _RULE.match(lines[stop - 1].text)):
        stop -= 1
    return lines[:stop]


def _without_ads(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Take out the advertisements that a list put between two lines of dashes."""
    kept: list[Line] = []
    dropped: list[Dropped] = []
    stop = 0
    for at, line in enumerate(lines):
        if at >= stop and _SPONSOR.match(line.text):
            ends = (each for each in range(at + 1, min(at + _LONGEST_AD, len(lines))))
            stop = next((each + 1 for each in ends if _SPONSOR_END.match(lines[each].text)), at + 1)
        if at < stop:
            dropped.append(Dropped("advertisements", line.text))
        else:
            kept.append(line)
    return tuple(kept), tuple(dropped)


def _footer_at(lines: tuple[Line, ...]) -> int | None:
    """Return where the footer of a list begins: near the end, with a line that only a footer has."""
    found = (at for at, line in enumerate(lines) if _FOOTER.match(line.text))
    return next((at for at in found if _filled(lines[at:]) <= _LONGEST_FOOTER), None)


def _quoted(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the body begins and ends without what it quotes of another message."""
    start, stop, at = 0, len(lines), 0
    while at < len(lines) and (lines[at].is_blank or QUOTED.match(lines[at].text) or _attributes(lines, at)):
        at += 1
        start = at if QUOTED.match(lines[at - 1].text) else start
    at = stop
    while at > start and (lines[at - 1].is_blank or QUOTED.match(lines[at - 1].text)):
        at -= 1
        stop = at if QUOTED.match(lines[at].text) else stop
    return (start, stop) if start < stop else (0, len(lines))


def _attributes(lines: tuple[Line, ...], at: int) -> bool:
    following = next((line for line in lines[at + 1 : at + 3] if not line.is_blank), None)
    return bool(_ATTRIBUTION.match(lines[at].text)) and following is not None and bool(QUOTED.match(following.text))


def _end_at(lines: tuple[Line, ...]) -> int | None:
    at = next((at for at in range(len(lines) - 1, -1, -1) if _END.match(lines[at].text)), None)
    return at if at and sum(count(line.text) for line in lines[at:]) <= _MOST_WORDS_BELOW else None


def _signature_at(lines: tuple[Line, ...], end: int | None) -> int | None:
    """Return where the signature begins, if there is one."""
    dashes = [at for at, line in enumerate(lines) if line.text.rstrip() == "--"]
    if not dashes or _filled(lines[dashes[-1] + 1 :]) > _MOST_LINES:
        return None
    if end is None:
        return dashes[-1] if lines[dashes[-1]].text == "-- " else None
    return dashes[-1] if end < dashes[-1] else None


def _filled(lines: tuple[Line, ...]) -> int:
    return sum(1 for line in lines if not line.is_blank)
