"""How the theme writes dates and numbers: one way everywhere, whatever the machine's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from .story.plural import counted

_MONTHS = "January February March April May June July August September October November December".split()
_WORDS_A_MINUTE = 250


def day(date: datetime.date) -> str:
    """Return a date as `6 June 2007`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def number(count: int) -> str:
    """Return a number with its thousands apart: `13,723`."""
    return f"{count:,}"


def reading_time(words: int) -> str:
    """Return how long a text takes to read: `4 min`, `2 h 5 min`."""
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "number": number,
    "counted": counted,
    "reading_time": reading_time,
}
