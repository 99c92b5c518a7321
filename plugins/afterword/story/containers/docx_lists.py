"""The lists of a DOCX: paragraphs that its numbering puts a sign before, which stands in no text.

    <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>One lamp</w:t></w:r></w:p>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>

ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..page import Box
from .xml import Element, get, tag

_NONE = "0"
_UNNUMBERED = frozenset(("bullet", "none"))


@dataclass(slots=True)
class Lists:
    """Puts the paragraphs of a list into a box together: those of one number that follow each other."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    """Number of a list to `ol` or `ul`."""
    open: tuple[str, int] = (_NONE, 0)

    def boxes(self, properties: Mapping[str, Element], key: int) -> tuple[Box, ...]:
        """Return the boxes of a paragraph by its properties, none where it is of no list; `key` is new to the page."""
        number = _number(properties)
        if number == _NONE:
            self.open = (_NONE, 0)
            return ()
        if self.open[0] != number:
            self.open = (number, key)
        return (Box(self.kinds.get(number, "ul"), self.open[1]), Box("li", -key))


def read_lists(numbering: Element) -> Mapping[str, str]:
    """Return what the lists of `word/numbering.xml` are, by their numbers: `ol` or `ul`."""
    shapes = {get(each, "abstractNumId"): _shape(each) for each in numbering if tag(each) == "abstractNum"}
    return {
        get(each, "numId"): shapes.get(get(said, "val"), "ul")
        for each in numbering
        if tag(each) == "num"
        for said in each
        if tag(said) == "abstractNumId"
    }


def _shape(abstract: Element) -> str:
    """Return what the first level of a list is."""
    level = next((each for each in abstract if tag(each) == "lvl"), None)
    said = next((get(each, "val") for each in level if tag(each) == "numFmt"), "") if level is not None else ""
    return "ul" if not said or said in _UNNUMBERED else "ol"


def _number(properties: Mapping[str, Element]) -> str:
    if "numPr" not in properties:
        return _NONE
    return next((get(each, "val") for each in properties["numPr"] if tag(each) == "numId"), _NONE)
