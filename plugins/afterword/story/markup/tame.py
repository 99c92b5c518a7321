"""Tokens to HTML that a browser's parser can be handed: known elements, few attributes, limited depth.

What it adds is `data-line`, the line of the raw file; what it leaves out is everything that is not writing
and not needed to recognise a page. The words are not touched.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NamedTuple

import nh3

from ..limits import SHIPPED
from . import elements
from .fostered import ROOM, fostered
from .lex import Token

ATTRIBUTES = frozenset(
    ("id", "class", "href", "align", "alt", "style", "selected", "name", "value", "label", "data-line", "data-xutime")
)
AS = {"noscript": "div"}
"""What a browser without scripts shows like something else; to the parser, which has scripts, it would be no markup."""
_CLOSES_ITSELF = frozenset("p li dd dt tr td th option optgroup tbody thead tfoot".split()) | elements.VOID
EMITTED = elements.BLOCKS | elements.INLINE | {"br", "hr", "img"}


class Tamed(NamedTuple):
    """The HTML of a page, and the lines of those tags that lay deeper than they may, and were left out."""

    html: str
    flattened: tuple[int, ...] = ()


def tame(tokens: Iterable[Token], deepest: int = SHIPPED.nesting) -> Tamed:
    """Return well-formed HTML of a page's tokens, as the parser of a browser would build it.

    A block that the parser will have to drop (`</div>` without its `<div>`) still parts two words, by a line end.
    """
    out: list[str] = []
    flattened: list[int] = []
    inside: list[str] = []
    for token in fostered(map(_renamed, tokens)):
        if token.kind == "text":
            out.append(html.escape(token.text, quote=False))
            continue
        if token.kind == ROOM:
            out.append(f"<span>{token.text}</span>")
            continue
        edge = "\n" if token.name in elements.BLOCKS else ""
        if token.name not in EMITTED or token.kind not in ("open", "close"):
            continue
        if token.kind == "close":
            _leave(token.name, inside)
            out.append(f"</{token.name}>{edge}")
        elif token.name in _CLOSES_ITSELF:
            out.append(edge + _open(token))
        elif len(inside) < deepest:
            inside.append(token.name)
            out.append(edge + _open(token))
        else:
            out.append(edge)
            flattened.append(token.line)
    made = nh3.clean(
        "".join(out),
        tags=set(EMITTED),
        attributes={"*": set(ATTRIBUTES)},
        clean_content_tags=set(),
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    return Tamed(made, tuple(flattened))


def _leave(name: str, inside: list[str]) -> None:
    """Close an element, if it is open, as a browser does: a block with all that is open in it, or one alone."""
    if name not in inside:
        return
    at = len(inside) - 1 - inside[::-1].index(name)
    if name in elements.BLOCKS:
        del inside[at:]
    else:
        del inside[at]


def _renamed(token: Token) -> Token:
    return token._replace(name=AS[token.name]) if token.name in AS else token


def _open(token: Token) -> str:
    """Return a tag; of two attributes of one name a parser keeps the first, which is ours."""
    own = f' data-line="{token.line}"' if token.name in elements.BLOCKS or token.name == "br" else ""
    if not token.attributes:
        return f"<{token.name}{own}>"
    kept = [f' {key}="{html.escape(value)}"' for key, value in token.attributes.items() if key in ATTRIBUTES]
    return f"<{token.name}{own}{''.join(kept)}>"
