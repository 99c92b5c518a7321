"""What stands for frozen data: the same for the same, another for any other; and no text is unpacked for it."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..story.model import Prose
from .keys import digest
from .packing import KeptProse

_AT_HAND = 32
"""Files; a story is mostly of one."""


class Signs:
    """Makes signs, of each object once: a story and its pages share their chapters."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """Return the sign of frozen data, or of what a file of settings holds.

        Raises `TypeError` for anything else: what has no sign may have changed.
        """
        return digest(json.dumps(value, default=self._plain)).hex()

    def _plain(self, value: object) -> object:
        """Return in JSON's own types what it has no type for."""
        if isinstance(value, Prose):
            return _of_prose(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._of_record(value)
        if isinstance(value, Mapping):
            return dict(value)
        if isinstance(value, frozenset | set):
            return sorted(value)
        if isinstance(value, datetime.date):
            return value.isoformat()
        message = f"{type(value).__name__} has no sign"
        raise TypeError(message)

    def _of_record(self, value: Any) -> str:
        if id(value) not in self._made:  # which stays its own: the object is kept
            self._made[id(value)] = value, self.of([getattr(value, each.name) for each in dataclasses.fields(value)])
        return self._made[id(value)][1]


def _of_prose(value: Prose) -> str:
    if not isinstance(value, KeptProse):
        return digest(value.html).hex()
    key, number = value.place
    return digest(_short(key), number).hex()


@lru_cache(maxsize=_AT_HAND)
def _short(key: bytes) -> bytes:
    """Return a digest of a key: that of texts which are kept nowhere are these texts."""
    return digest(key)
