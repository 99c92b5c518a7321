"""The header that an author typed above a story: labels at the start of lines, with values that may wrap.

    Title: The Farthing
    **Author:** quill & ash
    Summary: The ledger was wrong by one farthing, and had been
    since Michaelmas.

    Disclaimer: Mr Dickens's, all of them.

A header is a run of labels. Between two of them may stand blank lines, and what the first one's value has room for;
below the last one only what is plainly its value. Everything else is prose, above the header as well as below it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .labels import ANY_LABEL, LABELS, field_of, pattern_of, straight
from .page import Line
from .prose.breaks import is_break

LABEL = pattern_of(*(label for labels in LABELS.values() for label in labels), "Chapter", "Part")
NOTES = frozenset(("feedback", "permission", "spoilers", "beta", "header_notes", "dedication", "sequel"))
_LONG = NOTES | {"summary", "disclaimer"}
"""Fields whose value may have paragraphs."""
_WRAPPED = _LONG | {"character", "relationship", "warning", "category", "genre", "keywords", "challenge", "fandom"}
_WEAK = NOTES | {"reads", "words", "email"}
"""Fields whose labels prose has too: one below a paragraph is no part of the header."""
_EMPHASIS = re.compile(r"\s*([*_]{1,3})")
_FEWEST = 3
_TOP = 60
"""Lines of a file within which a header stands."""
_AHEAD = 12
"""Lines that a value of several paragraphs may have, if another label follows."""
_LONGEST_LABEL, _LONGEST_VALUE = 4, 60
"""Words of an unknown label, and letters of its value."""
_NARROWEST, _WIDEST = 54, 120
"""Columns between which a mail program broke lines."""


class Entry(NamedTuple):
    """One label as it stands, the field it means, and the lines of its value."""

    label: str
    field: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The value as it stands."""
        return "\n".join(line.text.strip() for line in self.lines if not line.is_blank)


class Header(NamedTuple):
    """The entries of a header, the index of its first line, and that after its last."""

    entries: tuple[Entry, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it names."""
        return frozenset(entry.field for entry in self.entries if not entry.field.startswith("label:"))


def read_header(lines: tuple[Line, ...]) -> Header:
    """Return the first run of labels with three known fields, the title or the author among them; empty where none."""
    at = 0
    while at < min(len(lines), _TOP):
        label = _known(lines, at)
        found = _run(lines, label) if label else Header(end=at + 1)
        if len(found.fields) >= _FEWEST and found.fields & {"title", "authors"}:
            return found
        at = found.end
    return Header()


class _Label(NamedTuple):
    """A label on a line: where, how it is spelled, where its value begins, and what it means."""

    at: int
    text: str
    end: int
    field: str


def _run(lines: tuple[Line, ...], first: _Label) -> Header:
    labels = [first]
    while after := _next_label(lines, labels[-1]):
        labels.append(after)
    end = _value_end(lines, labels[-1])
    stops = (*(label.at for label in labels[1:]), end)
    entries = (_entry(label, lines[label.at : stop]) for label, stop in zip(labels, stops, strict=True))
    return Header(tuple(entries), first.at, end)


def _next_label(lines: tuple[Line, ...], label: _Label) -> _Label | None:
    """Return the label that belongs to the same header as the one before it."""
    gap = crossed = False
    for at in range(label.at + 1, min(label.at + 1 + _AHEAD, len(lines))):
        if _is_gap(lines[at]):
            gap = True
        elif found := _known(lines, at) or (None if gap else _own(lines, at)):
            return None if crossed and found.field in _WEAK else found
        elif gap and label.field not in _LONG:
            return None
        crossed = gap
    return None


def _known(lines: tuple[Line, ...], at: int) -> _Label | None:
    found = LABEL.match(straight(lines[at].text))
    return _Label(at, found[1], found.end(), field_of(found[1]) or f"label:{found[1]}") if found else None


def _own(lines: tuple[Line, ...], at: int) -> _Label | None:
    """Return a label that only this author has: it is short, so is its value, and a known one or the end is below."""
    found = _short(lines[at])
    if found is None:
        return None
    below = (place for place in range(at + 1, len(lines[: at + 1 + _AHEAD])) if not _is_between(lines, place))
    end = next(below, None)
    closes = end is not None and lines[end].is_blank and not lines[at].ends_sentence
    return found._replace(at=at) if end is not None and (closes or _known(lines, end)) else None


def _is_between(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line has another such label, so that the known one may come after it."""
    return _known(lines, at) is None and _short(lines[at]) is not None


def _short(line: Line) -> _Label | None:
    text = straight(line.text)
    found = ANY_LABEL.match(text)
    if not found or len(found[1].split()) > _LONGEST_LABEL or len(text) - found.end() > _LONGEST_VALUE:
        return None
    return _Label(0, found[1], found.end(), f"label:{found[1]}")


def _value_end(lines: tuple[Line, ...], label: _Label) -> int:
    """Return where the value of the last label ends: on its line, unless what follows can be nothing else."""
    at = label.at
    stop = at + 1
    while stop < len(lines) and lines[stop - 1].runs_into(lines[stop]) and not _is_gap(lines[stop]):
        stop += 1
    if label.field in _LONG - {"disclaimer"} and stop - at <= _AHEAD and stop < len(lines):
        return stop
    end = at + 1
    while label.field in _WRAPPED and end < stop and _is_full(lines[end - 1], lines[end]):
        end += 1
    return end


def _is_full(line: Line, after: Line) -> bool:
    length = len(line.text.rstrip())
    return length <= _WIDEST and length + 1 + len(after.text.split(maxsplit=1)[0]) > _NARROWEST


def _is_gap(line: Line) -> bool:
    return line.is_blank or line.is_rule or is_break(line.text.strip())


def _entry(label: _Label, lines: tuple[Line, ...]) -> Entry:
    first = lines[0].cut(label.end)
    emphasised = _EMPHASIS.match(lines[0].text)
    if emphasised and first.text.rstrip().endswith(emphasised[1]):
        first = first.cut(0, len(first.text.rstrip()) - len(emphasised[1]))
    return Entry(label.text, label.field, (first, *(line for line in lines[1:] if not is_break(line.text.strip()))))
