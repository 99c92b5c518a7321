"""Tables as spreadsheets read and write them: no cell of ours is a formula, and each reads back as it was.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a calculation, and a file's name or a title may
begin with anything. An apostrophe before it makes it text; it is taken off again when the table is read.

Where commas part decimals, a spreadsheet takes semicolons for what parts cells, whatever is quoted: there the words
behind a semicolon in a title begin a cell too, and behind a line end a row. So an apostrophe comes before those too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

NONE = "-"
"""A cell that says “none”: a hyphen alone calculates nothing."""
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide ones are taken for the others
_WITHIN = r"['\"]*[=+\-@＝＋－＠](?!\))"  # what nods and winks, as ;-) does, calculates nothing
_BEFORE_WITHIN = re.compile(rf"(?<=[,;\t\r\n])(?={_WITHIN})")
_MARKED_WITHIN = re.compile(rf"(?<=[,;\t\r\n])'(?={_WITHIN})")
_SEPARATORS = ",;\t"


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, the line of the file where it ends, and its cells."""

    number: int
    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table: its first row, the others, and what parts its cells."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    separator: str = ","


def read_table(text: str) -> Table:
    """Return the table of a text, parted by commas, semicolons or tabs.

    Raises `csv.Error` where it is no table; the message says which line is wrong.
    """
    text = text.removeprefix("\ufeff")
    header = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = [
            Row(number, reader.line_num, tuple(map(_as_meant, cells)))
            for number, cells in enumerate(reader, 1)
            if cells
        ]
    except csv.Error as error:
        message = f"line {reader.line_num}: {error}"
        raise csv.Error(message) from error
    return Table(rows[0].cells, tuple(rows[1:]), separator) if rows else Table()


def write_table(columns: Iterable[str], rows: Iterable[Iterable[str]], separator: str = ",", end: str = "\r\n") -> str:
    """Return the text of a table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerows(_as_text(row) for row in (columns, *rows))
    return out.getvalue()


def _as_text(cells: Iterable[str]) -> list[str]:
    return [f"'{text}" if text != NONE and _FORMULA.match(text) else text for text in map(_marked, cells)]


def _marked(cell: str) -> str:
    return _BEFORE_WITHIN.sub("'", cell)


def _as_meant(cell: str) -> str:
    text = _MARKED_WITHIN.sub("", cell)
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
