"""Make one kind of scene break out of every kind.

    ***        * * *        ~*~        -----        o0o        Φ        •••

A line of signs alone becomes a drawn line (`<hr>`). Spared: dots, question and exclamation marks on a line of their
own, which somebody says. A letter counts as a sign where it is of another alphabet than the text and comes again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ..draft import Dropped
from ..page import Line, rule
from .steps import Context, Step

_LONGEST = 100
_SAID = re.compile(r"[\s.…?!¿¡\"'“”‘’«»,;:()-]*$")
_DASHES = re.compile(r"\s*(?:-\s*){3,}$")
_LETTERED = re.compile(r"[\W_]*(?:[oO0]{3,}|[xX]{3,}|(?:[oO0xX][\W_]*){3,})[\W_]*$")
_KISSES = re.compile(r"(?:xo)+x?|(?:ox)+o?", re.IGNORECASE)
"""What ends a letter, and breaks scenes only where it comes again."""
_SHORTEST_WORD = 4


def breaks(lines: tuple[Line, ...], context: Context) -> Step:
    """Turn lines of signs into drawn lines, and several in a row into one."""
    del context
    texts = [line.text.strip() for line in lines]
    short = Counter(text for text in texts if 0 < len(text) < _SHORTEST_WORD or _KISSES.fullmatch(text))
    repeated = {text for text, times in short.items() if times > 1}
    out: list[Line] = []
    after_rule = False
    dropped: list[Dropped] = []
    for line, text in zip(lines, texts, strict=True):
        if line.is_rule or is_break(text, repeated):
            dropped.append(Dropped("scene break marks", line.text))
            if not after_rule:
                out.append(rule(line.number))
            after_rule = True
        else:
            out.append(line)
            after_rule = after_rule and line.is_blank
    return Step(tuple(out), tuple(dropped))


def is_break(text: str, repeated: set[str] | frozenset[str] = frozenset()) -> bool:
    """Return whether a line of text is a scene break; `repeated` are the short lines that come more than once."""
    if not text or len(text) > _LONGEST or (_SAID.match(text) and not _DASHES.match(text)):
        return False
    if not any(character.isalnum() for character in text):
        return True
    if _KISSES.fullmatch(text):
        return text in repeated
    return bool(_LETTERED.match(text)) or (text in repeated and all(_is_foreign(letter) for letter in text))


def _is_foreign(letter: str) -> bool:
    """Tell a letter of another alphabet than ours, as Φ among Latin ones."""
    return unicodedata.name(letter, "").split(" ", 1)[0] in ("GREEK", "CYRILLIC", "COPTIC", "RUNIC", "HEBREW")
