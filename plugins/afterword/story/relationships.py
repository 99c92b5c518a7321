"""Relationships among characters: `Jim/Pam` where an archive has no other place for a pairing."""

from __future__ import annotations

import re

_LONGEST_NAME = 5
"""Words; what is longer is a phrase with a stroke in it."""
_BESIDES = re.compile(
    r"^(?:(?:past|former|future|eventual|implied|slight|light|minor|side|background|unrequited|one-sided|onesided|established"
    r"|pre|hints? of|mentions? of|mentioned|some)[\s-]+)+|\s*\([^()]*\)$"
)
"""What a relationship is, beside the names: `past Pam/Roy`, `Pam/Roy (implied)`."""
_PART = re.compile(r"\s*/\s*")


def relationships_of(stated: tuple[str, ...] | None, characters: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the relationships stated, and those among the characters; None where nobody says anything of any."""
    found = [value for value in characters or () if is_relationship(value)]
    if stated is None and not found:
        return None
    return tuple(dict.fromkeys((*(stated or ()), *found)))


def is_relationship(text: str) -> bool:
    """Return whether a value among the characters names several people together.

    >>> is_relationship("Jim/Pam"), is_relationship("Karen"), is_relationship("w/e")
    (True, False, False)
    """
    parts = _PART.split(text)
    return len(parts) > 1 and all(
        len(part) > 1 and part[0].isupper() and len(part.split()) <= _LONGEST_NAME for part in parts
    )


def characters_of(relationships: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people that relationships name, each once, in order; only what is written like a name is one.

    >>> characters_of(("past Pam/Roy (implied)", "M/M", "Jim/Pam"))
    ('Pam', 'Roy', 'Jim')
    """
    parts = (_BESIDES.sub("", part) for each in relationships for part in _PART.split(each))
    return tuple(dict.fromkeys(part for part in parts if len(part) > 1 and part[0].isupper()))


def identity(relationship: str) -> str:
    """Return a relationship with its people in order: `Pam/Jim` is `Jim/Pam`."""
    return "/".join(sorted(_PART.split(relationship), key=str.casefold))
