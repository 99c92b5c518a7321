"""What a cleaning step is: lines in, lines out, and what was taken away by name."""

from __future__ import annotations

from typing import NamedTuple

from ..draft import Dropped
from ..page import Line


class Context(NamedTuple):
    """What a step may know beside the lines."""

    titles: tuple[str, ...] = ()
    """The titles that a text may repeat before its first line."""
    base: str = ""
    """The address of the page that the text is from, where that is known."""


class Step(NamedTuple):
    """What a step returns."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
