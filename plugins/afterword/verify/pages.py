"""One page of a built site, as far as the others need to know it: its places, its links, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from .safety import faults

_LINKS = (("a", "href"), ("link", "href"), ("script", "src"), ("form", "action"), ("img", "src"))


class Link(NamedTuple):
    """Where a link leads within the site: a path from its root, and a place on that page."""

    path: str
    place: str
    text: str


class Seen(NamedTuple):
    """What was seen of a page."""

    name: str
    places: frozenset[str]
    links: tuple[Link, ...]
    faults: tuple[str, ...]


def see(folder: Path, name: str) -> Seen:
    """Return what a page says of itself; `name` is its path below the folder."""
    page = BeautifulSoup((folder / name).read_text("utf-8"), "lxml")
    places = frozenset(str(tag["id"]) for tag in page.find_all(id=True))
    links = dict.fromkeys(
        link
        for tag, attribute in _LINKS
        for found in page.find_all(tag, attrs={attribute: True})
        if (link := _link(name, str(found[attribute])))
    )
    return Seen(name, places, tuple(links), tuple(dict.fromkeys(faults(page))))


def _link(name: str, address: str) -> Link | None:
    """Return a link that stays within the site, or None; what the address asks (`?q=…`) is answered by a script."""
    said = urlsplit(address)
    if said.scheme or said.netloc:
        return None
    path = unquote(urlsplit(urljoin(f"/{name}", address)).path).lstrip("/")
    is_folder = not path or path.endswith("/")
    return Link(f"{path}index.html" if is_folder else path, unquote(said.fragment), address)
