"""From what a page prints to values that can be compared: dates, numbers, status."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from .dates import is_ambiguous, read_date
from .findings import finding
from .mask import has_address, mask_name
from .model import Finding, Stated
from .prose.render import LINK

COUNTS = ("reads", "favourites", "reviews", "comments", "kudos", "bookmarks")
"""What a source had counted: shown as it was when it was saved."""
DATES = frozenset(("published", "updated"))
COMPLETE, IN_PROGRESS, UNKNOWN_STATUS = "complete", "in progress", "unknown"
_STATUS = {
    COMPLETE: "yes complete completed finished done ja oui sì si completa abgeschlossen terminé terminée igen",
    IN_PROGRESS: "no incomplete wip w.i.p unfinished nein non in-progress ongoing in-corso en-cours in-arbeit nem"
    " draft paused hiatus on-hiatus abandoned for-adoption need-help work-in-progress",
}
_STATUS_OF = {word: status for status, words in _STATUS.items() for word in words.split()}
_NUMBER = re.compile(r"\s*~?\s*(\d{1,3}(?:[,.\s]\d{3})+|\d{1,12})\s*(?:\+|words?|times?|hits?|approx\.?)?\s*\.?\s*$")
_FEW = 3
"""Words that a status may say besides."""
_MOST_DIGITS, _MOST_DIGITS_OF_CHAPTERS = 9, 4


class Normalised(NamedTuple):
    """Fields in comparable form, and findings of those that could not be read."""

    fields: tuple[Stated, ...]
    findings: tuple[Finding, ...]


def normalise(fields: tuple[Stated, ...], file: str, order: str) -> Normalised:
    """Return the fields of a file in comparable form.

    Dates become `YYYY-MM-DD` (`order` is the site's for dates in numbers), counts become digits, status one of
    `complete` and `in progress`. What cannot be read comes back as `unread:NAME`, and is a finding.
    """
    kept: list[Stated] = []
    findings: list[Finding] = []
    for field in fields:
        read = _READERS.get(field.field)
        if read is None or not field.values:
            kept.append(_fit(field))
        elif (value := read(field.values[0], order)) is not None:
            kept.append(replace(field, values=(value,)))
        else:
            findings.append(unread(file, field))
            kept.append(replace(field, field=f"unread:{field.field}"))
    return Normalised(tuple(kept), tuple(findings))


def unread(file: str, field: Stated) -> Finding:
    """Return the finding of a field that could not be read as its file has it."""
    name, text = field.field.removeprefix("unread:"), field.values[0]
    return finding("A303" if is_ambiguous(text) else "A304", file, field.line, text=text[:80], field=name)


def _fit(field: Stated) -> Stated:
    """Return a field that is fit to be shown: authors by name alone, and a link that leads into the web.

    An author of whom nothing but an address is known is unknown, and so is a source that no link can lead to.
    """
    if field.field not in _FIT or not field.values:
        return field
    values = tuple(filter(None, map(_FIT[field.field], field.values)))
    return replace(field, values=values) if values else replace(field, field=f"unread:{field.field}")


def _link(url: str) -> str:
    return url if LINK.match(url) and not has_address(url) else ""


def _date(text: str, order: str) -> str | None:
    date = read_date(text, order)
    return date.isoformat() if date else None


def _number(text: str, _: str) -> str | None:
    found = _NUMBER.match(text)
    digits = re.sub(r"\D", "", found[1]) if found else ""
    return digits if 0 < len(digits) <= _MOST_DIGITS else None


def _few(text: str, _: str) -> str | None:
    """Return a number of chapters: with more digits it is none, and would be counted up to."""
    digits = _number(text, "")
    return digits if digits and len(digits) <= _MOST_DIGITS_OF_CHAPTERS else None


def chapters_stated(fields: Iterable[Stated]) -> int | None:
    """Return how many chapters fields say that there are, or None where they say nothing that can be read."""
    said = (_few(field.values[0], "") for field in fields if field.field == "chapters" and field.values)
    return next((int(digits) for digits in said if digits), None)


def _status(text: str, _: str) -> str | None:
    text = text.strip().rstrip(".").casefold()
    if text in (COMPLETE, IN_PROGRESS) or len(text.split()) > _FEW:
        return text if text in (COMPLETE, IN_PROGRESS) else None
    return _STATUS_OF.get(text.replace(" ", "-")) or _STATUS_OF.get(text.split(" ")[0])


_READERS: dict[str, Callable[[str, str], str | None]] = {
    "published": _date,
    "updated": _date,
    "status": _status,
    "words": _number,
    "chapters": _few,
    "reads": _number,
    "favourites": _number,
    "reviews": _number,
    "comments": _number,
    "kudos": _number,
    "bookmarks": _number,
}
_FIT: dict[str, Callable[[str], str]] = {"authors": mask_name, "url": _link}
COMPARED = frozenset(_READERS)
"""The fields that are shown in another form than the file has them."""
