"""An EPUB: `META-INF/container.xml` names the package, its spine the XHTML documents, in the order of reading.

They become one page. All lines of a document stand in a box `document` of their own, whose names are the classes,
ids and types of its `body`; `Page.book` says what the document is called and what it is, and all that is said of the
book. Only what stands in the documents counts as its words: a reader never sees the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from ..book import DOCUMENT, Document
from ..decode import Text, decode
from ..limits import Met
from ..markup import elements
from ..markup.lex import Token, lex
from ..mask import mask_text
from ..page import Box, Line, Page
from ..pages import html_sheet
from .contained import Contained
from .package import KINDS, Package, read_contents, read_package
from .parts import Parts, Unreadable
from .xml import every, forbid_entities, get, parse_text, parse_xml

NAME = "epub"
CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
# XHTML closes an element in itself where HTML would leave it open for all that follows.
_EMPTY = re.compile(r"""<([A-Za-z][A-Za-z0-9]*)((?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)/>""")


def holds(names: frozenset[str]) -> bool:
    """Return whether a container with parts of these names is an EPUB."""
    return CONTAINER in names


def read(path: str, parts: Parts) -> Contained:
    """Return an EPUB as one page. Raises `Unreadable` where it lacks what it needs."""
    package = _package(parts)
    _forbid_locks(parts, package)
    labels = _labels(parts, package)
    binder = _Binder()
    for key, name in enumerate(package.spine, 1):
        binder.add(_read(parts, name), Document(key, name, package.kinds.get(name, ""), labels.get(name, "")))
    book = replace(package.book, documents=tuple(binder.documents))
    url = next((each for each in map(_web, (*book.sources, *book.identifiers)) if each), "")
    page = Page(path, tuple(binder.lines), True, book.title, url, NAME, book)  # noqa: FBT003 - as a page has them
    return Contained(page, binder.words, tuple(binder.texts), tuple(binder.met.values()))


def _package(parts: Parts) -> Package:
    named = [
        get(each, "full-path")
        for each in every(parse_text(decode(parts.read(CONTAINER)).text, CONTAINER), "rootfile")
        if get(each, "full-path")
    ]
    if not named:
        message = "it does not name its package"
        raise Unreadable(message)
    return read_package(parse_text(decode(parts.read(named[0])).text, named[0]), named[0])


def _forbid_locks(parts: Parts, package: Package) -> None:
    """Raise `Unreadable` where a shop has locked a document; that fonts are is common, and harmless."""
    if _LOCKS in parts.names:
        locked = {unquote(get(each, "URI")) for each in every(parse_xml(parts.read(_LOCKS), _LOCKS), "CipherReference")}
        if locked & {*package.spine}:
            message = "it is locked against copying (DRM)"
            raise Unreadable(message)


def _labels(parts: Parts, package: Package) -> Mapping[str, str]:
    """Return what the contents call each document; contents that cannot be read name none."""
    labels: dict[str, str] = {}
    for name in package.contents:
        try:
            labels = read_contents(parse_text(decode(parts.read(name)).text, name), name) | labels
        except Unreadable:  # the documents are read all the same, under their own headings
            continue
    return labels


class _Read(NamedTuple):
    text: Text
    lines: tuple[Line, ...]
    words: tuple[str, ...]
    title: str
    body: frozenset[str]
    meta: tuple[tuple[str, str], ...]
    met: tuple[Met, ...]


def _read(parts: Parts, name: str) -> _Read:
    data = parts.read(name)
    forbid_entities(data, name)
    text = decode(data)
    source = _EMPTY.sub(_opened, text.text)
    sheet = html_sheet(source, parts.limits)
    tokens = [token for token in lex(source) if token.kind == "open" and token.name in ("body", "meta", "section")]
    body = frozenset(name for token in tokens[: _up_to_body(tokens)] for name in _names(token))
    meta = tuple(
        (token.attributes["name"], mask_text(token.attributes.get("content", "")))
        for token in tokens
        if token.name == "meta" and token.attributes.get("name")
    )
    return _Read(text, sheet.lines, sheet.words, mask_text(sheet.title), body, meta, sheet.met)


def _up_to_body(tokens: list[Token]) -> int:
    """Return how many tokens there are up to the body and, where it says what the document is, its first section."""
    at = next((at for at, token in enumerate(tokens) if token.name == "body"), len(tokens))
    return at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].name == "section" else at + 1


def _names(token: Token) -> list[str]:
    given = (token.attributes.get(key, "") for key in ("class", "id", "epub:type"))
    return [] if token.name == "meta" else " ".join(given).split()


def _opened(found: re.Match[str]) -> str:
    name, attributes = found[1], found[2]
    is_closed = name.lower() in elements.VOID or name.lower() not in elements.KNOWN
    return found[0] if is_closed else f"<{name}{attributes}></{name}>"


def _web(text: str) -> str:
    """Return the address in an identifier such as `url:https://…`."""
    found = re.search(r"https?://\S+", text)
    return found[0] if found else ""


@dataclass(slots=True)
class _Binder:
    """Documents bound one after the other: no two boxes of them have one key, and lines are numbered through."""

    lines: list[Line] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    met: dict[str, Met] = field(default_factory=dict)
    number: int = 0
    key: int = 0

    def add(self, read: _Read, document: Document) -> None:
        box = Box(DOCUMENT, document.key, read.body)
        for line in read.lines:
            boxes = (box, *(each._replace(key=each.key + self.key) for each in line.boxes))
            self.lines.append(
                line._replace(number=line.number + self.number, boxes=boxes, names=line.names | read.body)
            )
        repairs = tuple(replace(each, line=each.line + self.number) for each in read.text.repairs)
        self.texts.append(replace(read.text, repairs=repairs))
        for met in read.met:
            self.met.setdefault(met.code, met._replace(line=met.line + self.number))
        kind = document.kind or next((KINDS[name] for name in sorted(read.body) if name in KINDS), "")
        kind = kind or KINDS.get(PurePosixPath(document.name).stem.lower(), "")
        self.documents.append(document._replace(kind=kind, title=read.title, meta=read.meta))
        self.words.update(read.words)
        self.number += read.text.text.count("\n") + 1
        self.key += max((each.key for line in read.lines for each in line.boxes), default=0)
