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
from collections.abc import Iterator
from typing import NamedTuple

from ..page import Line
from ..prose.breaks import is_break
from .labels import AHEAD, Label, known_label, own_label

NOTES = frozenset(("feedback", "permission", "spoilers", "beta", "header_notes", "dedication", "sequel"))
_LONG = NOTES | {"summary", "disclaimer"}
"""Fields whose value may have paragraphs."""
_WRAPPED = _LONG | {"character", "relationship", "warning", "category", "genre", "keywords", "challenge", "fandom"}
_WEAK = NOTES | {"reads", "words", "email"}
"""Fields whose labels prose has too: one below a paragraph is no part of the header."""
_EMPHASIS = re.compile(r"\s*([*_]{1,3})")
_FEWEST = 3
"""Known fields that make a header; its two names alone do where a file begins with them."""
_NAMES = frozenset(("title", "authors"))
_TOP = 60
"""Lines of a file within which a header stands."""
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
    """Return the first run of labels with known fields enough, the title or the author among them; empty where none."""
    return next(headers(lines, _TOP), Header())


def headers(lines: tuple[Line, ...], top: int | None = None) -> Iterator[Header]:
    """Yield every such run that begins within the first `top` lines, or anywhere."""
    at, stop = 0, len(lines) if top is None else min(top, len(lines))
    first = next((at for at, line in enumerate(lines) if not _is_gap(line)), len(lines))
    while at < stop:
        label = known_label(lines, at)
        if label is None:
            at += 1
            continue
        found = _run(lines, label)
        fields = found.fields
        if (label.at <= first and fields >= _NAMES) or (len(fields) >= _FEWEST and fields & _NAMES):
            yield found
        at = found.end


def _run(lines: tuple[Line, ...], first: Label) -> Header:
    labels = [first]
    while (after := _next_label(lines, labels[-1])) and not _begins_another(lines, labels, after):
        labels.append(after)
    end = _value_end(lines, labels[-1])
    stops = (*(label.at for label in labels[1:]), end)
    entries = (_entry(label, lines[label.at : stop]) for label, stop in zip(labels, stops, strict=True))
    return Header(tuple(entries), first.at, end)


def _next_label(lines: tuple[Line, ...], label: Label) -> Label | None:
    """Return the label that belongs to the same header as the one before it."""
    gap = crossed = False
    for at in range(label.at + 1, min(label.at + 1 + AHEAD, len(lines))):
        if _is_gap(lines[at]):
            gap = True
        elif found := known_label(lines, at) or (None if gap else own_label(lines, at)):
            return None if crossed and found.field in _WEAK else found
        elif gap and label.field not in _LONG:
            return None
        crossed = gap
    return None


def _begins_another(lines: tuple[Line, ...], labels: list[Label], label: Label) -> bool:
    """Whether a label is that of the next story's header: a second title, below a gap."""
    is_second = label.field == "title" and any(each.field == "title" for each in labels)
    return is_second and _is_gap(lines[label.at - 1])


def _value_end(lines: tuple[Line, ...], label: Label) -> int:
    """Return where the value of the last label ends: on its line, unless what follows can be nothing else."""
    at = label.at
    stop = at + 1
    while stop < len(lines) and lines[stop - 1].runs_into(lines[stop]) and not _is_gap(lines[stop]):
        stop += 1
    if label.field in _LONG - {"disclaimer"} and stop - at <= AHEAD and stop < len(lines):
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


def _entry(label: Label, lines: tuple[Line, ...]) -> Entry:
    first = lines[0].cut(label.end)
    emphasised = _EMPHASIS.match(lines[0].text)
    if emphasised and first.text.rstrip().endswith(emphasised[1]):
        first = first.cut(0, len(first.text.rstrip()) - len(emphasised[1]))
    return Entry(label.text, label.field, (first, *(line for line in lines[1:] if not is_break(line.text.strip()))))
