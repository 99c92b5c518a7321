"""The title page that FanFicFare writes before a story: one label a line, in an order that its user may choose.

    Category: A Christmas Carol
    Series: Ledgers & Lamps [2]
    Status: Completed
    Packaged: 2019-05-01 12:30:00
    Story URL: https://archiveofourown.org/works/123

Lists are joined by commas. What it calls a category is the fandom on sites that sort by fandom, and what it calls
genre of a work of the Archive of Our Own are the additional tags. Facts: its `defaults.ini`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..draft import Dropped
from ..model import Stated
from ..page import Line
from ..sites import host_of, stated_address

_FIELDS = {
    "fandom": ("Fandoms", "Fandom"),
    "category": ("Category", "AO3 Categories"),
    "genre": ("Genre",),
    "label:Additional Tags": ("Freeform Tags",),
    "label:Collections": ("Collections",),
    "language": ("Language",),
    "character": ("Characters",),
    "relationship": ("Relationships", "Ships"),
    "status": ("Status",),
    "published": ("Published",),
    "updated": ("Updated",),
    "rating": ("Rating",),
    "warning": ("Warnings",),
    "chapters": ("Chapters",),
    "words": ("Words",),
    "series": ("Series", "Additional Series"),
    "url": ("Story URL",),
    "reads": ("Hits",),
    "kudos": ("Kudos",),
    "comments": ("Comments",),
    "bookmarks": ("Bookmarks",),
    "summary": ("Summary",),
    "": ("Packaged", "Publisher", "Author URL", "Series URL", "Site Abbrev", "File Format", "Story ID", "Author ID"),
}
FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels}
"""Every label that it may print, to the field; none for what says nothing of the story itself."""
_ON_SITE = {
    ("archiveofourown.org", "Category"): "fandom",
    ("archiveofourown.org", "Genre"): "label:Additional Tags",
    ("fanfiction.net", "Category"): "fandom",
}
_LISTS = frozenset("fandom category genre character relationship warning".split())
_SERIES = re.compile(r"(?P<name>.+?)\s*\[(?P<number>\d{1,4})\]$")


class Entry(NamedTuple):
    """A label, and the lines of its value."""

    label: str
    lines: tuple[Line, ...]


def read_title_page(entries: Iterable[Entry], url: str = "") -> tuple[tuple[Stated, ...], tuple[Dropped, ...]]:
    """Return the fields of a title page, and the words of its labels; `url` is that of the story, if it is known."""
    every = tuple(entries)
    entries = [entry for entry in every if any(not line.is_blank for line in entry.lines)]
    printed = next((_text(entry) for entry in entries if entry.label == "Story URL"), "")
    publisher = next((_text(entry) for entry in entries if entry.label == "Publisher"), "")
    host = host_of(printed or url or f"https://{publisher}")
    fields = [field for entry in entries for field in _fields(entry, host)]
    if not printed:
        fields += stated_address(url, "", None)
    if host and "." in host and not any(field.field == "site" for field in fields):
        fields.append(Stated("site", (host,), "", None))
    unsaid = (Dropped("labels", _text(entry)) for entry in entries if not FIELD_OF.get(entry.label, entry.label))
    return tuple(fields), (*(Dropped("labels", entry.label) for entry in every), *unsaid)


def _text(entry: Entry) -> str:
    return "\n".join(line.text.strip() for line in entry.lines).strip()


def _fields(entry: Entry, host: str) -> Iterator[Stated]:
    field = _ON_SITE.get((host, entry.label)) or FIELD_OF.get(entry.label, f"label:{entry.label}")
    raw, line = _text(entry), next(line.number for line in entry.lines if not line.is_blank)
    value = " ".join(raw.split("\n"))
    if field == "url":
        yield from stated_address(value, raw, line)
    elif field == "series":
        found = _SERIES.match(value)
        name = found["name"] if found else value
        yield Stated(
            field, (f"Part {found['number']} of {name}" if found and int(found["number"]) else name,), raw, line
        )
    elif field in _LISTS or field.startswith("label:"):
        yield Stated(field, tuple(each.strip() for each in value.split(", ") if each.strip()), raw, line)
    elif field:
        yield Stated(field, (raw if field == "summary" else value,), raw, line)
