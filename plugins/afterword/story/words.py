"""What a word is: one rule for every count in the archive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

ADDRESS = re.compile(r"<?(?<![\w.+-])[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+\b>?")
"""An e-mail address: a word by itself, whatever it is glued to, since it is taken out by itself.

It is looked for from the first character of a run alone: from each of them, a run of dots would take for ever."""
MASKED_ADDRESS = "[e-mail]"
"""What stands for an address that was taken out: a sign of ours, and no word of anybody's."""
_GLUED = re.compile(r"(?<=[^\s\d]):(?!//)|(?<=\S)(?=\[)")
"""Where a label is glued to its value, or a bracket to what stands before it: each may be cut from the other."""
_NOT_IN_WORDS = re.compile(r"[\W_]+")


def words(text: str) -> Iterator[str]:
    """Yield the words of a plain text: what stands between white space and has a letter or a digit in it.

    Each comes without its punctuation, so that curled quotes and joined dashes do not make another word of it.

    >>> list(words("“Well—no,” she said…  *** 20/20"))
    ['Wellno', 'she', 'said', '2020']
    """
    text = each_address(r" \g<0> ", text).replace(MASKED_ADDRESS, " ")
    for token in (_GLUED.sub(r"\g<0> ", text) if ":" in text or "[" in text else text).split():
        bare = token if token.isalnum() else _NOT_IN_WORDS.sub("", token)
        if bare:
            yield bare


def each_address(becomes: str, text: str) -> str:
    """Return a text in which each e-mail address has become something else (a template of `re.sub`)."""
    return ADDRESS.sub(becomes, text) if "@" in text or "%40" in text else text


def count(text: str) -> int:
    """Return how many words a plain text has."""
    return sum(1 for _ in words(text))


def tally(*texts: str) -> Counter[str]:
    """Return how often each word stands in the texts."""
    return Counter(word for text in texts for word in words(text))


def bare(name: str) -> str:
    """Return a name as it is compared: letters and digits, without case.

    >>> bare("The Salt-Road!")
    'the salt road'
    """
    return _NOT_IN_WORDS.sub(" ", name.casefold()).strip() or name


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, without case: two titles that differ in signs are one.

    >>> letters("Best-of Both!")
    'bestofboth'
    """
    return _NOT_IN_WORDS.sub("", text.casefold())


def remainder(text: str, *parts: str) -> str:
    """Return the words of a text that are in none of its parts, each part taken out once.

    >>> remainder("The Lamp by Ash [Reviews - 3]", "The Lamp", "Ash")
    'by Reviews 3'
    """
    return " ".join((tally(text) - tally(*parts)).elements())
