"""What no page of ours holds, whatever a raw file tried: the theme is all that may run, load or look.

    <script>alert(1)</script>
    <p onclick="alert(1)" style="position: fixed">
    <img src="https://elsewhere.example/pixel.gif">
    <a href="javascript:alert(1)">
    <meta http-equiv="refresh" content="0; url=https://elsewhere.example/">

It knows nothing of how a page was made, and reads it with another parser than the one that made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

_NEVER = frozenset(
    "applet base embed fencedframe frame frameset iframe math noembed noframes noscript object param plaintext portal"
    " style svg template xmp".split()
)
_LOADING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "longdesc")
"""Attributes by which a page asks for something, or sends it."""
_NEVER_ATTRIBUTES = frozenset(("style", "srcdoc", "formaction", "ping", "http-equiv"))
_POLICY = "content-security-policy"
_EVERY = re.compile("")
_WEB = frozenset(("http", "https"))
_APART = frozenset(("nofollow", "noopener", "noreferrer"))
"""What a link out of the site says, so that nobody learns where its reader came from."""


def faults(page: BeautifulSoup) -> Iterator[str]:
    """Yield what is wrong with a page, as a person would say it."""
    if not _has_policy(page):
        yield "it has no content policy before everything else"
    for tag in page.find_all(_EVERY):
        yield from _of_tag(tag)


def _has_policy(page: BeautifulSoup) -> bool:
    first = page.head.find(_EVERY) if page.head else None
    if not isinstance(first, Tag) or str(first.get("http-equiv", "")).lower() != _POLICY:
        return False
    policy = str(first.get("content"))
    return "default-src 'none'" in policy and "unsafe" not in policy


def _of_tag(tag: Tag) -> Iterator[str]:
    if tag.name in _NEVER:
        yield f"a <{tag.name}>"
    if tag.name == "script" and not (tag.get("src") and not tag.string):
        yield "a script that stands in the page"
    for name, value in tag.attrs.items():
        is_policy = name == "http-equiv" and str(value).lower() == _POLICY
        if (name.startswith("on") or name in _NEVER_ATTRIBUTES) and not is_policy:
            yield f"the attribute {name} of <{tag.name}>"
        elif name in _LOADING or (name == "href" and tag.name != "a"):
            yield from _loaded(tag, str(value))
    if tag.name == "a" and tag.get("href") is not None:
        yield from _led(tag, str(tag["href"]))


def _loaded(tag: Tag, address: str) -> Iterator[str]:
    """Yield what is wrong with something that a page loads: it is the site's own."""
    parts = urlsplit(address)
    is_name = tag.name == "link" and "canonical" in (tag.get("rel") or ())
    if (parts.scheme or parts.netloc) and not is_name:
        yield f"<{tag.name}> loads {address[:80]}"


def _led(tag: Tag, address: str) -> Iterator[str]:
    """Yield what is wrong with a link: it leads to a page of the site, or into the web and tells nothing."""
    parts = urlsplit(address)
    if parts.scheme and parts.scheme.lower() not in _WEB | {"mailto"}:
        yield f"a link to {address[:80]}"
    elif parts.netloc and not set(tag.get("rel") or ()) >= _APART:
        yield f"a link to {address[:80]} that says where its reader comes from"
