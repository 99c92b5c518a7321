"""Tokens to HTML that a browser's parser can be handed: known elements, few attributes, limited depth.

What it adds is `data-line`, the line of the raw file; what it leaves out is everything that is not writing
and not needed to recognise a page. The words are not touched.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

import nh3

from . import elements
from .fostered import fostered
from .lex import Token

DEEPEST = 200
"""Elements within elements; what lies deeper keeps its words and loses its markup."""
ATTRIBUTES = frozenset(
    ("id", "class", "href", "align", "alt", "style", "selected", "name", "value", "label", "data-line", "data-xutime")
)
AS = {"noscript": "div"}
"""What a browser without scripts shows like something else; to the parser, which has scripts, it would be no markup."""
_CLOSES_ITSELF = frozenset("p li dd dt tr td th option optgroup tbody thead tfoot".split()) | elements.VOID
EMITTED = elements.BLOCKS | elements.INLINE | {"br", "hr", "img"}


def tame(tokens: Iterable[Token]) -> str:
    """Return well-formed HTML of a page's tokens, as the parser of a browser would build it.

    A block that the parser will have to drop (`</div>` without its `<div>`) still parts two words, by a line end.
    """
    out, depth = [], 0
    for token in fostered(map(_renamed, tokens)):
        if token.kind == "text":
            out.append(html.escape(token.text, quote=False))
            continue
        edge = "\n" if token.name in elements.BLOCKS else ""
        if token.name not in EMITTED or token.kind not in ("open", "close"):
            continue
        if token.kind == "close":
            depth -= token.name not in _CLOSES_ITSELF and depth > 0
            out.append(f"</{token.name}>{edge}")
        elif token.name in _CLOSES_ITSELF or depth < DEEPEST:
            depth += token.name not in _CLOSES_ITSELF
            out.append(edge + _open(token))
        else:
            out.append(edge)
    return nh3.clean(
        "".join(out),
        tags=set(EMITTED),
        attributes={"*": set(ATTRIBUTES)},
        clean_content_tags=set(),
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )


def _renamed(token: Token) -> Token:
    return token._replace(name=AS[token.name]) if token.name in AS else token


def _open(token: Token) -> str:
    """Return a tag; of two attributes of one name a parser keeps the first, which is ours."""
    own = f' data-line="{token.line}"' if token.name in elements.BLOCKS or token.name == "br" else ""
    if not token.attributes:
        return f"<{token.name}{own}>"
    kept = [f' {key}="{html.escape(value)}"' for key, value in token.attributes.items() if key in ATTRIBUTES]
    return f"<{token.name}{own}{''.join(kept)}>"
