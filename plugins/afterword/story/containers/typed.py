"""Paragraphs of a word processor to lines, as a page of HTML would have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..page import Box, Line, Span

TITLE, CONTENTS = "title", "contents"
"""What lines are named that are styled as the title, or are a row of the table of contents."""
BREAK = Span("\n")
"""The end of a line within a paragraph."""


class Typed(NamedTuple):
    """One paragraph: its tag (`p`, `h1` …), its spans and breaks, how it stands, what its style is called."""

    spans: tuple[Span, ...]
    tag: str = "p"
    align: str = ""
    names: frozenset[str] = frozenset()
    boxes: tuple[Box, ...] = ()
    """What it stands in: lists, tables."""


def lines_of(paragraphs: Iterable[Typed]) -> Iterator[Line]:
    """Yield the lines of paragraphs, numbered by the paragraph and not indented; an empty one is an empty line."""
    for number, each in enumerate(paragraphs, 1):
        boxes = (*each.boxes, Box(each.tag, number, each.names, each.align))
        names = frozenset(name for box in boxes for name in box.names)
        line: list[Span] = []
        for span in (*each.spans, BREAK):
            if span != BREAK:
                line.append(span)
                continue
            text = "".join(part.text for part in line)
            whole = Line(number, text, tuple(line) if text else (), boxes, names)
            yield whole.cut(len(text) - len(text.lstrip(" \t")), len(text.rstrip(" \t")))
            line = []


def heading_tag(level: int) -> str:
    """Return the tag of a heading of a level from 1 on."""
    return f"h{min(max(level, 1), 6)}"


def note_mark(number: int) -> str:
    """Return what stands for a footnote, in the text and before the note."""
    return f"[{number}]"


def marked_note(mark: str, paragraphs: Iterable[Typed]) -> Iterator[Typed]:
    """Yield the paragraphs of a note, its mark before the first; a note of no paragraph is its mark alone."""
    first, *rest = tuple(paragraphs) or (Typed(()),)
    is_apart = bool(first.spans) and first.spans[0].text.startswith(" ")
    yield first._replace(spans=(Span(mark if is_apart else f"{mark} "), *first.spans))
    yield from rest
