"""The archive as its readers meet it: every story with its addresses, and every list that it stands on."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .addresses import (
    AUTHORS,
    LABELS,
    RESERVED,
    SERIES,
    STORIES,
    TOP,
    Addresses,
    Wanted,
    assign,
    author_key,
    short_hash,
)
from .story.archive import Archive
from .story.facets import FACETS
from .story.mask import mask_text
from .story.model import Chapter, Finding, Story
from .story.names import Names
from .story.removals import is_renamed

UNTITLED = "Untitled"
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
    links: tuple[Link, ...] | None
    inferred: str = ""
    """From what the values follow, where no source states them."""


class Page(NamedTuple):
    """A chapter with its page: `key` is its place in the address."""

    chapter: Chapter
    key: str
    path: str
    title: str


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

    @property
    def newest(self) -> datetime.date:
        """The day it was last known to change; the first of days where nobody knows."""
        return self.story.updated or self.story.published or _BEFORE_ALL

    def group(self, name: str) -> Group | None:
        """Return the values of a facet."""
        return next((group for group in self.groups if group.name == name), None)


class Value(NamedTuple):
    """One value of a facet (or one author, or one series) with its stories, newest first."""

    link: Link
    entries: tuple[Entry, ...]


class Shelf(NamedTuple):
    """Everything by one facet: its folder in the address, its titles, its values by name."""

    folder: str
    title: str
    plural: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole site's content in its order."""

    entries: tuple[Entry, ...]
    """Newest first; stories without a date by title, after all others."""
    shelves: tuple[Shelf, ...]
    authors: Shelf
    series: Shelf
    slugs: Mapping[tuple[str, str], str]
    keys: Mapping[tuple[str, str], tuple[str, ...]]
    findings: tuple[Finding, ...]


def _of_authors(entries: Iterable[Entry]) -> Iterable[tuple[Link, Entry]]:
    return ((link, entry) for entry in entries for link in entry.authors or ())


def story_slugs(stories: Iterable[Story], published: Addresses) -> dict[str, str]:
    """Return the slugs of stories, by their ids."""
    stories = tuple(stories)
    slugs, _ = assign(STORIES, map(_wanted_story, stories), published)
    return {story.id: slugs[STORIES, story.keys[0]] for story in stories}


def catalogue(archive: Archive, names: Names, published: Addresses, pages: Iterable[str] = ()) -> Catalogue:
    """Return the catalogue of an archive.

    `published` are the addresses that must stay; `pages` are those of the archive's own pages, at the top of the site.
    """
    labels = {label for story in archive.stories for label in story.labels}
    slugs, findings = assign(LABELS, map(_by_name, labels), published, TOP | RESERVED | frozenset(pages))
    folders = {label: slugs[LABELS, label] for label in labels}
    wanted = _wanted(archive.stories, names, folders)
    for kind, things in sorted(wanted.items()):
        own, collisions = assign(kind, things, published)
        slugs |= own
        findings += collisions
    addresses = Addresses(slugs)
    entries = tuple(sorted((_entry(story, names, addresses, folders) for story in archive.stories), key=_newest_first))
    shelves = [_shelf(facet.name, facet.title, facet.plural, entries) for facet in FACETS]
    shelves += [_shelf(folders[label], label, label, entries) for label in sorted(labels)]
    return Catalogue(
        entries,
        tuple(shelf for shelf in shelves if shelf.values),
        _links_shelf(AUTHORS, "Author", "authors", _of_authors(entries)),
        _links_shelf(SERIES, "Series", "series", ((link, entry) for entry in entries for link in entry.series)),
        slugs,
        {(STORIES, story.keys[0]): story.keys for story in archive.stories},
        tuple(findings),
    )


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


def _newest_first(entry: Entry) -> tuple[object, ...]:
    return -entry.newest.toordinal(), *by_title(entry)


def _wanted(stories: Iterable[Story], names: Names, folders: Mapping[str, str]) -> dict[str, set[Wanted]]:
    wanted: dict[str, set[Wanted]] = defaultdict(set)
    for story in stories:
        wanted[STORIES].add(_wanted_story(story))
        wanted[AUTHORS] |= {Wanted((author_key(name),), name) for name in story.authors or ()}
        wanted[SERIES] |= {_by_name(place.name) for place in story.series or ()}
        for kind, values in _values(story, names, folders):
            wanted[kind] |= {_by_name(name) for name, _ in values or ()}
    return wanted


