"""Raw files to try things on."""

from __future__ import annotations

PROSE = (
    "It rained on the ledger and on the clerk. Nobody came to see it.\n\nHe wrote the date again, and it was wrong.\n\n"
    * 4
)


def another(verb: str) -> str:
    """Return a text that shares no run of words with `PROSE`, nor with another of these."""
    return f"Whenever it {verb}, {verb} Ada, something {verb} that had never {verb} before, and {verb} well.\n\n" * 6


def story(title: str, text: str = PROSE, author: str = "ash") -> str:
    """Return a story with a header."""
    return f"Title: {title}\nAuthor: {author}\nRating: G\n\n{text}"
