"""What a word is: one rule for every count in the archive."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

ADDRESS = re.compile(r"<?(?<![\w.+-])[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+\b>?")
"""An e-mail address: a word by itself, whatever it is glued to, since it is taken out by itself.

It is looked for from the first character of a run alone: from each of them, a run of dots would take for ever."""
MASKED_ADDRESS = "[e-mail]"
"""What stands for an address that was taken out: a sign of ours, and no word of anybody's."""
_GLUED_LABEL = re.compile(r":(?<=[^\s\d]:)(?!//)")
"""Where a label is glued to its value: the one may be cut from the other, as a bracket may from what precedes it."""
_NOT_IN_WORDS = re.compile(r"[\W_]+")
_SIGNS_OF_ASCII = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code).isspace()))
_SIGNS_OF_PRINTERS = re.compile(rb"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]")
"""Dashes, curled quotes and the ellipsis, in UTF-8: among bytes they are found sooner than among letters."""
_PRINTED = bytes(range(0x20, 0x7F)) + b"\t\n"
_OTHER_SIGNS = re.compile(r"[^\x00-\x7f\w\s]+")
_FEW = 8
WordsIn = Counter[str] | tuple[str, ...]
"""The words that went in: in their order, or how often each did, where a file was read in parts."""


def words(text: str) -> list[str]:
    """Return the words of a plain text: what stands between white space and has a letter or a digit in it.

    Each comes without its punctuation, so that curled quotes and joined dashes do not make another word of it.

    >>> words("“Well—no,” she said…  *** 20/20")
    ['Wellno', 'she', 'said', '2020']
    """
    text = each_address(r" \g<0> ", text).replace(MASKED_ADDRESS, " ")
    if ":" in text:
        text = _GLUED_LABEL.sub(": ", text)
    return _without_signs(text.replace("[", " ")).split()


def _without_signs(text: str) -> str:
    """Return a text without what is neither a letter, a digit nor white space.

    Of other signs than the usual, most texts have a few that come now and then: those are taken out one by one, since
    a pattern for all of them would have to look at every letter.
    """
    data = text.encode("utf-8", "surrogatepass").translate(None, _SIGNS_OF_ASCII)
    if data.isascii():
        return data.decode("ascii")
    text = _SIGNS_OF_PRINTERS.sub(b"", data).decode("utf-8", "surrogatepass")
    signs = set("".join(_OTHER_SIGNS.findall(unprinted(text))))
    if len(signs) > _FEW:
        return _OTHER_SIGNS.sub("", text)
    for sign in signs:
        text = text.replace(sign, "")
    return text


def unprinted(text: str) -> str:
    """Return the characters of a text that no typewriter has, in order.

    They are few, and so what is looked for among them is sooner found, or not found, than in the whole text.

    >>> unprinted("“Well—no,” she said")
    '“—”'
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _PRINTED).decode("utf-8", "surrogatepass")


def each_address(becomes: str, text: str) -> str:
    """Return a text in which each e-mail address has become something else (a template of `re.sub`)."""
    if "@" not in text and "%40" not in text:
        return text
    if "\n" in text:  # few lines of a long text have any
        return "\n".join([each_address(becomes, line) for line in text.split("\n")])
    return ADDRESS.sub(becomes, text)


def count(text: str) -> int:
    """Return how many words a plain text has."""
    return len(words(text))


def tally(*texts: str) -> Counter[str]:
    """Return how often each word stands in the texts."""
    return Counter(words(texts[0]) if len(texts) == 1 else chain.from_iterable(map(words, texts)))


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
    return "".join(_without_signs(text.casefold()).split())


def remainder(text: str, *parts: str) -> str:
    """Return the words of a text that are in none of its parts, each part taken out once.

    >>> remainder("The Lamp by Ash [Reviews - 3]", "The Lamp", "Ash")
    'by Reviews 3'
    """
    return " ".join((tally(text) - tally(*parts)).elements())
