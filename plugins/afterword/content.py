"""What the archivist owns: the content folder, or a plain folder of raw files."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from .addresses import NAME as ADDRESSES
from .addresses import Addresses
from .published import NO_ADDRESSES, read_addresses
from .story import sites
from .story.corrections import NAME as CORRECTIONS
from .story.corrections import NOTHING, Corrections, read_corrections
from .story.database import Filled, Place
from .story.decode import decode
from .story.findings import finding
from .story.model import Finding
from .story.names import NO_NAMES, Names, read_names
from .story.removals import NAME as REMOVALS
from .story.removals import NO_REMOVALS, Removals, read_removals

T = TypeVar("T")
STORIES = "stories"
NO_SITES: tuple[sites.Site, ...] = ()
SITES, TAGS = "sites.toml", "tags.toml"
_OURS = (CORRECTIONS, ADDRESSES, REMOVALS, SITES, TAGS, "pages/*.md")
"""What tells a content folder from a plain folder of raw files."""
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
    published: Addresses = NO_ADDRESSES
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
    member: int | None = None
    """Which part of an archive at `full` it is (of a crawl, where it begins); None for a file in the folder itself."""
    place: Place | None = None
    """Where the database is asked that it is a part of: a story, or a chapter whose text it is."""
    filled: Filled | None = None
    """What was read of the database that it is."""
    url: str = ""
    """The address that a crawl fetched it from."""


def open_content(root: Path) -> Content:
    """Return the content of a folder laid out like `content/`, or of a plain folder of raw files.

    Raises `ContentError` where there is no such folder, or where an author's request or a published address cannot be
    read: without them it must not be published.
    """
    if not root.is_dir():
        message = f"There is no folder {root}. Give the folder with your saved stories: --content FOLDER."
        raise ContentError(message)
    if not (root / STORIES).is_dir():
        if ours := [name for name in _OURS if any(root.glob(name))]:
            message = (
                f"{root / STORIES} is missing, though {ours[0]} is beside its place. Make that folder, and put your"
                " saved files into it."
            )
            raise ContentError(message)
        return Content(root, root, sites=sites.shipped())
    beside = _beside(root)
    if beside and not any(any(root.glob(name)) for name in _OURS):
        return Content(root, root, sites=sites.shipped())  # it is a folder of saved files that is called like ours
    findings = [finding("A111", name) for name in beside]
    own = _parsed(root / SITES, sites.read_sites, NO_SITES, findings)
    names = _parsed(root / TAGS, read_names, NO_NAMES, findings)
    corrections = _parsed(root / CORRECTIONS, read_corrections, NOTHING, findings)
    removals = _needed(root / REMOVALS, read_removals, NO_REMOVALS)
    published = _needed(root / ADDRESSES, read_addresses, NO_ADDRESSES)
    return Content(
        root, root / STORIES, corrections, (*own, *sites.shipped()), names, removals, published, tuple(findings)
    )


def _beside(root: Path) -> list[str]:
    """Return the names of what lies in a content folder, and is neither the stories nor ours."""
    ours = {STORIES, *(PurePosixPath(name).parts[0] for name in _OURS), "pelicanconf.py", "__pycache__"}
    return sorted(path.name for path in root.iterdir() if path.name not in ours and not path.name.startswith("."))


def walk(folder: Path) -> Iterator[Found]:
    """Yield every file below a folder, in order of path. Links are not followed."""
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, followlinks=False, onerror=unread.append):
        folders.sort()
        for name in sorted(names + [each for each in folders if Path(place, each).is_symlink()]):
            yield _found(Path(place, name), folder)
    yield from (_not_read(Path(str(error.filename)), folder, error) for error in unread)


def _not_read(full: Path, folder: Path, error: OSError) -> Found:
    return Found(_path(full, folder), full, error.strerror or str(error), "A101")


def _path(full: Path, folder: Path) -> str:
    """Return a path below a folder, with slashes; bytes of its name that are no text are spelled out."""
    return full.relative_to(folder).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _found(full: Path, folder: Path) -> Found:
    path = _path(full, folder)
    try:
        mode = full.lstat().st_mode
    except OSError as error:
        return _not_read(full, folder, error)
    if path != full.relative_to(folder).as_posix():
        return Found(path, full, "its name is not UTF-8", "A108")
    if not stat.S_ISREG(mode):
        return Found(path, full, "it is not a regular file", "A105")
    return by_place(Found(path, full))


def by_place(found: Found) -> Found:
    """Return a file as found, refused where its name or its folder says that nobody put it there to be read."""
    *folders, name = PurePosixPath(found.path).parts
    if name.startswith(".") or name.lower() in _OF_THE_SYSTEM or "__MACOSX" in folders:
        return replace(found, reason="it is a file of the operating system", code="A201")
    if any(part.lower().endswith(("_files", "-dateien", "_fichiers")) for part in folders):
        return replace(found, reason="a browser saved it beside a page", code="A201")
    return found


def _parsed(path: Path, read: Callable[[str], T], default: T, findings: list[Finding]) -> T:
    """Return what a file of ours says; where it cannot be read, that is a finding, and the build goes on without it."""
    try:
        text = decode(path.read_bytes())
        if text.guessed:
            findings.append(finding("A102", path.name, encoding=text.encoding))
        return read(text.text)
    except FileNotFoundError:
        return default
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        findings.append(finding("A605", path.name, reason=str(error)))
        return default


def _needed(path: Path, read: Callable[[str], T], default: T) -> T:
    """Return what a file of ours says that nothing is built without."""
    try:
        return read(decode(path.read_bytes()).text)
    except FileNotFoundError:
        return default
    except (OSError, ValueError, csv.Error) as error:
        message = f"{path} cannot be read: {error}. Correct it first: what it says must not be passed over."
        raise ContentError(message) from error
