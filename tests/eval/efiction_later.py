"""Chapters as what came after eFiction 3 shows them: eFiction 5, and the programs that call themselves eFiction 4."""

from __future__ import annotations

import datetime
from html import escape

from afterword.display import day

from .blocks import broken, lines, markup
from .saved import Told, tells, titles_of
from .work import Work

_DAY = datetime.date(2019, 3, 5)
_TELLS = tells("title authors rating category character summary status titles", empty=False)
_BOX = {"Rating": "rating", "Categories": "category", "Characters": "character"}
_STATUS = {"complete": "Completed", "in progress": "In Progress"}
_FIRST_SCENE = '<a name="rev"></a>'


def told_five(work: Work) -> Told:
    """Return what pages of eFiction 5 say."""
    return {**_TELLS(work), "published": work.published or _DAY, "updated": work.updated or _DAY}


def told_five_text(work: Work) -> Told:
    """Return what is left of them in text: the title of the first chapter stands only in the list."""
    titles = titles_of([None, *(part.title for part in work.parts[1:])])
    said = {field: value for field, value in told_five(work).items() if field != "titles"}
    return {**said, **({"titles": titles} if titles else {})}


def _head_five(work: Work, at: int) -> list[str]:
    """Return the rows of the box, which only the first chapter has."""
    if at != 1:
        return []
    rows = {label: ", ".join(work.facets.get(field, ())) for label, field in _BOX.items()}
    rows |= {"Status": _STATUS[work.status], "Reviews": "12", "Tags": "roads, salt", "Summary": work.summary or ""}
    return [f"{label}: {value}" for label, value in rows.items() if value]


def five(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page of eFiction 5 for each chapter."""
    return {f"{sid}/{at}.html": _five(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _five(work: Work, sid: int, at: int) -> str:
    part, address = work.parts[at - 1], f"http://milestone.example/story/read/{sid},{at}"
    options = "".join(
        f"<option value='{n}'{' selected=selected' if n == at else ''}>{n}) {escape(work.name(n))}</option>"
        for n in range(1, len(work.parts) + 1)
    )
    by = ", ".join(f'<a href="/members/m{n}">{escape(name)}</a>' for n, name in enumerate(work.authors, 1))
    dates = f'<div class="columns"><div class="column is-half"><i class="cal"></i> {day(work.published or _DAY)} <br /><i></i> {day(work.updated or _DAY)}</div></div>\n'
    box = "".join(f'<div class="story-info2"><strong>{label}:</strong> {_links(label, escape(value.strip()))}</div>\n' for label, _, value in (row.partition(":") for row in _head_five(work, at)))  # fmt: skip
    foreword = (
        f'<div class="story-info2"><strong>Foreword:</strong> {markup(work.notes)}</div>\n'
        if work.notes and at == 1
        else ""
    )
    notes = f"{broken(part.notes)}\n<hr>\n" if part.notes else ""
    end_notes = f"<hr>\n{broken(part.end_notes)}" if part.end_notes else ""
    title = escape(work.name(at)) if at > 1 else ""
    return (
        f'<!-- saved from url=({len(address):04}){address} -->\n<html><head><meta charset="utf-8"><title>The Milestone</title></head><body>\n<nav><a href="/">Home</a> <a href="/story">Stories</a></nav>\n'
        f'<div class="columns"><div class="column"><div class="select"><select class="select chap-change" id="chap_change">{options}</select></div></div></div>\n{dates if at == 1 else ""}{box}{foreword}'
        f'<div class="columns"><div class="column"><h4>{escape(work.title)}<br />by {by}</h4>{title}</div></div>\n'
        f'<div class="columns"><div class="column">{notes}{_FIRST_SCENE}{markup(part.prose)}{end_notes}</div></div>\n<div class="columns"><div class="column"><a class="button" href="a">Back</a> <a class="button" href="b">Next</a></div></div>\n</body></html>\n'
    )


def _links(label: str, value: str) -> str:
    lists = ("Categories", "Characters", "Tags")
    return (
        ", ".join(f'<a href="/story/search/x=1">{each}</a>' for each in value.split(", ")) if label in lists else value
    )


def five_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of each of them."""
    return {
        f"{sid}/{at}.txt": "\n".join(
            (
                *((day(work.published or _DAY), day(work.updated or _DAY)) if at == 1 else ("Home Stories\n",)),
                *_head_five(work, at),
                *((f"\nForeword: {lines(work.notes)}",) if work.notes and at == 1 else ()),
                f"\n{work.title}\nby {work.by}\n",
                *((f"{work.name(at)}\n",) if at > 1 else ()),
                f"{lines(part.prose)}\n\nBack Next\n",
            )
        ).encode()
        for at, part in enumerate(work.parts, 1)
    }


def told_four(work: Work) -> Told:
    """Return what pages of eFiction 4 say: one author, and how the chapters are called."""
    titles = {field: value for field, value in _TELLS(work).items() if field in ("title", "titles")}
    return {**titles, "authors": work.authors[:1]}


def four(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page of eFiction 4 for each chapter; the number in its address is no place in the story."""
    return {f"{sid}/{at}.html": _four(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _four(work: Work, sid: int, at: int) -> str:
    part, name = work.parts[at - 1], escape(work.name(at))
    address = f"http://milestone.example/story/{sid}/chapter/{sid}{at + 10}"
    notes = f'<div class="notes">{markup(part.notes)}</div>\n' if part.notes else ""
    end_notes = f'<div class="endnotes">{markup(part.end_notes)}</div>\n' if part.end_notes else ""
    return (
        f'<!-- saved from url=({len(address):04}){address} -->\n<html><head><meta charset="utf-8"><title>The Milestone</title></head><body>\n<header><nav><a href="/">Home</a> <a href="/browse">Browse</a></nav></header>'
        f'<main><article class="story-chapter"><nav class="breadcrumb"><a href="/story/{sid}">{escape(work.title)}</a> &rsaquo; {name}</nav>\n<h1>{name}</h1>\n<p class="meta">by <a href="/user/12">{escape(work.authors[0])}</a></p>\n'
        f'{notes}<div class="chapter-text">{markup(part.prose)}</div>\n{end_notes}<section class="reviews"><h2>Reviews</h2><p>No reviews for this chapter yet.</p><h3>Add a chapter review</h3><form><label>Your name <input></label><button>Submit</button></form></section></article></main>\n</body></html>\n'
    )


def four_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of each of them."""
    return {
        f"{sid}/{at}.txt": f"Home Browse\n{work.title} › {work.name(at)}\n\n{work.name(at)}\n\nby {work.authors[0]}\n\n{lines(part.prose)}\n\nReviews\n\nNo reviews for this chapter yet.\n\nAdd a chapter review\n".encode()
        for at, part in enumerate(work.parts, 1)
    }
