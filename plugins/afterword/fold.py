"""A text to the words that it is found by: the same on both sides of the search.

`theme/static/js/fold.js` does the same in the browser; `tests/search/fold.json` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]"
)
"""Combining marks, by range, so that both sides agree whatever edition of Unicode they know."""
_POSSESSIVE = re.compile(r"['’‘ʼ´`]s\b")
_APOSTROPHE = re.compile(r"['’‘ʼ´`]")
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_])+"
)
"""A run of letters and digits; where a script puts no spaces, every character."""


def fold(text: str) -> list[str]:
    """Return the words of a text: lower case, without accents, without the `'s` of possession.

    >>> fold("Jim’s café: “Pam”—Roy/Pam, don't!")
    ['jim', 'cafe', 'pam', 'roy', 'pam', 'dont']
    """
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text.lower()))
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_SPELLED)
    return _WORD.findall(unicodedata.normalize("NFC", text))
