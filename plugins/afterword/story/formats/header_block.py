"""Text that its author put a header on, as mailing lists and home pages asked for.

    Title: The Farthing
    Author: quill & ash
    E-mail: ash@lamplight.example
    Rating: PG
    Summary: The ledger was wrong by one farthing, and had been
    since Michaelmas.
    Disclaimer: Mr Dickens's, all of them.

Labels in any order and any case, values wrapped over lines (see `typed.header`). An e-mail address is never published.
What an archive has no field for (thanks, permission, spoilers) is kept as the author's note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ..draft import Draft, Dropped
from ..model import Origin, Outcome, Stated
from ..one_story import one_story
from ..page import Line, Page
from ..prose.breaks import is_break
from ..sites import Site
from ..typed.fields import HIDDEN, read_entry
from ..typed.header import NOTES, Entry, Header, headers, read_header
from ..words import count
from .bare_prose import chapters_of, outcome_of

NAME = "header_block"
_OF_A_POST = frozenset("rating summary disclaimer fandom relationship warning category genre feedback".split())
"""Fields that nobody has but who posts a story."""
_FEWEST_WORDS = 40
"""Of prose between two headers, or else the second tells more of the same story."""
_FURNITURE = 8
"""Words of a line above a header that may be no prose: a title, a menu."""


def recognise(page: Page) -> int:
    """Return 2 for a header with prose: more than bare prose has, and less than the marks of an archive."""
    header = read_header(page.lines)
    return 2 if header.entries and any(count(line.text) for line in _prose(page.lines, header)) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the fields of the header and the prose around it, of each header where a file has several."""
    del site
    starts = [at for at, _ in starts_of(page.lines)]
    stops = (*starts[1:], len(page.lines))
    parts = [page.lines[at:stop] for at, stop in zip((0, *starts[1:]), stops, strict=True)] or [page.lines]
    return one_story([_part(replace(page, lines=lines)) for lines in parts])


def starts_of(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    """Yield where each header with a title begins that has prose above it as well as below, and the title."""
    end = 0
    for header in headers(lines):
        title = title_of(header)
        if title and (not end or _begins_another(lines[end : header.start], header)):
            yield header.start, title
            end = header.end


def _begins_another(above: tuple[Line, ...], header: Header) -> bool:
    """Whether a header further down is that of another story, and no document within this one."""
    return bool(header.fields & _OF_A_POST) and sum(count(line.text) for line in above) >= _FEWEST_WORDS


def title_of(header: Header) -> str:
    """Return the title that a header gives, without the part that it names; empty where it gives none."""
    fields = (field for entry in header.entries if entry.field == "title" for field in read_entry(entry).fields)
    return next((field.values[0] for field in fields if field.values), "")


def _part(page: Page) -> Draft:
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
