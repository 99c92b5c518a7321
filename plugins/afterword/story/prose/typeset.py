"""Curly quotes, dashes and ellipses for prose that was typed with straight ones.

typogrify's smartypants says how. What it gets wrong is put right before: an apostrophe that begins a word (`'Twas`,
`'em`, `'90s`, rock `'n'` roll) is no opening quote, a quote after a dash opens (`said--"No way,"`), feet and inches are
no quotes (`5'10"`), and a backslash is a character like any other. Curly quotes that are there already stay as their
author set them.

Prose is sound, and stays so without another judgement: outside tags, a few characters become others that mean nothing
in markup either, so that a browser reads the same tags from it and writes the same bytes again.
"""

from __future__ import annotations

import html
import re

from typogrify.filters import smartypants

from ..model import Prose
from . import is_sound, said
from .render import escape
from .rules import Rule, applied, where
from .set_apart import put_back, set_apart
from .smart_quotes import is_plain, smart_quotes

_ELISIONS = (
    "tis|twas|twere|twill|twould|tisn|twasn|em|im|er|ere|ello|cause|cuz|coz|bout|til|till|round|neath|gainst|fraid"
    r"|nother|kay|sup|scuse|pon|nuff|n|\d\ds?"
)
_TAG = re.compile("<[^<>]*>")
_WORD = re.compile(r"\w")
_NEAR = 100
"""Characters before the dots in which a word is looked for."""
_JOINING = (". . .", "@", "%40")
"""Where words may become others: dots that stand apart hold apart what is around them, and an address is a word."""


def _apart(dots: re.Match[str]) -> str:
    """Return three dots that stand apart, before a word; and a space where another word is glued to them as well."""
    near = dots.string[max(0, dots.start() - _NEAR) : dots.start()].replace("&nbsp;", " ")
    before = _TAG.sub("", near)
    is_glued = before[-1:].strip() and _WORD.search(before.split()[-1])
    return f"{dots[0]} " if is_glued else dots[0]


_PUT_RIGHT: tuple[Rule, ...] = (
    where(". . .", r"(?=(?:<[^<>]*>|[^\w\s<>])*\w)", _apart),
    where("'", r"(?<=\d.)(\d{1,2})\"", r"′\1″"),
    where("---", "(?<!-...)(?!-)", "--"),
    where("'", r"n'(?<=\w ...)(?= \w)", "’n’", re.IGNORECASE),
    where("'", rf"(?<![\w’'].)(?=(?:{_ELISIONS})\b(?!\s*'?(?:\w+\s+){{6,}}'))", "’", re.IGNORECASE),
    where('"', r"(?<=--.)(?=\w)", "“"),
    where('"', r"(?<=—.)(?=\w)", "“"),
)


def typeset(prose: Prose) -> Prose:
    """Return prose as a printer would set it, or as it is where that made other words of it."""
    text, kept = set_apart(prose.html)
    text = applied(_PUT_RIGHT, text)
    if is_plain(text):
        made = Prose(put_back(smart_quotes(text), kept))
        is_same = not any(sign in prose.html for sign in _JOINING) or said(made) == said(prose)
    else:
        made = Prose(by_smartypants(put_back(text, kept)))
        is_same = is_sound(made.html) and said(made) == said(prose)
    return made if is_same else prose


def typeset_line(text: str) -> str:
    """Return text that holds no markup as a printer would set it.

    >>> typeset_line('The "Second" <Stair> -- & co...')
    'The “Second” <Stair> — & co…'
    """
    return html.unescape(typeset(Prose(escape(text))).html)


def by_smartypants(markup: str) -> str:
    """Return markup as smartypants sets it, with characters for the numbers that it writes.

    It would eat a backslash, and leaves alone one that is written as a number.
    """
    done = smartypants(markup.replace("\\", "&#92;"))
    return re.sub(r"&#(\d+);", lambda found: html.unescape(found[0]), done)
