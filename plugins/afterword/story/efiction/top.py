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
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..draft import Dropped
from ..labels import CHAPTER_NOTES_LABEL, STORY_NOTES_LABEL, straight
from ..model import Origin, Stated
from ..page import Line, joined_lines
from ..sites import address_of
from .body import NOTE_BOXES, PROSE_BOXES, reads_as_prose
from .headline import Headline, headline

TEXT_SIZE = re.compile(r"\s*-\s*Text Size\s*\+\s*")
_CHOSEN = re.compile(r"\s*(?:\[(?P<in>\d{1,4})\.\s+(?P<inside>.*?)[\s_]*\]|(?P<number>\d{1,4})\.\s+(?P<title>.*?))\s*$")
"""A chapter in the list of them: lynx fills its box up with `_`."""
_RUN_TOGETHER = re.compile(r"\s*\[?1\.\s.*\S2\.\s")
_SEVERAL = re.compile(r"Printer\s+Chapter or Story|^\s*Chapter or Story\s*$")
_ONE = re.compile(r"^\s*(?:\[Reviews - \d+\]\s*)?(?:star|half-star|\s)*Printer\s*$")

NAVIGATION = re.compile(
    r"\s*(?:(?:<<|>>|\[?(?:Previous|Next)\]?|Options|Back to index|Add Story to Favorites|Submit a Review|"
    r"\[?Report This\]?|\[Reviews - \d+\]|(?:half-)?star|Printer|Chapter or Story|Table of Contents)\s*)+$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\s*(?:by|von)\s+\S.{0,80}$", re.IGNORECASE)
_NEAR = 12
_SENTENCES = 3
"""Lines that read as prose above the first label of a note: it stands below the chapter."""


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
    candidates = ((places, headline(joined_lines(places))) for places in _places(named or filled))
    places, heading = next((pair for pair in candidates if pair[1]), ((), None))
    furniture = tuple(Dropped("navigation", line.text) for line in filled if line not in places)
    return Above(heading, _sid(filled), furniture + (heading.dropped() if heading else ()))


def _places(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines that may be a heading, the last first; some skins put the names on a line below the title."""
    for at in range(len(lines) - 1, -1, -1):
        yield tuple(lines[at - 1 : at + 1]) if at and _BYLINE.match(lines[at].text) else (lines[at],)


def _sid(lines: list[Line]) -> str | None:
    """Return the id that the addresses on a page name most often: menus and advertised stories name others once."""
    hrefs = (span.href for line in lines for span in line.spans if "viewstory.php" in span.href)
    sids = Counter(sid for href in hrefs if (sid := address_of(href).sid)).most_common(2)
    return sids[0][0] if sids and (len(sids) == 1 or sids[0][1] > sids[1][1]) else None


def read_chosen(lines: tuple[Line, ...]) -> Chosen:
    """Return which chapter the lines above one say that it is."""
    above = [line for line in lines if not line.is_blank]
    options = [line for line in above if _is_option(line)]
    selected = [line for line in options if "selected" in line.names] or [
        line for line in above[-2:] if "[" in line.text
    ]
    for line in selected:
        if found := _CHOSEN.match(TEXT_SIZE.sub("", line.text)):
            return Chosen(
                int(found["in"] or found["number"]), found["inside"] or found["title"] or None, several=True, line=line
            )
    if (
        len(options) > 1
        or len(_options_below_bar(lines)) > 1
        or _says(_SEVERAL, above)
        or _says(_RUN_TOGETHER, above[-1:])
    ):
        return Chosen(several=True)
    return Chosen(several=False if _says(_ONE, above) else None)


def chapter_start(lines: tuple[Line, ...]) -> int:
    """Return where a chapter begins: below the bar and the list of chapters, or at the first box or label of it."""
    bar = next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), None)
    if bar is None:
        begins = next((at for at, line in enumerate(lines) if _begins(line)), len(lines))
        is_note_below = sum(reads_as_prose(line) for line in lines[:begins]) >= _SENTENCES
        return _after_navigation(lines) if is_note_below or begins == len(lines) else begins
    at = bar + 1 + len(_options_below_bar(lines))
    while at < len(lines) and _is_option(lines[at]):
        at += 1
    following = next((each for each in range(at, min(bar + 3, len(lines))) if not lines[each].is_blank), None)
    if following is not None and _is_list(lines[following].text):
        return following + 1
    return at


def _options_below_bar(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the list of chapters where a text has each on a line of its own below the bar, numbered from 1."""
    bar = next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), len(lines))
    options: list[Line] = []
    for line in lines[bar + 1 :]:
        if not line.text.lstrip().startswith(f"{len(options) + 1}. "):
            break
        options.append(line)
    return tuple(options) if len(options) > 1 else ()


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
