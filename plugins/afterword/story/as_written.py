"""Which cells of a row are a person's word: those that do not say what Afterword itself wrote there.

    file,title,published,was:title,was:published
    a.txt,The Farthing,2007-05-29,Farthing,2007-05-29

`check --write-corrections` shows what was understood, so that one need only change it, and writes it twice: into the
cell, and into a column of its own. A cell that still says the same says nothing. So a row that nobody has touched
never holds back a better reading of its file; and what a spreadsheet makes of dates and numbers it makes of both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .dates import read_date

WAS = "was:"
DATES = ("published", "updated")
_NUMBER = re.compile(r"[0-9]{1,3}([,.'’ ])[0-9]{3}(?:\1[0-9]{3})?|[0-9]{1,9}")


def corrected_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row that were changed since they were written, or that a person wrote."""
    return {
        column: text
        for column, text in cells.items()
        if not column.startswith(WAS) and not is_as_written(column, text, cells.get(f"{WAS}{column}", ""))
    }


def is_as_written(column: str, text: str, was: str) -> bool:
    """Return whether a cell says what was written there, though a spreadsheet may have put it in another form."""
    return text == was or bool(text and was and _meaning(column, text) == _meaning(column, was))


def number_of(text: str) -> str:
    """Return the digits of a number that a cell says, with or without marks between thousands; empty for none.

    >>> number_of("7157"), number_of("7,157"), number_of("7 157"), number_of("71,57")
    ('7157', '7157', '7157', '')
    """
    return re.sub(r"[^0-9]", "", text) if _NUMBER.fullmatch(text) else ""


def _meaning(column: str, text: str) -> object:
    """Return what two forms of one value have in common."""
    if column in DATES:
        return read_date(text) or text
    if column == "words":
        return number_of(text) or text
    return re.sub(r"\s*;\s*", ";", text)
