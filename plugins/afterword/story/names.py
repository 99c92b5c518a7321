"""`tags.toml`: one name for one thing.

    [character]
    "Elizabeth Bennet" = ["Lizzy", "Lizzie Bennet"]

    [relationship]
    "Jim/Pam" = ["JAM"]

Stories keep what their sources say; the lists and pages they stand on go by the name on the left. Nothing is ever
merged because two names look alike, but for capitals: `angst` and `Angst` share a page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from .relationships import identity


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a person has declared to be one; synonyms are compared without case."""

    canonical: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, facet: str, value: str) -> str:
        """Return the name that a value of a facet goes by."""
        if facet == "relationship":
            value = identity(value)
        return self.canonical.get((facet, _key(facet, value)), value)


NO_NAMES = Names()


def read_names(toml: str) -> Names:
    """Return the names of a text in the shape of `tags.toml`.

    Raises `tomllib.TOMLDecodeError` where it is no TOML, and `TypeError` where an entry is no list of names.
    """
    canonical: dict[tuple[str, str], str] = {}
    for facet, entries in tomllib.loads(toml).items():
        for name, synonyms in entries.items():
            if not isinstance(synonyms, list):
                message = f"[{facet}] {name!r} must be a list of names in brackets"
                raise TypeError(message)
            canonical |= {(facet, _key(facet, synonym)): name for synonym in (name, *synonyms)}
    return Names(canonical)


def _key(facet: str, value: str) -> str:
    return (identity(value) if facet == "relationship" else value).casefold()
