"""A chapter as "eFiction 4X" shows it: `/story/SID/chapter/ID`.

    The Salt Road, Again › Man Up, Bram
    Man Up, Bram
    by quill & ash
    Ada unrolled the map. "It was here," she said, "on Monday."
    Reviews
    No reviews for this chapter yet.

The number in the address is the chapter's own and no place in the story. Notes have no label: HTML has boxes for them,
text has lost where they end, and often the crumbs, which alone name the story. Facts: the templates of eFiction 4X.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import remainder

NAME = "efiction_four"
_MARKS = 6
_CRUMBS = re.compile(r"\s*(?P<title>\S.*?)\s+[›»]\s+(?P<chapter>\S.*?)\s*$")
_BYLINE = re.compile(r"\s*by\s+(?P<author>\S.{0,80}?)\s*$", re.IGNORECASE)
_REVIEWS = re.compile(r"\s*Reviews\s*$")
_OF_REVIEWS = ("No reviews for this chapter yet.", "Add a chapter review")
_BELOW = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _OF_REVIEWS))})\s*$")
_SID = re.compile(r"/story/(?P<sid>\d{1,12})(?:/|$)")
_PROSE, _NOTES, _END_NOTES = "chapter-text", "notes", "endnotes"


class _Plan(NamedTuple):
    """Where the crumbs stand, if they do, the chapter's own heading and its author, and where the reviews begin."""

    crumbs: int | None
    heading: int
    author: int
    stop: int


def recognise(page: Page) -> int:
    """Return sure marks for a heading, after crumbs that end in it or at the top, an author, and reviews below."""
    return _MARKS if any(words in page.text for words in _OF_REVIEWS) and _plan(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with its story's title and author."""
    del site
    plan = _plan(page.lines)
    if plan is None:
        message = "a page of this format has a heading and an author"
        raise ValueError(message)
    lines = page.lines
    heading, names = lines[plan.heading], lines[plan.author]
    crumbs = None if plan.crumbs is None else lines[plan.crumbs]
    title, chapter = _crumbs(crumbs.text) if crumbs else ("", heading.text.strip())
    author = _BYLINE.sub(r"\g<author>", names.text)
    body = trimmed(lines[plan.author + 1 : plan.stop])
    parts: dict[str, list[Line]] = {_PROSE: [], _NOTES: [], _END_NOTES: [], "": []}
    has_boxes = any(_PROSE in line.names for line in body)
    for line in body:
        parts[next((name for name in parts if name in line.names), "") if has_boxes else _PROSE].append(line)
    prose, notes, end_notes, rest = (tuple(part) for part in parts.values())
    addresses = (page.url, *(_links(crumbs) if crumbs else ()))
    sid = next((found["sid"] for found in map(_SID.search, addresses) if found), None)
    return Draft(
        Outcome.PART,
        (
            *((Stated("title", (title,), title, crumbs.number),) if crumbs else ()),
            Stated("authors", (author,), author, names.number),
            *((Stated("sid", (sid,), "", (crumbs or heading).number, how="its address"),) if sid else ()),
        ),
        chapters=(
            ChapterDraft(
                trimmed(prose),
                None,
                chapter,
                trimmed(notes),
                trimmed(end_notes),
                prose[0].number if prose else 1,
                heading=heading.text,
            ),
        ),
        dropped=(
            Dropped("repeated heading", chapter if crumbs else ""),
            Dropped("labels", remainder(names.text, author)),
            *(Dropped("navigation", line.text) for line in (*lines[: plan.crumbs or 0], *rest)),
            *(Dropped("reviews", line.text) for line in lines[plan.stop :]),
        ),
    )


def _links(line: Line) -> tuple[str, ...]:
    return tuple(span.href for span in line.spans if span.href)


def _crumbs(text: str) -> tuple[str, str]:
    found = _CRUMBS.match(text)
    return (found["title"], found["chapter"]) if found else ("", "")


def _plan(lines: tuple[Line, ...]) -> _Plan | None:
    filled = [at for at, line in enumerate(lines) if not line.is_blank]
    below = next((at for at in filled if _BELOW.match(lines[at].text)), None)
    if below is None:
        return None
    for crumbs, heading, author in zip(filled, filled[1:], filled[2:], strict=False):
        _, chapter = _crumbs(lines[crumbs].text)
        is_headed = chapter and lines[heading].text.strip() == chapter
        if is_headed and _BYLINE.match(lines[author].text) and author < below:
            above = (at for at in reversed(filled) if author < at <= below and _REVIEWS.match(lines[at].text))
            return _Plan(crumbs, heading, author, next(above, below))
    return _without_crumbs(lines, filled, below)


def _without_crumbs(lines: tuple[Line, ...], filled: list[int], below: int) -> _Plan | None:
    """Return where everything stands in a text that begins with the chapter's heading and ends below its reviews."""
    heading, author = filled[0], filled[min(1, len(filled) - 1)]
    reviews = next((at for at in reversed(filled) if author < at < below and _REVIEWS.match(lines[at].text)), None)
    is_whole = reviews is not None and all(_BELOW.match(lines[at].text) for at in filled if at >= below)
    is_headed = not lines[heading].boxes and not lines[heading].ends_sentence and _BYLINE.match(lines[author].text)
    return _Plan(None, heading, author, reviews) if is_whole and is_headed and reviews is not None else None
