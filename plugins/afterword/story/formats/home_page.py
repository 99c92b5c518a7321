"""A page that an author made by hand, for a home page of those days: its title, the author's name, the story.

    <title>The Farthing</title>
    <body background="stars.gif"><center><h1>The Farthing</h1>
    <h3>by quill &amp; ash</h3></center>
    <p>The ledger was wrong by one farthing.
    <hr><a href="index.html">Back to my stories</a>

It is believed where two witnesses agree: the heading is what the head of the page calls it, and a name stands below it.
In Markdown the heading is marked as one.
Only the last lines of a page are taken for furniture, and only what such pages say there. Facts: such pages.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from ..draft import Draft, Dropped
from ..mail.part import numbered
from ..mail.subject import read_subject
from ..model import Stated
from ..page import Line, Page
from ..sites import Site
from ..typed.header import read_header
from ..words import bare, count
from .bare_prose import chapters_of, outcome_of

NAME = "home_page"
_BY = re.compile(
    r"\s*(?:written\s+)?by:?\s+(?!(?-i:the|an?|my|his|her|its|our|your|their)\s)(?P<name>\S.{0,58}\S)\s*$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[^\W\d_]\.\s*$")
_TOP = 12
"""Lines with words in them within which a title stands."""
_LINKED = re.compile(
    r"(?:go )?back\b.{0,40}|(?:return )?to (?:the )?(?:top|index|main|stories|home)\b.{0,30}"
    r"|home|index|main|next|prev(?:ious)?|(?:previous|next) (?:part|chapter|story)|e-?mail me\b.{0,40}",
    re.IGNORECASE,
)
"""What a link at the foot says; a story may end in such a word that is no link."""
_UNLINKED = re.compile(
    r"(?:view|read|sign)\b.{0,10}\bguest ?book|this .{0,60}\bweb ?ring\b.{0,60}|you are visitor\b.{0,40}"
    r"|.{0,20}\bvisitors? since\b.{0,30}|this page hosted by\b.{0,60}|get your own free home ?page",
    re.IGNORECASE,
)
_RING = re.compile(r"\W*(?:prev|previous)\W+(?:(?:random|list|sites|skip|it|next|5)\W+)+$", re.IGNORECASE)
_BETWEEN = re.compile(r"[|\[\]•·]")


class _Top(NamedTuple):
    """The lines of the title and of the name, and the name."""

    title: int
    by: int
    name: str


def recognise(page: Page) -> int:
    """Return more than bare prose has, where two witnesses name the story and no typed header does."""
    return 2 if _top(page) and not read_header(page.lines).entries else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a page."""
    del site
    top = _top(page)
    if top is None:
        return Draft(outcome_of(()), chapters=chapters_of(page.lines))
    stop = _stop(page.lines, top.by + 1)
    start = next((at for at in range(top.by + 1, stop) if not page.lines[at].is_rule), stop)
    title, by = page.lines[top.title], page.lines[top.by]
    subject = read_subject(title.text.strip())
    chapters = chapters_of(page.lines[start:stop])
    draft = Draft(
        outcome_of(chapters),
        (
            Stated("title", (subject.title,), title.text, title.number),
            Stated("authors", (top.name,), by.text, by.number),
        ),
        chapters=chapters,
        dropped=tuple(
            Dropped("site furniture", line.text)
            for at, line in enumerate(page.lines)
            if at not in (top.title, top.by) and not top.by < at < stop and not line.is_blank
        ),
    )
    return numbered(draft, subject, title.number, "the title of the page")


def name_in(line: Line) -> str:
    """Return the name that a line gives as `by` a name, empty where it is none or a sentence; an initial may end it."""
    found = _BY.match(line.text)
    return found["name"] if found and (not line.ends_sentence or _INITIAL.search(line.text)) else ""


def _top(page: Page) -> _Top | None:
    """Return where the title stands that the head gives too, if a name is below it and no prose above."""
    filled = islice((at for at, line in enumerate(page.lines) if not line.is_blank and not line.is_rule), _TOP)
    for title, by in pairwise(filled):
        if _is_title(page, page.lines[title]) and (name := name_in(page.lines[by])):
            return _Top(title, by, name)
        if page.lines[title].ends_sentence:
            return None
    return None


def _is_title(page: Page, line: Line) -> bool:
    """Return whether a line is what the head of the page calls it, or in Markdown its heading."""
    is_heading = not page.is_html and bool(line.boxes) and line.boxes[-1].tag == "h1"
    return count(line.text) > 0 and (is_heading or bare(line.text) == bare(page.title))


def _stop(lines: tuple[Line, ...], start: int) -> int:
    """Return where the story ends: above the last lines that are blank, drawn or furniture."""
    stop = len(lines)
    while stop > start and (lines[stop - 1].is_blank or lines[stop - 1].is_rule or _is_furniture(lines[stop - 1])):
        stop -= 1
    return stop


def _is_furniture(line: Line) -> bool:
    parts = [part.strip() for part in _BETWEEN.split(line.text) if part.strip()]
    known = (_UNLINKED, _LINKED) if any(span.href for span in line.spans) else (_UNLINKED,)
    return bool(_RING.match(line.text)) or all(any(each.fullmatch(part) for each in known) for part in parts)
