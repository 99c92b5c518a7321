"""A story as its readers meet it: with its addresses, its tags, its chapters, and who wrote them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .addresses import AUTHORS, SERIES, STORIES, Addresses, author_key
from .numbering import UNTITLED, Gap, gaps, is_one_shot, numbered, total
from .story.facets import BY_NAME
from .story.mask import mask_text
from .story.model import Chapter, Origin, Story
from .story.removals import is_renamed
from .tags import Spellings, Tag, Tags

_BEFORE_ALL = datetime.date(1, 1, 1)


class Link(NamedTuple):
    """A name and where it leads: `path` is relative to the site's root and ends in a slash."""

    name: str
    path: str
    derived: bool = False
    """Whether it follows from something else and no source says it."""


class Group(NamedTuple):
    """The values of one facet of a story; `links` is None where nobody says, empty where the source says none."""

    name: str
    title: str
    plural: str
    links: tuple[Link, ...] | None
    inferred: str = ""
    """From what the values follow, where no source states them."""


class Page(NamedTuple):
    """A chapter with its page: `key` is its place in the address."""

    chapter: Chapter
    key: str
    path: str
    title: str
    authors: tuple[Link, ...] | None = None
    """Who wrote it, where that is not who wrote the story; empty where they are not to be named."""
    gap: Gap | None = None
    """The chapters before it that are missing."""


class Source(NamedTuple):
    """Where a story comes from, as far as its page says so: `files` is empty where their names may give one away."""

    url: str | None
    site: str | None
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with its addresses and the names that it goes by on the site."""

    story: Story
    slug: str
    path: str
    title: str
    authors: tuple[Link, ...] | None
    groups: tuple[Group, ...]
    series: tuple[Link, ...]
    pages: tuple[Page, ...]
    source: Source
    gap: Gap | None = None
    """The chapters after the last page that are missing."""

    @property
    def guests(self) -> tuple[Link, ...]:
        """Who wrote chapters of it and is none of its authors."""
        by = dict.fromkeys(link for page in self.pages for link in page.authors or ())
        return tuple(link for link in by if link not in (self.authors or ()))

    @property
    def is_one_shot(self) -> bool:
        """Whether it is one text and was never more."""
        return is_one_shot(self.story)

    @property
    def total(self) -> int | None:
        """How many chapters it has, with those that are missing; None where not every number is known."""
        return total(self.story)

    @property
    def newest(self) -> datetime.date:
        """The day it was last known to change; the first of days where nobody knows."""
        return self.story.updated or self.story.published or _BEFORE_ALL

    @property
    def everyone(self) -> tuple[Link, ...]:
        """All who wrote any of it."""
        return (*(self.authors or ()), *self.guests)

    def group(self, name: str) -> Group:
        """Return the values of a facet."""
        return next(group for group in self.groups if group.name == name)


def entry_of(story: Story, tags: Tags, spellings: Spellings, addresses: Addresses, labels: Mapping[str, str]) -> Entry:
    """Return a story with its addresses; `labels` are those of one site only, by folder.

    Raises `KeyError` where a name of the story has no address.
    """
    own = addresses.of(STORIES, story.keys[0])
    path = f"{STORIES}/{own}/"
    authors = None if story.authors is None else _author_links(story.authors, addresses)
    missing = gaps(story)
    pages = tuple(_pages(story, path, missing, addresses))
    last = {page.gap for page in pages}
    return Entry(
        story,
        own,
        path,
        story.title or UNTITLED,
        authors,
        tuple(_groups(story, tags, spellings, addresses, labels)),
        _links(SERIES, (place.name for place in story.series or ()), addresses),
        pages,
        _source(story),
        next((gap for gap in missing if gap not in last), None),
    )


def _source(story: Story) -> Source:
    """Return where a story comes from; neither an e-mail address nor a name that its author gave up is in it."""
    if is_renamed(story):
        return Source(None, None, ())
    return Source(story.url, story.site, tuple(map(mask_text, story.files)))


def _author_links(names: Iterable[str], addresses: Addresses) -> tuple[Link, ...]:
    return tuple(Link(name, f"{AUTHORS}/{addresses.of(AUTHORS, author_key(name))}/") for name in names)


def _links(kind: str, names: Iterable[str], addresses: Addresses) -> tuple[Link, ...]:
    return tuple(Link(name, f"{kind}/{addresses.of(kind, name)}/") for name in names)


def _groups(
    story: Story, tags: Tags, spellings: Spellings, addresses: Addresses, labels: Mapping[str, str]
) -> Iterator[Group]:
    for kind, values in tags.items():
        title, plural = (BY_NAME[kind].title, BY_NAME[kind].plural) if kind in BY_NAME else (labels[kind], labels[kind])
        shown = None if values is None else spellings.shown(kind, values)
        links = None if shown is None else tuple(_tag_link(kind, tag, addresses) for tag in shown)
        evidence = story.evidence.get(kind)
        how = evidence.how if evidence and evidence.origin is Origin.INFERRED else ""
        yield Group(kind, title, plural.capitalize(), links, how)


def _tag_link(kind: str, tag: Tag, addresses: Addresses) -> Link:
    return Link(tag.name, f"{kind}/{addresses.of(kind, tag.name)}/", tag.derived)


def _pages(story: Story, path: str, missing: tuple[Gap, ...], addresses: Addresses) -> Iterator[Page]:
    """Yield the chapters with their pages; a chapter by the story's own authors names none."""
    before = {gap.last + 1: gap for gap in missing}
    for chapter, key, title in numbered(story):
        is_guest = chapter.authors is not None and set(chapter.authors) != set(story.authors or ())
        authors = _author_links(chapter.authors or (), addresses) if is_guest else None
        gap = before.pop(chapter.number, None) if chapter.number is not None else None
        yield Page(chapter, key, f"{path}{key}/", title, authors, gap)


def by_title(entry: Entry) -> tuple[object, ...]:
    """Return what stories are sorted by in an order of titles: articles do not count, unknown ones come last."""
    title = entry.title.casefold().lstrip("\"'“‘«¿¡([ ")
    for article in ("the ", "a ", "an ", "le ", "la ", "les ", "l’", "l'", "der ", "die ", "das "):
        if title.startswith(article) and len(title) > len(article):
            title = title[len(article) :]
            break
    return entry.story.title is None, title, entry.slug


def by_length(entry: Entry) -> tuple[object, ...]:
    """Return what stories are sorted by in an order of length, longest first."""
    return -entry.story.words, *by_title(entry)
