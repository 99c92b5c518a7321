"""Which language a text is in, so that its markup can say so: by a vote of the words that every sentence needs."""

from __future__ import annotations

import re
from collections import Counter

from .words import words

_COMMON = {
    "en": "the and of to was he she that it you his her with had for not",
    "de": "der die und das ist nicht ich sie er zu den mit sich war auf ein",
    "fr": "le la les et de un une que il elle dans pas est des qui je",
    "es": "el la que de y los se un una por con no su las lo era",
    "it": "il che di e la un non era per una si con della le gli lo",
    "nl": "de het een en van ik dat niet hij ze was op te zijn met haar",
    "pt": "o que de e um uma não ele ela para com os se era as na",
    "pl": "i nie się na to w że z jest do jak co był ale po jej",
    "ru": "и не в что он на я с как но она это был его за то",
}
_VOTERS = {
    word: frozenset(lang for lang, other in _COMMON.items() if word in other.split())
    for common in _COMMON.values()
    for word in common.split()
}
_SAMPLE = 2000
READ = _SAMPLE * 8
"""Characters of a text that are looked at; so many hold that many words."""
_SHARE = 0.08
"""Of the words of a text; below it no language has won."""

_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*")
NAMES = {
    "english": "en", "deutsch": "de", "german": "de", "français": "fr", "french": "fr", "español": "es",
    "spanish": "es", "italiano": "it", "italian": "it", "nederlands": "nl", "dutch": "nl", "português": "pt",
    "portuguese": "pt",
    "polski": "pl", "polish": "pl", "русский": "ru", "russian": "ru",
}  # fmt: skip
"""A language's name, as archives print it, to its code."""


def code_of(stated: str) -> str | None:
    """Return the code of a language that a source names, or gives the code of; None for one that we do not know.

    >>> code_of("Français"), code_of("pt-BR"), code_of("Klingon")
    ('fr', 'pt', None)
    """
    code = _CODE.fullmatch(stated.strip().lower())
    return NAMES.get(stated.strip().casefold()) or (code[1] if code else None)


def guess(text: str) -> str | None:
    """Return the code of the language that a text is in, or None where too few of its words tell.

    >>> guess("Elle ne dit pas que la lampe est dans le couloir, et il ne le demande pas.")
    'fr'
    """
    sample = words(text[:READ].casefold())[:_SAMPLE]
    votes: dict[str, int] = {}
    for word, count in Counter(sample).items():
        for lang in _VOTERS.get(word, ()):
            votes[lang] = votes.get(lang, 0) + count
    best = max(sorted(votes), key=lambda lang: votes[lang], default=None)
    return best if best and votes[best] >= _SHARE * len(sample) else None
