"""Text that its author put a header on, as mailing lists and home pages asked for.

    Title: The Farthing
    Author: quill & ash
    E-mail: ash@lamplight.example
    Rating: PG
    Summary: The ledger was wrong by one farthing, and had been
    since Michaelmas.
    Disclaimer: Mr Dickens's, all of them.

Labels in any order and any case, values wrapped over lines (see `typed_header`). An e-mail address is never published.
What an archive has no field for (thanks, permission, spoilers) is kept as the author's note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ..draft import Draft, Dropped
from ..header_fields import HIDDEN, read_entry
from ..model import Origin, Outcome, Stated
from ..page import Line, Page
from ..prose.breaks import is_break
from ..sites import Site
from ..typed_header import NOTES, Entry, Header, read_header
from ..words import count
from .bare_prose import chapters_of, outcome_of

NAME = "header_block"
_FURNITURE = 8
"""Words of a line above a header that may be no prose: a title, a menu."""


def recognise(page: Page) -> int:
    """Return 2 for a header with prose: more than bare prose has, and less than the marks of an archive."""
    header = read_header(page.lines)
    return 2 if header.entries and any(count(line.text) for line in _prose(page.lines, header)) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the fields of the header and the prose around it."""
    del site
    header = read_header(page.lines)
    above = _title_above(page, header)
    prose = tuple(line for line in _prose(page.lines, header) if line is not above)
    read = [read_entry(entry) for entry in header.entries if entry.field not in NOTES and entry.field not in HIDDEN]
    part = next((each.part for each in read if each.part), None)
    said = "\n".join(filter(None, (each.heading for each in read)))
    chapters = chapters_of(prose)
    is_one = part is not None and len(chapters) == 1
    if part and is_one:
        title = next((each.title for each in read if each.title), chapters[0].title)
        heading = f"{chapters[0].heading}\n{said}".strip()
        chapters = (replace(chapters[0], number=part.number, title=title, heading=heading),)
    return Draft(
        Outcome.STORY if part and part.of == 1 else outcome_of(chapters),
        (*_as_title(above), *(field for each in read for field in each.fields)),
        tuple(line for entry in header.entries if entry.field in NOTES for line in _whole(entry)),
        chapters=chapters,
        dropped=(
            *(Dropped(HIDDEN[entry.field], entry.text) for entry in header.entries if entry.field in HIDDEN),
            *(Dropped("labels", entry.label) for entry in header.entries if entry.field not in NOTES),
            *(() if is_one else (Dropped("labels", said),)),
            *_around(page.lines, header, (*prose, *((above,) if above else ()))),
        ),
    )


def _title_above(page: Page, header: Header) -> Line | None:
    """Return the one heading above a header without a title, as Markdown has it; that of a page may be its site's."""
    filled = [line for line in page.lines[: header.start] if not line.is_blank and not line.is_rule]
    is_headed = len(filled) == 1 and bool(filled[0].boxes) and filled[0].boxes[-1].tag in ("h1", "h2")
    return filled[0] if is_headed and not page.is_html and "title" not in header.fields else None


def _as_title(line: Line | None) -> Iterator[Stated]:
    if line is not None:
        how = "the heading above the header"
        yield Stated("title", (line.text.strip(),), line.text, line.number, Origin.INFERRED, how)


def _prose(lines: tuple[Line, ...], header: Header) -> tuple[Line, ...]:
    """Return the lines below a header, and those above it if they are prose."""
    above, below = lines[: header.start], lines[header.end :]
    gaps = takewhile(lambda line: line.is_blank or line.is_rule or is_break(line.text.strip()), below)
    below = below[sum(1 for _ in gaps) :]
    return (*above, *below) if any(_is_prose(line) for line in above) else below


def _is_prose(line: Line) -> bool:
    return count(line.text) > _FURNITURE or line.ends_sentence


def _around(lines: tuple[Line, ...], header: Header, kept: tuple[Line, ...]) -> Iterator[Dropped]:
    """Yield what is neither header nor prose nor title: a menu above it, a row of signs within or below it."""
    ids = {id(line) for line in kept}
    for at, line in enumerate(lines):
        if id(line) not in ids and at < header.start:
            yield Dropped("site furniture", line.text)
        elif id(line) not in ids and (at >= header.end or is_break(line.text.strip())):
            yield Dropped("scene break marks", line.text)


def _whole(entry: Entry) -> tuple[Line, ...]:
    """Return an entry as a note shows it: the label with its value."""
    first, *rest = entry.lines
    return (Line(first.number, f"{entry.label}: {first.text}".strip()), *rest, Line(first.number, ""))
