"""Where in a database something is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """Where something is in a store: a story, or, if a chapter and its writer are named, that chapter."""

    store: Path
    sid: int = 0
    chapid: int = 0
    uid: int = 0
