"""The corrections sheet to fill in: all that stands in it stays, files that lack something get a row.

Each row shows what is known, so that one need only change it. It is written twice, the second time into a column
`was:…`: so a cell that nobody has changed is known for one, corrects nothing, and is brought up to date when the sheet
is written again (see `story.as_written`).
"""

from __future__ import annotations

import csv
from pathlib import Path

from ..content import Content, ContentError
from ..story.archive import Archive
from ..story.as_written import WAS
from ..story.cells import Table, read_table, write_table
from ..story.columns import COLUMNS, column_of
from ..story.corrections import NAME, path_of
from ..story.decode import decode
from .prefill import Key, filled, known_of, wanting


def save_sheet(content: Content, archive: Archive) -> str:
    """Write `corrections.csv` and return in a sentence what was done.

    Raises `ContentError` where it has no place, or where what is in it could not be kept.
    """
    if content.is_plain:
        message = (
            f"{NAME} has no place in a plain folder of files. Make a folder `stories` in {content.root}, move the"
            " files into it, and run this again."
        )
        raise ContentError(message)
    sheet = content.root / NAME
    table = _table(sheet) if sheet.exists() else Table(COLUMNS)
    text = write_sheet(table, archive)
    if sheet.exists() and text == write_table(table.columns, (row.cells for row in table.rows), table.separator):
        return f"Nothing to add to {sheet}: every file that lacks something has its row, and shows what is known."
    beside = sheet.with_name(f".{NAME}.new")
    beside.write_text(text, "utf-8-sig", newline="")
    beside.replace(sheet)
    return f"Written: {sheet}. Change what is wrong and fill in what you know; what you leave as it is changes nothing."


def write_sheet(table: Table, archive: Archive) -> str:
    """Return the text of a sheet: all that stands in it, rows for files that lack something, and what is known."""
    names = [*map(column_of, table.columns)]
    missing = [name for name in COLUMNS if name not in names]
    columns, names = [*table.columns, *missing], [*names, *missing]
    at_file, at_chapter = names.index("file"), names.index("chapter")
    rows = [[*row.cells, *[""] * (len(columns) - len(row.cells))] for row in table.rows]
    keys = [Key(row[at_file], row[at_chapter].strip()) for row in rows]
    there = {(path_of(key.path), chapter) for key in keys for chapter in ("", key.chapter)}
    new = [key for key in wanting(archive) if (path_of(key.path), key.chapter) not in there]
    rows += [[key.path if at == at_file else "" for at in range(len(columns))] for key in new]
    known = list(known_of(archive, (*keys, *new)))
    shown = {name for cells in known for name, text in cells.items() if text}
    more = [was for name in names if name in shown and (was := f"{WAS}{name}") not in names]
    cells = (filled(row, [*names, *more], each) for row, each in zip(rows, known, strict=True))
    return write_table([*columns, *more], cells, table.separator)


def _table(sheet: Path) -> Table:
    text = decode(sheet.read_bytes())
    if text.guessed:
        message = f"{sheet} is left as it is, since its letters had to be guessed: save it as “CSV UTF-8” first."
        raise ContentError(message)
    try:
        table = read_table(text.text)
    except csv.Error as error:
        message = f"{sheet} is left as it is, since it cannot be read ({error}): correct that line first."
        raise ContentError(message) from error
    if not table.columns:
        return Table(COLUMNS)
    if "file" not in map(column_of, table.columns):
        message = f"{sheet} is left as it is, since it has no column `file`: add it to the first row, or move it away."
        raise ContentError(message)
    if long := next(
        (row.number for row in table.rows if any(cell.strip() for cell in row.cells[len(table.columns) :])), None
    ):
        message = f"{sheet} is left as it is, since row {long} has more cells than the first row: correct it first."
        raise ContentError(message)
    return table
