"""Works of the Archive of Our Own: as it lets them be downloaded, and the tags that its pages have too."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from .blocks import Blocks, markup
from .saved import Told, tells
from .work import Work

SITE = "https://archiveofourown.org"
TAGS = {
    "Rating": "rating", "Archive Warnings": "warning", "Categories": "category", "Fandoms": "fandom",
    "Relationships": "relationship", "Characters": "character",
}  # fmt: skip
_TELLS = tells(
    "title authors summary rating warning category fandom relationship character series status published words titles",
    empty=False,
)


_REQUIRED = {
    "rating": ("Not Rated",),
    "warning": ("Creator Chose Not To Use Archive Warnings",),
    "fandom": ("Original Work",),
}


def tagged(work: Work) -> Work:
    """Return a work with the tags without which the archive takes none."""
    facets = {name: values for name, values in work.facets.items() if values}
    return replace(work, facets={**_REQUIRED, **facets})


def told(work: Work) -> Told:
    """Return what a work says: no empty lists, and of a single chapter when it was published alone."""
    return {**_TELLS(tagged(work)), **({"updated": work.updated} if work.updated and len(work.parts) > 1 else {})}


def statistics(work: Work) -> dict[str, str]:
    """Return the statistics of a work, by their labels."""
    done = work.status == "complete"
    of = len(work.parts) if done else "?"
    dates = {
        "Published": work.published,
        ("Completed" if done else "Updated"): work.updated if len(work.parts) > 1 else None,
    }
    return {
        **{label: date.isoformat() for label, date in dates.items() if date},
        "Words": f"{work.words:,}",
        "Chapters": f"{len(work.parts)}/{of}",
    }


def authors(names: tuple[str, ...]) -> str:
    return ", ".join(
        f'<a rel="author" href="{SITE}/users/u{at}/pseuds/u{at}">{escape(name)}</a>' for at, name in enumerate(names)
    )


def top_notes(work: Work) -> Blocks:
    """Return the notes above a work; where it has one chapter, that chapter's are among them."""
    return work.notes + (work.parts[0].notes if len(work.parts) == 1 else ())


def bottom_notes(work: Work) -> Blocks:
    return (work.parts[0].end_notes if len(work.parts) == 1 else ()) + work.end_notes


def download(work: Work, sid: int) -> dict[str, bytes]:
    """Return a work as the archive lets it be downloaded as HTML."""
    work, url = tagged(work), f"{SITE}/works/{sid}"
    page = (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">\n'
        f'<head><meta charset="utf-8" /><title>{escape(work.title)} - {escape(work.by)}</title></head>\n<body>\n{_preface(work, url)}'
        f'<div id="chapters" class="userstuff">\n{"".join(_chapter(work, at) for at in range(1, len(work.parts) + 1))}</div>\n{_afterword(work, url)}</body>\n</html>\n'
    )
    return {f"{sid}.html": page.encode()}


def _preface(work: Work, url: str) -> str:
    tags = "".join(
        f"<dt>{label}:</dt>\n<dd>"
        + ", ".join(f'<a href="{SITE}/tags/t">{escape(value)}</a>' for value in values)
        + "</dd>\n"
        for label, field in TAGS.items()
        if (values := work.facets.get(field))
    )
    series = ", ".join(
        f'Part {at} of\n<a href="{SITE}/series/{at}">{escape(name)}</a>' for at, name in enumerate(work.series or (), 2)
    )
    top = top_notes(work)
    more = (
        f'<div class="endnote-link">See the end of the work for <a href="#endnotes">{"more " if top else ""}notes</a></div>\n'
        if bottom_notes(work)
        else ""
    )
    notes = f"<p>Notes</p>\n{quoted(top) if top else ''}{more}" if top or more else ""
    counts = "\n".join(f"{label}: {value}" for label, value in statistics(work).items())
    return (
        f'<div id="preface"><h2 class="toc-heading">Preface</h2>\n<p class="message"><b>{escape(work.title)}</b><br />\n'
        f'Posted originally on the <a href="{SITE}/">Archive of Our Own</a> at <a href="{url}">{url}</a>.</p>\n<div class="meta"><dl class="tags">\n'
        f"{tags}<dt>Language:</dt>\n<dd>{work.language}</dd>\n"
        + (f"<dt>Series:</dt>\n<dd>{series}</dd>\n" if series else "")
        + f"<dt>Stats:</dt>\n<dd>{counts}</dd></dl>\n"
        f'<h1>{escape(work.title)}</h1>\n<div class="byline">by {authors(work.authors)}</div>\n'
        + (
            f'<p>Summary</p>\n<blockquote class="userstuff"><p>{escape(work.summary)}</p></blockquote>\n'
            if work.summary
            else ""
        )
        + notes
        + "</div></div>\n"
    )


def quoted(blocks: Blocks) -> str:
    return f'<blockquote class="userstuff">{markup(blocks)}</blockquote>\n'


def _chapter(work: Work, at: int) -> str:
    part = work.parts[at - 1]
    prose = f'<div class="userstuff">\n{markup(part.prose)}\n</div>\n'
    if len(work.parts) == 1:
        return prose
    guest = f'<p class="byline">Chapter by {authors(part.authors)}</p>\n' if part.authors else ""
    title = f": {escape(part.title)}" if part.title else ""
    more = (
        f'<div class="endnote-link">See the end of the chapter for <a href="#endnotes{at}">{"more " if part.notes else ""}notes</a></div>\n'
        if part.end_notes
        else ""
    )
    notes = f"<p>Chapter Notes</p>\n{quoted(part.notes) if part.notes else ''}{more}" if part.notes or more else ""
    ends = (
        f'<div class="meta" id="endnotes{at}"><p>Chapter End Notes</p>\n{quoted(part.end_notes)}</div>\n'
        if part.end_notes
        else ""
    )
    return f'<div class="meta group"><h2 class="heading">Chapter {at}{title}</h2>\n{guest}{notes}</div>\n{prose}{ends}'


def _afterword(work: Work, url: str) -> str:
    ends = bottom_notes(work)
    notes = f'<div class="meta"><div id="endnotes"><p>End Notes</p>\n{quoted(ends)}</div></div>\n' if ends else ""
    drop = f'<p class="message">Please <a href="{url}/comments/new">drop by the Archive and comment</a> to let the creator know if you enjoyed their work!</p>'
    return f'<div id="afterword"><h2 class="toc-heading">Afterword</h2>\n{notes}{drop}</div>\n'
