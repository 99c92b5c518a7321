"""What a container says about the book in it, beside its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

DOCUMENT = "document"
"""The tag of the box that all lines of one document of a book stand in."""
NAV, COVER, TITLE_PAGE = "nav", "cover", "title page"


class Document(NamedTuple):
    """One document of a book; `key` is that of the box its lines stand in."""

    key: int
    name: str
    """Its path within the container."""
    kind: str = ""
    """`NAV`, `COVER` or `TITLE_PAGE` where the book says that it is one."""
    label: str = ""
    """What the book's own contents call it."""
    title: str = ""
    """The title in its head."""
    meta: tuple[tuple[str, str], ...] = ()
    """Name and content of each `meta` in its head."""


@dataclass(frozen=True, slots=True)
class Book:
    """The metadata of an EPUB, word for word but without e-mail addresses; what it does not say is empty."""

    title: str = ""
    creators: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    description: str = ""
    sources: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    """What happened then (`publication`, `modification`; empty where it does not say), and the date."""
    series: str = ""
    series_index: str = ""
    documents: tuple[Document, ...] = ()
