"""Stories as FanFicFare wrote them to a file: as HTML, and as text."""

from __future__ import annotations

import textwrap
from html import escape

from .blocks import lines, markup
from .saved import Told, value_of
from .work import Work

URL = "http://www.lamplight.example/viewstory.php?sid={}"
_FIELDS = {
    "Series": "series", "Category": "category", "Genre": "genre", "Language": "language", "Characters": "character",
    "Status": "status", "Published": "published", "Updated": "updated", "Packaged": "", "Rating": "rating", "Warnings": "warning",
    "Chapters": "", "Words": "words",
}  # fmt: skip
_TOLD = (
    "title",
    "authors",
    "summary",
    "titles",
    *(field for field in _FIELDS.values() if field not in ("", "language")),
)


def told(work: Work) -> Told:
    """Return what a title page says: no empty lists, and chapters by a title in every case."""
    values = {field: value_of(work, field) for field in _TOLD}
    return {field: value for field, value in values.items() if value}


def title_page(work: Work) -> dict[str, str]:
    """Return label and value of what FanFicFare writes above a story."""
    own = {
        "Packaged": "2019-05-01 12:30:00",
        "Chapters": str(len(work.parts)),
        "Words": f"{work.words:,}",
        "Status": {"complete": "Completed", "in progress": "In-Progress"}[work.status],
        "Series": f"{work.series[0]} [2]" if work.series else "",
    }
    values = {label: own.get(label) or _written(value_of(work, field)) for label, field in _FIELDS.items()
              if label in own or value_of(work, field)}  # fmt: skip
    return {label: value for label, value in values.items() if value}


def _written(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def html(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as FanFicFare writes it to one page."""
    url = URL.format(sid)
    by = ", ".join(
        f'<a class="authorlink" href="http://www.lamplight.example/viewuser.php?uid={at}">{escape(name)}</a>'
        for at, name in enumerate(work.authors)
    )
    rows = [(label, escape(value)) for label, value in title_page(work).items()]
    rows += [("Publisher", "www.lamplight.example")] + (
        [("Summary", f"<p>{escape(work.summary)}</p>")] if work.summary else []
    )
    table = "".join(f"<tr><td><b>{label}:</b></td><td>{value}</td></tr>\n\n" for label, value in rows)
    names = [work.name(at) for at in range(1, len(work.parts) + 1)]
    contents = "".join(
        f'<a href="#section{at:04}">{at}. {escape(name)}</a><br />\n\n' for at, name in enumerate(names, 1)
    )
    bodies = "".join(_section(work, at, name) for at, name in enumerate(names, 1))
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="UTF-8">\n<title>{escape(work.title)} by {escape(work.by)}</title>\n</head>\n<body>\n'
        f'<h1><a href="{url}">{escape(work.title)}</a> by {by}</h1>\n\n<table class="full">\n\n{table}</table>\n\n'
        + (f'<a name="TOCTOP"><h2>Table of Contents</h2></a>\n<p>\n\n{contents}</p>\n\n' if len(names) > 1 else "")
        + f"{bodies}</body>\n</html>\n"
    )
    return {f"{sid}.html": page.encode()}


def _section(work: Work, at: int, name: str) -> str:
    part = work.parts[at - 1]
    head = (
        f'<div class="fff_chapter_notes fff_head_notes"><b>Author\'s Note:</b><blockquote>{markup(part.notes)}</blockquote></div>'
        if part.notes
        else ""
    )
    foot = (
        f'<div class="fff_chapter_notes fff_foot_notes"><b>Author\'s Note:</b><blockquote>{markup(part.end_notes)}</blockquote></div>'
        if part.end_notes
        else ""
    )
    number = f"{at}. " if len(work.parts) > 1 else ""
    return f'<a name="section{at:04}"><h2>{number}{escape(name)}</h2></a>\n{head}<div id="story">{markup(part.prose)}</div>{foot}\n\n'


def text(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as FanFicFare writes it to a text file: wrapped at 78 columns, notes in the text."""
    rows = {
        **title_page(work),
        "Publisher": "www.lamplight.example",
        "Story URL": URL.format(sid),
        "Summary": work.summary or "",
    }
    top = "".join(f"{wrapped(f'{label}: {value}')}\n" for label, value in rows.items() if value)
    names = [work.name(at) for at in range(1, len(work.parts) + 1)]
    contents = "TABLE OF CONTENTS\n\n\n" + "\n\n".join(names) + "\n\n\n\n\n" if len(names) > 1 else ""
    bodies = "\n\n\n\n".join(f"\t{name}\n\n{_typed(work, at)}\n" for at, name in enumerate(names))
    return {
        f"{sid}.txt": f"\n\n{work.title}\n\nby {work.by}\n\n\n{top}\n\n\n\n{contents}{bodies}\n\nEnd file.\n".encode()
    }


def _typed(work: Work, at: int) -> str:
    marked = tuple(
        block.replace("<em>", "_").replace("</em>", "_").replace("<hr>", "<p>* * *</p>")
        for block in work.parts[at].prose
    )
    return "\n\n".join(wrapped(paragraph) for paragraph in lines(marked).split("\n\n"))


def wrapped(text: str, width: int = 78) -> str:
    """Return a text hard-wrapped, each of its lines by itself."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )
