"""Dates as archives print them. A date in numbers is read only where its order is known or proves itself."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    1: "january jan januar jänner janvier janv enero ene gennaio gen",
    2: "february feb februar février févr febrero febbraio",
    3: "march mar märz mrz mars marzo",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio mag",
    6: "june jun juni juin junio giugno giu",
    7: "july jul juli juillet juil julio luglio lug",
    8: "august aug août agosto ago",
    9: "september sep sept septembre septiembre settembre set",
    10: "october oct oktober okt octobre octubre ottobre ott",
    11: "november nov novembre noviembre",
    12: "december dec dezember dez décembre déc diciembre dic dicembre",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_BESIDES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
    " st nd rd th er of the de den le la del am pm at um à uhr gmt utc z est edt cst cdt mst mdt pst pdt cet".split()
)
"""Words that a date may have beside its month."""
_TIME = re.compile(r"(?<=\d)t(?=\d\d:)|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?\s*(?:[+-]\d\d:?\d\d)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LONGEST_YEAR = 4
_PIVOT = 70
"""A year of two digits from here on is of the last century: no archive is older."""


def read_date(text: str, order: str = "") -> datetime.date | None:
    """Return the date that a text states, or None: where it states none, or one that could be two.

    `order` is the site's own for dates in numbers: `dmy`, `mdy`, `ymd`, or empty where nobody knows it.

    >>> read_date("May 29, 2007"), read_date("29.05.07"), read_date("05/06/07"), read_date("05/06/07", "mdy")
    (datetime.date(2007, 5, 29), datetime.date(2007, 5, 29), None, datetime.date(2007, 5, 6))
    """
    text = _TIME.sub(" ", text.lower())
    words = _WORD.findall(text)
    months = [MONTHS[word] for word in words if word in MONTHS]
    if len(months) > 1 or not all(word in MONTHS or word in _BESIDES for word in words):
        return None
    month = months[0] if months else None
    if compact := _COMPACT.fullmatch(text.strip()):
        return _date(compact[1], int(compact[2]), compact[3])
    numbers = _NUMBER.findall(text)
    if any(len(number) > _LONGEST_YEAR for number in numbers):
        return None
    if month and len(numbers) == 2:  # noqa: PLR2004 - day and year
        day, year = reversed(numbers) if _is_year(numbers[0]) else numbers
        return _date(year, month, day)
    if month or len(numbers) != 3:  # noqa: PLR2004 - day, month, year
        return None
    orders = ["ymd"] if _is_year(numbers[0]) else [order] if order else ["dmy", "mdy"]
    readings = {_in_order(numbers, each) for each in orders} - {None}
    return readings.pop() if len(readings) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Return whether a text is a date in numbers that could be two dates."""
    return read_date(text) is None and read_date(text, "dmy") is not None and read_date(text, "mdy") is not None


def proved_order(text: str) -> str:
    """Return the order of day and month that a date in numbers proves, empty where it proves none.

    >>> proved_order("29/05/07"), proved_order("05-29-2007"), proved_order("05/06/07"), proved_order("2007-05-29")
    ('dmy', 'mdy', '', '')
    """
    orders = [order for order in ("dmy", "mdy") if read_date(text, order)]
    return orders[0] if len(orders) == 1 else ""


def _is_year(number: str) -> bool:
    """Whether a number has more digits than a day, a month or a shortened year."""
    return len(number) > 2  # noqa: PLR2004 - that many


def _in_order(numbers: list[str], order: str) -> datetime.date | None:
    parts = dict(zip(order, numbers, strict=True))
    return _date(parts["y"], int(parts["m"]), parts["d"])


def _date(year: str, month: int, day: str) -> datetime.date | None:
    full = int(year) if _is_year(year) else int(year) + (1900 if int(year) >= _PIVOT else 2000)
    try:
        return datetime.date(full, month, int(day))
    except ValueError:
        return None
