"""Emphasis that was typed with signs, as Markdown and mail have it: `*late*`, `_late_`, `**late**`.

    He said _nothing_, and **meant** it. 2*3*4, snake_case and * alone stay as they are.

Only what cannot be anything else is read: the signs are outside of words and touch the text between them. Nothing is
ever run through a renderer of Markdown: angle brackets, links and everything else stay text, and no word changes.
A backslash before a sign says that it is none, and goes. No sign goes from beside an `@`: what is left might be an
e-mail address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .page import Box, Line, Span
from .words import tally

_EMPHASIS = re.compile(
    r"(?<![\w*\\@%])(?P<stars>\*{1,3})(?![\s*])(?P<starred>[^*]*[^\s*\\]|[^*]*\*\*[^*]+\*\*[^*]*[^\s*\\])(?P=stars)(?![\w*@%])"
    r"|(?<![\w\\@%])(?P<lines>_{1,3})(?![\s_])(?P<lined>(?:[^_]|(?<=\w)_(?=\w))*[^\s_\\])(?P=lines)(?![\w@%])"
)
_MARKS = {1: ("em",), 2: ("strong",), 3: ("strong", "em")}
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})\s+(?P<title>\S.*?)(?:\s+#+)?\s*$")
_ESCAPED = re.compile(r"\\([*_#+.-])")
"""What programs write so that it is not read as a sign: `1\\.` and `\\*`."""
_LETTER = re.compile(r"[^\W_]")
_DEEPEST = 3


def marked(line: Line) -> Line:
    """Return a line with its typed emphasis as marks, or as it is where there is none."""
    found = (each for span in line.pieces() for each in _spans(span, _DEEPEST))
    spans = tuple(each._replace(text=_ESCAPED.sub(r"\1", each.text)) for each in found)
    text = "".join(span.text for span in spans)
    if text == line.text or tally(text) != tally(line.text):  # the signs were no mere signs
        return line
    return line._replace(text=text, spans=spans)


def _spans(span: Span, depth: int) -> Iterator[Span]:
    at = 0
    for found in _EMPHASIS.finditer(span.text) if depth else ():
        inner = found["starred"] or found["lined"]
        if not _LETTER.search(inner):
            continue
        if found.start() > at:
            yield span._replace(text=span.text[at : found.start()])
        own = _MARKS[len(found["stars"] or found["lines"])]
        marks = (*span.marks, *(mark for mark in own if mark not in span.marks))
        yield from _spans(Span(inner, marks, span.href), depth - 1)
        at = found.end()
    if at < len(span.text):
        yield span._replace(text=span.text[at:])


def headed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines with those that begin with `#` as headings, which need a blank line or nothing before them."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        found = _HEADING.match(line.text)
        if found and (not at or lines[at - 1].is_blank) and _LETTER.search(found["title"]):
            box = Box(f"h{len(found['level'])}", at)
            out.append(line.cut(found.start("title"), found.end("title"))._replace(boxes=(*line.boxes, box)))
        else:
            out.append(line)
    return tuple(out)
