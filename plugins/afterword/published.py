"""`addresses.csv`: every address that was ever published, so that it stays.

    kind,key,slug
    stories,lamplight.example-77,the-salt-road-again

It is public, and nothing in it is ever forgotten but the name that an author gave up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .addresses import AUTHORS, Addresses, author_key, slug
from .story.cells import read_table, write_table

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
    given_up: Iterable[str] = (),
) -> str:
    """Return the text of `addresses.csv`: all that was published, and a row for each key of what is now.

    `given_up` are the names, without case, that authors gave up: the address of each was that name, and goes.
    """
    rows = dict(published.slugs)
    for (kind, key), own in slugs.items():
        rows |= {(kind, each): own for each in keys.get((kind, key), (key,))}
    gone = {author_key(name).partition("-")[0] for name in given_up}
    kept = sorted(
        (kind, key, own) for (kind, key), own in rows.items() if kind != AUTHORS or key.partition("-")[0] not in gone
    )
    return write_table(COLUMNS, kept, end="\n")
