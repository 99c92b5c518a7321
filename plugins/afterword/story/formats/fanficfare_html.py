"""A story that FanFicFare downloaded as HTML, or the pages of its EPUB one after the other.

    <h1><a href="https://archiveofourown.org/works/123">The Farthing</a> by <a class="authorlink">quill</a></h1>
    <table class="full"><tr><td><b>Status:</b></td><td>Completed</td></tr> … </table>
    <a name="TOCTOP"><h2>Table of Contents</h2></a><p><a href="#section0001">Michaelmas</a><br />…</p>
    <a name="section0001"><h2>Michaelmas</h2></a>
    <div class="fff_chapter_notes fff_head_notes"><b>Author's Note:</b><blockquote>…</blockquote></div>
    <p>Cratchit found it first.</p>

Facts: the templates of its writers. A user may change them; what is not in this shape is read as what it is then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..draft import ChapterDraft, Draft, Dropped
from ..fanficfare.chapters import Body, chapter_of, outcome_of
from ..fanficfare.title_page import Entry, read_title_page
from ..labels import straight
from ..model import Stated
from ..page import Line, Page
from ..sites import Site
from ..words import remainder, tally

NAME = "fanficfare_html"
_SECTION = re.compile(r"section\d{4}$")
_HEADINGS = frozenset(("h1", "h2", "h3"))
_NOTES = re.compile(r"\s*(?:Author's Notes?|(?:End )?Notes(?: for the Chapter)?):\s*$", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*Table of Contents\s*$")
_LABEL = re.compile(r"\s*([^\W\d_][^:]{0,40}):\s*$")
_PACKAGED = re.compile(r"\s*Packaged:\s*(?:\d{4}-\d\d-\d\d.*)?$")


def recognise(page: Page) -> int:
    """Count the marks: the table of the title page, the names of the chapters, the day it was packaged."""
    if not page.is_html or not any(map(_is_of_heading, page.names)):
        return 0
    full = (line for line in page.lines if "full" in line.names)
    table = any(box.tag == "table" and "full" in box.names for line in full for box in line.boxes)
    chapters = any(map(_is_heading, page.lines))
    packaged = any(_PACKAGED.match(line.text) for line in page.lines)
    return 4 + 2 * chapters + table + packaged if chapters and (table or packaged) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a page."""
    del site
    starts = [at for at, line in enumerate(page.lines) if _is_heading(line)]
    top = page.lines[: starts[0]]
    contents = next((at for at, line in enumerate(top) if _in_heading(line) and _CONTENTS.match(line.text)), len(top))
    head = next((at for at, line in enumerate(top[:contents]) if _in_heading(line)), None)
    named, url, dropped = _headline(top[head]) if head is not None else ((), "", ())
    entries, others = _entries(tuple(line for at, line in enumerate(top[:contents]) if at != head))
    fields, labels = read_title_page(entries, url)
    title = next((field.values[0] for field in named if field.field == "title"), "")
    ends = [*starts[1:], len(page.lines)]
    read = tuple(
        _chapter(number, page.lines[start:end], title)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    chapters = tuple(chapter for chapter, _ in read)
    rows = [line for line in top[contents + 1 :] if not line.is_blank]
    return Draft(
        outcome_of(chapters, len(rows), fields),
        (*named, *fields),
        chapters=chapters,
        dropped=(
            *dropped,
            *(each for _, rest in read for each in rest),
            *labels,
            *(Dropped("site furniture", line.text) for line in others),
            *(Dropped("contents list", line.text) for line in top[contents:]),
        ),
    )


def _is_heading(line: Line) -> bool:
    return any(map(_is_of_heading, line.names)) and _in_heading(line)


def _is_of_heading(name: str) -> bool:
    return name == "fff_chapter_title" or bool(_SECTION.match(name))


def _in_heading(line: Line) -> bool:
    return any(box.tag in _HEADINGS for box in line.boxes)


def _headline(line: Line) -> tuple[tuple[Stated, ...], str, tuple[Dropped, ...]]:
    """Return title and authors of `TITLE by AUTHOR`, and the story's address: the first link is the title's."""
    links = [span for span in line.spans if "a" in span.marks]
    if not links:
        return (Stated("title", (line.text.strip(),), line.text, line.number),), "", ()
    title, authors = links[0].text.strip(), tuple(span.text.strip() for span in links[1:])
    if tally(title, *authors) - tally(line.text):
        return (Stated("title", (line.text.strip(),), line.text, line.number),), links[0].href, ()
    named = (
        Stated("title", (title,), title, line.number),
        *((Stated("authors", authors, "\n".join(authors), line.number),) if authors else ()),
    )
    return named, links[0].href, (Dropped("labels", remainder(line.text, title, *authors)),)


def _entries(lines: tuple[Line, ...]) -> tuple[list[Entry], list[Line]]:
    """Return the labels with their values, and the lines before any label."""
    entries: list[Entry] = []
    others: list[Line] = []
    for line in lines:
        label, rest = _label(line)
        if label:
            entries.append(Entry(label, (rest,)))
        elif entries:
            entries[-1] = entries[-1]._replace(lines=(*entries[-1].lines, line))
        else:
            others.append(line)
    return entries, others


def _label(line: Line) -> tuple[str, Line]:
    """Return the label that a line begins with in bold, and what comes after it: nothing, in a cell of the table."""
    first = next(iter(line.spans), None)
    found = _LABEL.match(first.text) if first and "strong" in first.marks else None
    if found is None or first is None or (line.text != first.text and any("full" in box.names for box in line.boxes)):
        return "", line
    return found[1], line.cut(len(first.text))


def _chapter(number: int, lines: tuple[Line, ...], story: str) -> tuple[ChapterDraft, tuple[Dropped, ...]]:
    notes, end_notes, prose = (tuple(_of(kind, lines[1:])) for kind in ("fff_head_notes", "fff_foot_notes", ""))
    body = Body(prose, _without_label(notes), _without_label(end_notes))
    kept = {id(line) for line in (*body.notes, *body.end_notes)}
    labels = (line for line in (*notes, *end_notes) if id(line) not in kept)
    return chapter_of(number, lines[0], body, story), tuple(Dropped("labels", line.text) for line in labels)


def _without_label(notes: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return notes without the label that says no more than that they are some; among others it stays."""
    labels = [line for line in notes if _over_a_quotation(line)]
    if len(labels) != 1 or not _NOTES.match(straight(labels[0].text)):
        return notes
    return tuple(line for line in notes if line is not labels[0])


def _over_a_quotation(line: Line) -> bool:
    is_bold = bool(line.spans) and all("strong" in span.marks or not span.text.strip() for span in line.spans)
    return is_bold and line.text.rstrip().endswith(":") and not any(box.tag == "blockquote" for box in line.boxes)


def _of(kind: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines of one kind of notes, or those of neither."""
    for line in lines:
        boxes = [box.names & {"fff_head_notes", "fff_foot_notes"} for box in line.boxes]
        if next((min(names) for names in boxes if names), "") == kind:
            yield line
