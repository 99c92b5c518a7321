"""The quick way to the lines of a page: for one whose tags all nest as they are written.

    <div><p>It was <i>late.</i></p><p>Nobody came.</div>

Such a page needs no parser to say what its tree is: what it closes is what it opened last, or what any browser closes
by itself there, as the second paragraph above. Whatever could be read in two ways (`<b><p>`, `<grin>`, words between
the cells of a table) is left to the long way, by `lex`, `tame` and `walk`; a test holds that both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..limits import SHIPPED, Limits
from ..page import Line
from ..words import unprinted
from . import elements
from .lex import Token, characters, last_ends
from .nesting import CLOSE_OTHERS, CLOSED_BEFORE, CLOSED_WITH, HOLDS, INLINE, LINES, WORDS
from .pen import Open, Pen, within
from .tags import Tag, tag_of

_PIECES = re.compile(
    r"(<!--.*?-->|"
    + "|".join(rf"<{name}(?=[\s/>])[^<>]*>.*?</{name}\s*>" for name in sorted(elements.CODE))
    + r"|<pre(?=[\s/>])[^<>]*>\n?|<[^<>]*>)",
    re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(rf"<({'|'.join(sorted(elements.CODE))})(?=[\s/>])", re.IGNORECASE)
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that parsers change, each in its own way."""
_BLANK = " \t\n"


class Tidy(NamedTuple):
    """A page read: its lines, its text as a reader sees it, and the tokens that tell of the page as a whole."""

    lines: tuple[Line, ...]
    visible: str
    head: tuple[Token, ...]


def read_tidy(source: str, limits: Limits = SHIPPED) -> Tidy | None:
    """Return an HTML text read; None where its tags do not prove by themselves what its tree is, or meet a limit."""
    if not _ends_all(source):
        return None
    pieces = _PIECES.split(source)
    texts, pieces = pieces[::2], pieces[1::2]
    known = {piece: tag_of(piece) for piece in set(pieces)}
    most = min(limits.attributes, SHIPPED.attributes)  # which is how many a tag is remembered with
    if any(tag is None or tag.many > most for tag in known.values()):
        return None
    if "<" in "".join(texts) or _ODD.search(unprinted(source)):
        return None
    reader = _Reader(limits.nesting)
    try:
        reader.read(zip(texts, (*map(known.get, pieces), None), strict=True))
    except _UntidyError:
        return None
    return Tidy(tuple(reader.pen.lines), "".join(reader.visible), tuple(reader.head))


def _ends_all(source: str) -> bool:
    """Whether every comment and all code is closed: an end that never comes would be looked for from each of them."""
    ends = last_ends(source)
    return source.rfind("<!--") <= ends["comment"] and all(
        found.start() < ends.get(found[1].lower(), -1) for found in _CODE.finditer(source)
    )


class _UntidyError(Exception):
    """Here only a parser can say what the tree is."""


class _Reader:
    """What is open at one place of a page, by name and as the pen needs it, and what was read so far."""

    def __init__(self, deepest: int) -> None:
        """Begin at the beginning of a page."""
        self._deepest = deepest
        self.pen = Pen()
        self.visible: list[str] = []
        self.head: list[Token] = []
        self._names = [""]
        self._open = [Open()]
        self._line = 1
        self._pre = -1

    def read(self, pieces: Iterable[tuple[str, Tag | None]]) -> None:
        """Read a page in pieces: text, and the tag that follows it; none follows the last. Raises `_UntidyError`."""
        steps = {"block": self._block, "inline": self._inline, "close": self._close, "br": self._br, "img": self._img}
        words = ""
        for text, tag in pieces:
            if text:
                words += self._resolved(text) if "&" in text else text
                self._line += text.count("\n")
            if tag and tag.kind == "nothing":  # which parts no two words
                self._line += tag.lines
                if tag.token:
                    self.head.append(tag.token)
                continue
            if tag and tag.kind == "close" and tag.name != self._names[-1] and self._is_stray(tag.name):
                words += "\n" if tag.name in elements.BLOCKS else ""
                self._line += tag.lines
                continue
            if words:
                self._write(words)
                words = ""
            if tag:
                steps[tag.kind](tag)
                self._line += tag.lines
        while self._names[-1]:
            self._pop()
        self.pen.end(self._open[-1])

    def _is_stray(self, name: str) -> bool:
        """Whether a tag closes what is nowhere open: a browser leaves it out, though the end of a block parts words."""
        return name not in self._names and name not in CLOSE_OTHERS

    def _resolved(self, text: str) -> str:
        text = characters(text)
        if _ODD.search(text):
            raise _UntidyError
        return text

    def _write(self, text: str) -> None:
        if len(self.visible) == self._pre and text.startswith("\n"):  # a line end by another name, which may count
            raise _UntidyError
        self.visible.append(text)
        if self._names[-1] in WORDS:
            self.pen.write(text, self._open[-1])
        elif text.strip(_BLANK):
            raise _UntidyError

    def _block(self, tag: Tag) -> None:
        names = self._names
        for closed in CLOSED_BEFORE[tag.name]:
            if names[-1] == closed:
                self._pop()
        if tag.name == "tr" and names[-1] == "table":  # whose rows a browser puts into a body
            self._push("tbody", self.pen.block("tbody", {}, self._open[-1], self.pen.number))
        if names[-1] in INLINE and ("p" in names or "pre" in names):  # further out; the one might end here
            raise _UntidyError
        if (
            tag.name not in HOLDS.get(names[-1], ())
            or len(names) > self._deepest
            or (tag.is_unique and tag.name in names)
        ):
            raise _UntidyError
        self.visible.append("\n")
        inside = self.pen.block(tag.name, tag.attributes, self._open[-1], self._line)
        if tag.name == "pre":
            self._pre = len(self.visible)
        if tag.name not in elements.VOID:
            self._push(tag.name, inside)

    def _inline(self, tag: Tag) -> None:
        if (
            self._names[-1] not in LINES
            or len(self._names) > self._deepest
            or (tag.is_unique and tag.name in self._names)
        ):
            raise _UntidyError
        here = self._open[-1]
        self._push(tag.name, within(here, tag.style) if tag.style else here)

    def _close(self, tag: Tag) -> None:
        for closed in CLOSED_WITH.get(tag.name, ()):
            if self._names[-1] == closed:
                self._pop()
        if self._names[-1] != tag.name:
            raise _UntidyError
        self._pop()
        if tag.name in elements.BLOCKS:
            self.visible.append("\n")

    def _br(self, tag: Tag) -> None:
        del tag
        if self._names[-1] not in LINES:
            raise _UntidyError
        self.visible.append("\n")
        self.pen.end(self._open[-1], keep_blank=True)

    def _img(self, tag: Tag) -> None:
        if self._names[-1] not in LINES:
            raise _UntidyError
        alt = tag.attributes.get("alt", "")
        self.visible.append(alt)
        self.pen.picture(alt, self._open[-1])

    def _push(self, name: str, inside: Open) -> None:
        self._names.append(name)
        self._open.append(inside)

    def _pop(self) -> None:
        inside = self._open.pop()
        if self._names.pop() in elements.BLOCKS:
            self.pen.end(inside)
