"""What the last build was made of: the sum of every raw file, and the ledger.

It lies beside the site and not in it. The site is for everybody; the names of raw files may give away who wrote what,
and their sums would be a trace of what an author took back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ..content import Content, walk
from ..manifest import NO_FILE, sum_of
from ..story.model import Ledger

_SHEETS = ("corrections.csv", "removals.toml", "sites.toml", "tags.toml", "pages/*.md")
"""What a person says of the raw files; when it changes, the site is another."""


class Record(NamedTuple):
    """What a site was built from: the content folder, the sum of its manifest, those of the raw files, the ledger."""

    content: Path
    manifest: str
    raw: Mapping[str, str]
    ledger: Ledger


def record_at(target: Path) -> Path:
    """Return where the record of a site is."""
    return target.with_name(f".{target.name}.built.json")


def raw_sums(content: Content) -> dict[str, str]:
    """Return the sum of every file that a site is made of, by its path below the content folder."""
    sheets = () if content.is_plain else (path for name in _SHEETS for path in sorted(content.root.glob(name)))
    paths = (*(found.full for found in walk(content.stories) if not found.reason), *sheets)
    return {path.relative_to(content.root).as_posix(): _sum_of(path) for path in paths}


def _sum_of(path: Path) -> str:
    try:
        return sum_of(path)
    except OSError:  # which is a finding where the file is read
        return NO_FILE


@contextmanager
def write_record(path: Path, record: Record) -> Iterator[None]:
    """Write a record which counts from the moment that what is done within has been done."""
    beside, ledger = path.with_name(f"{path.name}.new"), record.ledger
    said = {
        "content": str(record.content.absolute()),
        "manifest": record.manifest,
        "raw": dict(sorted(record.raw.items())),
        "ledger": {"words_in": ledger.words_in, "published": ledger.published, "dropped": dict(ledger.dropped)},
    }
    try:
        beside.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        yield
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_record(path: Path) -> Record | None:
    """Return the record of a build, or None where there is none.

    Raises `OSError` and `ValueError` where there is one that cannot be read.
    """
    if not path.is_file():
        return None
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    try:
        return Record(Path(said["content"]), said["manifest"], said["raw"], Ledger(**said["ledger"]))
    except (KeyError, TypeError) as error:
        message = f"{path} is no record of a build"
        raise ValueError(message) from error
