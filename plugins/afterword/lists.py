"""How a list of stories is written: in pages, and where it is long, in three orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .entries import Entry, by_length, by_title
from .story.model import Described


class Order(NamedTuple):
    """An order of a list: its part of the address, what it is called, and what it sorts by (None: as it comes)."""

    path: str
    title: str
    key: Callable[[Entry], tuple[object, ...]] | None


ORDERS = (
    Order("", "Newest", None),
    Order("by-title/", "Title", by_title),
    Order("by-length/", "Longest", by_length),
)


class List(NamedTuple):
    """A list to be written: where, under which heading, and what its page may say beside it."""

    path: str
    title: str
    entries: tuple[Entry, ...]
    kind: str = ""
    feed: str = ""
    in_order: bool = False
    """Whether its own order matters, as that of a series does."""
    about: Described | None = None
    """What the archive that the stories come from said of it."""


def write_list(writer: Any, generator: Any, what: List) -> None:
    """Write the pages of a list, in each order that it is worth having in."""
    orders = ORDERS if len(what.entries) >= generator.settings["SORTED_FROM"] and not what.in_order else ORDERS[:1]
    for order in orders:
        entries = list(what.entries) if order.key is None else sorted(what.entries, key=order.key)
        path = what.path + order.path
        writer.write_file(
            f"{path}index.html",
            generator.get_template("list"),
            generator.context,
            relative_urls=generator.settings["RELATIVE_URLS"],
            paginated={"entries": entries},
            template_name="list",
            url=path,
            list=what,
            order=order,
            orders=orders,
        )
