"""The corrections sheet, prefilled: a row for every file, with what a person wrote kept and what is known as a hint."""

from __future__ import annotations

import csv
import io
import re

from ..story.archive import Archive
from ..story.corrections import COLUMNS, NONE, SEVERAL, Correction, Corrections
from ..story.model import Outcome

_FORMULA = re.compile(r"[=+\-@\t\r]")
_FIELDS = {"author": "authors"}


def write_sheet(archive: Archive, corrections: Corrections) -> str:
    """Return `corrections.csv` with every row that it had, and an empty one for each file that lacks a title or author.

    Reading it back changes nothing until a person fills something in.
    """
    out = io.StringIO(newline="")
    labels = sorted(
        {
            field.field
            for rows in corrections.rows.values()
            for row in rows
            for field in row.fields
            if field.field.startswith("label:")
        }
    )
    columns = (*COLUMNS, *labels)
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for rows in corrections.rows.values():
        writer.writerows(_as_written(row) for row in rows)
    writer.writerows({"file": path} for path in _wanting(archive) if path not in corrections.rows)
    return out.getvalue()


def _wanting(archive: Archive) -> list[str]:
    """Return the files that a person could help with: something of their story is not known."""
    stories = {story.id: story for story in archive.stories}
    asked = {found.file for found in archive.findings}
    known = {
        report.path: stories[report.story]
        for report in archive.files
        if report.story in stories and report.outcome is not Outcome.DUPLICATE
    }
    return [path for path, story in known.items() if path in asked or not story.title or not story.authors]


def _as_written(row: Correction) -> dict[str, str]:
    cells = {
        "file": row.file,
        "url": row.url,
        "prose_starts": row.prose_starts,
        "accept": SEVERAL.join(sorted(row.accept)),
    }
    cells["chapter"] = str(row.chapter) if row.chapter is not None else ""
    cells["chapter_title"] = row.chapter_title or ""
    for field in row.fields:
        column = next((name for name, own in _FIELDS.items() if own == field.field), field.field)
        cells[column] = SEVERAL.join(field.values) if field.values else NONE
    return {column: _safe(text) for column, text in cells.items()}


def _safe(text: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return f"'{text}" if text != NONE and _FORMULA.match(text) else text
