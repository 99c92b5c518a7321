"""What is taken out of a database for one reading: texts and lines, with every word of them counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..draft import Dropped
from ..efiction.values import NONE
from ..mask import mask
from ..model import Stated
from ..page import Line, Page
from ..words import tally
from .texts import sheet_of, text_of

_NAMES = frozenset(("title", "authors", "summary"))
"""What may well be called so."""


@dataclass
class Taken:
    """Collects the words of what is taken, and the addresses that are masked in it."""

    words: Counter[str] = field(default_factory=Counter)
    dropped: list[Dropped] = field(default_factory=list)

    def lines(self, value: bytes | None) -> tuple[Line, ...]:
        """Return an author's text as lines."""
        return self.lines_of(text_of(value))

    def lines_of(self, text: str) -> tuple[Line, ...]:
        """Return a text as lines, without e-mail addresses."""
        if not text.strip():
            return ()
        sheet = sheet_of(text)
        self.words.update(sheet.words)
        page, addresses = mask(Page("", sheet.lines))
        self.dropped += addresses
        return page.lines

    def text(self, value: bytes | None) -> str:
        """Return a text of one line: a title, a name."""
        return " ".join(" ".join(line.text for line in self.lines(value)).split())

    def paragraphs(self, value: bytes | None) -> str:
        """Return a text of several lines, without its markup: a summary."""
        return "\n".join(line.text.strip() for line in self.lines(value)).strip()

    def stated(self, name: str, values: tuple[str, ...], line: int) -> Stated:
        """Return a field whose words were taken before, as they stand in its values; “None” is the name of none."""
        named = tuple(value for value in values if value.casefold() not in NONE) if name not in _NAMES else values
        return Stated(name, named, "\n".join(values), line)

    def counted(self, name: str, value: str, line: int) -> Stated:
        """Return a field of a date or a number, its words counted."""
        self.words.update(tally(value))
        return Stated(name, (value,), value, line)
