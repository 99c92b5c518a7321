"""A page as its lines: what every raw file is turned into before any format looks at it.

HTML and text come to the same shape, so one grammar of labels and headings reads both;
a line of HTML only knows more: which containers it stands in, what is emphasised, where its links lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .book import Book

RULE = "hr"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s*$")


class Box(NamedTuple):
    """A container that a line stands in; `key` tells two neighbours of the same tag apart."""

    tag: str
    key: int
    names: frozenset[str] = frozenset()
    align: str = ""


class Span(NamedTuple):
    """A run of text within a line, with its marks from the outside in (`em`, `strong`, `a`, `label` …)."""

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""
    moment: str = ""
    """Seconds since 1970 that its element names: FanFiction.Net's exact date behind the one it prints."""


class Line(NamedTuple):
    """One line of a page: `number` is that of the raw file, counted from 1. A plain text line has no spans."""

    number: int
    text: str
    spans: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    names: frozenset[str] = frozenset()
    """Ids and classes of everything the line stands in."""

    @property
    def is_rule(self) -> bool:
        """Whether this is a drawn line (`<hr>`), which no text belongs to."""
        return bool(self.boxes) and self.boxes[-1].tag == RULE

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see: no text, or only spaces of whatever kind."""
        text = self.text
        return (not text or text.isspace()) and not self.is_rule

    @property
    def is_option(self) -> bool:
        """Whether this is a choice of a folded list."""
        return any(box.tag == "option" for box in self.boxes)

    @property
    def ends_sentence(self) -> bool:
        """Whether the text ends as a sentence does, and no heading, label or menu."""
        return bool(_SENTENCE_END.search(self.text))

    def runs_into(self, after: Line) -> bool:
        """Whether nothing but a line end parts this line from the one after it."""
        return self.stands_with(after) and not (self.is_blank or after.is_blank) and not (self.is_rule or after.is_rule)

    def stands_with(self, other: Line) -> bool:
        """Whether two lines stand in the same containers; where they do not, the innermost tells mostly."""
        mine, others = self.boxes, other.boxes
        if mine is others or not mine or not others:
            return mine == others
        return mine[-1].key == others[-1].key and self.box_path == other.box_path

    @property
    def box_path(self) -> tuple[tuple[str, int], ...]:
        """The containers, as what tells one paragraph from the next."""
        return tuple((box.tag, box.key) for box in self.boxes)

    def pieces(self) -> tuple[Span, ...]:
        """Return the spans; a plain line is one span."""
        return self.spans or (Span(self.text),)

    def cut(self, start: int, stop: int | None = None) -> Line:
        """Return the line with only the characters from `start` to `stop`, marks and links kept."""
        stop = len(self.text) if stop is None else stop
        if not self.spans:
            return Line(self.number, self.text[start:stop], (), self.boxes, self.names)
        kept, at = [], 0
        for span in self.spans:
            part = span.text[max(0, start - at) : max(0, stop - at)]
            at += len(span.text)
            if part:
                kept.append(span._replace(text=part))
        return Line(self.number, self.text[start:stop], tuple(kept), self.boxes, self.names)


def joined_lines(lines: Iterable[Line]) -> Line:
    """Return lines as one, a space between each two, marks and links kept; the number is that of the first."""
    lines = tuple(lines)
    if len(lines) == 1:
        return lines[0]
    parts = [
        line.cut(len(line.text) - len(line.text.lstrip()) if at else 0, len(line.text.rstrip()))
        for at, line in enumerate(lines)
    ]
    text = " ".join(part.text for part in parts)
    if not any(part.spans for part in parts):
        return lines[0]._replace(text=text)
    spans = (span for at, part in enumerate(parts) for span in (*((Span(" "),) if at else ()), *part.pieces()))
    return lines[0]._replace(text=text, spans=tuple(spans))


def names_of(lines: Iterable[Line]) -> frozenset[str]:
    """Return the ids and classes of everything that any of the lines stands in."""
    return frozenset[str]().union(*{line.names for line in lines})  # few of many lines differ in them


def rule(number: int) -> Line:
    """Return a drawn line, as a scene break is."""
    return Line(number, "", boxes=(Box(RULE, 0),))


@dataclass(frozen=True)
class Page:
    """A raw file ready to be recognised: its path below the stories folder, its lines, and its HTML head."""

    path: str
    lines: tuple[Line, ...]
    is_html: bool = False
    title: str = ""
    url: str = ""
    """The address it was saved from, where the file or a person says so."""
    container: str = ""
    """What kind of container the page was in (`epub`, `docx`, `odt`); empty for a file that is a page by itself."""
    book: Book | None = None
    """What an EPUB says about itself."""

    @cached_property
    def text(self) -> str:
        """The text of all lines, in which to look once for what none of them has."""
        return "\n".join([line.text for line in self.lines])

    @cached_property
    def filled(self) -> tuple[Line, ...]:
        """The lines that are not blank."""
        return tuple([line for line in self.lines if not line.is_blank])

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids and classes of everything that any line stands in."""
        return names_of(self.lines)
