"""Stories as HarryPotterFanFiction.com printed them."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import lines, markup
from .saved import Told, tells
from .work import Work

_TELLS = tells("title summary rating warning genre character words titles", empty=False)
_DAY = datetime.date(2006, 8, 29)
_LISTS = {"Warnings": "warning", "Genres": "genre", "Characters": "character"}
_PRINTER = "[Printer Friendly Version of This Chapter]"


def told(work: Work) -> Told:
    """Return what a printed page says: one author, and the fandom, of which the archive had one."""
    dates = {"published": work.published or _DAY, "updated": work.updated or _DAY}
    return {**_TELLS(work), "authors": work.authors[:1], "fandom": ("Harry Potter",), **dates}


def _groups(work: Work) -> list[list[str]]:
    """Return the labels in the paragraphs that the archive gave them."""
    lists = {label: ", ".join(work.facets.get(field, ())) for label, field in _LISTS.items()}
    rating = work.facets.get("rating", ("",))[0]
    updated = f"{work.updated or _DAY:%m/%d/%Y}"
    groups = (
        {"Format": "Novella", "Chapters": str(len(work.parts)), "Word Count": f"{work.words:,}"},
        {"Rating": rating, "Warnings": lists["Warnings"]},
        {"Genres": lists["Genres"], "Characters": lists["Characters"]},
        {"First Published": f"{work.published or _DAY:%m/%d/%Y}", "Last Chapter": updated, "Last Updated": updated},
    )
    return [[f"{label}: {value}" for label, value in group.items() if value] for group in groups]


def _headings(work: Work) -> list[str]:
    return [f"Chapter {at}: {work.name(at)}" for at in range(1, len(work.parts) + 1)]


def html(work: Work, sid: int) -> dict[str, bytes]:
    """Return the page."""
    address = f"https://harrypotterfanfiction.com/printerfriendly.php?mode=story&object={sid}"
    box = "".join(f"<p>{'<br>'.join(map(escape, group))}<br></p>" for group in _groups(work) if group)
    bodies = "\n".join(
        f"<h3>{escape(heading)}</h3><p><a>{_PRINTER}</a></p>{markup(part.prose)}"
        for heading, part in zip(_headings(work), work.parts, strict=True)
    )
    page = (
        f'<!-- saved from url=({len(address):04}){address} -->\n<html><head><meta charset="utf-8"><title>Printer Friendly</title></head><body>\n<p>You are viewing a story from <a>harrypotterfanfiction.com</a></p>\n'
        f"<h2>{escape(work.title)} by {escape(work.authors[0])}</h2>\n{box}\n<p>{escape(work.summary or '')}</p>\n{bodies}\n</body></html>\n"
    )
    return {f"{sid}.html": page.encode()}


def text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of the page."""
    box = "\n\n".join("\n".join(group) for group in _groups(work) if group)
    bodies = "\n\n".join(
        f"{heading}\n\n{_PRINTER}\n\n{lines(part.prose)}"
        for heading, part in zip(_headings(work), work.parts, strict=True)
    )
    page = f"You are viewing a story from harrypotterfanfiction.com\n\n{work.title} by {work.authors[0]}\n\n{box}\n\n{work.summary or ''}\n\n{bodies}\n"
    return {f"{sid}.txt": page.encode()}
