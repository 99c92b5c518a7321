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
_SHORTEST_WORD = 4


def breaks(lines: tuple[Line, ...], context: Context) -> Step:
    """Turn lines of signs into drawn lines, and several in a row into one."""
    del context
    short = Counter(line.text.strip() for line in lines if 0 < len(line.text.strip()) < _SHORTEST_WORD)
    repeated = {text for text, times in short.items() if times > 1}
    out: list[Line] = []
    dropped: list[Dropped] = []
    for line in lines:
        if line.is_rule or is_break(line.text.strip(), repeated):
            dropped.append(Dropped("scene break marks", line.text))
            if not any(before.is_rule for before in _last_filled(out)):
                out.append(rule(line.number))
        else:
            out.append(line)
    return Step(tuple(out), tuple(dropped))


def _last_filled(lines: list[Line]) -> list[Line]:
    return [next((line for line in reversed(lines) if not line.is_blank), Line(0, ""))]


def is_break(text: str, repeated: set[str] | frozenset[str] = frozenset()) -> bool:
    """Return whether a line of text is a scene break; `repeated` are the short lines that come more than once."""
    if not text or len(text) > _LONGEST or (_SAID.match(text) and not _DASHES.match(text)):
        return False
    if not any(character.isalnum() for character in text):
        return True
    return bool(_LETTERED.match(text)) or (text in repeated and all(_is_foreign(letter) for letter in text))


def _is_foreign(letter: str) -> bool:
    """Tell a letter of another alphabet than ours, as Φ among Latin ones."""
    return unicodedata.name(letter, "").split(" ", 1)[0] in ("GREEK", "CYRILLIC", "COPTIC", "RUNIC", "HEBREW")
