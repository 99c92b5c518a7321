"""A document of a word processor whose chapters are headings: paragraphs that its author styled so.

    The Farthing                        (style: Title)
    Rating: G
    A Visitor                           (style: Heading 1)
    Nobody came. That was the visit.
    The Ledger                          (style: Heading 1)
    It was wrong by one farthing.

A header above the first of them is read as `header_block` reads it. Where the chapters are of the second level, the
one heading above them all is the title. Documents with typed headings or none go to the formats of plain text. What
the program noted about the document itself is not read: the “author” there is whoever owned the computer. ECMA-376,
part 1, 17.7.4 has the styles; OpenDocument 1.3, part 3, 5.1.2 the headings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ..containers.typed import CONTENTS, TITLE
from ..draft import ChapterDraft, Draft, Dropped
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..typed.header import read_header
from ..typed.headings import read_heading
from ..words import count, remainder
from . import bare_prose, header_block
from .home_page import name_in

NAME = "word_document"
_MARKS = 3
_LEVELS = ("h1", "h2", "h3")
_ORDER = "the order of the headings"


def recognise(page: Page) -> int:
    """Return 3 for a document with two headings of a level or more and text below each but the last, or a title."""
    if page.container not in ("docx", "odt"):
        return 0
    lines = _without_contents(page)
    return _MARKS if _headings(lines) or _styled_title(lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the header, if there is one, and a chapter for each heading."""
    contents = "\n".join(line.text for line in page.lines if CONTENTS in line.names)
    page = replace(page, lines=_without_contents(page))
    places = _headings(page.lines)
    if not places:
        return _undivided(page, site, contents)
    front = page.lines[: places[0]]
    draft, front = _front(page, front, site)
    before = draft.chapters if any(chapter.heading for chapter in draft.chapters) else ()
    ends = (*places[1:], len(page.lines))
    chapters = tuple(_numbered(_chapter(page.lines, at, end) for at, end in zip(places, ends, strict=True)))
    if not before:
        chapters = (replace(chapters[0], prose=(*front, *chapters[0].prose)), *chapters[1:])
    dropped = (*draft.dropped, Dropped("contents list", contents))
    return replace(draft, outcome=Outcome.STORY, chapters=(*before, *chapters), dropped=dropped)


def _undivided(page: Page, site: Site | None, contents: str) -> Draft:
    """Return a document without chapters whose title is styled so; typed headings may divide it all the same."""
    top = _top(page.lines, _styled_title(page.lines))
    page = replace(page, lines=top.without(page.lines))
    read = header_block.parse if read_header(page.lines).entries else bare_prose.parse
    draft = read(page, site)
    said = {field.field for field in draft.fields}
    return replace(
        draft,
        fields=(*(field for field in top.fields if field.field not in said), *draft.fields),
        dropped=(
            *draft.dropped,
            *(Dropped("repeated heading", field.raw) for field in top.fields if field.field in said),
            Dropped("contents list", contents),
            *top.dropped,
        ),
    )


class _Top(NamedTuple):
    """The lines of the title and of who wrote it, as fields."""

    lines: tuple[Line, ...] = ()
    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def without(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return lines without these, not those that say the same."""
        return tuple(line for line in lines if all(line is not own for own in self.lines))


def _top(lines: tuple[Line, ...], title: Line | None) -> _Top:
    """Return the title that is styled so, and the name in the line below it, where that is `by` a name."""
    if title is None:
        return _Top()
    fields = (Stated("title", (title.text.strip(),), title.text, title.number, how="the style of the paragraph"),)
    filled = [line for line in lines if line.text.strip()]
    below = next((line for before, line in pairwise(filled) if before is title), title)
    name = name_in(below) if below is not title else ""
    if not name:
        return _Top((title,), fields)
    author = Stated("authors", (name,), name, below.number)
    return _Top((title, below), (*fields, author), (Dropped("labels", remainder(below.text, name)),))


def _styled_title(lines: tuple[Line, ...]) -> Line | None:
    """Return the one paragraph that is styled as the title; None where none is, or several are."""
    styled = [line for line in lines if TITLE in line.names and line.text.strip()]
    return styled[0] if len(styled) == 1 else None


def _without_contents(page: Page) -> tuple[Line, ...]:
    return tuple(line for line in page.lines if CONTENTS not in line.names)


def _headings(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """Return where the headings of the highest level are that comes more than once with text between."""
    for level in _LEVELS:
        places = tuple(
            at for at, line in enumerate(lines) if line.boxes and line.boxes[-1].tag == level and line.text.strip()
        )
        if len(places) > 1 and all(any(count(line.text) for line in lines[a + 1 : b]) for a, b in pairwise(places)):
            return places
    return ()


def _front(page: Page, front: tuple[Line, ...], site: Site | None) -> tuple[Draft, tuple[Line, ...]]:
    """Return what stands above the first heading as fields, and the lines of it that are prose."""
    top = _top(front, _title(front))
    draft, prose = _header(page, top.without(front), site)
    if any(field.field == other.field for field in draft.fields for other in top.fields):
        return _header(page, front, site)
    return replace(draft, fields=(*top.fields, *draft.fields), dropped=(*draft.dropped, *top.dropped)), prose


def _header(page: Page, front: tuple[Line, ...], site: Site | None) -> tuple[Draft, tuple[Line, ...]]:
    if not read_header(front).entries:
        return Draft(Outcome.STORY), trimmed(front)
    draft = header_block.parse(replace(page, lines=front), site)
    return draft, trimmed(tuple(line for chapter in draft.chapters for line in chapter.prose))


def _title(lines: tuple[Line, ...]) -> Line | None:
    """Return the line that is styled as the title, or the one heading above the chapters; None where two are."""
    filled = [line for line in lines if line.text.strip()]
    styled = [line for line in filled if TITLE in line.names]
    heads = [line for line in filled if line.boxes and line.boxes[-1].tag in _LEVELS]
    found = styled or heads
    return found[0] if len(found) == 1 else None


def _chapter(lines: tuple[Line, ...], at: int, end: int) -> ChapterDraft:
    stop = at + 1
    while stop < end and lines[stop].stands_with(lines[at]):  # a heading of two lines
        stop += 1
    heading = "\n".join(line.text for line in lines[at:stop])
    return ChapterDraft(trimmed(lines[stop:end]), line=lines[at].number, heading=" ".join(heading.split()))


def _numbered(chapters: Iterable[ChapterDraft]) -> Iterable[ChapterDraft]:
    """Yield chapters with their numbers: their own where all have one and those rise, else by their order."""
    chapters = tuple(chapters)
    said, last = [], None
    for each in chapters:
        said.append(read_heading(each.heading, last))
        last = said[-1].number if said[-1] else last
    numbers = [each.number for each in said if each]
    if len(numbers) == len(chapters) and numbers == sorted(set(numbers)):
        for each, heading in zip(chapters, said, strict=True):
            yield replace(each, number=heading.number if heading else None, title=heading.title if heading else None)
        return
    for at, each in enumerate(chapters, 1):
        yield replace(each, number=at, title=each.heading, how_numbered=_ORDER)
