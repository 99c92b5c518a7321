"""`addresses.csv`: every address that was ever published, so that it stays.

    kind,key,slug
    stories,lamplight.example-77,the-salt-road-again

It is public, and nothing in it is ever forgotten but the name that an author gave up, and the story they took back.
"""

from __future__ import annotations

from collections.abc import Mapping

from .addresses import AUTHORS, SERIES, STORIES, Addresses, author_key, slug
from .story.cells import read_table, write_table
from .story.removals import NO_REMOVALS, NO_STORIES, Removals, Removed

COLUMNS = ("kind", "key", "slug")
NO_ADDRESSES = Addresses()


def read_addresses(text: str) -> Addresses:
    """Return the addresses of a text in the shape of `addresses.csv`; a row that cannot be one is left out.

    Raises `csv.Error` where it is no table.
    """
    rows = (row.cells for row in read_table(text).rows)
    return Addresses({(row[0], row[1]): row[2] for row in rows if len(row) == len(COLUMNS) and _is_address(row)})


def _is_address(row: tuple[str, ...]) -> bool:
    return all(row) and slug(row[2]) == row[2]


def write_addresses(
    slugs: Mapping[tuple[str, str], str],
    keys: Mapping[tuple[str, str], tuple[str, ...]],
    published: Addresses,
    removals: Removals = NO_REMOVALS,
    removed: Removed = NO_STORIES,
) -> str:
    """Return the text of `addresses.csv`: all that was published, and a row for each key of what is now.

    The address of an author was their name, that of a story its title: what they gave up or took back goes. An address
    by which a request names a story stays: the request stands in a file beside it, and would fit no story without.
    """
    rows = {
        (kind, key): own
        for (kind, key), own in published.slugs.items()
        if not _is_forgotten(kind, key, own, removals, removed)
    }
    for (kind, key), own in slugs.items():
        rows |= {(kind, each): own for each in keys.get((kind, key), (key,))}
    gone = {author_key(name).partition("-")[0] for name in removals.given_up}
    kept = sorted(
        (kind, key, own) for (kind, key), own in rows.items() if kind != AUTHORS or key.partition("-")[0] not in gone
    )
    return write_table(COLUMNS, kept, end="\n")


def _is_forgotten(kind: str, key: str, own: str, removals: Removals, removed: Removed) -> bool:
    """Return whether an address tells of a story that its author took back."""
    if kind == STORIES:
        is_named = own in removals.stories(gone=False)
        return (key in removed.keys and not is_named) or bool({key, own} & removals.stories(gone=True))
    return kind == SERIES and key in removed.series
