"""An ODT: the paragraphs of `content.xml`, as its reader sees them.

    <text:h text:outline-level="1">The Visitor</text:h>
    <text:p>Nobody <text:span text:style-name="T1">came.</text:span></text:p>

Tracked changes, comments and hidden text are not seen. A footnote stands as `[1]` in the text, and as a paragraph
`[1] …` before the next heading. OpenDocument 1.3, part 3, chapters 4 to 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..page import Box, Page, Span
from ..unwrap import unwrap
from ..words import tally
from .contained import Contained
from .odt_styles import Styles, read_styles
from .parts import Parts, Unreadable
from .typed import BREAK, CONTENTS, TITLE, Typed, heading_tag, lines_of, marked_note, note_mark
from .xml import Element, every, get, parse_xml, tag

NAME = "odt"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_UNSEEN = frozenset(
    "tracked-changes annotation annotation-end hidden-text hidden-paragraph note-citation sequence-decls"
    " variable-decls user-field-decls forms desc title image table-of-content-source".split()
)
_BOXES = {
    "table-of-content": "section",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "list": "ul",
    "list-item": "li",
}
_TEXT_BOX = "text-box"
_BREAKS = frozenset(("p", "h", "line-break"))
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200


def holds(names: frozenset[str]) -> bool:
    """Return whether a container with parts of these names is an ODT: an EPUB or a DOCX has no such part there."""
    return _CONTENT in names and "META-INF/manifest.xml" in names


def read(path: str, parts: Parts) -> Contained:
    """Return an ODT as a page. Raises `Unreadable`."""
    root = parse_xml(parts.read(_CONTENT), _CONTENT)
    body = next((text for office in every(root, "body") for text in office if tag(text) == "text"), None)
    if body is None:
        message = "it holds no text, but a table, a drawing or something else"
        raise Unreadable(message)
    roots = (*((parse_xml(parts.read(_STYLES), _STYLES),) if _STYLES in parts.names else ()), root)
    lines = unwrap(tuple(lines_of(_Writer(read_styles(roots)).document(body))))
    return Contained(Page(path, lines, container=NAME), tally(*_seen(body)))


def _spaces(element: Element) -> str:
    """Return what an element that stands for white space stands for."""
    if tag(element) == "s":
        said = get(element, "c")
        return " " * (min(int(said[:4]), _MOST_SPACES) if said.isdecimal() else 1)
    return "\t" if tag(element) == "tab" else ""


@dataclass(slots=True)
class _Writer:
    """Goes through a document and yields its paragraphs; keeps the notes that were referred to and not yet set."""

    styles: Styles
    pending: list[Element] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)
    count: int = 0
    key: int = 0

    def document(self, body: Element) -> Iterator[Typed]:
        yield from self.blocks(body, ())
        yield from self.set_notes()

    def blocks(self, parent: Element, boxes: tuple[Box, ...]) -> Iterator[Typed]:
        """Yield the paragraphs of an element, those within lists, tables and sections too."""
        for each in parent:
            if tag(each) in ("p", "h"):
                yield from self.paragraph(each, boxes)
            elif tag(each) not in _UNSEEN:
                inside = boxes
                if box := _BOXES.get(tag(each)):
                    self.key += 1
                    names = frozenset((CONTENTS,)) if tag(each) == "table-of-content" else frozenset[str]()
                    inside = (*boxes, Box(box, self.key, names))
                yield from self.blocks(each, inside)

    def paragraph(self, element: Element, boxes: tuple[Box, ...]) -> Iterator[Typed]:
        said, style = get(element, "outline-level"), get(element, "style-name")
        is_heading = tag(element) == "h"
        if is_heading:
            yield from self.set_notes()
        name = heading_tag(int(said) if said in set("123456") else 1) if is_heading else "p"
        names = frozenset((TITLE,)) if self.styles.is_title(style) else frozenset[str]()
        yield Typed(tuple(self.spans(element, (), "")), name, self.styles.align(style), names, boxes)
        inner, self.inner = self.inner, []
        for each in inner:
            yield from _Writer(self.styles).document(each)

    def spans(self, parent: Element, marks: tuple[str, ...], href: str) -> Iterator[Span]:
        """Yield the text of a paragraph or of a part of it; a text box stands after the paragraph."""
        yield from _text(parent.text, marks, href)
        for each in parent:
            name = tag(each)
            if name in _BREAKS:
                yield BREAK
            if name == "note":
                self.pending.append(each)
                self.count += 1
                yield Span(note_mark(self.count), ("sup",))
            elif name == _TEXT_BOX:
                self.inner.append(each)
            elif name not in _UNSEEN:
                yield Span(_spaces(each), marks, href)
                yield from self.spans(each, *self.inside(each, marks, href))
            yield from _text(each.tail, marks, href)

    def inside(self, element: Element, marks: tuple[str, ...], href: str) -> tuple[tuple[str, ...], str]:
        """Return the marks and the link of what stands in an element."""
        own = self.styles.marks(get(element, "style-name")) if tag(element) == "span" else ()
        link = get(element, "href") if tag(element) == "a" else ""
        own = (*own, "a") if link else own
        return (*marks, *(mark for mark in own if mark not in marks)), link or href

    def set_notes(self) -> Iterator[Typed]:
        """Yield the notes that were referred to, each with its mark."""
        first = self.count - len(self.pending) + 1
        pending, self.pending = self.pending, []
        for number, note in enumerate(pending, first):
            yield from marked_note(note_mark(number), _Writer(self.styles).document(note))


def _text(text: str | None, marks: tuple[str, ...], href: str) -> Iterator[Span]:
    """Yield a text with its white space made one space, as ODF counts it."""
    if text:
        yield Span(_SPACES.sub(" ", text), marks, href)


def _seen(body: Element) -> Iterator[str]:
    """Yield what a reader sees, counted by itself: the text in the order of the file, then boxes and notes."""
    out: list[str] = []
    apart: list[Element] = []
    notes: list[Element] = []
    todo: list[tuple[Element | str, bool]] = [(child, False) for child in reversed(body)]
    while todo:
        each, is_inside = todo.pop()
        if isinstance(each, str):
            out.append(each if is_inside else "")
        elif tag(each) == _TEXT_BOX and is_inside:
            apart.append(each)
        elif tag(each) == "note" and is_inside:
            notes.append(each)
            out.append(note_mark(len(notes)))
        elif tag(each) not in _UNSEEN:
            out.append("\n" if tag(each) in _BREAKS else _spaces(each))
            within = is_inside or tag(each) in ("p", "h")
            parts = [each.text or "", *(part for child in each for part in (child, child.tail or ""))]
            todo.extend((part, within) for part in reversed(parts))
    yield "".join(out)
    for each in apart:
        yield from _seen(each)
    for number, note in enumerate(notes, 1):
        yield f"{note_mark(number)} "
        yield from _seen(note)
