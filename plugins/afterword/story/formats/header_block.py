"""Text that its author put a header on, as mailing lists and home pages asked for.

    Title: The Farthing
    Author: quill & ash
    E-mail: ash@lamplight.example
    Rating: PG
    Summary: The ledger was wrong by one farthing, and had been
    since Michaelmas.
    Disclaimer: Mr Dickens's, all of them.

Labels in any order and any case, values wrapped over lines; the header ends at the first blank line that no further
label follows. An e-mail address is never published. What an archive has no field for (thanks, permission, spoilers)
is kept as the author's note.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Draft, Dropped
from ..labels import ANY_LABEL, LABELS, field_of, pattern_of, straight
from ..model import Outcome, Stated
from ..page import Line, Page
from ..sites import Site
from .bare_prose import chapters_of

NAME = "header_block"
_LABEL = pattern_of(*(label for labels in LABELS.values() for label in labels))
_FEWEST = 3
_TOP = 60
"""Lines of a file within which a header ends."""
_AHEAD = 8
"""Lines over which a value may go on after a blank one, if another label follows."""
_LISTS = frozenset(
    (
        "category",
        "character",
        "relationship",
        "genre",
        "warning",
        "challenge",
        "fandom",
        "series",
        "authors",
        "keywords",
    )
)
_NOTES = frozenset(("feedback", "permission", "spoilers", "beta", "header_notes", "dedication", "sequel"))
_SEPARATOR = re.compile(r"\s*[;,]\s+")


class _Entry(NamedTuple):
    label: str
    field: str
    lines: list[Line]


def recognise(page: Page) -> int:
    """Count the labels of a header; fewer than three are none, and one of them names the story or its author."""
    entries = _header(page.lines).entries
    fields = {entry.field for entry in entries if not entry.field.startswith("label:")}
    return 1 + len(fields) if len(fields) >= _FEWEST and fields & {"title", "authors"} else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the fields of the header and the prose below it."""
    del site
    entries, start, end = _header(page.lines)
    above = tuple(Dropped("site furniture", line.text) for line in page.lines[:start] if not line.is_blank)
    notes = tuple(line for entry in entries if entry.field in _NOTES for line in _whole(entry))
    hidden = tuple(
        Dropped("e-mail address" if entry.field == "email" else entry.field, _text(entry))
        for entry in entries
        if entry.field in ("email", "disclaimer")
    )
    stated = [entry for entry in entries if entry.field not in _NOTES | {"email", "disclaimer"}]
    labels = tuple(Dropped("labels", entry.label) for entry in entries if entry.field not in _NOTES)
    return Draft(
        Outcome.STORY,
        tuple(_stated(entry) for entry in stated),
        notes,
        chapters=chapters_of(page.lines[end:]),
        dropped=(*above, *hidden, *labels),
    )


class _Header(NamedTuple):
    """The entries of a header, the index of its first line, and that after its last."""

    entries: list[_Entry]
    start: int
    end: int


def _header(lines: tuple[Line, ...]) -> _Header:
    entries: list[_Entry] = []
    start = end = 0
    for at, line in enumerate(lines[:_TOP]):
        text = straight(line.text)
        parted = line.is_blank or line.is_rule or (at > 0 and line.box_path != lines[at - 1].box_path)
        found = _LABEL.match(text) or (ANY_LABEL.match(text) if entries and end == at else None)
        if found:
            field = field_of(found[1]) or f"label:{found[1]}"
            start = start if entries else at
            entries.append(_Entry(found[1], field, [line.cut(found.end())]))
            end = at + 1
        elif not entries:
            continue
        elif parted and not _label_follows(lines, at):
            break
        elif not line.is_blank and (end == at or _label_follows(lines, at)):
            entries[-1].lines.append(line)
            end = at + 1
    return _Header(entries, start, end)


def _label_follows(lines: tuple[Line, ...], at: int) -> bool:
    return any(_LABEL.match(straight(line.text)) for line in lines[at + 1 : min(at + 1 + _AHEAD, _TOP)])


def _text(entry: _Entry) -> str:
    return "\n".join(line.text.strip() for line in entry.lines).strip()


def _whole(entry: _Entry) -> tuple[Line, ...]:
    """Return an entry as a note shows it: the label with its value."""
    first, *rest = entry.lines
    return (Line(first.number, f"{entry.label}: {first.text}".strip()), *rest, Line(first.number, ""))


def _stated(entry: _Entry) -> Stated:
    raw = _text(entry)
    joined = " ".join(raw.split("\n"))
    if entry.field in _LISTS or entry.field.startswith("label:"):
        field = "label:Keywords" if entry.field == "keywords" else entry.field
        values = tuple(value for value in _SEPARATOR.split(joined) if value)
        return Stated(field, () if joined.casefold() in ("none", "n/a", "") else values, raw, entry.lines[0].number)
    return Stated(entry.field, (joined,) if joined else (), raw, entry.lines[0].number)
