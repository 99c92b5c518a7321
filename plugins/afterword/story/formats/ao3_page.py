"""A work as the Archive of Our Own shows it, whole or one chapter: the page as saved, or the text that is left of it.

    <dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags"><ul class="commas"><li>…
    <dt class="stats">Stats:</dt><dd class="stats"><dl class="stats"><dt>Published:</dt><dd>2020-03-04</dd> … </dl></dd>
    <div id="workskin"><div class="preface group"><h2 class="title heading">The Farthing</h2><h3 class="byline">…
    <div class="summary module"><h3 class="heading">Summary:</h3><blockquote class="userstuff">…</blockquote></div>
    <div id="chapters"><div class="chapter" id="chapter-2"><h3 class="title"><a>Chapter 2</a>: Marley</h3> …
    <div class="userstuff module"><h3 class="landmark heading">Chapter Text</h3><p>…</p></div></div></div></div>

Readers' comments and those who left kudos stand below, and are not published. For the text of a page see `ao3.lines`.
Facts: the archive's templates from 2010 on, and pages that browsers saved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ao3 import lines as text
from ..ao3 import pieces as parts
from ..ao3.pieces import Piece, inside, label_or_value
from ..ao3.work import draft_of
from ..draft import Draft
from ..model import Origin, Stated
from ..page import Box, Line, Page
from ..sites import Site

NAME = "ao3_page"
_ARCHIVE, _HOST = "Archive of Our Own", "archiveofourown.org"
_WORK = re.compile(r"/(?:works|downloads)/(\d{1,12})\b")
_JUMP = re.compile(r"\s*\(?\s*See the end of the (?:work|chapter) for\b")


def recognise(page: Page) -> int:
    """Count the marks of a page: the frame that a work stands in, its list of tags, its labels."""
    if page.is_html:
        boxes = [box for line in page.lines for box in line.boxes] if "workskin" in page.names else []
        skin = any("workskin" in box.names for box in boxes)
        return 4 * skin + 3 * any(map(_is_meta, boxes)) if skin else 0
    return text.marks_of(page.lines)


def parse(page: Page, site: Site | None) -> Draft:
    """Return the work, or the chapter, of a page."""
    del site
    draft = draft_of(map(_piece, page.lines) if page.is_html else text.pieces_of(page.lines), page.url)
    return replace(draft, fields=(*draft.fields, *_identity(page, draft.fields)))


def _is_meta(box: Box) -> bool:
    return box.tag == "dl" and {"work", "meta"} <= box.names


def _identity(page: Page, fields: Sequence[Stated]) -> Iterator[Stated]:
    """Yield site and id, where no address says them: by the archive's name, and by the links to this work."""
    known = {field.field for field in fields}
    line = next((line.number for line in page.lines if _ARCHIVE in line.text), None)
    if "site" in known or (line is None and _ARCHIVE not in page.title):
        return
    yield Stated("site", (_HOST,), "", line, Origin.INFERRED, f"the page says “{_ARCHIVE}”")
    menu = (span.href for each in page.lines if _menu(each) for span in each.spans)
    ids = Counter(found[1] for href in menu if (found := _WORK.search(href))).most_common(2)
    if ids and (len(ids) == 1 or ids[0][1] > ids[1][1]):
        yield Stated("sid", (ids[0][0],), "", None, Origin.STATED, "the links of its menu")


def _menu(line: Line) -> bool:
    return any({"work", "navigation"} <= box.names for box in line.boxes)


def _piece(line: Line) -> Piece:
    """Return what a line is: by the frame of the work, its list of tags, or what stands around them."""
    for at, box in enumerate(line.boxes):
        if "workskin" in box.names:
            return _in_work(line, line.boxes[at + 1 :])
        if _is_meta(box):
            return Piece(label_or_value(line), line)
        if box.names & {"feedback", "comments_placeholder"}:
            return Piece(parts.READERS, line)
    if any(box.tag == "option" for box in line.boxes):
        return Piece(
            parts.CONTENTS if any("selected_id" in box.names for box in line.boxes) else parts.NAVIGATION, line
        )
    return Piece(parts.NAVIGATION if any("navigation" in box.names for box in line.boxes) else parts.FURNITURE, line)


def _in_work(line: Line, boxes: tuple[Box, ...]) -> Piece:
    """Return what a line within the frame of a work is: by the outermost container that says anything."""
    in_chapters = False
    for at, box in enumerate(boxes):
        names, rest = box.names, boxes[at + 1 :]
        in_chapters = in_chapters or bool(names & {"chapters", "chapter"})
        if "module" in names and names & {"summary", "notes"}:
            return _in_module(line, box, rest, in_chapters=in_chapters)
        if "userstuff" in names:
            is_label = any("landmark" in inner.names for inner in rest[:1])
            return Piece(parts.LABELS if is_label else parts.PROSE, line)
        if box.tag in ("h2", "h3", "h4") and names & {"title", "byline", "landmark"}:
            return Piece(_heading(names, in_chapters=in_chapters), line)
        if names & {"children", "series"}:
            return Piece(parts.RELATED, line)
    return Piece(parts.FURNITURE, line)


def _heading(names: frozenset[str], *, in_chapters: bool) -> str:
    if "landmark" in names:
        return parts.LABELS
    if "title" in names:
        return parts.CHAPTER if in_chapters else parts.TITLE
    return parts.CHAPTER_BYLINE if in_chapters else parts.BYLINE


def _in_module(line: Line, module: Box, rest: tuple[Box, ...], *, in_chapters: bool) -> Piece:
    """Return what a line of a summary or of notes is: its label, the link to other notes, or what the author wrote."""
    if "end" in module.names:
        part, label = (parts.END_NOTES, "") if "work_endnotes" in module.names else (parts.CHAPTER_END_NOTES, "")
    elif "summary" in module.names:
        part, label = (parts.CHAPTER_SUMMARY, parts.CHAPTER_SUMMARY_LABEL) if in_chapters else (parts.SUMMARY, "")
    else:
        part, label = (parts.CHAPTER_NOTES, parts.CHAPTER_NOTES_LABEL) if in_chapters else (parts.NOTES, "")
    quotation = next((box for box in rest if box.tag == "blockquote"), None)
    if quotation is not None:
        return Piece(part, inside(line, quotation))
    if any(box.tag == "h3" for box in rest[:1]):
        return Piece(label or parts.LABELS, line)
    return Piece(parts.NAVIGATION if _JUMP.match(line.text) else part, line)
