"""What a tag means wherever it stands: most pages are made of few different ones, so each is understood once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from .lex import Token, lex
from .nesting import ALONE, CLOSED_BEFORE, INLINE
from .pen import Style, style_of
from .tame import AS, ATTRIBUTES, EMITTED, tame

_LONGEST = 300
"""Characters of a piece that is remembered; longer ones are scripts, and come once."""


class Tag(NamedTuple):
    """A tag or another piece of markup: `kind` names what a reader of the page does with it."""

    kind: str
    name: str
    lines: int
    """Line ends in it."""
    attributes: Mapping[str, str] = {}
    style: Style | None = None
    is_unique: bool = False
    token: Token | None = None
    """What tells of the page as a whole: a title, a comment, a link."""
    many: int = 0
    """How many attributes it has."""


def tag_of(piece: str) -> Tag | None:
    """Return what a piece of markup is; None where it is text, or where what it is depends on its place."""
    return _remembered(piece) if len(piece) < _LONGEST else _understood(piece)


def _understood(piece: str) -> Tag | None:
    tokens = tuple(lex(piece.removesuffix("\n")))  # the line end after `<pre>`, which is none of its lines
    if len(tokens) != 1 or tokens[0].kind == "text":
        return None
    token = tokens[0]._replace(name=AS.get(tokens[0].name, tokens[0].name))
    kind, lines, many = _kind(token), piece.count("\n"), len(token.attributes)
    if kind not in ("block", "inline", "img"):
        is_of_page = token.kind == "comment" or token.name in ("title", "link")
        return Tag(kind, token.name, lines, token=token if is_of_page else None, many=many) if kind else None
    attributes = _kept(token)
    style = style_of(token.name, attributes) if kind == "inline" else None
    return Tag(kind, token.name, lines, attributes, style, token.name in ALONE, many=many)


_remembered = lru_cache(maxsize=4096)(_understood)


def _kind(token: Token) -> str:
    """Return what is to be done for a token; nothing where that is not for `tidy` to say."""
    if token.kind in ("comment", "code") or token.name not in EMITTED:
        return "nothing"
    if token.name in CLOSED_BEFORE or token.name in INLINE:
        is_block = token.name in CLOSED_BEFORE
        return "close" if token.kind == "close" else "block" if is_block else "inline"
    return token.name if token.name in ("br", "img") and token.kind == "open" else ""


def _kept(token: Token) -> Mapping[str, str]:
    """Return the attributes that the long way keeps; of an address that is asked, and not said again here."""
    attributes = {key: value for key, value in token.attributes.items() if key in ATTRIBUTES and key != "data-line"}
    if "href" not in attributes and all(value.isprintable() for value in attributes.values()):
        return attributes
    markup = tame((token._replace(kind="open", name="a"), token._replace(kind="close", name="a"))).html
    found = etree.HTML(f"<body>{markup}").find("body/a")
    return {key: value for key, value in found.attrib.items() if key != "data-line"}
