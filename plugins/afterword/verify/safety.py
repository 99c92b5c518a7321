"""What no page of ours holds, whatever a raw file tried: the theme is all that may run, load or look.

    <script>alert(1)</script>
    <p onclick="alert(1)" style="position: fixed">
    <img src="https://elsewhere.example/pixel.gif">
    <a href="javascript:alert(1)">
    <meta http-equiv="refresh" content="0; url=https://elsewhere.example/">

It knows nothing of how a page was made, and reads it with another parser than the one that made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .address import split

_NEVER = frozenset(
    "applet base embed fencedframe frame frameset iframe math noembed noframes noscript object param plaintext portal"
    " style svg template xmp".split()
)
_LOADING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "longdesc")
"""Attributes by which a page asks for something, or sends it."""
_NEVER_ATTRIBUTES = frozenset(("style", "srcdoc", "formaction", "ping", "http-equiv"))
_POLICY = "content-security-policy"
_WEB = frozenset(("http", "https"))
_APART = frozenset(("nofollow", "noopener", "noreferrer"))
"""What a link out of the site says, so that nobody learns where its reader came from."""


def faults(page: Any) -> Iterator[str]:
    """Yield what is wrong with a page (the root of its tree), as a person would say it."""
    if not _has_policy(page):
        yield "it has no content policy before everything else"
    for tag in page.iter(etree.Element):
        if tag.tag in _NEVER:
            yield f"a <{tag.tag}>"
        elif tag.tag == "script" and not (tag.get("src") and not tag.text and not len(tag)):
            yield "a script that stands in the page"
        if tag.attrib:
            yield from _of_attributes(tag)


def _has_policy(page: Any) -> bool:
    first = next((tag for head in page.iter("head") for tag in head.iterchildren(etree.Element)), None)
    if first is None or first.get("http-equiv", "").lower() != _POLICY:
        return False
    policy = first.get("content", "")
    return "default-src 'none'" in policy and "unsafe" not in policy


def _of_attributes(tag: Any) -> Iterator[str]:
    for name, value in tag.attrib.items():
        is_policy = name == "http-equiv" and value.lower() == _POLICY
        if (name.startswith("on") or name in _NEVER_ATTRIBUTES) and not is_policy:
            yield f"the attribute {name} of <{tag.tag}>"
        elif name in _LOADING or (name == "href" and tag.tag != "a"):
            yield from _loaded(tag, value)
        elif name == "href":
            yield from _led(tag, value)


def _loaded(tag: Any, address: str) -> Iterator[str]:
    """Yield what is wrong with something that a page loads: it is the site's own."""
    parts = split(address)
    is_name = tag.tag == "link" and "canonical" in _relations(tag)
    if parts is None or ((parts.scheme or parts.netloc) and not is_name):
        yield f"<{tag.tag}> loads {address[:80]}"


def _led(tag: Any, address: str) -> Iterator[str]:
    """Yield what is wrong with a link: it leads to a page of the site, or into the web and tells nothing."""
    parts = split(address)
    if parts is None or (parts.scheme and parts.scheme.lower() not in _WEB | {"mailto"}):
        yield f"a link to {address[:80]}"
    elif parts.netloc and not _relations(tag) >= _APART:
        yield f"a link to {address[:80]} that says where its reader comes from"


def _relations(tag: Any) -> set[str]:
    return set(tag.get("rel", "").lower().split())
