"""Stories as e-books: those of the Archive of Our Own, of FanFicFare, and of programs that convert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from raw import packed

from .blocks import markup
from .saved import Told, tells
from .work import Work

_CONTAINER = '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_PLAIN = tells("title authors summary series titles", empty=False)


class Document(NamedTuple):
    """One document of a book: its title in the table of contents, and its body."""

    title: str
    body: str


def told(work: Work) -> Told:
    """Return what a book says of itself, and when it was published."""
    return {**_PLAIN(work), **({"published": work.published} if work.published else {})}


def calibre(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as a converter makes a book of it: a title page, and a document for each chapter."""
    front = Document(
        "Title Page", f'<h1 class="calibre1">{escape(work.title)}</h1>\n<p class="calibre2">{escape(work.by)}</p>'
    )
    rest = [
        Document(
            work.name(at),
            (f'<h2 class="calibre3">{escape(work.name(at))}</h2>\n' if len(work.parts) > 1 else "")
            + markup(part.prose).replace("<p>", '<p class="calibre2">'),
        )
        for at, part in enumerate(work.parts, 1)
    ]
    return {f"{sid}.epub": book(work, [front, *rest], f"http://lamplight.example/stories/{sid}")}


def book(work: Work, documents: Sequence[Document], source: str) -> bytes:
    """Return documents as an EPUB that says who wrote what."""
    names = [f"text/part{at:04}.xhtml" for at in range(len(documents))]
    pages = {name: _page(work, each.body) for name, each in zip(names, documents, strict=True)}
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, "content.opf": _package(work, names, source),
             "toc.ncx": _contents(work, dict(zip(names, documents, strict=True))), **pages}  # fmt: skip
    return packed({name: text.encode() for name, text in parts.items()})


def _package(work: Work, names: Sequence[str], source: str) -> str:
    creators = "".join(f'<dc:creator opf:role="aut">{escape(name)}</dc:creator>\n' for name in work.authors)
    items = "".join(
        f'<item id="p{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="p{at}"/>' for at in range(len(names)))
    summary = f"<dc:description>{escape(work.summary)}</dc:description>\n" if work.summary else ""
    date = f'<dc:date opf:event="publication">{work.published}</dc:date>\n' if work.published else ""
    series = (
        f'<meta name="calibre:series" content="{escape(work.series[0])}"/><meta name="calibre:series_index" content="2.0"/>\n'
        if work.series
        else ""
    )
    return (
        f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id" version="2.0">\n<metadata xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:title>{escape(work.title)}</dc:title>\n{creators}<dc:contributor opf:role="bkp">a program</dc:contributor>\n'
        f'<dc:identifier id="id">urn:uuid:0f9b6c1e-0000-4000-8000-{sum(map(ord, work.title)):012}</dc:identifier>\n<dc:source>{source}</dc:source>\n<dc:language>{work.lang}</dc:language>\n'
        f'{summary}{date}{series}</metadata>\n<manifest>{items}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>\n<spine toc="ncx">{spine}</spine></package>\n'
    )


def _contents(work: Work, documents: Mapping[str, Document]) -> str:
    points = "".join(
        f'<navPoint id="n{at}" playOrder="{at}"><navLabel><text>{escape(each.title)}</text></navLabel><content src="{name}"/></navPoint>\n'
        for at, (name, each) in enumerate(documents.items(), 1)
    )
    return f'{_XML}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><docTitle><text>{escape(work.title)}</text></docTitle><navMap>{points}</navMap></ncx>\n'


def _page(work: Work, body: str) -> str:
    return f'{_XML}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(work.title)}</title></head><body class="calibre">{_closed(body)}</body></html>\n'


def _closed(html: str) -> str:
    return html.replace("<hr>", "<hr/>").replace("<br>", "<br/>").replace("&nbsp;", "&#160;")
