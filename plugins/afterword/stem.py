"""The stem of a word, as lunr.js has it."""

from __future__ import annotations

from lunr.stemmer import PorterStemmer


class JsStemmer(PorterStemmer):  # type: ignore[misc]  # lunr ships no types
    """The stemmer of lunr.py with the one step in which lunr.js differs: `roy` stays `roy`, `try` becomes `tri`."""

    b: str

    def step1c(self) -> None:
        """Turn a final y into i after a consonant that is not the first letter."""
        if self.b[self.k] == "y" and self.k > 1 and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_STEMMER = JsStemmer()


def stem(word: str) -> str:
    """Return the stem of a word."""
    found: str = _STEMMER.stem(word)
    return found
