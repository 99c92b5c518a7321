"""What writes the lines of a page: what is open at one place of it, and the line that is being written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..page import RULE, Box, Line, Span
from . import elements

_SPACE = " \t\n\r"
_SPACES = re.compile(f"[{_SPACE}]+")
_ALIGN = re.compile(r"text-align:\s*(center|right)")
_LINES = ((re.compile(r"underline"), "u"), (re.compile(r"line-through"), "s"))
_STYLES = {
    "font-style": ((re.compile(r"^\s*(?:italic|oblique)"), "em"),),
    "font-weight": ((re.compile(r"^\s*(?:bold|[6-9]00)"), "strong"),),
    "text-decoration": _LINES,
    "text-decoration-line": _LINES,
}
"""Property to the values that make a mark. One by one: a pattern for all would look for an end that may never come."""
_SIZED = re.compile(r"\s*font-size:\s*\d0%;?\s*$|\s*font-size:\s*1[02468]0%;?\s*$")
"""How eFiction sets the prose of a chapter, in steps of 20."""
# eFiction 2.x called the class `classification`.
_LABEL_CLASSES = frozenset(("label", "classification"))


@dataclass(slots=True)
class Open:
    """What is open at one place of a page."""

    boxes: tuple[Box, ...] = ()
    marks: tuple[str, ...] = ()
    href: str = ""
    names: frozenset[str] = frozenset()
    verbatim: bool = False
    moment: str = ""


class Style(NamedTuple):
    """What an element within a line means for its text, wherever it stands."""

    marks: tuple[str, ...]
    href: str
    moment: str
    names: frozenset[str]


@dataclass(slots=True)
class Pen:
    """The line being written, and the lines done."""

    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    number: int = 1
    key: int = 0

    def write(self, text: str, here: Open) -> None:
        """Write text; outside of `pre`, white space is one space, and none at the beginning of a line."""
        if here.verbatim:
            first, *rest = text.split("\n")
            self.spans.append(Span(first, here.marks, here.href))
            for line in rest:
                self.end(here, keep_blank=True)
                self.spans.append(Span(line, here.marks, here.href))
            return
        spans = self.spans
        if not spans or spans[-1].text.endswith(" "):
            text = text.lstrip(_SPACE)
        if not text:
            return
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _SPACES.sub(" ", text)
        spans.append(Span(text, here.marks, here.href, here.moment))

    def picture(self, alt: str, here: Open) -> None:
        """Write what stands for a picture."""
        self.write(alt, Open(here.boxes, (*here.marks, "img"), here.href, here.names))

    def end(self, here: Open, *, keep_blank: bool = False) -> None:
        """End the line that is being written, if there is one."""
        if not self.spans and not keep_blank:
            return
        spans = tuple(self.spans)
        self.spans.clear()
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        if not text and not keep_blank:
            return
        line = Line(self.number, text, spans, here.boxes, here.names)
        self.lines.append(line.cut(0, len(text.rstrip(" "))) if text.endswith(" ") else line)

    def block(self, name: str, attributes: Mapping[str, str], here: Open, number: int) -> Open:
        """Begin a block in the line `number` of the raw file, and return what is open within it."""
        if self.spans:
            self.end(here)
        self.number = number
        self.key += 1
        if not attributes and name not in ("center", "pre"):
            inside = Open((*here.boxes, Box(name, self.key)), here.marks, here.href, here.names, here.verbatim)
        else:
            inside = self._marked_block(name, attributes, here)
        if name == RULE:
            self.lines.append(Line(number, "", (), (*here.boxes, Box(RULE, self.key)), here.names))
        return inside

    def _marked_block(self, name: str, attributes: Mapping[str, str], here: Open) -> Open:
        names = _names(name, attributes) | ({"selected"} if "selected" in attributes else frozenset())
        style = attributes.get("style", "").lower()
        aligned = _ALIGN.search(style)
        align = aligned[1] if aligned else attributes.get("align", "").lower()
        box = Box(name, self.key, names, "center" if name == "center" else align)
        verbatim = here.verbatim or name == "pre"
        return Open((*here.boxes, box), here.marks, here.href, here.names | names, verbatim)


def style_of(name: str, attributes: Mapping[str, str]) -> Style | None:
    """Return what an element within a line means; None where that is nothing."""
    if not attributes and name not in elements.MARKS:
        return None
    names = _names(name, attributes)
    made = [elements.MARKS[name]] if name in elements.MARKS else []
    style = attributes.get("style", "").lower()
    made += _styled(style) if style else []
    names |= {"font-size"} if name == "span" and _SIZED.match(style) else frozenset()
    made += ["label"] if names & _LABEL_CLASSES else []
    return Style(tuple(made), attributes.get("href", ""), attributes.get("data-xutime", ""), names)


def _styled(style: str) -> list[str]:
    """Return the marks that a style makes, each once."""
    made: dict[str, None] = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        for pattern, mark in _STYLES.get(name.strip(), ()):
            if pattern.search(value):
                made[mark] = None
    return list(made)


def within(here: Open, style: Style) -> Open:
    """Return what is open within an element that stands in a line."""
    marks = (*here.marks, *(mark for mark in style.marks if mark not in here.marks))
    names = here.names | style.names if style.names else here.names
    return Open(here.boxes, marks, style.href or here.href, names, here.verbatim, style.moment or here.moment)


def _names(name: str, attributes: Mapping[str, str]) -> frozenset[str]:
    anchor = attributes.get("name", "") if name == "a" else ""  # which was the id of a place before there were any
    return frozenset(f"{attributes.get('class', '')} {attributes.get('id', '')} {anchor}".split())
