"""The line of facts that FanFiction.Net prints under a summary.

    Rated: Fiction T - English - Mystery/Hurt/Comfort - [Ada B., Bram C.] Ced - Chapters: 3 - Words: 4,500
    - Reviews: 45 - Favs: 100 - Follows: 80 - Updated: 4/16/2012 - Published: 1/1/2010 - Status: Complete - id: 123

The mobile page parts the same by commas: `Rated: T, English, Mystery & Humor, Ada B., Words: 4k+`. What has no label
is told by its place: the language comes first, then the genres if there are any, then the characters; brackets hold a
pairing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..dates import read_date
from ..draft import Dropped
from ..model import Origin, Stated
from ..page import Line, joined_lines

_INFO = re.compile(r"\s*Rated:\s*(?:Fiction\s+)?(?:K\+?|T|MA?)(?=\s+-\s|,\s)")
_ID = re.compile(r"\bid:\s*\d{1,12}(?=\s|$)")
_MOST_LINES = 8
"""That the line of facts is broken into."""
_STROKES, _COMMAS = re.compile(r"\s+-\s+"), re.compile(r",\s+(?!\d{4}\b)")
_LABELLED = re.compile(r"\s*(Rated|Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id):\s*", re.IGNORECASE)
_FIELDS = {"rated": "rating", "favs": "favourites", "id": "sid"}
_DATES = frozenset(("updated", "published"))
_EXACT = re.compile(r"\d[\d,]*$")
_RATING = re.compile(r"(?:Fiction\s+)?(\S+)$")
_BETWEEN = re.compile(r",\s+|\s+&\s+")
_PAIR = re.compile(r"\[([^\[\]]*)\]")
_MOMENT = re.compile(r"\d{8,10}$")
_GENRES = frozenset(
    "Adventure Angst Crime Drama Family Fantasy Friendship General Horror Humor Hurt/Comfort Mystery Parody Poetry"
    " Romance Sci-Fi Spiritual Supernatural Suspense Tragedy Western".split()
)
_GENRE = re.compile("|".join(sorted(map(re.escape, _GENRES), key=len, reverse=True)))


class _Piece(NamedTuple):
    start: int
    stop: int
    text: str


def with_facts_joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a text with the line of facts by itself, where it was broken at a margin or ran on.

    It ends with the number of the story.
    """
    at = next((at for at, line in enumerate(lines) if not line.spans and _INFO.match(line.text)), None)
    if at is None:
        return lines
    below = range(at, min(at + _MOST_LINES, len(lines)))
    last = next((place for place in below if lines[place].is_blank or _ID.search(lines[place].text)), at)
    whole = joined_lines(lines[at : last + 1])
    if not (found := _ID.search(whole.text)):
        return lines
    rest = (whole.cut(found.end()),) if whole.text[found.end() :].strip() else ()
    return (*lines[:at], whole.cut(0, found.end()), *rest, *lines[last + 1 :])


def is_info(line: Line) -> bool:
    """Return whether a line is the line of facts: it says a rating, and something that is counted or dated."""
    found = _INFO.match(line.text)
    return bool(found) and any(_LABELLED.match(piece.text) for piece in _pieces(line.text)[1:])


def read_info(line: Line) -> tuple[tuple[Stated, ...], tuple[Dropped, ...]]:
    """Return the fields of a line of facts, and its labels and what has no field."""
    pieces = _pieces(line.text)
    fields: list[Stated] = []
    dropped: list[Dropped] = []
    unlabelled: list[_Piece] = []
    for piece in pieces:
        if found := _LABELLED.match(piece.text):
            dropped.append(Dropped("labels", found[1]))
            field = _labelled(found[1].lower(), piece.text[found.end() :], _moment(line, piece), line.number)
            if field:
                fields.append(field)
            else:
                dropped.append(Dropped("site furniture", piece.text[found.end() :]))
        else:
            unlabelled.append(piece)
    fields.extend(_by_place(line, unlabelled))
    if any(field.field == "sid" for field in fields) and not any(field.field == "status" for field in fields):
        how = "FanFiction.Net says of a story that it is complete, or nothing"
        fields.append(Stated("status", ("in progress",), "", line.number, Origin.INFERRED, how))
    return tuple(fields), tuple(dropped)


def _pieces(text: str) -> tuple[_Piece, ...]:
    separator = _STROKES if _STROKES.search(text) else _COMMAS
    stops = [*(found.span() for found in separator.finditer(text)), (len(text), len(text))]
    starts = (0, *(after for _, after in stops))
    return tuple(_Piece(start, stop, text[start:stop]) for start, (stop, _) in zip(starts, stops, strict=False))


def _labelled(label: str, value: str, moment: str, number: int) -> Stated | None:
    """Return the field of a labelled piece; None for followers, whom no archive counts, and for rounded numbers."""
    value = value.strip()
    name = _FIELDS.get(label, label)
    if name == "rating":
        found = _RATING.match(value)
        return Stated(name, (found[1] if found else value,), value, number)
    if name in _DATES:
        date = _day(moment) or read_date(value, "mdy")
        return Stated(name, (date.isoformat() if date else value,), value, number)
    if name == "follows" or (name != "status" and not _EXACT.match(value)):
        return None
    return Stated(name, (value,), value, number)


def _moment(line: Line, piece: _Piece) -> str:
    at = 0
    for span in line.spans:
        if span.moment and piece.start <= at < piece.stop:
            return span.moment
        at += len(span.text)
    return ""


def _day(moment: str) -> datetime.date | None:
    return datetime.datetime.fromtimestamp(int(moment), datetime.UTC).date() if _MOMENT.match(moment) else None


def _by_place(line: Line, pieces: list[_Piece]) -> Iterator[Stated]:
    """Yield language, genres and characters: what stands without a label."""
    if pieces:
        yield Stated("language", (pieces[0].text.strip(),), pieces[0].text, line.number)
    rest = pieces[1:]
    if rest and not _GENRE.sub("", rest[0].text).strip(" /&"):
        yield Stated("genre", tuple(_GENRE.findall(rest[0].text)), rest[0].text, line.number)
        rest = rest[1:]
    if not rest:
        return
    text = ", ".join(piece.text for piece in rest)
    people = _people(_PAIR.sub(r", \1, ", text))
    yield Stated("character", people, text, line.number)
    if pairs := tuple("/".join(_people(found)) for found in _PAIR.findall(text)):
        yield Stated("relationship", pairs, "", line.number)


def _people(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip(" ,[]") for name in _BETWEEN.split(text))))
