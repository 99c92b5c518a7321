"""The package document of an EPUB (OPF): what it says of the book, and which documents make it up, in order.

    <metadata><dc:title>The Lamp</dc:title><dc:creator opf:role="aut">Ash</dc:creator>
      <meta name="calibre:series" content="Lights"/></metadata>
    <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine toc="ncx"><itemref idref="one"/></spine>
    <guide><reference type="cover" href="cover.xhtml"/></guide>

https://www.w3.org/TR/epub-33/#sec-package-doc and, for the guide and the NCX, https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from ..book import COVER, NAV, TITLE_PAGE, Book
from ..mask import mask_text
from .parts import Unreadable
from .xml import Element, every, get, tag, text_of

KINDS = {"toc": NAV, "nav": NAV, "landmarks": NAV, "cover": COVER, "title-page": TITLE_PAGE, "titlepage": TITLE_PAGE}
"""What guides, manifests and `epub:type` call a document that is no chapter."""
_OTHER_ROLES = frozenset(("bkp", "edt", "ill", "trl", "com", "ctb", "mrk"))
"""Of makers who did not write it: the program that made the file, editors, illustrators, translators."""
_TAG = re.compile(r"<[^<>]*>")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


class Package(NamedTuple):
    """The book, the paths of its documents in order, what some of them are, and where its contents are."""

    book: Book
    spine: tuple[str, ...]
    kinds: Mapping[str, str]
    contents: tuple[str, ...]
    """Paths of the navigation document and the NCX."""


def read_package(root: Element, path: str) -> Package:
    """Return what a package document says; `path` is its own. Raises `Unreadable` where it names no document."""
    items = {get(item, "id"): item for item in every(root, "item")}
    hrefs = {name: resolve(path, get(item, "href")) for name, item in items.items()}
    wanted = [get(ref, "idref") for ref in every(root, "itemref")]
    if missing := [name for name in wanted if name not in items]:
        message = f"its list of documents names “{missing[0]}”, which is not in it"
        raise Unreadable(message)
    spine = dict.fromkeys(hrefs[name] for name in wanted if get(items[name], "media-type") in ("", *_PAGES))
    if not spine:
        message = "it lists no document to read"
        raise Unreadable(message)
    navs = [hrefs[name] for name, item in items.items() if "nav" in get(item, "properties").split()]
    ncx = [hrefs[name] for name, item in items.items() if get(item, "media-type") == "application/x-dtbncx+xml"]
    guide = {
        resolve(path, get(ref, "href")): KINDS.get(get(ref, "type").lower(), "") for ref in every(root, "reference")
    }
    return Package(_book(root), tuple(spine), guide | dict.fromkeys(navs, NAV), (*navs, *ncx))


def resolve(base: str, href: str) -> str:
    """Return the path within a container that a link in one of its documents leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))


def _book(root: Element) -> Book:
    meta = {get(each, "name"): get(each, "content") for each in every(root, "meta") if get(each, "name")}
    group = next((each for each in every(root, "meta") if get(each, "property") == "belongs-to-collection"), None)
    index = next((text_of(each) for each in every(root, "meta") if get(each, "property") == "group-position"), "")
    return Book(
        title=next(iter(_texts(root, "title")), ""),
        creators=tuple(mask_text(text_of(each)) for each in every(root, "creator") if _is_author(root, each)),
        languages=_texts(root, "language"),
        publishers=_texts(root, "publisher"),
        identifiers=_texts(root, "identifier"),
        subjects=_texts(root, "subject"),
        description=next((_unmarked(each) for each in _texts(root, "description")), ""),
        sources=_texts(root, "source"),
        dates=tuple((get(each, "event"), text_of(each)) for each in every(root, "date") if text_of(each)),
        series=mask_text(meta.get("calibre:series") or (text_of(group) if group is not None else "")),
        series_index=meta.get("calibre:series_index") or index,
    )


def _texts(root: Element, name: str) -> tuple[str, ...]:
    """Return what Dublin Core elements of a name say; `meta` and others of the same name are in other places."""
    found = (mask_text(text_of(each)) for each in every(root, name) if "dc/elements" in str(each.tag))
    return tuple(text for text in found if text)


def _is_author(root: Element, creator: Element) -> bool:
    own = get(creator, "id")
    refined = {
        text_of(each)
        for each in every(root, "meta")
        if own and get(each, "refines") == f"#{own}" and get(each, "property") == "role"
    }
    return bool(text_of(creator)) and not ({get(creator, "role"), *refined} & _OTHER_ROLES)


def _unmarked(text: str) -> str:
    """Return a description without the markup that some programs write into it."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split()) if "<" in text else text


def read_contents(root: Element, path: str) -> dict[str, str]:
    """Return what the contents of a book (a navigation document, or an NCX) call each document: the first name."""
    labels: dict[str, str] = {}
    if tag(root) == "ncx":
        for point in every(root, "navPoint"):
            label = next((text_of(each) for each in point if tag(each) == "navLabel"), "")
            source = next((get(each, "src") for each in point if tag(each) == "content"), "")
            labels.setdefault(resolve(path, source), mask_text(label))
        return labels
    for nav in every(root, "nav"):
        if get(nav, "type") in ("toc", ""):
            for link in every(nav, "a"):
                labels.setdefault(resolve(path, get(link, "href")), mask_text(text_of(link)))
    return labels
