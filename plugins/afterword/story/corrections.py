"""`corrections.csv`: what a person knows better than the files.

    file,url,title,author,chapter,chapter_title,prose_starts,accept
    found/untitled.txt,,The Farthing,quill & ash,3,Michaelmas,The ledger was wrong by,A401

One row a raw file. An empty cell corrects nothing; `-` says that there is none, or that nobody knows; `;` parts
several values. Further rows of the same file, with another `chapter`, speak of that chapter of it. A cell that says
what its column `was:…` says was written by Afterword, and corrects nothing (see `as_written`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .as_written import corrected_cells, number_of
from .cells import NONE, Row, read_table
from .columns import codes_in, column_of, field_of, is_column, objection, values_in
from .findings import finding
from .mask import mask_text
from .model import Finding, Origin, Stated

NAME = "corrections.csv"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one row says."""

    file: str
    line: int
    fields: tuple[Stated, ...] = ()
    url: str = ""
    chapter: int | None = None
    """Which chapter of the file it speaks of."""
    renumbers: bool = False
    """Whether a person says that number, and not the file."""
    chapter_title: str | None = None
    prose_starts: str = ""
    accept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Corrections:
    """The whole sheet: rows by file (path below the stories folder), and what is wrong with it."""

    rows: Mapping[str, tuple[Correction, ...]]
    findings: tuple[Finding, ...] = ()

    def of(self, file: str) -> tuple[Correction, ...]:
        """Return the rows of a file."""
        return self.rows.get(path_of(file), ())


NOTHING = Corrections({})


def read_corrections(text: str) -> Corrections:
    """Return the corrections of the text of a sheet, and a finding for whatever in it cannot be one."""
    try:
        table = read_table(text)
    except csv.Error as error:
        return Corrections({}, (finding("A605", NAME, reason=str(error)),))
    columns = tuple(map(column_of, table.columns))
    if columns and "file" not in columns:
        return Corrections({}, (finding("A605", NAME, 1, reason="it has no column “file”"),))
    findings = [finding("A602", NAME, 1, column=name) for name in columns if not is_column(name)]
    rows: dict[str, tuple[Correction, ...]] = {}
    for row in table.rows:
        cells = {name: text for name, cell in zip(columns, row.cells, strict=False) if (text := _in_a_line(cell))}
        beyond = [cell for cell in row.cells[len(columns) :] if cell.strip()]
        wrong = [
            _wrong(row, "cell", cell, "Put a value that has a comma in it into quotation marks.") for cell in beyond
        ]
        file = next((path_of(cell) for name, cell in zip(columns, row.cells, strict=False) if name == "file"), "")
        if file:
            correction, objections = _correction(file, row, cells)
            rows[file] = (*rows.get(file, ()), correction)
            wrong += objections
        findings.extend(wrong)
    return Corrections(rows, tuple(findings))


def path_of(cell: str) -> str:
    """Return the path that a cell names: below the stories folder, with slashes, whatever system it was written on."""
    return cell.strip().replace("\\", "/")


def _in_a_line(cell: str) -> str:
    return " ".join(cell.split())


def unmatched(corrections: Corrections, files: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for every row whose file is not among the files."""
    present = frozenset(map(path_of, files))
    return tuple(
        finding("A601", NAME, row.line, path=file)
        for file, rows in corrections.rows.items()
        if file not in present
        for row in rows
    )


def _correction(file: str, row: Row, cells: Mapping[str, str]) -> tuple[Correction, list[Finding]]:
    fields: list[Stated] = []
    findings: list[Finding] = []
    good: dict[str, str] = {}
    changed = corrected_cells(cells)
    spoken = changed | ({"chapter": cells["chapter"]} if "chapter" in cells else {})
    for column, text in spoken.items():
        field = field_of(column)
        if expected := objection(column, text):
            findings.append(_wrong(row, column, text, expected))
        elif field:
            fields.append(Stated(field, values_in(column, text), "", row.line, Origin.CORRECTED, NAME))
        else:
            good[column] = text if column == "url" else mask_text(text)
    chapter = good.get("chapter", NONE)
    correction = Correction(
        file,
        row.line,
        tuple(fields),
        good.get("url", ""),
        int(number_of(chapter)) if chapter != NONE else None,
        "chapter" in changed,
        good.get("chapter_title"),
        good.get("prose_starts", ""),
        frozenset(codes_in(good.get("accept", ""))),
    )
    return correction, findings


def _wrong(row: Row, column: str, text: str, expected: str) -> Finding:
    return finding("A603", NAME, row.line, value=text[:60], row=row.number, column=column, expected=expected)
