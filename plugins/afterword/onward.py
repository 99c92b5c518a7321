"""Where a reader may go from the end of a story: on in its series, or to more by who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from .catalogue import Catalogue, Value
from .entries import Entry, Link, by_title

_MORE = 3


class Next(NamedTuple):
    """The story that comes next in a series."""

    series: Link
    entry: Entry


class Onward(NamedTuple):
    """What comes next in each series of a story, and some more stories by each who wrote it, newest first."""

    series: tuple[Next, ...] = ()
    more: tuple[Value, ...] = ()
    liked: tuple[Entry, ...] = ()
    """What readers of the old site liked who liked this one."""


def onward(shown: Catalogue) -> Mapping[str, Onward]:
    """Return where each story leads to, by its slug."""
    series: dict[str, list[Next]] = {entry.slug: [] for entry in shown.entries}
    for value in shown.series.values:
        for entry, following in pairwise(in_series(value)):
            series[entry.slug].append(Next(value.link, following))
    by_id = {entry.story.id: entry for entry in shown.entries}
    by_author = {value.link.path: value for value in shown.authors.values}
    return {
        entry.slug: Onward(
            tuple(series[entry.slug]),
            tuple(_more(entry, by_author, series[entry.slug])),
            tuple(by_id[other] for other, _ in entry.story.also_liked if other in by_id)[:_MORE],
        )
        for entry in shown.entries
    }


def in_series(value: Value) -> tuple[Entry, ...]:
    """Return the stories of a series in its order: by their number, else by the day they were published."""
    return tuple(sorted(value.entries, key=lambda entry: _place_in(entry, value)))


def _place_in(entry: Entry, value: Value) -> tuple[object, ...]:
    places = zip(entry.series, entry.story.series or (), strict=True)
    number = next((place.number for link, place in places if link.path == value.link.path), None)
    published = entry.story.published or entry.newest
    return number is None, number or 0, published.toordinal(), *by_title(entry)


def _more(entry: Entry, by_author: Mapping[str, Value], following: list[Next]) -> list[Value]:
    """Return for each author up to three of their other stories, without those that come next anyway."""
    shown = {entry.slug, *(each.entry.slug for each in following)}
    more: list[Value] = []
    for link in entry.authors or ():
        others = (other for other in by_author[link.path].entries if other.slug not in shown)
        some = tuple(islice(others, _MORE))
        shown.update(other.slug for other in some)
        if some:
            more.append(Value(link, some))
    return more
