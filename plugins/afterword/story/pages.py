"""Decoded text to a page: HTML by its elements, text by its line ends.

A `.txt` is text whatever stands in it, and its angle brackets are characters; so is an `.md`, of which emphasis and
headings are read besides; `.html`, `.htm` and `.xhtml` are HTML;
another name is judged by how the text begins (a page saved as `viewstory.php` has no ending to tell it by).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from .limits import SHIPPED, Limits, Met
from .markdown_marks import headed, marked
from .markup import elements
from .markup.lex import Token, characters, lex
from .markup.tame import Tamed, tame
from .markup.tidy import read_tidy
from .markup.walk import walk
from .page import Line, Page
from .unwrap import unwrap
from .words import words

HTML_ENDINGS = frozenset((".html", ".htm", ".xhtml"))
WITH_MARKUP = HTML_ENDINGS | {".epub", ".docx", ".odt"}
"""What tells notes, headings and scene breaks by markup, not by guess."""
TEXT_ENDINGS = frozenset((".txt",))
MARKDOWN_ENDINGS = frozenset((".md", ".markdown"))
_BEGINS_AS_HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
# The line that browsers of the Internet Explorer family, and others after them, put into a page they save.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


Read = tuple[Page, tuple[str, ...], tuple[Met, ...]]
"""The page of a decoded file, the words in it before anything is understood, and the limits it met."""


def page(path: str, text: str, limits: Limits = SHIPPED) -> Read:
    """Return the page of a decoded file."""
    ending = PurePosixPath(path).suffix.lower()
    if is_html(path, text):
        sheet = html_sheet(text, limits)
        return Page(path, sheet.lines, is_html=True, title=sheet.title, url=sheet.url), sheet.words, sheet.met
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    if ending in MARKDOWN_ENDINGS:
        return Page(path, tuple(map(marked, headed(unwrap(lines))))), tuple(words(text)), ()
    return Page(path, unwrap(lines)), tuple(words(text)), ()


def is_html(path: str, text: str) -> bool:
    """Return whether the text of a file is HTML, by its name or by how it begins."""
    ending = PurePosixPath(path).suffix.lower()
    return ending in HTML_ENDINGS or (
        ending not in TEXT_ENDINGS | MARKDOWN_ENDINGS and bool(_BEGINS_AS_HTML.match(text))
    )


def page_as_text(path: str, text: str, limits: Limits = SHIPPED) -> Read:
    """Return the page of an HTML file as its bare text: what is left where nobody can tell what its tags mean.

    Each line is what stands between two of its blocks, so no two words run into each other that a reader sees apart.
    """
    tokens = tuple(lex(text, limits.attributes))
    title, url = _head(tokens)
    said = visible(each._replace(text=each.text.replace("\n", " ")) for each in tokens)
    lines = tuple(Line(number, line) for number, line in enumerate(said.split("\n"), 1))
    return Page(path, unwrap(lines), title=title, url=url), tuple(words(said)), ()


class Sheet(NamedTuple):
    """An HTML text as its lines, its words as a reader sees them, its head, and the limits that it met."""

    lines: tuple[Line, ...]
    words: tuple[str, ...]
    title: str
    url: str
    met: tuple[Met, ...] = ()


def html_sheet(text: str, limits: Limits = SHIPPED) -> Sheet:
    """Return an HTML text read."""
    if tidy := read_tidy(text, limits):
        return Sheet(unwrap(tidy.lines), tuple(words(tidy.visible)), *_head(tidy.head))
    tokens = tuple(lex(text, limits.attributes))
    tamed = tame(tokens, limits.nesting)
    met = _met(tokens, tamed, limits)
    return Sheet(unwrap(walk(tamed.html)), tuple(words(visible(tokens))), *_head(tokens), met)


def _met(tokens: Iterable[Token], tamed: Tamed, limits: Limits) -> tuple[Met, ...]:
    many = [token.line for token in tokens if len(token.attributes) > limits.attributes]
    return (
        *((Met("A114", tamed.flattened[0], len(tamed.flattened), limits.nesting),) if tamed.flattened else ()),
        *((Met("A115", many[0], len(many), limits.attributes),) if many else ()),
    )


def visible(tokens: Iterable[Token]) -> str:
    """Return what a reader of the page sees, blocks and line breaks as spaces."""
    out: list[str] = []
    for token in tokens:
        if token.kind == "text":
            out.append(token.text)
        elif token.name == "img":
            out.append(token.attributes.get("alt", ""))
        elif token.name == "br" or token.name in elements.BLOCKS:
            out.append("\n")
    return "".join(out)


def _head(tokens: Iterable[Token]) -> tuple[str, str]:
    """Return the title of an HTML page and the address it was saved from, empty where it says neither."""
    title, address = "", {"saved": "", "canonical": ""}
    for token in tokens:
        if token.kind == "code" and token.name == "title":
            title = title or " ".join(characters(token.text).split())
        elif token.kind == "comment" and (found := _SAVED_FROM.search(token.text)):
            address["saved"] = address["saved"] or found[1]
        elif token.name == "link" and token.attributes.get("rel", "").lower() == "canonical":
            address["canonical"] = address["canonical"] or token.attributes.get("href", "")
    return title, address["saved"] or address["canonical"]
