"""The tree of a saved page to lines: every block begins one, every `<br>` ends one.

    <div id="pagetitle"><a href="viewstory.php?sid=7">The Lamp</a> by <a href="viewuser.php?uid=3">Ash</a></div>
    <div class="infobox"><span class="label">Rated:</span> PG<br><span class="label">Genres:</span> Drama</div>
    <div id="story"><p>It was <i>late.</i></p><hr><p>&nbsp;</p></div>

comes out as the lines `The Lamp by Ash` (with its links), `Rated: PG` and `Genres: Drama` (labels marked),
`It was late.` (the last word marked `em`), a rule, and a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from ..page import RULE, Box, Line, Span
from . import elements

_SPACES = re.compile(r"[ \t\n\r]+")
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
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and (not self.spans or self.spans[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            self.spans.append(Span(text, here.marks, here.href, here.moment))

    def end(self, here: _Open, *, keep_blank: bool = False) -> None:
        spans = tuple(self.spans)
        self.spans.clear()
        text = "".join(span.text for span in spans)
        if not text and not keep_blank:
            return
        line = Line(self.number, text, spans, here.boxes, here.names)
        self.lines.append(line.cut(0, len(text.rstrip(" "))) if text.endswith(" ") else line)


def walk(tamed: str) -> tuple[Line, ...]:
    """Return the lines of tamed HTML."""
    pen = _Pen()
    stack: list[tuple[Iterator[PageElement], _Open, bool]] = [
        (iter(BeautifulSoup(f"<body>{tamed}", "lxml").contents), _Open(), False)
    ]
    while stack:
        children, here, is_block = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if is_block:
                pen.end(here)
        elif isinstance(child, Tag):
            _enter(child, here, pen, stack)
        elif isinstance(child, NavigableString):
            pen.write(str(child), here)
    pen.end(_Open())
    return tuple(pen.lines)


def _enter(tag: Tag, here: _Open, pen: _Pen, stack: list[tuple[Iterator[PageElement], _Open, bool]]) -> None:
    if tag.name == "br":
        pen.end(here, keep_blank=True)
        return
    if tag.name == "img":
        pen.write(str(tag.get("alt") or ""), _Open(here.boxes, (*here.marks, "img"), here.href, here.names))
        return
    is_block = tag.name in elements.BLOCKS
    if is_block:
        pen.end(here)
        pen.number = int(str(tag.get("data-line") or pen.number))
    inside = _open_block(tag, here, pen) if is_block else _open_inline(tag, here)
    if tag.name == "hr":
        pen.lines.append(Line(pen.number, "", (), (*here.boxes, Box(RULE, pen.key)), here.names))
        return
    stack.append((iter(tag.contents), inside, is_block))


def _names(tag: Tag) -> frozenset[str]:
    classes = tag.get_attribute_list("class")
    anchor = str(tag.get("name") or "") if tag.name == "a" else ""  # which was the id of a place before there were any
    return frozenset(str(name) for name in (*classes, *str(tag.get("id") or "").split(), *anchor.split()) if name)


def _open_block(tag: Tag, here: _Open, pen: _Pen) -> _Open:
    if tag.name in ("html", "body"):  # put there by the parser
        return here
    pen.key += 1
    names = _names(tag) | ({"selected"} if tag.has_attr("selected") else frozenset())
    style = str(tag.get("style") or "").lower()
    aligned = _ALIGN.search(style)
    align = aligned[1] if aligned else str(tag.get("align") or "").lower()
    box = Box(tag.name, pen.key, names, "center" if tag.name == "center" else align)
    return _Open((*here.boxes, box), here.marks, here.href, here.names | names, here.verbatim or tag.name == "pre")


def _open_inline(tag: Tag, here: _Open) -> _Open:
    names = _names(tag)
    made = [elements.MARKS[tag.name]] if tag.name in elements.MARKS else []
    style = str(tag.get("style") or "").lower()
    made += [mark for pattern, mark in _STYLES if style and pattern.search(style)]
    names |= {"font-size"} if tag.name == "span" and _SIZED.match(style) else frozenset()
    made += ["label"] if names & _LABEL_CLASSES else []
    marks = (*here.marks, *(mark for mark in made if mark not in here.marks))
    href, moment = str(tag.get("href") or "") or here.href, str(tag.get("data-xutime") or "") or here.moment
    return _Open(here.boxes, marks, href, here.names | names, here.verbatim, moment)
