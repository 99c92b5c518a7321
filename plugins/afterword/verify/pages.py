"""One page of a built site, as far as the others need to know it: its places, its links, its prose, and its faults."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from ..story.prose import is_sound
from ..story.words import words
from .address import Link, link
from .safety import faults

_LINKS = {"a": "href", "area": "href", "link": "href", "script": "src", "form": "action", "img": "src"}
_PROSE = re.compile(r'<div class="prose(?: small)?"[^>]*>\n(.*?)\n?</div>', re.DOTALL)
"""Prose as every template prints it. There is no div in it, and it is the only thing that was markup already."""
_TAG = re.compile(r"<[^>]*>")


class Seen(NamedTuple):
    """What was seen of a page."""

    name: str
    places: frozenset[str]
    links: tuple[Link, ...]
    faults: tuple[str, ...]
    texts: frozenset[str]
    """What stands for the words of each prose on it, in their order."""
    words: int
    """How many words of prose it has."""


def see(folder: Path, name: str) -> Seen:
    """Return what a page says of itself; `name` is its path below the folder."""
    data = (folder / name).read_bytes()
    tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if tree is None:
        return Seen(name, frozenset(), (), ("there is nothing on it",), frozenset(), 0)
    bodies = _PROSE.findall(data.decode("utf-8", "replace"))
    texts = [words(html.unescape(_TAG.sub("", body))) for body in bodies]
    odd = [] if all(map(is_sound, bodies)) else ["prose that a browser would read otherwise"]
    return Seen(
        name,
        frozenset(tree.xpath("//@id")),
        tuple(_links(tree, name)),
        tuple(dict.fromkeys((*faults(tree), *odd))),
        frozenset(map(sign, texts)),
        sum(map(len, texts)),
    )


def sign(text: Sequence[str]) -> str:
    """Return what stands for some words in their order."""
    return hashlib.sha256(" ".join(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _links(tree: Any, name: str) -> Iterator[Link]:
    folder = name[: name.rfind("/") + 1]
    said = tree.get("data-root", "")
    root = said if said.startswith("/") else "/"
    addresses = (tag.get(_LINKS[tag.tag]) for tag in tree.iter(*_LINKS))
    for address in dict.fromkeys(address for address in addresses if address is not None):
        if found := link(folder, address, root):
            yield found if found.path else found._replace(path=name)
