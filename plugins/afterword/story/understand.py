"""One page to a reading: format → draft → corrections → prose, with every word accounted for."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from . import ledger
from .clean import clean_draft
from .correct import correct
from .corrections import Correction
from .draft import Draft, Dropped
from .fields import normalise
from .findings import finding
from .formats import Format
from .limits import SHIPPED, Limits
from .model import Listed, Outcome, Reading
from .outside import from_outside
from .page import Line, Page
from .provenance import by_address, of_site
from .repeats import merge_repeats
from .sites import Found
from .too_many import within_chapters, within_tags
from .typed.fields import from_notes
from .words import WordsIn

_SETTLED = {"A307": frozenset(("title", "authors"))}
"""The fields that settle a doubt, once something or somebody says them."""
_NOTHING = frozenset(("",))


class Told(NamedTuple):
    """A page with all that is known about it: its words as they went in, what was taken out since, and its limits."""

    page: Page
    words: WordsIn
    dropped: tuple[Dropped, ...]
    found: Found | None
    rows: tuple[Correction, ...]
    limits: Limits = SHIPPED


def understand(told: Told, format_: Format, refused: Reading) -> Reading:
    """Return all that a page says, or the reading of a page that is refused with the reason, if there is no prose."""
    site = told.found.site if told.found else None
    return completed(told, format_.parse(told.page, site), replace(refused, format=format_.NAME))


def completed(told: Told, draft: Draft, refused: Reading) -> Reading:
    """Return a draft as a reading, with what a person says and what is known of its site."""
    draft, wrong = correct(by_address(draft, told.page), told.rows)
    beside = of_site(told.found, told.page, told.rows)
    draft = replace(draft, dropped=(*draft.dropped, *told.dropped), fields=(*draft.fields, *beside))
    understood = _understood(refused, draft, told, told.found.site.dates if told.found else "")
    if understood is None:
        return without_prose(replace(refused, format=None))
    return replace(understood, findings=(*refused.findings, *wrong, *understood.findings))


def without_prose(refused: Reading) -> Reading:
    """Return the reading of a file that no format has found any prose in."""
    return refuse_reading(refused, "there is no prose in it", "A202")


def refuse_reading(refused: Reading, reason: str, code: str) -> Reading:
    """Return a reading that says why nothing of its file is published."""
    return replace(refused, reason=reason, findings=(*refused.findings, finding(code, refused.file, reason=reason)))


def _understood(reading: Reading, draft: Draft, told: Told, dates: str) -> Reading | None:
    """Return a draft as a reading, in comparable form and cleaned; None where there is no prose in it."""
    draft = replace(draft, fields=(*draft.fields, *from_notes(_notes(draft), draft.fields)))
    named, inferred = from_outside(told.page, draft.fields, len(draft.chapters))
    fields, unread = normalise((*draft.fields, *named), reading.file, dates)
    fields, untold = within_tags(merge_repeats(fields), reading.file, told.limits.tags)
    draft, joined = within_chapters(draft, reading.file, told.limits.chapters)
    cleaned = clean_draft(draft, reading.file, _base(draft, told.page))
    if draft.outcome is not Outcome.METADATA and not any(chapter.words for chapter in cleaned.chapters):
        return None
    dropped = (*draft.dropped, *cleaned.dropped)
    known = {field.field for field in fields}
    doubts = (
        finding(each.code, reading.file, each.line, fact=each.fact)
        for each in draft.doubts
        if not _SETTLED.get(each.code, _NOTHING) <= known
    )
    return replace(
        reading,
        outcome=draft.outcome,
        fields=fields,
        contents=draft.contents,
        listed=tuple(Listed(normalise(each.fields, reading.file, dates).fields) for each in draft.listed),
        notes=cleaned.notes,
        end_notes=cleaned.end_notes,
        chapters=cleaned.chapters,
        reviews=cleaned.reviews,
        ledger=ledger.balance(told.words, (*fields, *cleaned.headings), cleaned.said, dropped),
        findings=(*doubts, *unread, *inferred, *untold, *joined, *cleaned.findings),
    )


def _base(draft: Draft, page: Page) -> str:
    """Return the address of a page: where it was saved from, or what it prints as its own."""
    printed = (value for field in draft.fields if field.field == "url" for value in field.values)
    return page.url or next(printed, "")


def _notes(draft: Draft) -> tuple[tuple[Line, ...], ...]:
    """Return the notes of a story, and those of a single chapter: what speaks of the whole file."""
    return (draft.notes, *((draft.chapters[0].notes,) if len(draft.chapters) == 1 else ()))
