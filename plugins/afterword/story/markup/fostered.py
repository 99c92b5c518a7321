"""Keep the room between words that stand in a table and in none of its cells.

    <table><b>Characters:</b> <i>Ada</i><tr><td>cell</td></tr></table>

A browser moves such words out, in front of the table, but leaves the white space between them where it was. Put into
an element of its own it goes with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import elements
from .lex import Token

_ROWS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_PARTS = _ROWS | {"td", "th", "caption"}


def fostered(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, with white space that would be left behind in a table put into a `span`."""
    inside: list[str] = []
    moved = False
    for token in tokens:
        if token.kind == "text" and not token.text.strip() and moved:
            yield from (_part(token, "open"), token, _part(token, "close"))
            continue
        if token.name in _PARTS:
            inside = _after(inside, token)
            moved = False
        elif inside and inside[-1] in _ROWS:
            moved = moved or token.kind == "text" or token.name in elements.INLINE
        yield token


def _after(inside: list[str], token: Token) -> list[str]:
    """Return the open parts of tables once a token is read; a close that fits none closes nothing."""
    if token.kind == "open":
        return [*inside, token.name]
    if token.kind == "close" and token.name in inside:
        return inside[: len(inside) - 1 - inside[::-1].index(token.name)]
    return inside


def _part(token: Token, kind: str) -> Token:
    return token._replace(kind=kind, name="span", text="")
