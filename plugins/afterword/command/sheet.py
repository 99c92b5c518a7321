"""The corrections sheet to fill in: all that stands in it stays, and files that lack something get a row."""

from __future__ import annotations

import csv
from pathlib import Path

from ..content import Content, ContentError
from ..story.archive import Archive
from ..story.cells import Table, read_table, write_table
from ..story.corrections import COLUMNS, NAME, column_of, path_of
from ..story.decode import decode
from ..story.model import Outcome


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
    wanting = _wanting(archive, table)
    if sheet.exists() and not wanting:
        return f"Nothing to add to {sheet}: every file that lacks something has its row."
    beside = sheet.with_name(f".{NAME}.new")
    beside.write_text(write_sheet(table, wanting), "utf-8-sig", newline="")
    beside.replace(sheet)
    return f"Written: {sheet}. Fill in what you know; what you leave empty changes nothing."


def write_sheet(table: Table, files: list[str]) -> str:
    """Return the text of a sheet with all its columns and rows as they are, and a row more for each of the files."""
    named = tuple(map(column_of, table.columns))
    columns = (*table.columns, *(name for name in COLUMNS if name not in named))
    at = named.index("file")
    added = [["" if place != at else file for place in range(len(columns))] for file in files]
    return write_table(columns, (*(row.cells for row in table.rows), *added), table.separator)


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
    return table


def _wanting(archive: Archive, table: Table) -> list[str]:
    """Return the files that a person could help with and that have no row: something of their story is not known."""
    at = list(map(column_of, table.columns)).index("file")
    present = {path_of(row.cells[at]) for row in table.rows if len(row.cells) > at}
    stories = {story.id: story for story in archive.stories}
    asked = {found.file for found in archive.findings}
    known = {
        report.path: stories[report.story]
        for report in archive.files
        if report.story in stories and report.outcome is not Outcome.DUPLICATE
    }
    return [
        path
        for path, story in known.items()
        if path_of(path) not in present and (path in asked or not story.title or not story.authors)
    ]
