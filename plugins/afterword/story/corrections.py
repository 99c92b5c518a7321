"""`corrections.csv`: what a person knows better than the files.

    file,url,title,author,chapter,chapter_title,prose_starts,accept
    found/untitled.txt,,The Farthing,quill & ash,3,Michaelmas,The ledger was wrong by,A401

One row a raw file. An empty cell corrects nothing; `-` says that there is none, or that nobody knows; `;` parts
several values. Further rows of the same file, with another `chapter`, speak of that chapter of it.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .facets import FACETS
from .fields import COMPLETE, IN_PROGRESS
from .findings import finding
from .model import Finding, Origin, Stated

NAME = "corrections.csv"
NONE = "-"
SEVERAL = ";"
LABEL = "label:"
_LISTS = ("rating", "fandom", "category", "character", "relationship", "genre", "warning", "challenge", "series")
_ONE_VALUE = ("title", "summary", "status", "published", "updated", "words", "language")
_FIELD_OF = {"author": "authors"} | {name: name for name in (*_ONE_VALUE, *_LISTS)}
COLUMNS = (
    "file",
    "url",
    "title",
    "author",
    *_LISTS,
    *_ONE_VALUE[1:],
    "chapter",
    "chapter_title",
    "prose_starts",
    "accept",
)
"""Every column there is, in the order in which the sheet is written."""
_ALIASES = {facet.plural: facet.name for facet in FACETS} | {"authors": "author", "words_stated": "words"}
_CODE = re.compile(r"A\d{3}$")


@dataclass(frozen=True, slots=True)
class Correction:
    """What one row says."""

    file: str
    line: int
    fields: tuple[Stated, ...] = ()
    url: str = ""
    chapter: int | None = None
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
        return self.rows.get(file, ())


NOTHING = Corrections({})


def read_corrections(text: str) -> Corrections:
    """Return the corrections of a CSV text, parted by commas, semicolons or tabs, as spreadsheets write it."""
    text = text.removeprefix("\ufeff")
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    try:
        table = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        return Corrections({}, (finding("A605", NAME, reader.line_num, reason=str(error)),))
    if not table:
        return NOTHING
    columns = [_column(name.strip()) for name in table[0][1]]
    findings = [finding("A602", NAME, 1, column=name) for name in columns if not _is_column(name)]
    rows: dict[str, tuple[Correction, ...]] = {}
    for line, cells in table[1:]:
        row = {name: _cell(cell) for name, cell in zip(columns, cells, strict=False) if _cell(cell)}
        if file := row.pop("file", "").replace("\\", "/"):
            correction, wrong = _correction(file, line, row)
            rows[file] = (*rows.get(file, ()), correction)
            findings.extend(wrong)
    return Corrections(rows, tuple(findings))


def unmatched(corrections: Corrections, files: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for every row whose file is not among the files."""
    present = frozenset(files)
    return tuple(
        finding("A601", NAME, row.line)
        for file, rows in corrections.rows.items()
        if file not in present
        for row in rows
    )


def _column(name: str) -> str:
    """Return a column's own name; that of a site's label keeps its case."""
    if name.lower().startswith(LABEL):
        return LABEL + name[len(LABEL) :]
    return _ALIASES.get(name.lower(), name.lower())


def _is_column(name: str) -> bool:
    return not name or name in COLUMNS or name.startswith(LABEL)


def _cell(text: str) -> str:
    """Return a cell's text; the apostrophe that keeps a spreadsheet from calculating is no part of it."""
    text = text.strip()
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def _correction(file: str, line: int, row: Mapping[str, str]) -> tuple[Correction, list[Finding]]:
    fields: list[Stated] = []
    findings: list[Finding] = []
    for column, text in row.items():
        field = column if column.startswith(LABEL) else _FIELD_OF.get(column)
        if field is None:
            continue
        if expected := _objection(column, text):
            findings.append(finding("A603", NAME, line, value=text, column=column, expected=expected))
        else:
            fields.append(Stated(field, _values(column, text), "", line, Origin.CORRECTED, NAME))
    chapter = row.get("chapter", "")
    if chapter and not chapter.isdecimal() and chapter != NONE:
        findings.append(
            finding(
                "A603",
                NAME,
                line,
                value=chapter,
                column="chapter",
                expected="Write the number of the chapter: 4.",
            )
        )
    accept = frozenset(code for code in re.split(r"[;,\s]+", row.get("accept", "")) if _CODE.match(code))
    correction = Correction(
        file,
        line,
        tuple(fields),
        row.get("url", ""),
        int(chapter) if chapter.isdecimal() else None,
        row.get("chapter_title"),
        row.get("prose_starts", ""),
        accept,
    )
    return correction, findings


def _values(column: str, text: str) -> tuple[str, ...]:
    if text == NONE:
        return ()
    if column in _ONE_VALUE:
        return (text.casefold() if column == "status" else text,)
    return tuple(value.strip() for value in text.split(SEVERAL) if value.strip())


def _objection(column: str, text: str) -> str:
    """Return what a cell should have held, or nothing where it is right."""
    if text == NONE:
        return ""
    if column in ("published", "updated"):
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            return "Write the date as YYYY-MM-DD: 2007-05-29."
    if column == "status" and text.casefold() not in (COMPLETE, IN_PROGRESS):
        return f"Write “{COMPLETE}” or “{IN_PROGRESS}”."
    if column == "words" and not text.isdecimal():
        return "Write the number alone: 7157."
    return ""
