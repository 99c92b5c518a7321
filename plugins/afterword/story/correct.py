"""The person's word over the file's: corrections put into a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .cells import NONE
from .corrections import Correction
from .draft import ChapterDraft, Division, Draft, Dropped
from .efiction.boxes import without_label
from .findings import finding
from .labels import CHAPTER_NOTES_LABEL
from .model import Finding, Stated
from .page import Line
from .paragraphs import trimmed
from .prose_start import find_start, split_at


def correct(draft: Draft, rows: tuple[Correction, ...]) -> tuple[Draft, tuple[Finding, ...]]:
    """Return a draft with the corrections of its file, and what is wrong with them."""
    findings: list[Finding] = []
    for row in rows:
        draft = replace(draft, fields=corrected_fields(draft.fields, row.fields))
        at = _chapter_meant(draft.chapters, row)
        if misplaced := _misplaced(draft, row, at):
            findings.append(finding("A607", row.file, what=misplaced))
        if at is None:
            continue
        chapter = draft.chapters[at]
        if len(draft.chapters) == 1 and row.renumbers and row.chapter is not None:
            chapter = replace(chapter, number=row.chapter, how_numbered="")
        if row.chapter_title is not None:
            chapter = replace(chapter, title=row.chapter_title if row.chapter_title != NONE else None)
        if row.prose_starts == NONE:
            chapter = replace(chapter, division=Division.SURE)
        elif row.prose_starts:
            chapter, labels = _from(chapter, row.prose_starts)
            draft = replace(draft, dropped=(*draft.dropped, *labels))
            if chapter.division is Division.OPEN or not chapter.prose:
                findings.append(finding("A604", row.file, words=row.prose_starts[:60]))
        draft = replace(draft, chapters=(*draft.chapters[:at], chapter, *draft.chapters[at + 1 :]))
    return draft, tuple(findings)


def _misplaced(draft: Draft, row: Correction, at: int | None) -> str:
    """Return what a row says that its file has no place for; empty where all of it has."""
    if draft.listed and row.fields:
        return f"{', '.join(field.field for field in row.fields)} of a list of stories"
    if at is None and (row.renumbers or row.chapter_title is not None or row.prose_starts):
        return "a chapter without a number" if row.chapter is None else f"chapter {row.chapter}"
    return ""


def corrected_fields(fields: Iterable[Stated], corrections: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return fields with those corrected in the place of those stated; what was stated keeps its words counted."""
    corrections = tuple(corrections)
    said = {each.field for each in corrections}
    spoken = [
        replace(field, field=f"said:{field.field}")
        if field.field in said and not field.field.startswith("said:")
        else field
        for field in fields
    ]
    return (*spoken, *corrections)


def _chapter_meant(chapters: tuple[ChapterDraft, ...], row: Correction) -> int | None:
    if len(chapters) == 1:
        return 0
    return next((at for at, chapter in enumerate(chapters) if chapter.number == row.chapter), None)


def _from(chapter: ChapterDraft, words: str) -> tuple[ChapterDraft, tuple[Dropped, ...]]:
    """Return a chapter whose prose starts at these words; what stood before them is its note."""
    place = find_start(chapter.prose, words)
    if place is None:
        return replace(chapter, division=Division.OPEN), ()
    before, prose = split_at(chapter.prose, *place)
    before, dropped = without_label(CHAPTER_NOTES_LABEL, trimmed(before))
    blank = (Line(chapter.line, ""),) if chapter.notes and before else ()
    notes = (*chapter.notes, *blank, *trimmed(before))
    return replace(chapter, notes=notes, prose=prose, division=Division.SURE), dropped
