"""A list of stories as an Atom feed (RFC 4287): the newest, each with the days that its source states.

A feed says when something changed. Of a story that no source dates nobody knows that, and Atom takes no entry without a
date: so it stands on the lists and in no feed, and a list of such stories has none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from .entries import Entry

NAME = "feed.atom.xml"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dated(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the stories that a feed can list."""
    return tuple(entry for entry in entries if entry.story.updated or entry.story.published)


def atom(site: str, path: str, title: str, archive: str, entries: Iterable[Entry]) -> str:
    """Return the feed at a path of a site (an address without a slash at its end) that lists dated stories.

    `title` is what it lists, `archive` whose feed it is.
    """
    entries = tuple(entries)
    parts = [
        _element("title", title),
        _element("id", f"{site}/{path}"),
        f"<link rel={quoteattr('self')} href={quoteattr(f'{site}/{path}')}/>",
        f"<author>{_element('name', archive)}</author>",
        _day("updated", max(entry.newest for entry in entries)),
        *(_entry(site, entry) for entry in entries),
    ]
    body = "\n".join(parts)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{body}\n</feed>\n'


def _entry(site: str, entry: Entry) -> str:
    address = f"{site}/{entry.path}"
    parts = [
        _element("title", entry.title),
        _element("id", address),
        f"<link rel={quoteattr('alternate')} href={quoteattr(address)}/>",
        *(f"<author>{_element('name', link.name)}</author>" for link in entry.authors or ()),
        _day("updated", entry.newest),
        *([_day("published", entry.story.published)] if entry.story.published else []),
        *([_element("summary", entry.story.summary)] if entry.story.summary else []),
    ]
    return "<entry>\n" + "\n".join(parts) + "\n</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NOT_XML.sub('', text))}</{name}>"


def _day(name: str, day: datetime.date) -> str:
    return f"<{name}>{day.isoformat()}T00:00:00Z</{name}>"
