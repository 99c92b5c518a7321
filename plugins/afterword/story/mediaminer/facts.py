"""What a page of MediaMiner says of a story or a chapter between its headline and the text.

    By: quill
    A clerk counts, and is counted.
    Anime/Manga: Emma Fan Fiction | Genre(s): Comedy / Drama | Type: Other | Uploaded On: 07.26.2005 | Words: 2.7K

The page of a story counts the story, that of a chapter the chapter; most counts are rounded (`2.7K`), and say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ..dates import read_date
from ..page import Line
from ..site_pages.told import FURNITURE, Said, Told, dropped, together, told
from .headline import RATING, fandoms_of, rating_of

_BY = ("By", "Author")
_OF_FACTS = frozenset(
    (
        *("Anime/Manga", "Genre(s)", "Genre", "Type", "Uploaded On", "Updated On", "Latest Revision", "Pages", "Words"),
        *("Visits", "Status", "Chapters", "Summary", "Review(s)", "Language"),
    )
)
_LABEL = re.compile(rf"\s*(?P<label>{'|'.join(map(re.escape, sorted((*_BY, *_OF_FACTS), reverse=True)))})\s*:\s*")
_BETWEEN = re.compile(r"\s*\|\s*")
_USER = re.compile(r"/user_info\.php/\d+|/fanfic/src\.php/u/")
_PICTURE = re.compile(r"\s+(?:\[rss\]|RSS Feed)\s*$")
"""What text browsers print for the picture beside a name."""
_EXACT = re.compile(r"\d[\d,]*$")
_PLAIN = {"Type": "label:Type", "Summary": "summary", "Language": "language", "By": "authors", "Author": "authors"}
_DAYS = ("Uploaded On", "Updated On", "Latest Revision")
_COUNTED = {"Words": "words", "Visits": "reads", "Chapters": "chapters"}
_STATUS = {"completed": "complete", "work in progress": "in progress"}
_LAST = "the page of a story shows the day of its last chapter"
_MOST = 40
"""Lines between a headline and the facts."""


class Of(Enum):
    """What the facts of a page speak of."""

    STORY = "the page of a story, which lists its chapters"
    CHAPTER = "one chapter of several"
    ALL = "the only chapter of a story"


class Facts(NamedTuple):
    """How many of the lines below a headline are no text, what they tell, and the description among them."""

    stop: int
    told: Told
    description: tuple[Line, ...] = ()


def read_facts(lines: tuple[Line, ...], of: Of) -> Facts:
    """Return what the lines below a headline tell."""
    first = next((at for at, line in enumerate(lines[:_MOST]) if is_facts(line)), None)
    if first is None:
        return _without(lines)
    stop = first + 1
    while (after := next((at for at in range(stop, len(lines)) if not lines[at].is_blank), None)) is not None:
        if label_of(lines[after]) not in _OF_FACTS:
            break
        stop = after + 1
    by = next((at for at, line in enumerate(lines[:stop]) if label_of(line) in _BY), -1)
    described = tuple(
        line
        for line in lines[by + 1 : stop]
        if line.text.strip() and not label_of(line) and not RATING.match(line.text.lstrip())
    )
    read = (_line(line, of, is_above=at < by) for at, line in enumerate(lines[:stop]) if line not in described)
    return Facts(stop, together(read), described)


def is_facts(line: Line) -> bool:
    """Return whether a line is one of facts: two labels of the site at least, parted by strokes."""
    return sum(1 for piece in _BETWEEN.split(line.text) if _LABEL.match(piece)) > 1


def _without(lines: tuple[Line, ...]) -> Facts:
    """Return what is left above the text where the facts are gone: a rating."""
    at = next((at for at, line in enumerate(lines) if not line.is_blank), 0)
    rated = rating_of(lines[at]) if lines else None
    return Facts(at + 1, rated) if rated else Facts(0, Told())


def label_of(line: Line) -> str:
    """Return the label that a line begins with, or nothing."""
    found = _LABEL.match(line.text)
    return found["label"] if found else ""


def _line(line: Line, of: Of, *, is_above: bool) -> Told:
    """Return what a line tells that is no description."""
    if rated := rating_of(line):
        return rated
    if is_above:
        return dropped(FURNITURE, (line,))
    if label_of(line) in _BY and not is_facts(line):
        name = writer_of(line) or _PICTURE.sub("", _LABEL.sub("", line.text, count=1)).strip()
        return told(line, [Said("authors", (name,), name)] if name else ())
    return read_line(line, of)


def writer_of(line: Line) -> str:
    """Return the name that a line links to a member by, or nothing."""
    return "".join(span.text for span in line.spans if _USER.search(span.href)).strip()


def read_line(line: Line, of: Of) -> Told:
    """Return what a line of facts tells."""
    return told(line, (each for piece in _BETWEEN.split(line.text) for each in _said(piece, of)))


def _said(piece: str, of: Of) -> Iterator[Said]:
    """Yield what a piece of a line of facts says."""
    found = _LABEL.match(piece)
    value = piece[found.end() :].strip() if found else ""
    if not found or not value:
        return
    label = found["label"]
    if label in _PLAIN:
        yield Said(_PLAIN[label], (value,), value)
    elif label == "Anime/Manga":
        fandoms = fandoms_of(value)
        yield Said("fandom", fandoms, " ".join(fandoms))
    elif label.startswith("Genre"):
        genres = tuple(each for each in re.split(r"\s+/\s+", value) if each)
        yield Said("genre", genres, " ".join(genres))
    elif label in _DAYS:
        yield _day(label, value, of)
    elif label == "Status":
        yield Said("status", (_STATUS.get(value.casefold(), value),), value)
    elif label in _COUNTED and of is not Of.CHAPTER and _EXACT.match(value):
        yield Said(_COUNTED[label], (value,), value)


def _day(label: str, value: str, of: Of) -> Said:
    date = read_date(value, "mdy")
    days = (date.isoformat() if date else value,)
    if label != "Uploaded On":
        return Said("updated", days, value)
    return Said("updated", days, value, _LAST) if of is Of.STORY else Said("published", days, value)
