"""Pages of eFiction archives in German, French and Italian."""

from __future__ import annotations

from html import escape

from .blocks import lines, markup
from .efiction import HOST, listed
from .work import Work

_GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_GERMAN = {"Kategorie": "category", "Charaktere": "character", "Genre": "genre"}
_FRENCH = {"Catégorie": "category", "Personnages": "character", "Genre": "genre", "Avertissements": "warning"}


def german_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return a printable page of an archive with German labels, as text."""
    by = f" von {work.by}"
    rows = [f"Zusammenfassung: {work.summary}"] if work.summary else []
    rows += [
        f"{label}: {listed(work.facets[name]).replace('None', 'Keine')}"
        for label, name in _GERMAN.items()
        if name in work.facets
    ]
    rows += [f"Serie: {', '.join(work.series) or 'Keine'}"] if work.series is not None else []
    dates = {"Veröffentlicht": work.published, "Aktualisiert": work.updated}
    said = " ".join(
        f"{label}: {date.day:02}. {_GERMAN_MONTHS[date.month - 1]} {date.year}" for label, date in dates.items() if date
    )
    done = {"complete": "Ja", "in progress": "Nein"}[work.status]
    rows.append(f"Kapitel: {len(work.parts)} Abgeschlossen: {done} Wörter: {work.words} Gelesen: 1234 {said}")
    noted = f"Story Bemerkung:\n{lines(work.notes)}\n" if work.notes else ""
    contents = "\n\n".join(f"{at}. {work.name(at)}{by}" for at in range(1, len(work.parts) + 1))
    bodies = "\n\n".join(
        f"{work.name(at)}{by}\n" + (f"Kapitel Bemerkung:\n{lines(part.notes)}\n\n" if part.notes else "\n") + lines(part.prose)
        + (f"\n\nKapitel Abschlussbemerkung:\n{lines(part.end_notes)}" if part.end_notes else "")
        for at, part in enumerate(work.parts, 1)
    )  # fmt: skip
    page = f"{work.title}{by}\n{chr(10).join(rows)}\n{noted}\n{contents}\n\n{bodies}\nThis story archived at {HOST}/viewstory.php?sid={sid}\n"
    return {f"{sid}.txt": page.encode()}


def french_page(work: Work, sid: int) -> dict[str, bytes]:
    """Return a printable page of an eFiction 2 archive with French labels, in Latin-1, dates in numbers."""
    label = '<span class="classification">{}:</span> '.format
    rows = [label("Résumé") + escape(work.summary or "")]
    rows += [
        label(name) + escape(listed(work.facets[field]).replace("None", "Aucun"))
        for name, field in _FRENCH.items()
        if field in work.facets
    ]
    rows += [label("Série") + escape(listed(work.series).replace("None", "Aucune"))] if work.series is not None else []
    done = {"complete": "Oui", "in progress": "Non"}[work.status]
    rows.append(
        f"{label('Chapitres')}{len(work.parts)} {label('Terminé')}{done} {label('Mots')}{work.words} {label('Lu')}7"
    )
    dates = {"Publié": work.published, "Mis à jour": work.updated}
    rows.append(" ".join(f"{label(name)}{date:%d/%m/%Y}" for name, date in dates.items() if date))
    bodies = "".join(
        f'<div class="chaptertitle">{escape(work.name(at))} by <a href="viewuser.php?uid=3">{escape(work.by)}</a></div>\n<div class="chapter">{markup(part.prose)}</div>\n'
        for at, part in enumerate(work.parts, 1)
    )
    address = f"http://borne.example/viewstory.php?sid={sid}"
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>La Borne</title></head><body>\n'
        f'<div id="pagetitle"><a href="viewstory.php?sid={sid}">{escape(work.title)}</a> par <a href="viewuser.php?uid=3">{escape(work.by)}</a></div>\n'
        f'<div class="content">{"<br>".join(rows)}</div>\n{bodies}<div id="archivedat">This story archived at <a href="{address}">{address}</a></div>\n</body></html>\n'
    )
    return {f"{sid}.html": page.encode("latin-1", "xmlcharrefreplace")}


def italian_pages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter of an Italian archive made from eFiction 1."""
    return {
        f"{sid}/{at}.html": _italian(work, sid, at).encode("latin-1", "xmlcharrefreplace")
        for at in range(1, len(work.parts) + 1)
    }


def _italian(work: Work, sid: int, at: int) -> str:
    options = "".join(
        f'<option value="{sid}{n}"{" selected" if n == at else ""}>{n}. {escape(work.name(n))}</option>'
        for n in range(1, len(work.parts) + 1)
    )
    return (
        f'<!-- saved from url=(0057)http://www.efpfanfic.net/viewstory.php?sid={sid}{at}&i=1 -->\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{escape(work.title)}</title></head><body>\n'
        f'<div class="menu"><a href="index.php">Home</a> <a href="categories.php">Categorie</a></div>\n<div class="percorso">Libri &gt; Romanzi</div>\n'
        f'<div class="titolo"><a href="viewstory.php?sid={sid}1">{escape(work.title)}</a> di <a href="viewuser.php?uid=3">{escape(work.by)}</a></div>\n'
        f'<form><select name="sid"><option value="{sid}1">Indice</option>{options}</select></form>\n<div>Dimensione del testo A A A</div>\n<div class="storia">{markup(work.parts[at - 1].prose)}</div>\n'
        '<div>Per recensire esegui il login o registrati.</div>\n<div class="piede">Torna su</div>\n</body></html>\n'
    )
