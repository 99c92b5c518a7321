"""What people typed themselves: a header above a story, chapters under typed headings."""

from __future__ import annotations

import re

from .blocks import lines
from .saved import Told, value_of
from .work import Work

_FIELDS = {
    "Title": "title", "Author": "authors", "Rating": "rating", "Fandom": "fandom", "Category": "category",
    "Characters": "character", "Genre": "genre", "Warnings": "warning", "Summary": "summary",
}  # fmt: skip


def header_of(work: Work) -> dict[str, str]:
    """Return label and value of what a typed header says."""
    said = {label: value_of(work, field) for label, field in _FIELDS.items()}
    return {
        label: "; ".join(value) if isinstance(value, tuple) else str(value) for label, value in said.items() if value
    }


def told_by_header(work: Work) -> Told:
    """Return what a typed header tells: no empty lists, and the titles that stand over the chapters."""
    values = {field: value_of(work, field) for field in (*_FIELDS.values(), "titles")}
    return {field: value for field, value in values.items() if value}


def chapters(work: Work) -> str:
    """Return the chapters of a story, each under a typed heading."""
    return "\n\n".join(
        (f"Chapter {at}{f': {part.title}' if part.title else ''}\n\n" if len(work.parts) > 1 else "")
        + lines(part.prose)
        for at, part in enumerate(work.parts, 1)
    )


def text(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as somebody posted it to a list."""
    top = "".join(f"{label}: {value}\n" for label, value in header_of(work).items())
    return {f"{sid}.txt": f"{top}\n{chapters(work)}\n".encode()}


def markdown(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as somebody keeps it in Markdown: bold labels, headings, typed emphasis."""
    header = {label: value.replace("_", r"\_") for label, value in header_of(work).items() if label != "Title"}
    top = "".join(f"**{label}:** {value}  \n" for label, value in header.items())
    if header.keys() == {"Author"}:
        top = f"*by {header['Author']}*\n"
    bodies = (
        (f"## Chapter {at}{f': {part.title}' if part.title else ''}\n\n" if len(work.parts) > 1 else "")
        + re.sub(r"</?em>", "*", lines(tuple(block.replace("<em>", "*").replace("</em>", "*") for block in part.prose)))
        for at, part in enumerate(work.parts, 1)
    )
    page = f"# {work.title}\n\n{top}\n" + "\n\n".join(bodies) + "\n"
    return {f"{sid}.md": page.encode()}
