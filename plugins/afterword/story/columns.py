"""The columns of the corrections sheet: what each is called, which field it means, and what its cells may hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from .as_written import DATES, WAS, number_of
from .cells import NONE
from .dates import read_date
from .facets import FACETS
from .fields import COMPLETE, IN_PROGRESS
from .findings import CODES
from .mask import mask_text
from .prose.render import LINK

SEVERAL = ";"
LABEL = "label:"
_LISTS = ("rating", "fandom", "category", "character", "relationship", "genre", "warning", "challenge", "series")
_MOST_DIGITS = 4
"""Of a chapter's number."""
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


def column_of(name: str) -> str:
    """Return a column's own name; that of a site's label keeps its case."""
    name = name.strip()
    if name.lower().startswith(WAS):
        return WAS + column_of(name[len(WAS) :])
    if name.lower().startswith(LABEL):
        return LABEL + name[len(LABEL) :]
    return _ALIASES.get(name.lower(), name.lower())


def is_column(name: str) -> bool:
    """Return whether a column is one that means something, or has no name."""
    name = name.removeprefix(WAS)
    return not name or name in COLUMNS or name.startswith(LABEL)


def field_of(column: str) -> str | None:
    """Return the field that a column means, or None where it means none of a story."""
    return column if column.startswith(LABEL) else _FIELD_OF.get(column)


def values_in(column: str, text: str) -> tuple[str, ...]:
    """Return the values that a cell says, in comparable form; none where it says that there is none."""
    if text == NONE:
        return ()
    if column in DATES:
        return (str(read_date(text)),)
    if column == "words":
        return (number_of(text),)
    if column in _ONE_VALUE:
        return (text.casefold() if column == "status" else mask_text(text),)
    return tuple(mask_text(value.strip()) for value in text.split(SEVERAL) if value.strip())


def codes_in(text: str) -> list[str]:
    """Return the codes of findings in a cell."""
    return [code for code in re.split(r"[;,\s]+", text.upper()) if code and code != NONE]


def objection(column: str, text: str) -> str:
    """Return what a cell should have held, or nothing where it is right."""
    if text == NONE or column not in _RIGHT:
        return ""
    is_right, expected = _RIGHT[column]
    return "" if is_right(text) else expected


_RIGHT: dict[str, tuple[Callable[[str], object], str]] = {
    **dict.fromkeys(
        DATES,
        (
            read_date,
            "Write the date as YYYY-MM-DD: 2007-05-29. A spreadsheet leaves it so in a column of the format “text”.",
        ),
    ),
    "status": (lambda text: text.casefold() in (COMPLETE, IN_PROGRESS), f"Write “{COMPLETE}” or “{IN_PROGRESS}”."),
    "words": (number_of, "Write the number alone: 7157."),
    "chapter": (lambda text: 0 < len(number_of(text)) <= _MOST_DIGITS, "Write the number of the chapter: 4."),
    "url": (LINK.match, "Write the whole address: http://archive.example/viewstory.php?sid=7."),
    "accept": (lambda text: set(codes_in(text)) <= set(CODES), "Write codes of findings: A401; A405."),
}
"""For a column that takes not just any text: what is right, and what to write."""
