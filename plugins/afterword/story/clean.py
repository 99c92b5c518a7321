"""A draft's lines to prose: notes and chapters, each through the cleaning steps."""

from __future__ import annotations

import datetime
import hashlib
from typing import NamedTuple

from .draft import ChapterDraft, Division, Draft, Dropped, ReviewDraft
from .findings import finding
from .model import Chapter, Finding, Prose, Review, Stated
from .page import Line
from .prose import Context, clean, plain
from .same import sketch

_FIRST_WORDS = 8


class CleanedDraft(NamedTuple):
    """The prose of a draft, the headings of its chapters for the ledger, and what was taken away."""

    notes: Prose | None
    end_notes: Prose | None
    chapters: tuple[Chapter, ...]
    reviews: tuple[Review, ...]
    said: tuple[tuple[str, ...], ...]
    """The words of each text."""
    headings: tuple[Stated, ...]
    dropped: tuple[Dropped, ...]
    findings: tuple[Finding, ...]


class _Part(NamedTuple):
    prose: Prose | None
    said: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    plain: bool


def clean_draft(draft: Draft, file: str, base: str = "") -> CleanedDraft:
    """Return the prose of a draft; `base` is the address of its page, where that is known."""
    of_page = Context(base=base)
    title = next((value for field in draft.fields if field.field == "title" for value in field.values), "")
    parts: list[_Part] = [_part(draft.notes, of_page), _part(draft.end_notes, of_page)]
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for each in draft.chapters:
        prose, notes, end_notes = (
            _part(each.prose, Context(tuple(filter(None, (title, each.title))), base)),
            _part(each.notes, of_page),
            _part(each.end_notes, of_page),
        )
        parts += [prose, notes, end_notes]
        chapters.append(_chapter(each, file, prose, notes, end_notes))
        if each.division is Division.OPEN:
            findings.append(finding("A501", file, each.line))
        elif each.division is Division.LIKELY and prose.prose:
            start = " ".join(plain(prose.prose).split()[:_FIRST_WORDS])
            findings.append(finding("A503", file, each.line, start=start))
    reviews = tuple(_review(each, parts, of_page) for each in draft.reviews)
    if any(part.plain for part in parts):
        findings.append(finding("A502", file))
    return CleanedDraft(
        parts[0].prose,
        parts[1].prose,
        tuple(chapters),
        reviews,
        tuple(part.said for part in parts),
        (
            *(_heading(each) for each in draft.chapters if each.heading),
            *(_names_of(each) for each in draft.reviews),
        ),
        tuple(dropped for part in parts for dropped in part.dropped),
        tuple(findings),
    )


def _names_of(review: ReviewDraft) -> Stated:
    """Return what stands above a review: who wrote it, and of which chapter."""
    names = (review.reviewer, review.chapter_title)
    return Stated("reviewer", names, "\n".join(names), review.line)


def _review(draft: ReviewDraft, parts: list[_Part], of_page: Context) -> Review:
    """Return a review; what its texts were cleaned of goes to the other parts."""
    text, answer = _part(draft.text, of_page), _part(draft.answer, of_page)
    parts += (text, answer)
    date = datetime.date.fromisoformat(draft.date) if draft.date else None
    return Review(draft.reviewer, date, draft.chapter, text.prose or Prose(""), answer.prose, draft.chapter_title)


def _heading(draft: ChapterDraft) -> Stated:
    names = (draft.title or "", *(draft.authors or ()))
    return Stated("chapter_title", tuple(filter(None, names)), draft.heading, draft.line)


def _part(lines: tuple[Line, ...], context: Context) -> _Part:
    if not lines:
        return _Part(None, (), (), plain=False)
    cleaned = clean(lines, context)
    return _Part(cleaned.prose if cleaned.prose.html else None, cleaned.said, cleaned.dropped, cleaned.plain)


def _chapter(draft: ChapterDraft, file: str, prose: _Part, notes: _Part, end_notes: _Part) -> Chapter:
    folded = " ".join(prose.said).casefold()
    return Chapter(
        draft.number,
        draft.title,
        prose.prose or Prose(""),
        len(prose.said),
        file,
        draft.line,
        notes.prose,
        end_notes.prose,
        draft.authors,
        draft.how_numbered,
        hashlib.sha256(folded.encode()).hexdigest()[:32],
        sketch((*notes.said, *prose.said, *end_notes.said)),
    )
