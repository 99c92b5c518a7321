"""Numbers with their nouns."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 story`, `2 stories`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
