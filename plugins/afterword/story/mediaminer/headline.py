"""The headline of a page of MediaMiner: what the story and the chapter are called, and the rating beside or below.

    Emma Fan Fiction / Ranma 1/2 Fan Fiction ❯ The Farthing ❯ A Visitor ( Chapter 2 )
    [ T - Teen: Not suitable for readers under 13 ]
    The Farthing: A Visitor ( Chapter 2 ) [ T - Teen ]

The last line is how the site printed both until 2015 or so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..page import Line
from ..site_pages.told import LABELS, Said, Told, told
from ..words import bare

_ARROW = re.compile(r"(?<!\s)\s*❯\s*")
_PART = re.compile(r"\(\s*(?P<part>(?:Chapter|Part)\s+(?P<number>\d{1,4})|[^()]{1,40}?)\s*\)\s*$")
_BARE = re.compile(r"(?:Chapter|Part)\s+(?P<number>\d{1,4})$")
RATING = re.compile(r"\[\s*(?P<rating>[APTYX] - [A-Z][^\[\]:]*?)\s*(?::[^\[\]]*)?\]\s*$")
_ONE = re.compile(r"one[ -]?shot$", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*Fan Fiction$")
_HEAD = re.compile(r"^MediaMiner(?: - Fan Fic)?:\s*(?P<title>.*?)(?:\s*\(.*\))?\s*$")


class Headline(NamedTuple):
    """A headline: where it stands, what it tells of the story, and the words that name the chapter."""

    at: int
    told: Told
    number: int | None = None
    title: str | None = None
    heading: str = ""
    is_chapter: bool = False
    is_only: bool = False


def headline_of(lines: tuple[Line, ...], head: str) -> Headline | None:
    """Return the headline of a page, or None where it has none; `head` is the title in the head of its HTML."""
    for at, line in enumerate(lines):
        parts = _ARROW.split(line.text.strip()) if "❯" in line.text else []
        if len(parts) > 1 and _SUFFIX.search(parts[0]):
            return _with_arrows(at, line, parts)
        if "[" in line.text and (found := RATING.search(line.text)) and (name := line.text[: found.start()].strip()):
            return _with_rating(at, line, name, found, head)
    return None


def rating_of(line: Line) -> Told | None:
    """Return the rating that a line by itself tells, or None."""
    found = RATING.match(line.text.lstrip())
    return told(line, [Said("rating", (found["rating"],), found["rating"])]) if found else None


def fandoms_of(text: str) -> tuple[str, ...]:
    """Return the fandoms that a text names.

    >>> fandoms_of("Emma Fan Fiction / Ranma 1/2 Fan Fiction / Fan Fiction")
    ('Emma', 'Ranma 1/2')
    """
    return tuple(filter(None, (_SUFFIX.sub("", each).strip() for each in re.split(r"\s+/\s+", text.strip()))))


def _with_arrows(at: int, line: Line, parts: list[str]) -> Headline:
    name = parts[-1] if len(parts) > 2 else ""  # noqa: PLR2004 - fandom, story, chapter
    title = " ❯ ".join(parts[1:-1] if name else parts[1:])
    said = [Said("fandom", fandoms, " ".join(fandoms))] if (fandoms := fandoms_of(parts[0])) else []
    return _headline(at, line, title, name, said)


def _with_rating(at: int, line: Line, name: str, rating: re.Match[str], head: str) -> Headline:
    """Return the headline of the old layout; a chapter's title stands behind a colon, as may half of a story's."""
    titled = _HEAD.match(head)
    story, _, chapter = name.rpartition(": ")
    if titled and bare(name).startswith(bare(titled["title"])) and len(titled["title"]) < len(name):
        story, chapter = name[: len(titled["title"])], name[len(titled["title"]) :].lstrip(" :")
    elif not story or not (_PART.search(chapter) or _BARE.match(chapter)):
        story, chapter = name, ""
    return _headline(at, line, story, chapter, [Said("rating", (rating["rating"],), rating["rating"])])


def _headline(at: int, line: Line, story: str, chapter: str, said: list[Said]) -> Headline:
    part = _PART.search(chapter)
    title = chapter[: part.start()].strip() if part else chapter.strip()
    numbered = part if part and part["number"] else _BARE.match(title)
    number = int(numbered["number"]) if numbered else 0 if part and part["part"] == "Prologue" else None
    is_only = bool(part and _ONE.match(part["part"]))
    heading = Said("chapter", (), chapter)  # its words are the chapter's, and counted there
    read = told(line, [Said("title", (story,), story), *said, *([heading] if chapter else [])], LABELS)
    fields = tuple(field for field in read.fields if field.field != "chapter")
    raw = next((field.raw for field in read.fields if field.field == "chapter"), "")
    return Headline(at, read._replace(fields=fields), number, title or None, raw, bool(chapter), is_only)
