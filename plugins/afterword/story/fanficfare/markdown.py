"""The Markdown that FanFicFare writes prose in, where what it means is beyond doubt.

    He said _nothing_, and **wrote** it down.
    ### A sign on the door

Stars and strokes are marks only in pairs around whole words, on a line where every one of them has its pair; elsewhere
they stay as they are. No word is touched, and none is joined to an `@` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..page import Box, Line, Span, joined_lines

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_MARKED = re.compile(
    r"(?<![\w*_\\@%])(?P<sign>\*\*_|_\*\*|\*\*|_)(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)(?P<end>_\*\*|\*\*_|\*\*|_)(?![\w*_@%])"
)
_END = {"**": "**", "_": "_", "**_": "_**", "_**": "**_"}
_MARKS = {"**": ("strong",), "_": ("em",), "**_": ("strong", "em"), "_**": ("strong", "em")}
_SIGN = re.compile(r"[*_]")
_WIDTH = 78
"""Columns at which FanFicFare breaks lines, unless its user has said otherwise."""
_LINE_END, _NEW = "  ", re.compile(r"\s|[#>]|[*+-] |\d+\. ")
"""What ends a line that shall end there, and what a line begins with that stands by itself."""


def rejoined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with those joined between which nothing stood but the end of the width."""
    group: list[Line] = []
    for line in lines:
        if group and not _is_broken(group[-1].text, line.text):
            yield joined_lines(group)
            group = []
        group.append(line)
    if group:
        yield joined_lines(group)


def _is_broken(text: str, after: str) -> bool:
    if not text.strip() or not after.strip() or text.endswith(_LINE_END) or _NEW.match(after):
        return False
    return len(text.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > _WIDTH


def read_markdown(line: Line) -> Line:
    """Return a line of text with its emphasis as marks, and as a heading if it is one."""
    heading = _HEADING.match(line.text)
    boxes = (*line.boxes, Box(f"h{len(heading[1])}", line.number)) if heading else line.boxes
    text = line.text[heading.end() :] if heading else line.text
    found = [each for each in _MARKED.finditer(text) if each["end"] == _END[each["sign"]]]
    if sum(len(_SIGN.findall(each["sign"] + each["end"])) for each in found) != len(_SIGN.findall(text)):
        found = []
    if not heading and not found:
        return line
    spans = tuple(_spans(text, found))
    return Line(line.number, "".join(span.text for span in spans), spans, boxes, line.names)


def _spans(text: str, found: list[re.Match[str]]) -> Iterator[Span]:
    at = 0
    for each in found:
        yield Span(text[at : each.start()])
        yield Span(each["text"], _MARKS[each["sign"]])
        at = each.end()
    yield Span(text[at:])
