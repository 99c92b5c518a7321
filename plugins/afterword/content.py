"""What the archivist owns: the content folder, or a plain folder of raw files."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from .story import sites
from .story.corrections import NAME as CORRECTIONS
from .story.corrections import NOTHING, Corrections, read_corrections
from .story.decode import decode
from .story.findings import finding
from .story.model import Finding
from .story.names import NO_NAMES, Names, read_names
from .story.removals import NO_REMOVALS, Removals, read_removals

T = TypeVar("T")
STORIES = "stories"
NO_SITES: tuple[sites.Site, ...] = ()
SITES, TAGS, REMOVALS = "sites.toml", "tags.toml", "removals.toml"
_OF_THE_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "icon\r"))


class ContentError(Exception):
    """The content folder cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content folder: where the raw files lie, and what a person says about them."""

    root: Path
    stories: Path
    corrections: Corrections = NOTHING
    sites: tuple[sites.Site, ...] = ()
    names: Names = NO_NAMES
    removals: Removals = NO_REMOVALS
    findings: tuple[Finding, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether this is a plain folder of raw files, which nothing but raw files is read from."""
        return self.root == self.stories


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the stories folder: its path below it, and why it is refused unread, if it is."""

    path: str
    full: Path
    reason: str = ""
    code: str = ""


def open_content(root: Path) -> Content:
    """Return the content of a folder laid out like `content/`, or of a plain folder of raw files.

    Raises `ContentError` where there is no such folder.
    """
    if not root.is_dir():
        message = f"There is no folder {root}. Give the folder with your saved stories: --content FOLDER."
        raise ContentError(message)
    if not (root / STORIES).is_dir():
        return Content(root, root, sites=sites.shipped())
    findings: list[Finding] = []
    text = _read(root / CORRECTIONS, findings)
    own = _parsed(root / SITES, sites.read_sites, NO_SITES, findings)
    names = _parsed(root / TAGS, read_names, NO_NAMES, findings)
    removals = _parsed(root / REMOVALS, read_removals, NO_REMOVALS, findings)
    corrections = read_corrections(text) if text else NOTHING
    return Content(root, root / STORIES, corrections, (*own, *sites.shipped()), names, removals, tuple(findings))


def walk(folder: Path) -> Iterator[Found]:
    """Yield every file below a folder, in order of path. Links are not followed."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names + [each for each in folders if Path(place, each).is_symlink()]):
            full = Path(place, name)
            path = PurePosixPath(full.relative_to(folder).as_posix())
            yield _found(str(path), full, name)


def _found(path: str, full: Path, name: str) -> Found:
    if not stat.S_ISREG(full.lstat().st_mode):
        return Found(path, full, "it is not a regular file", "A105")
    if name.startswith(".") or name.lower() in _OF_THE_SYSTEM:
        return Found(path, full, "it is a file of the operating system", "A201")
    parts = PurePosixPath(path).parts
    if any(part.lower().endswith(("_files", "-dateien", "_fichiers")) for part in parts[:-1]):
        return Found(path, full, "a browser saved it beside a page", "A201")
    return Found(path, full)


def _read(path: Path, findings: list[Finding]) -> str:
    """Return the text of a file of ours, decoded like any raw file: a spreadsheet saves it as it likes."""
    try:
        text = decode(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        findings.append(finding("A605", path.name, reason=error.strerror or str(error)))
        return ""
    if text.guessed:
        findings.append(finding("A102", path.name, encoding=text.encoding))
    return text.text


def _parsed(path: Path, read: Callable[[str], T], default: T, findings: list[Finding]) -> T:
    text = _read(path, findings)
    try:
        return read(text) if text else default
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        findings.append(finding("A605", path.name, reason=str(error)))
        return default
