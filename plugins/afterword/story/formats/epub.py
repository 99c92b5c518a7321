"""An EPUB of no kind that is known better: what the book says of itself, and a chapter for each of its documents.

    <dc:title>The Farthing</dc:title> <dc:creator>quill &amp; ash</dc:creator>

    <h2>Chapter 1: A Visitor</h2>
    <p>Nobody came. That was the visit.</p>

    <h2>Chapter 2: The Ledger</h2>
    <p>It was wrong by one farthing.</p>

A document without a heading that the contents do not name goes on with the chapter before it: programs cut long
chapters so. Subjects have lost their kinds (character, genre …), and are kept as keywords. The facts are those of
https://www.w3.org/TR/epub-33/ and of books made by calibre.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from ..book import DOCUMENT, NAV, TITLE_PAGE, Book, Document
from ..draft import ChapterDraft, Draft, Dropped
from ..model import Origin, Outcome, Stated
from ..page import Line, Page, joined_lines
from ..paragraphs import trimmed
from ..sites import Site
from ..typed.headings import read_heading
from ..words import bare, count, tally

NAME = "epub"
_MARKS = 3
"""More than a header in its first document, less than what an archive writes into its books."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_NOBODY = frozenset(("unknown", "unknown author", "anonymous author"))
"""What programs write in the place of an author."""
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "unknown"))
_SAID_AGAIN = "by a an the cover title page titlepage author published"
_ORDER = "the order of the book"


def recognise(page: Page) -> int:
    """Return 3 for any EPUB."""
    return _MARKS if page.book else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the metadata of a book as its fields, its documents as chapters, and what stands before them as notes."""
    del site
    book = page.book or Book()
    parts = tuple(_parts(page.lines, book))
    told = " ".join((book.title, *book.creators, *book.publishers, book.series, book.series_index, _SAID_AGAIN))
    plain = next((part for part in parts if not part.document.kind), None)
    sorted_ = [(part, _use(part, told, is_first=part is plain and part is not parts[-1])) for part in parts]
    chapters = tuple(_numbered(_chapters((part for part, use in sorted_ if use == "chapter"), book)))
    return Draft(
        Outcome.STORY,
        tuple(_fields(book)),
        notes=tuple(line for part, use in sorted_ if use == "notes" for line in part.lines),
        chapters=chapters,
        dropped=tuple(
            Dropped(use, "\n".join(line.text for line in part.lines))
            for part, use in sorted_
            if use not in ("notes", "chapter")
        ),
    )


class _Part(NamedTuple):
    document: Document
    lines: tuple[Line, ...]
    before: tuple[Line, ...] = ()
    """Of documents that are no more than a heading, and stand before it."""


def _parts(lines: tuple[Line, ...], book: Book) -> Iterator[_Part]:
    """Yield the documents of a book, each with its lines."""
    documents = {document.key: document for document in book.documents}
    for key, group in groupby(lines, key=_document_of):
        yield _Part(documents.get(key, Document(key, "")), tuple(group))


def _document_of(line: Line) -> int:
    return next((box.key for box in line.boxes if box.tag == DOCUMENT), 0)


def _use(part: _Part, told: str, *, is_first: bool) -> str:
    """Return what a document is taken for: a chapter, notes, or the name of what is not published.

    The first of which the book does not say what it is may be a title page that says no more than the book does.
    """
    text = "\n".join(line.text for line in part.lines)
    if part.document.kind == NAV:
        return "contents list"
    says_again = count(text) > 0 and tally(text.casefold()).keys() <= tally(told.casefold()).keys()
    if not part.document.kind:
        return TITLE_PAGE if is_first and says_again else "chapter"
    return part.document.kind if says_again else "notes"


class _Heading(NamedTuple):
    """The lines at the top of a document that are its heading, and what is below them."""

    lines: tuple[Line, ...]
    rest: tuple[Line, ...]

    @property
    def text(self) -> str:
        return joined_lines(self.lines).text.strip() if self.lines else ""


def _heading(lines: tuple[Line, ...]) -> _Heading:
    lines = trimmed(lines)
    end = 0
    while end < len(lines) and lines[end].text.strip() and any(box.tag in _HEADINGS for box in lines[end].boxes):
        if end and not lines[end].stands_with(lines[0]):
            break
        end += 1
    return _Heading(lines[:end], lines[end:])


def _chapters(parts: Iterable[_Part], book: Book) -> Iterator[ChapterDraft]:
    """Yield the chapters of the documents, one for each but those that go on with the one before."""
    has_labels = any(document.label for document in book.documents)
    chapter: ChapterDraft | None = None
    for part in _joined(parts):
        heading = _heading(part.lines)
        if chapter and has_labels and not heading.text and not part.document.label:
            chapter = replace(chapter, prose=(*chapter.prose, *part.lines))
            continue
        if chapter:
            yield chapter
        chapter = _chapter(part, heading, book.title, chapter.number if chapter else None)
    if chapter:
        yield chapter


def _joined(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield documents with prose, each with those before it that have none: `Part One` by itself is no chapter."""
    before: tuple[Line, ...] = ()
    for part in parts:
        heading = _heading(part.lines)
        if heading.lines and not any(count(line.text) for line in heading.rest):
            before += part.lines
        else:
            yield part._replace(before=before)
            before = ()
    if before:
        yield _Part(Document(0, ""), before)


def _chapter(part: _Part, heading: _Heading, book: str, last: int | None) -> ChapterDraft:
    title = heading.text or part.document.label
    said = read_heading(title, last)
    name = (said.title if said else title) or None
    return ChapterDraft(
        trimmed((*part.before, *heading.rest)),
        said.number if said else None,
        None if bare(title) == bare(book) else name,
        line=part.lines[0].number,
        heading=heading.text,
    )


def _numbered(chapters: Iterable[ChapterDraft]) -> Iterator[ChapterDraft]:
    """Yield chapters with numbers: their own where all have one and those rise, else by the order of the book."""
    chapters = tuple(each for each in chapters if each.prose or each.heading)
    numbers = [each.number for each in chapters if each.number is not None]
    if len(chapters) == 1 or (len(numbers) == len(chapters) and numbers == sorted(set(numbers))):
        yield from chapters
        return
    for at, each in enumerate(chapters, 1):
        title = each.title
        if each.number is not None and each.number != at:  # its own number is a part of its name then
            title = each.heading or title
        yield replace(each, number=at, title=title, how_numbered=_ORDER)


def _fields(book: Book) -> Iterator[Stated]:
    said: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("title", (book.title,)),
        ("authors", tuple(each for each in book.creators if each.casefold() not in _NOBODY)),
        ("summary", (book.description,)),
        ("language", tuple(each for each in book.languages if each.casefold() not in _NO_LANGUAGE)[:1]),
        ("series", (_series(book),)),
        ("published", tuple(date for event, date in book.dates if event == "publication")[:1]),
        ("label:Publisher", book.publishers),
        ("label:Keywords", book.subjects),
    )
    for name, values in said:
        if values := tuple(dict.fromkeys(value for value in values if value)):
            yield Stated(name, values, origin=Origin.STATED, how="what the book says of itself")


def _series(book: Book) -> str:
    index = book.series_index.removesuffix(".0")
    return f"{book.series} #{index}" if book.series and index.isdecimal() else book.series
