"""Chapters as EFP shows and prints them, the Italian archive that grew out of eFiction 1."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import lines, markup
from .saved import Told, tells
from .work import Work

_LABELS = {"Genere": "genre", "Coppie": "relationship", "Personaggi": "character", "Avvertimenti": "warning"}
_TELLS = tells("title summary genre relationship character warning status titles", empty=False)
_STATUS = {"complete": "completa", "in progress": "in corso"}
_DAY = datetime.date(2012, 5, 23)


def told(work: Work) -> Told:
    """Return what its pages say: one author, a path of categories, and the day where there is one chapter."""
    series = {"series": work.series} if work.series else {}
    date = {"published": _day(work)} if len(work.parts) == 1 else {}
    return {**_TELLS(work), "authors": work.authors[:1], "category": ("Libri", _book(work)), **series, **date}


def told_text(work: Work) -> Told:
    """Return what is left in text: neither the day, which may be a chapter's, nor the titles of chapters."""
    return {field: value for field, value in told(work).items() if field not in ("published", "titles")}


def told_printed(work: Work) -> Told:
    """Return what a printed chapter says: nothing of the others."""
    return {"title": work.title, "authors": work.authors[:1]}


def _book(work: Work) -> str:
    return next(iter(work.facets.get("fandom", ())), "Originale")


def _day(work: Work) -> datetime.date:
    return work.published or _DAY


def pages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter."""
    return {f"{sid}/{at}.html": _page(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _rows(work: Work) -> list[str]:
    """Return the lines of labels, and the series."""
    said = {label: ", ".join(work.facets.get(field, ())) for label, field in _LABELS.items()}
    first = {"Genere": said["Genere"], "Stato": _STATUS[work.status]}
    rest = {"Tipo di coppia": "Nessuna", **{label: said[label] for label in ("Coppie", "Personaggi")}}
    last = {"Note": "AU, OOC", "Avvertimenti": said["Avvertimenti"]}
    return [" | ".join(f"{label}: {value}" for label, value in row.items() if value) for row in (first, rest, last)]


def _page(work: Work, sid: int, at: int) -> str:
    address = f"https://efpfanfic.net/viewstory.php?sid=9{sid}{at}&i=1"
    options = "".join(
        f'<option value="9{sid}{n}"{" selected" if n == at else ""}>{n}. {escape(work.name(n))}</option>'
        for n in range(1, len(work.parts) + 1)
    )
    select = f'<form><select name="sid"><option value="9{sid}1">Indice</option>{options}</select></form>\n'
    series = "".join(f"<div>- Questa storia fa parte della serie '<a href='viewseries.php?ssid=4&amp;i=1'>{escape(each, quote=False)}</a>'</div>\n" for each in work.series or ())  # fmt: skip
    return (
        f'<!-- saved from url=({len(address):04}){address} -->\n<html><head><meta charset="utf-8"><title>{escape(work.title)}</title></head><body>\n'
        '<div class="menu"><a href="index.php">Home</a> <a href="categories.php">Categorie</a></div>\n'
        f'<div><a href="categories.php?catid=1">Libri</a> &gt; <a href="categories.php?catid=9">{escape(_book(work))}</a></div>\n'
        f'<h2><a href="viewstory.php?sid=9{sid}1&amp;i=1">{escape(work.title)}</a></h2><div><a href="x">Ricorda la storia</a> &nbsp;|&nbsp; </div>\n'
        f'<div>Autore: <a href="viewuser.php?uid=3">{escape(work.authors[0])}</a> &nbsp;&nbsp; {_day(work):%d/%m/%Y} &nbsp;&nbsp; <a href="reviews.php?sid=9{sid}1">10 recensioni</a></div>\n'
        f"<div>{escape(work.summary or '')}</div>\n<div>{'<br>'.join(map(escape, _rows(work)))}</div>\n{series}"
        f"<div>Per recensire esegui il <a>login</a> o <a>registrati</a>.</div>\n{select if len(work.parts) > 1 else ''}<div>Dimensione del testo <a>A</a> <a>A</a> <a>A</a></div>\n"
        f'<div class="storia">{markup(work.parts[at - 1].prose)}</div>\n<div>Per recensire esegui il <a>login</a> o <a>registrati</a>.</div><div>Torna su</div>\n</body></html>\n'
    )


def text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of each chapter's page."""
    series = [f"- Questa storia fa parte della serie '{each}'" for each in work.series or ()]
    rows = "\n".join((*([work.summary] if work.summary else []), *_rows(work), *series))
    top = f"Home Categorie\nLibri > {_book(work)}\n\n{work.title}\n\nRicorda la storia  | \nAutore: {work.authors[0]}    {_day(work):%d/%m/%Y}    10 recensioni\n{rows}\nPer recensire esegui il login o registrati.\nDimensione del testo A A A\n"
    return {
        f"{sid}/{at}.txt": f"{top}\n{lines(part.prose)}\n\nPer recensire esegui il login o registrati.\nTorna su\n".encode()
        for at, part in enumerate(work.parts, 1)
    }


_LAW = "Disclaimer: questo testo è proprietà del suo autore e degli aventi diritto. La stampa del testo dà diritto ad un uso personale a scopo di lettura."


def printable(work: Work, sid: int) -> dict[str, bytes]:
    """Return each chapter as the archive prints it."""
    return {f"{sid}/{at}.html": _printed(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _printed(work: Work, sid: int, at: int) -> str:
    address = f"http://www.efpfanfic.net/printsave.php?action=printable&sid=9{sid}{at}"
    return (
        f'<!-- saved from url=({len(address):04}){address} -->\n<html><head><meta charset="utf-8"><title>EFP</title></head><body>\n<h3>{escape(work.title)}</h3>\n'
        f"<p>di {escape(work.authors[0])}<br>(/viewuser.php?uid=3)</p>\n<p>{_LAW}</p>\n<br>{markup(work.parts[at - 1].prose)}<br><p>Questa storia è archiviata su: EFP</p><p>/viewstory.php?sid=9{sid}{at}</p>\n</body></html>\n"
    )


def printable_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of what it prints."""
    return {
        f"{sid}/{at}.txt": f"{work.title}\n\ndi {work.authors[0]}\n(/viewuser.php?uid=3)\n\n{_LAW}\n\n\n{lines(part.prose)}\n\n\nQuesta storia è archiviata su: EFP\n\n/viewstory.php?sid=9{sid}{at}\n".encode()
        for at, part in enumerate(work.parts, 1)
    }
