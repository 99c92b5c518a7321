"""The list of all files of a site with their sums, which the build writes beside them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

MANIFEST = "manifest-sha256.txt"
NO_FILE = "-"
"""What stands for the sum of something that is no regular file, and that nobody built: a link, a pipe."""


def sums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path; that of the list itself is not among them.

    Links are not followed: they lead to what is not there.
    """
    return {name: sum_of(path) for name, path in _below(folder) if name != MANIFEST}


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file, or `NO_FILE`; raises `OSError` where it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return NO_FILE
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    for place, folders, names in os.walk(folder):
        linked = [name for name in folders if Path(place, name).is_symlink()]
        for name in (*names, *linked):
            path = Path(place, name)
            yield path.relative_to(folder).as_posix(), path


def manifest_of(sums: Mapping[str, str]) -> str:
    """Return the text of the list."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def read_manifest(text: str) -> dict[str, str]:
    """Return the sum of each file that a list has."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in text.split("\n")) if name}
