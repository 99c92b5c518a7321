r"""Addresses as a browser takes them, which is not how they look: `\\elsewhere.example` leads off the site."""

from __future__ import annotations

from functools import lru_cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

_STRIPPED = "".join(map(chr, range(0x21)))
"""Control characters and the space, which no browser minds around an address."""


class Link(NamedTuple):
    """Where a link leads within the site: a path from its root, and a place on that page."""

    path: str
    place: str
    text: str


def split(address: str) -> SplitResult | None:
    r"""Return the parts of an address as a browser reads it, or None where it is none at all.

    >>> split(" \\\\elsewhere.example/x").netloc, split("http://[x") is None
    ('elsewhere.example', True)
    """
    try:
        return urlsplit(address.strip(_STRIPPED).replace("\\", "/"))
    except ValueError:
        return None


@lru_cache(maxsize=100_000)
def link(folder: str, address: str, root: str) -> Link | None:
    """Return a link that stays within the site, or None; what the address asks (`?q=…`) is answered by a script.

    `folder` is that of its page, empty or with a slash at its end; `root` is where the site begins on its host, as far
    as the page says. A path that is empty is the page's own.

    >>> link("stories/the-lamp/", "../../browse/?by=title#a", "")
    Link(path='browse/index.html', place='a', text='../../browse/?by=title#a')
    """
    parts = split(address)
    if parts is None or parts.scheme or parts.netloc:
        return None
    said = unquote(parts.path)
    if not said:
        return Link("", unquote(parts.fragment), address)
    whole = f"/{said.removeprefix(root)}" if said.startswith("/") else f"/{folder}{said}"
    path = normpath(whole).lstrip("/")
    is_folder = not path or said.endswith(("/", "/.", "/.."))
    return Link(f"{path}/index.html".lstrip("/") if is_folder else path, unquote(parts.fragment), address)
