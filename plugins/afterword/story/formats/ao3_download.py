"""A work as the Archive of Our Own lets it be downloaded: as HTML, or as the pages of its EPUB one after the other.

    <div id="preface"><p class="message"><b>The Farthing</b><br>Posted originally on the … at <a>https://…/works/123</a>.</p>
    <dl class="tags"><dt>Rating:</dt><dd><a>General Audiences</a></dd> … <dt>Stats:</dt><dd>Published: …</dd></dl>
    <h1>The Farthing</h1><div class="byline">by <a rel="author">quill</a></div>
    <p>Summary</p><blockquote class="userstuff">The ledger was wrong by one farthing.</blockquote></div>
    <div id="chapters" class="userstuff"><div class="meta group"><h2 class="heading">Chapter 1: Michaelmas</h2></div>
    <div class="userstuff"><p>Cratchit found it first.</p></div></div>

A work of one chapter has no heading. The afterword may list works that others wrote: they are no part of this one.
Facts: the archive's templates from 2015 on; in an EPUB the names of most containers are lost, so none is relied on that
is not needed: what counts is the first container, from the outside in, that says what a line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ao3 import pieces as parts
from ..ao3.pieces import Piece, inside, label_or_value
from ..ao3.work import draft_of
from ..draft import Draft
from ..page import Box, Line, Page
from ..sites import Site

NAME = "ao3_download"
_POSTED = re.compile(r"Posted originally on the\b")
_OVER = {
    "Summary": parts.SUMMARY,
    "Notes": parts.NOTES,
    "End Notes": parts.END_NOTES,
    "Chapter Summary": parts.CHAPTER_SUMMARY,
    "Chapter Notes": parts.CHAPTER_NOTES,
    "Chapter End Notes": parts.CHAPTER_END_NOTES,
}
"""What stands over a quotation, and what that is then."""
_LABEL_PART = {
    parts.CHAPTER_SUMMARY: parts.CHAPTER_SUMMARY_LABEL,
    parts.CHAPTER_NOTES: parts.CHAPTER_NOTES_LABEL,
}
_LOOSE, _QUOTATION, _TAGS = "loose", "quotation", "tags"
_LOOSE_IN = {"preface": parts.NOTES, "chapters": parts.PROSE, "afterword": parts.FURNITURE}
"""The sections of a download, and what a line in them is that no other container says anything of."""
_BY_TAG = {"blockquote": _QUOTATION, "h1": parts.TITLE, "h2": parts.CHAPTER, "ul": parts.NOTES}
_BY_NAME = {"message": parts.ADDRESS, "byline": parts.BYLINE, "endnote-link": parts.NAVIGATION}
_USERSTUFF = re.compile(r"userstuff\d?")
_PAGES = frozenset(("Preface", "Afterword"))


def recognise(page: Page) -> int:
    """Count the marks of a download: the sentence that says where it was posted, and three containers."""
    if not page.is_html or page.names.isdisjoint(("message", "tags")):
        return 0
    names = frozenset[str]().union(*(box.names for line in page.lines for box in line.boxes))
    tags = any(
        box.tag == "dl" and "tags" in box.names for line in page.lines if "tags" in line.names for box in line.boxes
    )
    posted = any(_POSTED.match(line.text) and "message" in line.names for line in page.lines)
    marks = posted + tags + ("preface" in names) + ("chapters" in names)
    return 4 + marks if marks > 1 and (posted or tags) and "workskin" not in names else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the work of a download."""
    del site
    return draft_of(_pieces(page.lines), page.url)


def _pieces(lines: tuple[Line, ...]) -> Iterator[Piece]:
    """Yield what each line is; a quotation is what the label over it says."""
    frames, over = _frames(lines), ""
    places = [_place(line, frames) for line in lines]
    for at, (line, (part, box)) in enumerate(zip(lines, places, strict=True)):
        is_over = part == _LOOSE and line.text.strip() in _OVER and _follows(lines, places, at)
        if is_over:
            over = _OVER[line.text.strip()]
            yield Piece(_LABEL_PART.get(over, parts.LABELS), line)
        elif part == _QUOTATION and box is not None:
            yield Piece(over or parts.NOTES, inside(line, box))
        elif part == _LOOSE:
            yield Piece(_LOOSE_IN.get(_section(line), parts.FURNITURE), line)
        elif part == parts.BYLINE and box is not None and box.tag == "p":
            yield Piece(parts.CHAPTER_BYLINE, line)
        elif part == parts.CHAPTER and box is not None and "toc-heading" in box.names:
            yield Piece(parts.NAVIGATION if line.text.strip() in _PAGES else parts.REPEATED, line)
        elif part == parts.ADDRESS and not _POSTED.search(line.text):
            yield Piece(parts.REPEATED if _section(line) != "afterword" else parts.FURNITURE, line)
        else:
            yield Piece(part, line)


def _section(line: Line) -> str:
    return next((name for box in line.boxes for name in _LOOSE_IN if name in box.names), "")


def _follows(lines: tuple[Line, ...], places: list[tuple[str, Box | None]], at: int) -> bool:
    """Whether a quotation follows a label, or the line that says where the notes are."""
    after = next(
        (place for line, place in zip(lines[at + 1 :], places[at + 1 :], strict=True) if not line.is_blank), None
    )
    return after is not None and after[0] in (_QUOTATION, parts.NAVIGATION, parts.NOTES)


def _frames(lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the keys of containers that look like prose and hold whole chapters: an EPUB divides them among pages."""
    within = [(line, [box for box in line.boxes if _is_prose(box)]) for line in lines]
    headed = {boxes[0].key for line, boxes in within if boxes and any(_is_heading(box) for box in line.boxes)}
    return frozenset(boxes[0].key for _, boxes in within if len(boxes) > 1 and boxes[0].key in headed)


def _is_heading(box: Box) -> bool:
    return box.tag == "h2" and bool(box.names & {"heading", "toc-heading"})


def _is_prose(box: Box) -> bool:
    return box.tag == "div" and any(map(_USERSTUFF.fullmatch, box.names)) and "chapters" not in box.names


def _place(line: Line, frames: frozenset[int]) -> tuple[str, Box | None]:
    """Return what the outermost container that says anything makes of a line, and that container."""
    for box in line.boxes:
        if box.key not in frames and (part := _of_box(box)):
            return part if part != _TAGS else label_or_value(line), box
    return _LOOSE, None


def _of_box(box: Box) -> str:
    if box.tag in _BY_TAG:
        return _BY_TAG[box.tag]
    if box.tag == "dl":
        return _TAGS if "tags" in box.names else parts.RELATED
    if _is_prose(box):
        return parts.PROSE
    return next((part for name, part in _BY_NAME.items() if name in box.names), "")
