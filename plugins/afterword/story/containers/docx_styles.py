"""What the styles of a DOCX mean: which are headings, which are emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .xml import Element, get, tag

_HEADING = re.compile(r"heading ([1-6])$", re.IGNORECASE)
_TOGGLES = {"i": "em", "b": "strong", "u": "u", "strike": "s", "dstrike": "s"}
_OFF = frozenset(("0", "false", "off", "none"))
_RAISED = {"superscript": "sup", "subscript": "sub"}


class Style(NamedTuple):
    """One style: its name, whose look it takes over, and what it says itself."""

    name: str
    based_on: str
    marks: dict[str, bool]
    is_of_characters: bool
    align: str


class Styles(NamedTuple):
    """The styles of a document by their ids."""

    by_id: dict[str, Style]

    def chain(self, style: str) -> Iterator[Style]:
        """Yield a style and those that it is based on, each once."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = self.by_id[style].based_on

    def level(self, style: str) -> int:
        """Return the level of a heading style; 0 where it is none, or the heading of the table of contents."""
        if self.is_contents(style):
            return 0
        found = (_HEADING.match(each.name) for each in self.chain(style))
        return next((int(match[1]) for match in found if match), 0)

    def is_title(self, style: str) -> bool:
        """Return whether a style is that of the title."""
        return any(each.name.lower() == "title" for each in self.chain(style))

    def is_contents(self, style: str) -> bool:
        """Return whether a style is that of a row of the table of contents, or of its heading."""
        return any(each.name.lower().startswith("toc ") for each in self.chain(style))

    def align(self, style: str) -> str:
        """Return how paragraphs of a style stand."""
        return next((each.align for each in self.chain(style) if each.align), "")

    def marks(self, properties: Element | None) -> tuple[str, ...]:
        """Return the marks of a run: what it says itself, and what its style says of characters."""
        if properties is None:
            return ()
        own = _marks(properties)
        style = next((get(each, "val") for each in properties if tag(each) == "rStyle"), "")
        inherited: dict[str, bool] = {}
        for each in self.chain(style):
            if each.is_of_characters:
                inherited = each.marks | inherited
        return tuple(mark for mark, is_on in (inherited | own).items() if is_on)


def read_styles(root: Element) -> Styles:
    """Return the styles of `word/styles.xml`."""
    return Styles({get(each, "styleId"): _style(each) for each in root if tag(each) == "style"})


def _style(element: Element) -> Style:
    said = {tag(each): each for each in element}
    align = next((each for each in said.get("pPr", ()) if tag(each) == "jc"), None)
    return Style(
        get(said["name"], "val") if "name" in said else "",
        get(said["basedOn"], "val") if "basedOn" in said else "",
        _marks(said["rPr"]) if "rPr" in said else {},
        get(element, "type") == "character",
        align_of(align),
    )


def align_of(element: Element | None) -> str:
    """Return how a paragraph stands, by its `w:jc`."""
    said = get(element, "val") if element is not None else ""
    return {"center": "center", "right": "right", "end": "right"}.get(said, "")


def _marks(properties: Element) -> dict[str, bool]:
    marks: dict[str, bool] = {}
    for each in properties:
        if mark := _TOGGLES.get(tag(each)):
            marks[mark] = get(each, "val").lower() not in _OFF
        elif tag(each) == "vertAlign" and get(each, "val") in _RAISED:
            marks[_RAISED[get(each, "val")]] = True
    return marks
