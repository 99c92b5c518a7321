"""A DOCX: the paragraphs of `word/document.xml`, as its reader sees them.

    <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The Visitor</w:t></w:r></w:p>
    <w:p><w:r><w:t xml:space="preserve">Nobody </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>came.</w:t></w:r></w:p>

What was deleted while changes were tracked, hidden text, comments and the codes of fields are not seen. A footnote
stands as `[1]` in the text, and as a paragraph `[1] …` before the next heading. Headers and footers of pages are the
printer's, and are not read. ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..page import Box, Page, Span
from ..unwrap import unwrap
from ..words import tally
from .contained import Contained
from .docx_lists import Lists, read_lists
from .docx_styles import Styles, align_of, read_styles
from .parts import Parts
from .typed import BREAK, CONTENTS, TITLE, Typed, heading_tag, lines_of, marked_note, note_mark
from .xml import Element, get, parse_xml, tag

NAME = "docx"
_DOCUMENT, _STYLES, _LINKS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
_LISTS = "word/numbering.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_UNSEEN = frozenset("del moveFrom Fallback instrText delText pPr rPr sectPr commentReference".split())
_TEXT_BOX = "txbxContent"
_BREAKS = frozenset(("p", "br", "cr"))
_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t", "sym": "*"}
"""What stands for a character that is an element; a picture of a symbol font is a sign, and no word."""
Reference = tuple[str, str]
"""To a note: the element that refers to it, and its id."""
_BOXES = {"tbl": "table", "tr": "tr", "tc": "td"}


def holds(names: frozenset[str]) -> bool:
    """Return whether a container with parts of these names is a DOCX."""
    return _DOCUMENT in names


def read(path: str, parts: Parts) -> Contained:
    """Return a DOCX as a page. Raises `Unreadable`."""
    body = parse_xml(parts.read(_DOCUMENT), _DOCUMENT)
    styles = read_styles(parse_xml(parts.read(_STYLES), _STYLES)) if _STYLES in parts.names else Styles({})
    lists = Lists(read_lists(parse_xml(parts.read(_LISTS), _LISTS)) if _LISTS in parts.names else {})
    writer = _Writer(styles, _links(parts), _notes(parts), lists)
    lines = unwrap(tuple(lines_of(writer.document(body))))
    return Contained(Page(path, lines, container=NAME), tally(*_seen(body, writer.notes)))


def _links(parts: Parts) -> dict[str, str]:
    if _LINKS not in parts.names:
        return {}
    return {get(each, "Id"): get(each, "Target") for each in parse_xml(parts.read(_LINKS), _LINKS)}


def _notes(parts: Parts) -> dict[Reference, Element]:
    """Return the notes by the element that refers to them, and their ids."""
    return {
        (reference, get(note, "id")): note
        for reference, name in _NOTES.items()
        if name in parts.names
        for note in parse_xml(parts.read(name), name)
    }


def _is_seen(element: Element) -> bool:
    """Whether a reader sees an element: hidden text is a run that says so."""
    if tag(element) in _UNSEEN:
        return False
    return tag(element) != "r" or not any(
        tag(said) == "vanish" and get(said, "val") not in ("0", "false")
        for properties in element
        if tag(properties) == "rPr"
        for said in properties
    )


@dataclass(slots=True)
class _Writer:
    """Goes through a document and yields its paragraphs; keeps the notes that were referred to and not yet set."""

    styles: Styles
    links: Mapping[str, str]
    notes: Mapping[Reference, Element]
    lists: Lists = field(default_factory=Lists)
    numbers: dict[Reference, int] = field(default_factory=dict)
    pending: list[Reference] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)
    key: int = 0

    def document(self, body: Element) -> Iterator[Typed]:
        yield from self.blocks(body, ())
        yield from self.set_notes()

    def blocks(self, parent: Element, boxes: tuple[Box, ...]) -> Iterator[Typed]:
        """Yield the paragraphs of an element, those within tables and controls too."""
        for each in parent:
            if tag(each) == "p":
                yield from self.paragraph(each, boxes)
            elif _is_seen(each):
                inside = boxes
                if box := _BOXES.get(tag(each)):
                    self.key += 1
                    inside = (*boxes, Box(box, self.key))
                yield from self.blocks(each, inside)

    def paragraph(self, element: Element, boxes: tuple[Box, ...]) -> Iterator[Typed]:
        properties = {tag(said): said for each in element if tag(each) == "pPr" for said in each}
        style = get(properties["pStyle"], "val") if "pStyle" in properties else ""
        level = self.styles.level(style)
        if level:
            yield from self.set_notes()
        is_named = {TITLE: self.styles.is_title(style), CONTENTS: self.styles.is_contents(style)}
        names = frozenset(name for name, is_so in is_named.items() if is_so)
        align = align_of(properties.get("jc")) or self.styles.align(style)
        self.key += 1
        boxes = (*boxes, *(() if level else self.lists.boxes(properties, self.key)))
        spans = tuple(self.spans(element, (), ""))
        yield Typed(spans, heading_tag(level) if level else "p", align, names, boxes)
        inner, self.inner = self.inner, []
        for each in inner:  # a text box has no notes
            yield from _Writer(self.styles, self.links, {}).document(each)

    def spans(self, parent: Element, marks: tuple[str, ...], href: str) -> Iterator[Span]:
        """Yield the text of a paragraph or of a part of it; a text box stands after the paragraph."""
        for each in filter(_is_seen, parent):
            name = tag(each)
            if name == "t":
                yield Span((each.text or "").replace("\n", " "), (*marks, "a") if href else marks, href)
            elif name in _SIGNS:
                yield Span(_SIGNS[name], marks)
            elif name == _TEXT_BOX:
                self.inner.append(each)
            elif (name, get(each, "id")) in self.notes:
                yield Span(self.mark((name, get(each, "id"))), ("sup",))
            else:
                if name in _BREAKS:
                    yield BREAK
                said = next((said for said in each if tag(said) == "rPr"), None) if name == "r" else None
                inside = self.styles.marks(said) if said is not None else marks
                yield from self.spans(
                    each, inside, self.links.get(get(each, "id"), "") if name == "hyperlink" else href
                )

    def mark(self, reference: Reference) -> str:
        """Return the mark of a note, which is set once, however often it is referred to."""
        if reference not in self.numbers:
            self.numbers[reference] = len(self.numbers) + 1
            self.pending.append(reference)
        return note_mark(self.numbers[reference])

    def set_notes(self) -> Iterator[Typed]:
        """Yield the notes that were referred to, each with its mark; a note has no notes."""
        while self.pending:
            reference = self.pending.pop(0)
            within = _Writer(self.styles, self.links, {})
            yield from marked_note(note_mark(self.numbers[reference]), within.blocks(self.notes[reference], ()))


def _seen(body: Element, notes: Mapping[Reference, Element]) -> Iterator[str]:
    """Yield what a reader sees, counted by itself: the text in the order of the file, then boxes and notes."""
    out: list[str] = []
    apart: list[Element] = []
    referred: dict[Reference, int] = {}
    todo = [(body, False)]
    while todo:
        element, is_inside = todo.pop()
        name = tag(element)
        reference = (name, get(element, "id")) if name in _NOTES else None
        if not _is_seen(element):
            continue
        if name == _TEXT_BOX and is_inside:
            apart.append(element)
        elif reference in notes and is_inside and reference is not None:
            out.append(note_mark(referred.setdefault(reference, len(referred) + 1)))
        elif is_inside and name in ("t", *_SIGNS):
            out.append(_SIGNS.get(name) or (element.text or ""))
        else:
            out.append("\n" if name in _BREAKS else "")
            todo.extend((each, is_inside or name == "p") for each in reversed(element))
    yield "".join(out)
    for each in apart:
        yield from _seen(each, {})
    for reference, number in referred.items():
        yield f"{note_mark(number)} "
        yield from _seen(notes[reference], {})
