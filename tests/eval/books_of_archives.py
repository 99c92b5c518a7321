"""E-books as the Archive of Our Own and FanFicFare make them: their pages one after the other."""

from __future__ import annotations

import re
from html import escape

from . import ao3
from .blocks import markup
from .books import Document, book
from .fanficfare import URL, title_page
from .work import Work

_SPLIT = re.compile(r'(?=<div id="chapters")|(?=<div class="meta group">)|(?=<div id="afterword")')


def of_ao3(work: Work, sid: int) -> dict[str, bytes]:
    """Return the EPUB of a work: its pages are those of the HTML, and the names of most containers are lost."""
    (data,) = ao3.download(work, sid).values()
    body = data.decode().partition("<body>")[2].partition("</body>")[0]
    body = body.replace('class="meta"', 'class="calibre1"').replace("<p>", '<p class="calibre6">')
    preface, *rest = _SPLIT.split(body)
    start = 'id="chapters"'
    chapters = [
        page.replace('<div class="meta group">', '<div class="calibre1">') for page in rest if start not in page
    ]
    if len(work.parts) == 1:
        chapters = [rest[0], *chapters]
    else:
        chapters = [
            f'<div class="userstuff">{page}' + ("</div>" if page.count("</div>") < page.count("<div") + 1 else "")
            for page in chapters[:-1]
        ] + chapters[-1:]
    names = ["Preface", *(f"Chapter {at}: {work.name(at)}" for at in range(1, len(work.parts) + 1)), "Afterword"]
    pages = [Document(name, page) for name, page in zip(names, [preface, *chapters], strict=True)]
    return {f"{sid}.epub": book(work, pages, f"{ao3.SITE}/works/{sid}")}


def of_fanficfare(work: Work, sid: int) -> dict[str, bytes]:
    """Return the EPUB that FanFicFare makes: a title page, the contents, and a page for each chapter."""
    url = URL.format(sid)
    by = ", ".join(
        f'<a class="authorlink" href="http://www.lamplight.example/viewuser.php?uid={at}">{escape(name)}</a>'
        for at, name in enumerate(work.authors)
    )
    rows = "".join(f"<b>{label}:</b> {escape(value)}<br />\n\n" for label, value in title_page(work).items())
    summary = f"<b>Summary:</b> {escape(work.summary)}<br />\n" if work.summary else ""
    front = f'<div class="fff_titlepage"><h3><a href="{url}">{escape(work.title)}</a> by {by}</h3>\n<div>\n\n{rows}<b>Publisher:</b> www.lamplight.example<br />\n\n{summary}</div></div>'
    names = [work.name(at) for at in range(1, len(work.parts) + 1)]
    several = len(names) > 1
    contents = "".join(
        f'<a href="part{at + 1:04}.xhtml">{at}. {escape(name)}</a><br />\n' for at, name in enumerate(names, 1)
    )
    pages = [Document("Title Page", front)]
    pages += (
        [
            Document(
                "Table of Contents", f'<div class="fff_tocpage"><div><h3>Table of Contents</h3>\n{contents}</div></div>'
            )
        ]
        if several
        else []
    )
    pages += [
        Document(f"{at}. {name}", _chapter(work, at, f"{at}. {name}" if several else name))
        for at, name in enumerate(names, 1)
    ]
    return {f"{sid}.epub": book(work, pages, url)}


def _chapter(work: Work, at: int, name: str) -> str:
    part = work.parts[at - 1]
    return f'<div class="fff_chapter"><h3 class="fff_chapter_title">{escape(name)}</h3>\n{markup(part.prose)}</div>'
