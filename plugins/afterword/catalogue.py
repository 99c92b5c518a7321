"""The archive as its readers meet it: every story in its order, and every list that it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .addresses import AUTHORS, LABELS, RESERVED, SERIES, STORIES, TOP, Addresses, Wanted, assign, author_key
from .entries import Entry, Link, by_title, entry_of
from .numbering import story_name
from .story.archive import Archive
from .story.facets import FACETS, Facet
from .story.model import Finding, Story
from .story.names import Names
from .tags import Spellings, tags_of


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


def story_slugs(stories: Iterable[Story], published: Addresses) -> dict[str, str]:
    """Return the slugs of stories, by their ids."""
    stories = tuple(stories)
    slugs, _ = assign(STORIES, map(_wanted_story, stories), published)
    return {story.id: slugs[STORIES, story.keys[0]] for story in stories}


def catalogue(archive: Archive, names: Names, published: Addresses, pages: Iterable[str] = ()) -> Catalogue:
    """Return the catalogue of an archive.

    `published` are the addresses that must stay; `pages` are those of the archive's own pages, at the top of the site.
    """
    labels = sorted({label for story in archive.stories for label in story.labels})
    slugs, findings = assign(LABELS, map(_by_name, labels), published, TOP | RESERVED | frozenset(pages))
    folders = {label: slugs[LABELS, label] for label in labels}
    tags = [tags_of(story, names, folders) for story in archive.stories]
    spellings = Spellings(tags)
    for kind, things in sorted(_wanted(archive.stories, spellings).items()):
        own, collisions = assign(kind, things, published)
        slugs |= own
        findings += collisions
    addresses = Addresses(slugs)
    titles = {folder: label for label, folder in folders.items()}
    entries = (
        entry_of(story, own, spellings, addresses, titles) for story, own in zip(archive.stories, tags, strict=True)
    )
    ordered = tuple(sorted(entries, key=_newest_first))
    keys = {(STORIES, story.keys[0]): story.keys for story in archive.stories}
    return Catalogue(
        ordered,
        _shelves(ordered, titles),
        _shelf(AUTHORS, "Author", "authors", ((link, entry) for entry in ordered for link in entry.everyone)),
        _shelf(SERIES, "Series", "series", ((link, entry) for entry in ordered for link in entry.series)),
        slugs,
        keys | {(kind, spelled[0]): spelled for kind, spelled in spellings.all()},
        tuple(findings),
    )


def _newest_first(entry: Entry) -> tuple[object, ...]:
    return -entry.newest.toordinal(), *by_title(entry)


def _wanted(stories: Iterable[Story], spellings: Spellings) -> dict[str, set[Wanted]]:
    """Return all that needs an address, by kind."""
    wanted: dict[str, set[Wanted]] = defaultdict(set)
    for story in stories:
        wanted[STORIES].add(_wanted_story(story))
        writers = (story.authors, *(chapter.authors for chapter in story.chapters))
        wanted[AUTHORS] |= {Wanted((author_key(name),), name) for names in writers for name in names or ()}
        wanted[SERIES] |= {_by_name(place.name) for place in story.series or ()}
    for kind, spelled in spellings.all():
        wanted[kind].add(Wanted(spelled, spelled[0]))
    return wanted


def _wanted_story(story: Story) -> Wanted:
    return Wanted(story.keys, story_name(story))


def _by_name(name: str) -> Wanted:
    return Wanted((name,), name)


def _shelves(entries: Iterable[Entry], labels: Mapping[str, str]) -> tuple[Shelf, ...]:
    """Return a shelf for each facet that any story has a value of, and for each label (by folder) of one site only."""
    pairs: dict[str, list[tuple[Link, Entry]]] = defaultdict(list)
    for entry in entries:
        for group in entry.groups:
            pairs[group.name] += ((link, entry) for link in group.links or ())
    kinds = [*FACETS, *(Facet(folder, label, label) for folder, label in labels.items())]
    return tuple(_shelf(kind.name, kind.title, kind.plural, pairs[kind.name]) for kind in kinds if pairs[kind.name])


def _shelf(folder: str, title: str, plural: str, pairs: Iterable[tuple[Link, Entry]]) -> Shelf:
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
