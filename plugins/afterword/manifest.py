"""The list of all files of a site with their sums, which the build writes beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest-sha256.txt"


def sums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path; that of the list itself is not among them."""
    files = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files if name != MANIFEST}


def manifest_of(sums: Mapping[str, str]) -> str:
    """Return the text of the list."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def read_manifest(text: str) -> dict[str, str]:
    """Return the sum of each file that a list has."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines()) if name}
