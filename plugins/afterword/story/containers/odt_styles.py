"""What the styles of an ODT mean: which are emphasis, which titles, which centred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .xml import Element, every, get, tag

_MOST_BOLD = 600


class Style(NamedTuple):
    """One style: whose look it takes over, and what it says itself."""

    parent: str
    shown: str
    marks: dict[str, bool]
    align: str


class Styles(NamedTuple):
    """The styles of a document by their names."""

    by_name: dict[str, Style]

    def chain(self, name: str) -> Iterator[Style]:
        """Yield a style and those that it takes over from, each once."""
        seen: set[str] = set()
        while name in self.by_name and name not in seen:
            seen.add(name)
            yield self.by_name[name]
            name = self.by_name[name].parent

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the marks of a style of text."""
        marks: dict[str, bool] = {}
        for each in self.chain(name):
            marks = each.marks | marks
        return tuple(mark for mark, is_on in marks.items() if is_on)

    def is_title(self, name: str) -> bool:
        """Return whether a style is that of the title."""
        return name == "Title" or any("Title" in (each.parent, each.shown) for each in self.chain(name))

    def align(self, name: str) -> str:
        """Return how paragraphs of a style stand."""
        return next((each.align for each in self.chain(name) if each.align), "")


def read_styles(roots: Iterable[Element]) -> Styles:
    """Return the styles of `styles.xml` and `content.xml`, the later over the earlier."""
    return Styles({get(each, "name"): _style(each) for root in roots for each in every(root, "style")})


def _style(element: Element) -> Style:
    said = {tag(each): each for each in element}
    marks = _marks(said["text-properties"]) if "text-properties" in said else {}
    align = get(said["paragraph-properties"], "text-align") if "paragraph-properties" in said else ""
    return Style(
        get(element, "parent-style-name"),
        get(element, "display-name"),
        marks if get(element, "family") == "text" else {},
        {"center": "center", "end": "right", "right": "right"}.get(align, ""),
    )


def _marks(properties: Element) -> dict[str, bool]:
    marks: dict[str, bool] = {}
    if slant := get(properties, "font-style"):
        marks["em"] = slant in ("italic", "oblique")
    if weight := get(properties, "font-weight"):
        marks["strong"] = weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _MOST_BOLD)
    if line := get(properties, "text-underline-style"):
        marks["u"] = line != "none"
    if line := get(properties, "text-line-through-style"):
        marks["s"] = line != "none"
    if place := get(properties, "text-position"):
        marks |= {"sup": place.startswith("super"), "sub": place.startswith("sub")}
    return marks