def _wanted_story(story: Story) -> Wanted:
    return Wanted(story.keys, story.title or f"{UNTITLED} {short_hash(story.keys[0])}")


def _by_name(name: str) -> Wanted:
    return Wanted((name,), name)


def _values(
    story: Story, names: Names, folders: Mapping[str, str]
) -> Iterable[tuple[str, list[tuple[str, bool]] | None]]:
    """Yield for each facet its folder and its values by the names they go by, with whether they are derived."""
    for facet in FACETS:
        values = story.facets.get(facet.name)
        derived = story.derived_characters if facet.name == "character" else ()
        if facet.name == "character" and values is not None:
            values = tuple(value for value in values if value not in (story.relationships or ()))
        named = {names.of(facet.name, value): False for value in values or ()}
        named = {names.of(facet.name, value): True for value in derived} | named
        yield facet.name, list(named.items()) if values is not None or named else None
    for label, values in story.labels.items():
        yield folders[label], [(names.of(label, value), False) for value in values]


def _entry(story: Story, names: Names, addresses: Addresses, folders: Mapping[str, str]) -> Entry:
    own = addresses.of(STORIES, story.keys[0])
    path = f"{STORIES}/{own}/"
    titles = {facet.name: facet.title for facet in FACETS} | {folders[label]: label for label in story.labels}
    groups = []
    for kind, values in _values(story, names, folders):
        links = (
            None
            if values is None
            else tuple(Link(name, f"{kind}/{addresses.of(kind, name)}/", derived) for name, derived in values)
        )
        evidence = story.evidence.get(kind)
        groups.append(
            Group(kind, titles[kind], links, evidence.how if evidence and evidence.origin == "inferred" else "")
        )
    authors = (
        None
        if story.authors is None
        else tuple(Link(name, f"{AUTHORS}/{addresses.of(AUTHORS, author_key(name))}/") for name in story.authors)
    )
    series = tuple(Link(place.name, f"{SERIES}/{addresses.of(SERIES, place.name)}/") for place in story.series or ())
    return Entry(
        story, own, path, story.title or UNTITLED, authors, tuple(groups), series, _pages(story, path), _source(story)
    )


def _source(story: Story) -> Source:
    """Return where a story comes from; neither an e-mail address nor a name that its author gave up is in it."""
    if is_renamed(story):
        return Source(None, None, ())
    return Source(story.url, story.site, tuple(map(mask_text, story.files)))


def _pages(story: Story, path: str) -> tuple[Page, ...]:
    """Return the chapters with a key each: its number, or where that is unknown or taken, the next that is free."""
    pages: list[Page] = []
    taken = {str(chapter.number) for chapter in story.chapters if chapter.number is not None}
    used: set[str] = set()
    for chapter in story.chapters:
        key = str(chapter.number) if chapter.number is not None else ""
        if not key or key in used:
            key = next(
                str(number)
                for number in range(1, len(story.chapters) + len(taken) + 2)
                if str(number) not in taken | used
            )
        used.add(key)
        pages.append(Page(chapter, key, f"{path}{key}/", _chapter_title(story, chapter)))
    return tuple(pages)


def _chapter_title(story: Story, chapter: Chapter) -> str:
    if chapter.title:
        return chapter.title
    if len(story.chapters) == 1 and chapter.number in (None, 1) and not story.missing:
        return story.title or UNTITLED
    return f"Chapter {chapter.number}" if chapter.number is not None else "A chapter"


def _shelf(folder: str, title: str, plural: str, entries: tuple[Entry, ...]) -> Shelf:
    pairs = ((link, entry) for entry in entries if (group := entry.group(folder)) for link in group.links or ())
    return _links_shelf(folder, title, plural, pairs)


def _links_shelf(folder: str, title: str, plural: str, pairs: Iterable[tuple[Link, Entry]]) -> Shelf:
    by_path: dict[str, tuple[Link, list[Entry]]] = {}
    for link, entry in pairs:
        by_path.setdefault(link.path, (link._replace(derived=False), []))[1].append(entry)
    values = (Value(link, tuple(entries)) for link, entries in by_path.values())
    return Shelf(
        folder,
        title,
        plural,
        tuple(sorted(values, key=lambda value: (value.link.name.casefold(), value.link.path))),
    )
