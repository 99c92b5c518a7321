"""What a table of typesetting rules is made of: each rule goes over a whole text, one after the other.

A rule looks for the character that is to go, and from there behind and ahead for what stands around it. So a text that
holds none of these characters costs nothing, and in any other the search leaps from one of them to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Rule = Callable[[str], str]


def always(old: str, new: str) -> Rule:
    """Return the rule that `old` becomes `new` wherever it stands."""
    first = old[0]  # one character is found many times faster than two
    return lambda text: text.replace(old, new) if first in text else text


def where(old: str, around: str, new: str | Callable[[re.Match[str]], str], flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Return the rule that `old`, and what a pattern takes with it, becomes `new` where the pattern holds.

    The pattern begins behind `old`, so that one that looks back has to look over it.

    >>> where("-", "(?<=[0-9].)(?=[0-9])", "–")("1-2 by-ways")
    '1–2 by-ways'
    """
    first, put = old[0], re.compile(re.escape(old) + around, flags).sub
    return lambda text: put(new, text) if first in text else text


def applied(rules: Iterable[Rule], text: str) -> str:
    """Return text after all rules."""
    for rule in rules:
        text = rule(text)
    return text
