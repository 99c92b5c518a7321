"""Keep the room between words that stand in a table and in none of its cells.

    <table><b>Characters:</b> <i>Ada</i><tr><td>cell</td></tr></table>

A browser moves such words out, in front of the table, but leaves the white space between them where it was. Put into
an element of its own it goes with them. Words of two rows meet there, with nothing between: they get a space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from . import elements
from .lex import Token

_ROWS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_PARTS = _ROWS | {"td", "th", "caption"}


def fostered(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, with white space that would be left behind in a table put into a `span`."""
    inside = _Inside()
    moved = have_moved = False
    for token in tokens:
        if token.kind == "text" and not token.text.strip() and moved:
            yield from (_part(token, "open"), token, _part(token, "close"))
            continue
        if token.name in _PARTS:
            inside.take(token)
            moved = False
        elif inside.parts and inside.parts[-1] in _ROWS:
            goes = token.kind == "text" or token.name in elements.INLINE
            if goes and have_moved and not moved:
                yield from (_part(token, "open"), token._replace(kind="text", name="", text=" "), _part(token, "close"))
            moved = moved or goes
            have_moved = have_moved or goes
        yield token


class _Inside:
    """The parts of tables that are open, and how many of each kind: few pages close what they open."""

    def __init__(self) -> None:
        """Begin outside of any table."""
        self.parts: list[str] = []
        self._open: Counter[str] = Counter()

    def take(self, token: Token) -> None:
        """Open a part, or close it with all that is open in it; a close that fits none closes nothing."""
        if token.kind == "open":
            self.parts.append(token.name)
            self._open[token.name] += 1
        elif token.kind == "close" and self._open[token.name]:
            last = ""
            while last != token.name:
                last = self.parts.pop()
                self._open[last] -= 1


def _part(token: Token, kind: str) -> Token:
    return token._replace(kind=kind, name="span", text="")
