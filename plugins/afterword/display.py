"""How the theme writes dates, numbers and names: one way everywhere, whatever the machine's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from .cited import CITED, path_of
from .story.model import Prose
from .story.plural import counted
from .story.prose.linked import linked as with_links
from .story.prose.typeset import typeset as typeset_markup
from .story.prose.typeset import typeset_line

_MONTHS = "January February March April May June July August September October November December".split()
_WORDS_A_MINUTE = 250
_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian",
}  # fmt: skip


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


def enumerated(names: Iterable[str]) -> str:
    """Return names as a sentence has them.

    >>> enumerated(["Ash"]), enumerated(["Ash", "Bram"]), enumerated(["Ash", "Bram", "Cleo"])
    ('Ash', 'Ash and Bram', 'Ash, Bram and Cleo')
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


@pass_context
def typeset(context: Context, text: str) -> str:
    """Return a title or a summary with the quotes and dashes that prose is set with, where prose is."""
    return _typeset(text) if context["TYPOGRAPHY"] else text


@pass_context
def typeset_prose(context: Context, prose: Prose) -> Prose:
    """Return notes set as prose is, and linked."""
    return linked(context, _typeset_prose(prose) if context["TYPOGRAPHY"] else prose)


@pass_context
def linked(context: Context, prose: Prose) -> Prose:
    """Return prose whose links to stories of this archive lead to them."""

    def here(url: str) -> str | None:
        path = path_of(url, context[CITED])
        return None if path is None else f"{context['SITEURL']}/{path}"

    return with_links(prose, here)


def language(code: str) -> str:
    """Return the English name of a language, or the code itself where we have none.

    >>> language("fr"), language("cy")
    ('French', 'cy')
    """
    return _LANGUAGES.get(code, code)


_typeset = lru_cache(maxsize=10_000)(typeset_line)
_typeset_prose = lru_cache(maxsize=2_000)(typeset_markup)
"""A title stands on many pages, and notes on up to three."""


def forget() -> None:
    """Forget the notes of another build, whose texts may be kept no longer."""
    _typeset_prose.cache_clear()


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "number": number,
    "counted": counted,
    "reading_time": reading_time,
    "enumerated": enumerated,
    "typeset": typeset,
    "typeset_prose": typeset_prose,
    "linked": linked,
    "language": language,
}
