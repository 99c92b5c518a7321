"""What an eFiction page prints above a chapter or a box.

    The Salt Road, Again by quill & ash
    [Reviews - 12]
    Table of Contents [Report This]
    Printer Chapter or Story
    - Text Size +
    [2. Man Up, Bram]

`Printer Chapter or Story` stands where a story has several chapters, `Printer` alone where it has one. The last line
is the list of chapters, folded: text keeps the chosen one (`w3m`, `lynx`) or all of them run together (`1. Out2. Man`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, STORY_NOTES_LABEL, straight
from ..model import Origin, Stated
from ..page import Line
from ..sites import address_of
from .body import NOTE_BOXES, PROSE_BOXES
from .headline import Headline, headline

TEXT_SIZE = re.compile(r"\s*-\s*Text Size\s*\+\s*")
_CHOSEN = re.compile(r"\s*\[?(?P<number>\d{1,4})\.\s+(?P<title>.*?)\s*\]?\s*$")
_RUN_TOGETHER = re.compile(r"\s*\[?1\.\s.*\S2\.\s")
_SEVERAL = re.compile(r"Printer\s+Chapter or Story|^\s*Chapter or Story\s*$")
_ONE = re.compile(r"^\s*(?:\[Reviews - \d+\]\s*)?(?:star|half-star|\s)*Printer\s*$")

NAVIGATION = re.compile(
    r"\s*(?:(?:<<|>>|\[?(?:Previous|Next)\]?|Options|Back to index|Add Story to Favorites|Submit a Review|"
    r"\[?Report This\]?|\[Reviews - \d+\]|(?:star|half-star)+|Printer|Chapter or Story|Table of Contents)\s*)+$",
    re.IGNORECASE,
)
_NEAR = 12


class Above(NamedTuple):
    """A story's heading, its id if a link has it, and everything else that stands above."""

    heading: Headline | None
    sid: str | None
    dropped: tuple[Dropped, ...]

    def stated(self, url: str) -> tuple[Stated, ...]:
        """Return the fields of the heading; the id may come from another link, or from the page's own address."""
        fields = self.heading.stated() if self.heading else ()
        sid = None if any(field.field == "sid" for field in fields) else (address_of(url).sid or self.sid)
        return (
            *fields,
            *((Stated("sid", (sid,), "", None, Origin.STATED, "an address on the page"),) if sid else ()),
        )


class Chosen(NamedTuple):
    """What the list of chapters above one says; `several` is None where it does not say whether there are."""

    number: int | None = None
    title: str | None = None
    several: bool | None = None
    line: Line | None = None


def read_above(lines: tuple[Line, ...], besides: Line | None = None) -> Above:
    """Return the heading among the lines above a chapter or a box: the one HTML names so, else the nearest.

    The words of `besides` are accounted for elsewhere.
    """
    filled = [line for line in lines if not line.is_blank and line is not besides]
    named = [line for line in filled if "pagetitle" in line.names]
    candidates = ((line, headline(line)) for line in (named or reversed(filled)))
    place, heading = next((pair for pair in candidates if pair[1]), (None, None))
    hrefs = (span.href for line in filled for span in line.spans if "viewstory.php" in span.href)
    sid = next((sid for href in hrefs if (sid := address_of(href).sid)), None)
    furniture = tuple(Dropped("navigation", line.text) for line in filled if line is not place)
    return Above(heading, sid, furniture + (heading.dropped() if heading else ()))


def read_chosen(lines: tuple[Line, ...]) -> Chosen:
    """Return which chapter the lines above one say that it is."""
    above = [line for line in lines if not line.is_blank]
    options = [line for line in above if _is_option(line)]
    selected = [line for line in options if "selected" in line.names] or [
        line for line in above[-2:] if "[" in line.text
    ]
    for line in selected:
        if found := _CHOSEN.match(TEXT_SIZE.sub("", line.text)):
            return Chosen(int(found["number"]), found["title"], several=True, line=line)
    if len(options) > 1 or _says(_SEVERAL, above) or _says(_RUN_TOGETHER, above[-1:]):
        return Chosen(several=True)
    return Chosen(several=False if _says(_ONE, above) else None)


def chapter_start(lines: tuple[Line, ...]) -> int:
    """Return where a chapter begins: below the bar and the list of chapters, or at the first box or label of it."""
    bar = next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), None)
    if bar is None:
        return next((at for at, line in enumerate(lines) if _begins(line)), _after_navigation(lines))
    at = bar + 1
    while at < len(lines) and _is_option(lines[at]):
        at += 1
    following = next((each for each in range(at, min(bar + 3, len(lines))) if not lines[each].is_blank), None)
    if following is not None and _is_list(lines[following].text):
        return following + 1
    return at


def _after_navigation(lines: tuple[Line, ...]) -> int:
    """Return the place below the last line of buttons near the top; a page may have lost all else above its prose."""
    near = [at for at, line in enumerate(lines[:_NEAR]) if NAVIGATION.match(line.text)]
    return near[-1] + 1 if near else 0


def _is_list(text: str) -> bool:
    bracketed = text.lstrip().startswith("[") and text.rstrip().endswith("]")
    return bool(_RUN_TOGETHER.match(text) or (bracketed and _CHOSEN.match(text)))


def _is_option(line: Line) -> bool:
    return any(box.tag == "option" for box in line.boxes)


def _says(pattern: re.Pattern[str], lines: list[Line]) -> bool:
    return any(pattern.search(line.text) for line in lines)


def _begins(line: Line) -> bool:
    text = straight(line.text)
    return bool(
        line.names & (PROSE_BOXES | NOTE_BOXES) or STORY_NOTES_LABEL.match(text) or CHAPTER_NOTES_LABEL.match(text)
    )
