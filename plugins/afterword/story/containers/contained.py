"""What every kind of container is read to."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..decode import Text
from ..page import Page


class Contained(NamedTuple):
    """A container as a page, the words that a reader of it sees, and how its texts were decoded."""

    page: Page
    words: Counter[str]
    texts: tuple[Text, ...] = ()
