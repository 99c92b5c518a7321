"""Curly quotes, dashes and ellipses for prose that was typed with straight ones.

typogrify's smartypants does it. What it gets wrong is put right before: an apostrophe that begins a word (`'Twas`,
`'em`, `'90s`, rock `'n'` roll) is no opening quote, a quote after a dash opens (`said--"No way,"`), feet and inches are
no quotes (`5'10"`), and a backslash is a character like any other. Curly quotes that are there already stay as their
author set them.
"""

from __future__ import annotations

import html
import re

from typogrify.filters import smartypants

from ..model import Prose
from . import is_sound, said
from .render import escape

_TAG_OR_CODE = re.compile(r"(<(?:code|pre)>.*?</(?:code|pre)>|<[^>]*>)", re.DOTALL)
_ELISIONS = re.compile(
    r"(?<![\w’'])'(?=(?:tis|twas|twere|twill|twould|tisn|twasn|em|im|er|ere|ello|cause|cuz|coz|bout|til|till|round|neath|gainst|fraid"
    r"|nother|kay|sup|scuse|pon|nuff|n|\d\ds?)\b(?!\s*'?(?:\w+\s+){6,}'))",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<=\w )'n'(?= \w)", re.IGNORECASE)
_QUOTE_AFTER_DASH = re.compile(r"(?<=--)\"(?=\w)|(?<=—)\"(?=\w)")
_THREE_DASHES = re.compile(r"(?<!-)---(?!-)")
_FEET = re.compile(r"(\d)'(\d{1,2})\"")
_APOSTROPHE, _OPENING = "’", "“"
_KEPT = "\ue000"
"""Stands for a backslash while smartypants, which would eat it, is at work."""


def typeset(prose: Prose) -> Prose:
    """Return prose as a printer would set it, or as it is where that would make other words of it."""
    if not any(typed in prose.html for typed in ('"', "'", "--", "...")):
        return prose
    markup = "".join(part if at % 2 else _prepared(part) for at, part in enumerate(_TAG_OR_CODE.split(prose.html)))
    done = _unescaped(smartypants(markup.replace("\\", _KEPT))).replace(_KEPT, "\\")
    made = Prose(done)
    return made if is_sound(done) and said(made) == said(prose) else prose


def typeset_line(text: str) -> str:
    """Return text that holds no markup as a printer would set it.

    >>> typeset_line('The "Second" <Stair> -- & co...')
    'The “Second” <Stair> — & co…'
    """
    return html.unescape(typeset(Prose(escape(text))).html)


def _prepared(text: str) -> str:
    text = _THREE_DASHES.sub("--", _FEET.sub("\\1′\\2″", text))
    text = _AND.sub(f"{_APOSTROPHE}n{_APOSTROPHE}", text)
    return _QUOTE_AFTER_DASH.sub(_OPENING, _ELISIONS.sub(_APOSTROPHE, text))


def _unescaped(markup: str) -> str:
    """Return the characters that smartypants writes as numbers, as a browser's serializer writes them."""
    return re.sub(r"&#(\d+);", lambda found: html.unescape(found[0]), markup)
