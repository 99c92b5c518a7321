"""The tree of a saved page to lines: every block begins one, every `<br>` ends one.

    <div id="pagetitle"><a href="viewstory.php?sid=7">The Lamp</a> by <a href="viewuser.php?uid=3">Ash</a></div>
    <div class="infobox"><span class="label">Rated:</span> PG<br><span class="label">Genres:</span> Drama</div>
    <div id="story"><p>It was <i>late.</i></p><hr><p>&nbsp;</p></div>

comes out as the lines `The Lamp by Ash` (with its links), `Rated: PG` and `Genres: Drama` (labels marked),
`It was late.` (the last word marked `em`), a rule, and a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..page import RULE, Box, Line, Span
from . import elements

_SPACE = " \t\n\r"
_SPACES = re.compile(f"[{_SPACE}]+")
_ALIGN = re.compile(r"text-align:\s*(center|right)")
_STYLES = (
    (re.compile(r"font-style:\s*(?:italic|oblique)"), "em"),
    (re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), "strong"),
    (re.compile(r"text-decoration[^;]*:\s*[^;]*underline"), "u"),
    (re.compile(r"text-decoration[^;]*:\s*[^;]*line-through"), "s"),
)
_SIZED = re.compile(r"\s*font-size:\s*\d0%;?\s*$|\s*font-size:\s*1[02468]0%;?\s*$")
"""How eFiction sets the prose of a chapter, in steps of 20."""
# eFiction 2.x called the class `classification`.
_OURS = frozenset(("data-line",))
_LABEL_CLASSES = frozenset(("label", "classification"))


@dataclass(slots=True)
class _Open:
    """What is open at one place of the tree."""

    boxes: tuple[Box, ...] = ()
    marks: tuple[str, ...] = ()
    href: str = ""
    names: frozenset[str] = frozenset()
    verbatim: bool = False
    moment: str = ""


@dataclass(slots=True)
class _Pen:
    """The line being written, and the lines done."""

    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    number: int = 1
    key: int = 0

    def write(self, text: str, here: _Open) -> None:
        if here.verbatim:
            first, *rest = text.split("\n")
            self.spans.append(Span(first, here.marks, here.href))
            for line in rest:
                self.end(here, keep_blank=True)
                self.spans.append(Span(line, here.marks, here.href))
            return
        if not self.spans or self.spans[-1].text.endswith(" "):
            text = text.lstrip(_SPACE)
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _SPACES.sub(" ", text)
        if text:
            self.spans.append(Span(text, here.marks, here.href, here.moment))

    def end(self, here: _Open, *, keep_blank: bool = False) -> None:
        if not self.spans and not keep_blank:
            return
        spans = tuple(self.spans)
        self.spans.clear()
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        if not text and not keep_blank:
            return
        line = Line(self.number, text, spans, here.boxes, here.names)
        self.lines.append(line.cut(0, len(text.rstrip(" "))) if text.endswith(" ") else line)


def walk(tamed: str) -> tuple[Line, ...]:
    """Return the lines of tamed HTML."""
    parser = etree.HTMLParser(huge_tree=True)
    parser.feed(f"<body>{tamed}")
    pen = _Pen()
    stack = [_Open()]
    for event, tag in etree.iterwalk(parser.close(), ("start", "end")):
        if event == "start":
            stack.append(_enter(tag.tag, dict(tag.attrib), stack[-1], pen))
            if tag.text:
                pen.write(tag.text, stack[-1])
        else:
            inside = stack.pop()
            if tag.tag in elements.BLOCKS and tag.tag != RULE:
                pen.end(inside)
            if tag.tail:
                pen.write(tag.tail, stack[-1])
    pen.end(_Open())
    return tuple(pen.lines)


def _enter(name: str, attributes: Mapping[str, str], here: _Open, pen: _Pen) -> _Open:
    """Write what an element is by itself, and return what is open within it."""
    if name == "br":
        pen.end(here, keep_blank=True)
        return here
    if name == "img":
        pen.write(attributes.get("alt", ""), _Open(here.boxes, (*here.marks, "img"), here.href, here.names))
        return here
    if name not in elements.BLOCKS:
        return _open_inline(name, attributes, here) if attributes or name in elements.MARKS else here
    pen.end(here)
    pen.number = int(attributes.get("data-line") or pen.number)
    inside = _open_block(name, attributes, here, pen)
    if name == RULE:
        pen.lines.append(Line(pen.number, "", (), (*here.boxes, Box(RULE, pen.key)), here.names))
    return inside


def _names(name: str, attributes: Mapping[str, str]) -> frozenset[str]:
    anchor = attributes.get("name", "") if name == "a" else ""  # which was the id of a place before there were any
    return frozenset(f"{attributes.get('class', '')} {attributes.get('id', '')} {anchor}".split())


def _open_block(name: str, attributes: Mapping[str, str], here: _Open, pen: _Pen) -> _Open:
    pen.key += 1
    if attributes.keys() <= _OURS and name not in ("center", "pre"):
        return _Open((*here.boxes, Box(name, pen.key)), here.marks, here.href, here.names, here.verbatim)
    names = _names(name, attributes) | ({"selected"} if "selected" in attributes else frozenset())
    style = attributes.get("style", "").lower()
    aligned = _ALIGN.search(style)
    align = aligned[1] if aligned else attributes.get("align", "").lower()
    box = Box(name, pen.key, names, "center" if name == "center" else align)
    return _Open((*here.boxes, box), here.marks, here.href, here.names | names, here.verbatim or name == "pre")


def _open_inline(name: str, attributes: Mapping[str, str], here: _Open) -> _Open:
    names = _names(name, attributes)
    made = [elements.MARKS[name]] if name in elements.MARKS else []
    style = attributes.get("style", "").lower()
    made += [mark for pattern, mark in _STYLES if style and pattern.search(style)]
    names |= {"font-size"} if name == "span" and _SIZED.match(style) else frozenset()
    made += ["label"] if names & _LABEL_CLASSES else []
    marks = (*here.marks, *(mark for mark in made if mark not in here.marks))
    href, moment = attributes.get("href") or here.href, attributes.get("data-xutime") or here.moment
    return _Open(here.boxes, marks, href, here.names | names, here.verbatim, moment)
