r"""The text of a MySQL dump to its rows, read as a stream: what it holds may be larger than the memory.

    CREATE TABLE `fanfiction_ratings` (
      `rid` int(11) NOT NULL auto_increment,
      `rating` varchar(60) NOT NULL default '');
    INSERT INTO `fanfiction_ratings` VALUES (1,'PG'),(2,'Mum\'s the word');
    INSERT INTO fanfiction_ratings VALUES("3", "R");

Read are mysqldump, phpMyAdmin, Sequel Pro (names of the columns in each INSERT or in CREATE TABLE) and the backup that
eFiction makes by itself, which names none. Everything else in a dump is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

Value = bytes | None

_CHUNK, _HEAD, _LONGEST = 1 << 20, 1 << 16, 1 << 26
"""Bytes: of what is read at once, of the longest head of a statement, and of the longest value."""
_NAME = rb"[`\"]?(?:[\w$-]+[`\"]?\.[`\"]?)?([\w$-]+)[`\"]?"
_INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*(?:INTO\s+)?"
    + _NAME
    + rb"\s*(?:\(([^()]*)\)\s*)?VALUES?\s*(?=\()",
    re.IGNORECASE,
)
_CREATE = re.compile(rb"CREATE\s+(?:TEMPORARY\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s*)?" + _NAME + rb"\s*\(", re.IGNORECASE)
_STRING = rb"'[^'\\]*(?:(?:\\.|'')[^'\\]*)*'|\"[^\"\\]*(?:(?:\\.|\"\")[^\"\\]*)*\""
_BETWEEN = re.compile(rb"(?:\s+|--[ \t-][^\n]*\n|--\n|#[^\n]*\n|/\*(?!!)[^*]*\*+(?:[^/*][^*]*\*+)*/|;)+")
_REST = re.compile(rb"(?:[^;'\"`]++|" + _STRING + rb"|`[^`]*`)*+;", re.DOTALL)
"""A statement that is passed over, to its end."""
_VALUE = re.compile(
    rb"\s*(?:_\w+\s*)?(?:(" + _STRING + rb")|(?:0x|[xX]')([0-9A-Fa-f]*)'?|(NULL)|([-+.\w]+))\s*([,)])",
    re.DOTALL | re.IGNORECASE,
)
_NEXT = re.compile(rb"\s*([,;])\s*")
_COLUMN = re.compile(rb"(?:\(|,\s*\n?)\s*[`\"]?(\w+)[`\"]?\s+[a-z]+", re.IGNORECASE)
_NO_COLUMNS = frozenset((b"primary", b"key", b"unique", b"index", b"constraint", b"fulltext", b"foreign", b"check"))
_ESCAPED = re.compile(rb"\\(.)|''", re.DOTALL)
_ESCAPED_DOUBLE = re.compile(rb"\\(.)|\"\"", re.DOTALL)
_ESCAPES = {b"0": b"\0", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"Z": b"\x1a"}


class Row(NamedTuple):
    """One row: its table, the names of its columns if the dump says them, its values, and the line it begins in."""

    table: str
    columns: tuple[str, ...]
    values: tuple[Value, ...]
    line: int


class CutError(Exception):
    """The dump ends in the middle of a row, or cannot be read on; `line` is where."""

    def __init__(self, line: int) -> None:
        """Remember the line."""
        super().__init__(f"it cannot be read on from line {line}")
        self.line = line


class _Stream:
    """A part of a stream that begins at a place and grows as far as is asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.data = b""
        self.at = 0
        self.line = 1
        self.is_whole = False

    def grow(self) -> bool:
        """Read as much again as is at hand, and drop what was read; return whether there was more."""
        self.data = self.data[self.at :]
        self.at = 0
        more = self._stream.read(max(_CHUNK, len(self.data)))
        self.is_whole = not more
        self.data += more
        return bool(more)

    def match(self, pattern: re.Pattern[bytes], *, far: bool = False) -> re.Match[bytes] | None:
        """Match at the place, and go behind it. More is read for what reaches the end of what is at hand.

        A value may reach far: for one that is not found, more is read as well.
        """
        if len(self.data) - self.at < _HEAD and not self.is_whole:
            self.grow()
        found = pattern.match(self.data, self.at)
        while not self.is_whole and (found.end() == len(self.data) if found else far and self._is_short()):
            self.grow()
            found = pattern.match(self.data, self.at)
        if found:
            self.go(found.end())
        return found

    def _is_short(self) -> bool:
        return len(self.data) - self.at < _LONGEST

    def go(self, to: int) -> None:
        """Go to a place, lines counted."""
        self.line += self.data.count(b"\n", self.at, to)
        self.at = to


def rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield every row of a dump, in order. Raises `CutError` where the dump is cut off or is no dump any more."""
    source = _Stream(stream)
    columns: dict[str, tuple[str, ...]] = {}
    source.grow()
    while True:
        source.match(_BETWEEN)
        if source.at == len(source.data) and not source.grow():
            return
        if found := source.match(_INSERT):
            table = _text(found[1])
            named = tuple(map(_text, re.findall(rb"\w+", found[2]))) if found[2] else columns.get(table, ())
            yield from _values(source, table, named)
        elif created := _created(source):
            columns[created[0]] = created[1]
        elif not source.match(_REST, far=True):
            raise CutError(source.line)


def _created(source: _Stream) -> tuple[str, tuple[str, ...]] | None:
    """Return the name of a table that is made here and those of its columns."""
    found = source.match(_CREATE)
    if not found:
        return None
    name = found[1]
    source.go(source.at - 1)
    whole = source.match(_REST, far=True)
    if not whole:
        raise CutError(source.line)
    names = (each[1] for each in _COLUMN.finditer(whole[0]))
    return _text(name), tuple(_text(each) for each in names if each.lower() not in _NO_COLUMNS)


def _values(source: _Stream, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of one INSERT."""
    while True:
        line = source.line
        yield Row(table, columns, _row(source), line)
        found = source.match(_NEXT)
        if not found or found[1] == b";":
            return


def _row(source: _Stream) -> tuple[Value, ...]:
    source.go(source.at + 1)
    values: list[Value] = []
    while found := source.match(_VALUE, far=True):
        values.append(_value(found))
        if found[5] == b")":
            return tuple(values)
    raise CutError(source.line)


def _value(found: re.Match[bytes]) -> Value:
    quoted, digits, null, word = found.group(1, 2, 3, 4)
    if quoted is not None:
        inner = quoted[1:-1]
        if b"\\" not in inner and quoted[:1] * 2 not in inner:
            return inner
        return (_ESCAPED if quoted[:1] == b"'" else _ESCAPED_DOUBLE).sub(_unescaped, inner)
    if digits is not None:
        return bytes.fromhex(_text(digits if len(digits) % 2 == 0 else b"0" + digits))
    return None if null else word


def _unescaped(found: re.Match[bytes]) -> bytes:
    letter = found[1]
    return _ESCAPES.get(letter, letter) if letter is not None else found[0][:1]


def _text(name: bytes) -> str:
    return name.decode("latin-1")
