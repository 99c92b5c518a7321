"""Pages of an eFiction 3 archive: the default skin, as HTML and as the text that is left of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from afterword.display import day

from .blocks import Blocks, lines, markup
from .saved import Files
from .work import Work

HOST = "http://milestone.example/fanfiction"


class Look(NamedTuple):
    """How a page is written: as HTML with the boxes of the default skin, or as the text that is left of it."""

    label: Callable[[str], str]
    block: Callable[[str, str], str]
    prose: Callable[[Blocks], str]
    text: Callable[[str], str]
    linked: Callable[[str], str]
    row: str
    ending: str
    date: Callable[[datetime.date], str] = day
    host: Callable[[int], str] = lambda _: HOST


HTML = Look(
    lambda label: f'<span class="label">{label}:</span>',
    lambda name, inner: f'<div class="{name}">{inner}</div>\n',
    markup,
    escape,
    lambda value: f'<a href="browse.php?type=class&amp;classid=1">{escape(value)}</a>',
    "<br>\n",
    "html",
)
TEXT = Look(lambda label: f"{label}:", lambda _, inner: f"{inner}\n", lines, str, str, "\n", "txt")
_FACETS = {
    "Categories": "category", "Characters": "character", "Genres": "genre", "Warnings": "warning", "Challenges": "challenge",
}  # fmt: skip


def box(work: Work, look: Look, *, rated: bool) -> str:
    """Return the information box; a facet that nobody stated has no label."""
    rows = [("Summary", look.text(work.summary))] if work.summary else []
    rows += [("Rated", look.text(work.facets["rating"][0]))] if rated and work.facets.get("rating") else []
    lists = {label: work.facets[name] for label, name in _FACETS.items() if name in work.facets} | dict(work.labels)
    lists |= {"Series": work.series} if work.series is not None else {}
    rows += [(label, ", ".join(map(look.linked, values)) or "None") for label, values in lists.items()]
    written = [f"{look.label(look.text(label))} {value}" for label, value in rows]
    return look.row.join(
        [*written, " ".join(f"{look.label(label)} {value}" for label, value in _counts(work, look).items())]
    )


def listed(values: tuple[str, ...]) -> str:
    return ", ".join(values) or "None"


def _counts(work: Work, look: Look) -> dict[str, str]:
    counts = {
        "Chapters": str(len(work.parts)),
        "Completed": {"complete": "Yes", "in progress": "No"}.get(work.status, ""),
        "Word count": str(work.words),
    }
    dates = (("Published", work.published), ("Updated", work.updated))
    return {label: value for label, value in counts.items() if value} | {
        label: look.date(date) for label, date in dates if date
    }


def note(look: Look, label: str, blocks: Blocks) -> str:
    if not blocks:
        return ""
    if look is TEXT:
        return f"{label}:\n{lines(blocks)}\n\n"
    return f'<div class="notes"><div class="title">{look.label(label)}</div><div class="noteinfo">{markup(blocks)}</div></div>\n'


def heading(work: Work, sid: int, look: Look) -> str:
    if look is TEXT:
        return f"{work.title} by {work.by}\n"
    by = ", ".join(f'<a href="viewuser.php?uid={at}">{escape(name)}</a>' for at, name in enumerate(work.authors, 1))
    return f'<div id="pagetitle"><a href="viewstory.php?sid={sid}">{escape(work.title)}</a> by {by}</div>\n'


def printable(look: Look) -> Files:
    """Return what saves a story as one printable page."""

    def files(work: Work, sid: int) -> dict[str, bytes]:
        numbers = range(1, len(work.parts) + 1)
        titles = [f"{look.text(work.name(at))} by {look.text(', '.join(work.writers(at)))}" for at in numbers]
        bodies = (
            look.block("chaptertitle", title)
            + note(look, "Author's Notes", part.notes)
            + look.block("chapter", look.prose(part.prose) + "\n")
            + note(look, "End Notes", part.end_notes)
            + look.block("toplink", "Back to index")
            for title, part in zip(titles, work.parts, strict=True)
        )
        page = (
            heading(work, sid, look)
            + look.block("infobox", box(work, look, rated=False))
            + note(look, "Story Notes", work.notes)
            + "\n"
            + "\n".join(look.block("row", f"{at}. {title}\n") for at, title in zip(numbers, titles, strict=True))
            + "\n"
            + "".join(bodies)
            + look.block("archivedat", f"This story archived at {look.host(sid)}/viewstory.php?sid={sid}")
        )
        return {f"{sid}.{look.ending}": page.encode()}

    return files
