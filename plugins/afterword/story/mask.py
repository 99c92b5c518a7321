"""Take e-mail addresses out of what is published.

    Send feedback to ash@lamplight.example or don't.

becomes `Send feedback to [e-mail] or don't.`: the address was given to another readership, another time. It is done to
the page, before anything of it is understood: whatever is made of the page then, there is no address in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from .draft import Dropped
from .page import Line, Page, Span
from .words import ADDRESS, MASKED_ADDRESS, each_address

_EMPTIED = re.compile(r"[(\[<][^\w()\[\]<>]*(?:e-?mail[^\w()\[\]<>]*)?[)\]>]", re.IGNORECASE)
_LEFT_OVER = " \t,;:|/-–—"


def mask(page: Page) -> tuple[Page, tuple[Dropped, ...]]:
    """Return a page with a sign for each e-mail address, and the addresses; spare `@` in anything else."""
    may_be = "@" in page.text or "%40" in page.text
    found = tuple(
        Dropped("e-mail address", address)
        for line in (page.lines if may_be else ())
        if "@" in line.text or "%40" in line.text
        for address in ADDRESS.findall(line.text)
    )
    if (title := mask_text(page.title)) != page.title:  # a page that stays the same keeps what it was asked before
        page = replace(page, title=title)
    links = "".join([span.href for line in page.lines for span in line.spans])
    if not may_be and "@" not in links and "%" not in links:  # which is soon seen, and so of most pages
        return page, found
    return replace(page, lines=tuple(map(_masked, page.lines))), found


def mask_text(text: str) -> str:
    """Return a plain text with its e-mail addresses replaced."""
    return each_address(MASKED_ADDRESS, text)


def mask_name(name: str) -> str:
    """Return a name without e-mail addresses and what they were put between; empty where it was nothing else.

    >>> mask_name("Wren (w@lamplight.example)"), mask_name("w@lamplight.example"), mask_name("@wren (her own)")
    ('Wren', '', '@wren (her own)')
    """
    bare = mask_text(name).replace(MASKED_ADDRESS, " ")
    if bare == name:
        return name
    bare = " ".join(_EMPTIED.sub(" ", bare).split()).strip(_LEFT_OVER)
    return bare if any(map(str.isalnum, bare)) else ""


def has_address(url: str) -> bool:
    """Return whether a link gives an e-mail address away, spelled out or in its escapes."""
    return ("@" in url or "%" in url) and mask_text(unquote(url)) != unquote(url)


def _masked(line: Line) -> Line:
    if any(span.href and has_address(span.href) for span in line.spans):
        line = line._replace(spans=tuple(_unlinked(span) for span in line.spans))
    text = mask_text(line.text)
    if text == line.text:
        return line
    places = [found.span() for found in ADDRESS.finditer(line.text)]
    return line._replace(text=text, spans=tuple(_cut_out(line.spans, places)))


def _unlinked(span: Span) -> Span:
    return span._replace(href="") if has_address(span.href) else span


def _cut_out(spans: tuple[Span, ...], places: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield spans without what stands at the places of their common text; the sign stands where a place begins."""
    ahead = iter((*places, (sum(len(span.text) for span in spans), 0)))
    start, stop = next(ahead)
    at = 0
    for span in spans:
        end, here, text = at + len(span.text), at, ""
        while start < end:
            if start >= at:
                text += span.text[here - at : start - at] + MASKED_ADDRESS
            here = min(stop, end)
            if stop > end:
                break
            start, stop = next(ahead)
        text += span.text[here - at :]
        if text:
            yield span._replace(text=text)
        at = end
