"""Raw files that are containers: every module listed here reads one kind to the lines of a page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Protocol, cast

from ..limits import Limits
from . import docx, epub, odt
from .contained import Contained
from .parts import Parts, Unreadable, is_zip, open_parts, read_part


class Kind(Protocol):
    """One kind of container: a module with these three."""

    NAME: str
    """Its ending, without the dot."""

    def holds(self, names: frozenset[str]) -> bool:
        """Return whether a container with parts of these names is one of this kind."""

    def read(self, path: str, parts: Parts) -> Contained:
        """Return it as a page. Raises `Unreadable`."""


KINDS = tuple(cast("Kind", each) for each in (epub, docx, odt))
_ENDINGS = frozenset((".zip", *(f".{kind.NAME}" for kind in KINDS)))


def is_container(path: str, data: bytes) -> bool:
    """Return whether a raw file is a container, or is called one."""
    return is_zip(data) or PurePosixPath(path).suffix.lower() in _ENDINGS


def kind_of(names: frozenset[str]) -> Kind | None:
    """Return the kind of a container with these parts; None where it is a mere folder of files."""
    return next((kind for kind in KINDS if kind.holds(names)), None)


def read_container(path: str, data: bytes, limits: Limits) -> Contained:
    """Return a container as a page, read within the limits.

    It is known by what is in it, whatever it is called. Raises `Unreadable`.
    """
    if not is_zip(data):
        message = f"it is called {PurePosixPath(path).suffix.lower()}, but it is no ZIP file, as each of those is"
        raise Unreadable(message)
    parts = Parts(data, limits)
    if kind := kind_of(parts.names):
        return kind.read(path, parts)
    called = next((kind for kind in KINDS if PurePosixPath(path).suffix.lower() == f".{kind.NAME}"), None)
    if called:
        return called.read(path, parts)
    message = "it is an archive within another, or is not called .zip; unpack it here"
    raise Unreadable(message)


__all__ = ["Contained", "Unreadable", "is_container", "kind_of", "open_parts", "read_container", "read_part"]
