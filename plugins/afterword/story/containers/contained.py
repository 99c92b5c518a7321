"""What a raw file is read to, container or not."""

from __future__ import annotations

from typing import NamedTuple

from ..decode import Text
from ..limits import Met
from ..page import Page
from ..words import WordsIn


class Contained(NamedTuple):
    """A file as a page, the words that a reader of it sees, how its texts were decoded, and the limits that it met."""

    page: Page
    words: WordsIn
    texts: tuple[Text, ...] = ()
    met: tuple[Met, ...] = ()
