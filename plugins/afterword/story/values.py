"""The values of a field: which fields may have several, and when two spellings are one."""

from __future__ import annotations

from .facets import BY_NAME
from .relationships import identity
from .words import bare


def is_list(name: str) -> bool:
    """Return whether a field may have several values, those of all files together."""
    return name in BY_NAME or name == "series" or name.startswith("label:")


def union(*values: tuple[str, ...]) -> tuple[str, ...]:
    """Return all values, each once, in its first spelling."""
    found: dict[str, str] = {}
    for value in (value for several in values for value in several):
        found.setdefault(key_of(value), value)
    return tuple(found.values())


def key_of(value: str) -> str:
    """Return what two spellings of one value have in common."""
    return bare(identity(value))
