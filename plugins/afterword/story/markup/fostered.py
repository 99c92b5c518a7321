"""Keep the room between words that stand in a table and in none of its cells.

    <table><b>Characters:</b> <i>Ada</i><tr><td>cell</td></tr></table>

A browser moves such words out, in front of the table, but leaves the white space between them where it was. Put into
an element of its own it goes with them. Words of two rows meet there, with nothing between: they get a space.

A parser looks for the place in front of the table from the beginning, once for each element that it moves. So of the
thousands that a page may have there, which no table has, most lose their tags; their words stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from . import elements
from .lex import Token

ROOM = "room"
"""The kind of a token that is white space to be put into an element of its own."""
_ROWS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_PARTS = _ROWS | {"td", "th", "caption"}
_INLINE = elements.INLINE | {"img"}
_MOST = 1000
"""Elements of one page that a parser may have to move."""


def fostered(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, with white space that would be left behind in a table marked as such."""
    inside = _Inside()
    moved = have_moved = False
    many, bare = 0, _Bare()
    for token in tokens:
        if inside.parts and inside.parts[-1] in _ROWS and token.name not in _PARTS:
            many += token.kind == "open"
            if many > _MOST:
                yield from bare.words(token, apart=have_moved and not moved)
                moved = have_moved = True
                continue
        if token.kind == "text" and not token.text.strip() and moved:
            yield token._replace(kind=ROOM)
            continue
        if token.name in _PARTS:
            inside.take(token)
            moved = False
        elif inside.parts and inside.parts[-1] in _ROWS:
            goes = token.kind == "text" or token.name in _INLINE
            if goes and have_moved and not moved:
                yield token._replace(kind=ROOM, name="", text=" ")
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


class _Bare:
    """Words without the tags around them; what parted two of them is a space."""

    def __init__(self) -> None:
        """Begin with nothing to be parted."""
        self._is_apart = False

    def words(self, token: Token, *, apart: bool) -> Iterator[Token]:
        """Yield the words of a token, a space before them where there is one to be."""
        text = token.attributes.get("alt", "") if token.name == "img" else token.text if token.kind == "text" else ""
        parts = token.name in elements.BLOCKS or token.name == "br" or (bool(text) and not text.strip())
        self._is_apart = self._is_apart or apart or parts
        if text.strip():
            yield token._replace(kind="text", name="", text=f" {text}" if self._is_apart else text)
            self._is_apart = False
