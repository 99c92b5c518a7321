"""Whether a build would make what is there already: nothing that it follows from has changed, and neither has the site.

A build follows from the content folder, the settings, the theme, the code of Afterword and the versions of what it
uses. What a `pelicanconf.py` reads by itself is not seen: `--fresh` builds anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..addresses import NAME as ADDRESSES
from ..kept import BUILDS, LostError, digest, open_store, pack, project_version, unpack
from ..story.model import Finding
from .screen import Summary


class Last(NamedTuple):
    """What a build said: how much there is, and all findings; and what its site looks like from outside."""

    summary: Summary
    findings: tuple[Finding, ...]
    stamps: str


class Made(NamedTuple):
    """What a site is made of, below which folder the project lies, and what is set beside its files of settings."""

    root: Path
    content: Path
    raw: Mapping[str, str]
    settings: tuple[str, ...]


def last_build(made: Made, target: Path, kept: Path) -> Last | None:
    """Return what the build said that made the site at `target` of the same; None where none did, or it changed."""
    key = _key(made, target)
    with open_store(kept, BUILDS) as store:
        row = store.find([key]).get(key)
    last: Last | None = unpack(Last, *row) if row else None
    return last if last and last.stamps == stamps_of(target) else None


def remember(made: Made, target: Path, kept: Path, last: Last) -> None:
    """Keep what a build said of the site at `target`, if there is room for it: the site is there already."""
    with suppress(LostError), open_store(kept, BUILDS) as store:
        store.keep(_key(made, target), pack(Last, last))


def stamps_of(target: Path) -> str:
    """Return what stands for the size and the time of every file below a folder."""
    return digest(*(f"{name} {size} {time}" for name, size, time in sorted(_stamps(target)))).hex()


def _stamps(target: Path) -> Iterator[tuple[str, int, int]]:
    for place, _, names in os.walk(target):
        for name in names:
            path = Path(place, name)
            stat = path.lstat()
            yield path.relative_to(target).as_posix(), stat.st_size, stat.st_mtime_ns


def _key(made: Made, target: Path) -> bytes:
    addresses = made.content / ADDRESSES
    return digest(
        str(target),
        repr(sorted(made.raw.items())),
        addresses.read_bytes() if addresses.is_file() else b"",
        *made.settings,
        os.environ.get("SITEURL", ""),
        project_version(made.root),
    )
