"""An archive of hostile files: every payload on every surface that a raw file has."""

from __future__ import annotations

import html
from pathlib import Path

from .payloads import PAYLOADS

PROSE = "It rained on the ledger, and on the clerk, for day {} of the trial, and nobody came to see either of them.\n\n"
SURFACES = (
    "body of a page", "body of a text", "title", "author", "summary", "fandom", "character", "warning", "series", "label",
    "chapter title", "note", "file name", "link",
)  # fmt: skip
_EDGES = frozenset("/\\\0")


def write(stories: Path) -> int:
    """Write the files and return how many attacks are in them: a payload on a surface is one."""
    for at, payload in enumerate(PAYLOADS):
        line = " ".join(payload.replace("\0", " ").split())
        _page(stories / f"page {at}.html", at, payload)
        (stories / f"text {at}.txt").write_text(
            f"Title: Text {at}\nAuthor: ash\nRating: G\n\n{PROSE.format(at)}{payload}\n\n{PROSE.format(at * 7)}",
            "utf-8",
        )
        header = (
            f"Title: {line} {at}\nAuthor: {line}\nFandom: {line}\nCharacters: {line}\nWarnings: {line}\nSeries: {line}\n"
            f"Place: {line}\nRating: G\nSummary: {line}\nNotes: {line}\n\n"
        )
        (stories / f"fields {at}.txt").write_text(f"{header}{PROSE.format(at * 11)}{PROSE.format(at * 13)}", "utf-8")
        name = "".join("_" if letter in _EDGES else letter for letter in line)[:60]
        (stories / f"{name} {at}.txt").write_text(PROSE.format(at * 17) + PROSE.format(at * 19), "utf-8")
    return len(PAYLOADS) * len(SURFACES)


def _page(path: Path, at: int, payload: str) -> None:
    quoted = html.escape(payload)
    path.write_text(
        f'<html><head><link rel="canonical" href="{quoted}"><title>Page {at}</title></head><body>'
        f'<div id="pagetitle"><a href="viewstory.php?sid={at + 1}">Page {at}</a> by <a href="viewuser.php?uid=1">ash</a></div>'
        f'<div class="jumpmenu">- Text Size +</div><div class="notes"><div class="title"><span class="label">'
        f'Author\'s Chapter Notes:</span></div><div class="noteinfo">{payload}</div></div>'
        f'<div id="story"><h2>Chapter 1: {quoted}</h2><p>{PROSE.format(at * 23)}</p>{payload}'
        f'<p><a href="{quoted}">{PROSE.format(at * 29)}</a></p></div></body></html>',
        "utf-8",
    )
