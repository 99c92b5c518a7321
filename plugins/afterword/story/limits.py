"""How much of anything a raw file may have. Each limit is a setting: `nesting` is `MAX_NESTING` in `pelicanconf.py`.

A file that was made to take for ever, or to fill a disk, stops nothing: what goes beyond a limit is a finding, and
wherever the words can be kept they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MEGABYTE = 1024 * 1024
_HARMLESS = 16 * MEGABYTE
"""Bytes below which nobody asks how many times larger something has become."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one raw file may have at most."""

    file_size: int = 64
    """Megabytes; and of a container, what is read of it."""
    seconds: int = 20
    """Of the processor's time, and as many more for each megabyte."""
    nesting: int = 100
    """Elements within elements; what lies deeper keeps its words and loses its markup."""
    attributes: int = 64
    """Of one tag."""
    line_length: int = 100_000
    """Characters; a longer line is shown in parts."""
    chapters: int = 5_000
    tags: int = 500
    """Of one story: authors, series, and all that stories are sorted by."""
    archive_files: int = 20_000
    """No book has as many parts, and no folder of saved stories as many files."""
    archive_ratio: int = 200
    """How many times larger a container may become; writing becomes five times larger, and a bomb a thousand times."""

    @property
    def size(self) -> int:
        """The bytes that a file may have."""
        return self.file_size * MEGABYTE

    def unpacked(self, packed: int) -> int:
        """Return how many bytes may come of so many that are packed."""
        return max(_HARMLESS, self.archive_ratio * packed)


SHIPPED = Limits()


class Met(NamedTuple):
    """A limit that a page met: the code of its finding, where that was first, how much there was, and the limit."""

    code: str
    line: int
    many: int
    limit: int
