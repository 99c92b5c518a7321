"""From one story of the archive to another: a link to where a story once was leads to where it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .entries import Entry
from .story.sites import address_of

CITED = "CITED"
"""Setting: the stories by where they once were."""
Place = tuple[str, str]
"""The host of an old site, and the number that it gave a story."""
Cited = Mapping[Place, Entry]


def cited(entries: Iterable[Entry]) -> Cited:
    """Return the stories of an archive by where they once were, as far as that is known."""
    return {place: entry for entry in entries if (place := _place(entry))}


def path_of(url: str, stories: Cited) -> str | None:
    """Return the path of the page that shows what an address once showed, or None where that is not here."""
    address = address_of(url)
    entry = stories.get((address.host, address.sid)) if address.sid else None
    if entry is None:
        return None
    page = next((page for page in entry.pages if address.chapter and page.chapter.number == address.chapter), None)
    return page.path if page else entry.path


def _place(entry: Entry) -> Place | None:
    story = entry.story
    if story.site and story.sid:
        return story.site, story.sid
    address = address_of(story.url or "")
    return (address.host, address.sid) if address.sid else None
