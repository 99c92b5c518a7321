"""The value of a label to fields: a list, a number, or several facts that a skin prints after one label.

Rated: PG-13 starstar [Reviews - 3]
Rating: 15+ · Complete One-shot
Rating and Advisories (required): 15+ (Mild Violence, Strong Language)
Story Length: 2 chapters (83 words)
Hitcount: Story Total: 4839; Chapter Total: 12
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..model import Stated
from ..page import Line

LISTS = frozenset(("category", "character", "relationship", "genre", "warning", "challenge", "fandom", "series"))
NONE = frozenset(("", "none", "none.", "nessuna", "nessuno", "keine", "aucun", "aucune", "n/a"))
NO_CATEGORY = "orphan"
_LENGTH = re.compile(r"(\d{1,4}) chapters? \(([\d,]+) words?\)")
_HITS = re.compile(r"(?:Story Total:\s*)?([\d,]+)\b")
_REVIEWED = re.compile(r"\[(?:Reviews|Rezensionen) - (\d+)\]|\b(\d+) Reviews?\b")
_AFTER_RATING = re.compile(r"\s*(?:[\[•·]|(?<![a-z-])(?:half-star|star)(?:\s*(?:half-)?star)*\s*(?:$|[\[•·]))")
_AGED = re.compile(r"(?P<rating>[^(]+?)\s*\((?P<warnings>.*)\)")
_STATE = re.compile(
    r"\s*(?P<state>Complete|Incomplete|In[ -]Progress|Completed|W\.?I\.?P\.?)\b\s*(?P<type>.*?)\s*", re.IGNORECASE
)
_NO_LINK = "\n"
ENDS = " \t\xa0·•|"
"""What skins put between a value and the next label."""


def stated(field: str, lines: list[Line]) -> tuple[Stated, ...]:
    """Return the fields that the lines after one label state."""
    raw = "\n".join(line.text.strip() for line in lines).strip()
    number = next((line.number for line in lines if not line.is_blank), lines[0].number)
    if field in _SEVERAL:
        return _SEVERAL[field](Stated(field, (), raw, number))
    if field in LISTS or field.startswith("label:"):
        return (Stated(field, _list(field, lines), raw, number),)
    return (Stated(field, (raw.strip(ENDS),) if raw.strip(ENDS) else (), raw, number),)


def _list(field: str, lines: list[Line]) -> tuple[str, ...]:
    values = tuple(value for line in lines for value in values_of(line))
    single = values[0].casefold() if len(values) == 1 else None
    return () if single in NONE or (field == "category" and single == NO_CATEGORY) else values


def values_of(line: Line) -> list[str]:
    """Return the values of a line: its links where it is made of links, else what stands between commas."""
    linked: list[list[str]] = []
    rest, href = "", _NO_LINK
    for span in line.pieces():
        if "a" not in span.marks:
            rest += span.text
            href = _NO_LINK
        elif linked and span.href == href:
            linked[-1][0] += span.text
        else:
            linked.append([span.text])
            href = span.href
    if linked and not rest.strip(", " + ENDS):
        return [text.strip() for (text,) in linked]
    return [value for each in line.text.strip(ENDS).rstrip(",").split(", ") if (value := each.strip())]


def _length(field: Stated) -> tuple[Stated, ...]:
    found = _LENGTH.fullmatch(field.raw.strip(ENDS))
    if found is None:
        return (replace(field, field="label:Story Length", values=(field.raw,) if field.raw else ()),)
    return (replace(field, field="chapters", values=(found[1],)), _more(field, "words", found[2]))


def _hits(field: Stated) -> tuple[Stated, ...]:
    found = _HITS.match(field.raw)
    return (replace(field, field="reads", values=(found[1],) if found else ()),)


def _aged(field: Stated) -> tuple[Stated, ...]:
    """Return a rating with the warnings in brackets after it as the two that they are."""
    found = _AGED.fullmatch(field.raw.strip(ENDS))
    if found is None:
        return _rated(field)
    warnings = values_of(Line(field.line or 0, found["warnings"]))
    return (
        replace(field, field="rating", values=(found["rating"],)),
        *((_more(field, "warning", *warnings),) if found["warnings"].casefold() not in NONE else ()),
    )


def _rated(field: Stated) -> tuple[Stated, ...]:
    """Return a rating, and what stands behind it on its line: stars, how many reviews, whether it is over."""
    after = _AFTER_RATING.search(field.raw)
    value = field.raw[: after.start()].strip(ENDS) if after else field.raw.strip(ENDS)
    rest = field.raw[after.start() :].strip(ENDS) if after else ""
    reviews, state = _REVIEWED.search(rest), _STATE.fullmatch(rest)
    return (
        replace(field, field="rating", values=(value,) if value else ()),
        *((_more(field, "reviews", reviews[1] or reviews[2]),) if reviews else ()),
        *((_more(field, "status", state["state"]),) if state else ()),
        *((_more(field, "label:Story Type", state["type"]),) if state and state["type"] else ()),
    )


def _more(field: Stated, name: str, *values: str) -> Stated:
    """Return another field that the same words state."""
    return Stated(name, values, "", field.line)


_SEVERAL: dict[str, Callable[[Stated], tuple[Stated, ...]]] = {
    "length": _length,
    "hit_count": _hits,
    "rating": _rated,
    "rating_and_warnings": _aged,
}
"""The fields whose labels may have more than one fact behind them."""
