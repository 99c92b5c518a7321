"""The whole way of one raw file: bytes → text → page, masked → format → draft → corrections → prose → reading."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from . import ledger, refuse
from .clean import clean_draft
from .containers import Contained, Unreadable, is_container, read_container
from .correct import correct
from .corrections import Corrections
from .decode import Text, decode
from .decode_findings import decode_findings
from .draft import Draft
from .fields import normalise
from .findings import finding
from .formats import recognise
from .header_fields import from_notes
from .mask import mask
from .model import Finding, Listed, Outcome, Reading
from .outside import from_outside
from .page import Line, Page
from .pages import page as read_page
from .provenance import address, of_site, without_furniture
from .repeats import merge_repeats
from .sites import Site, site_of


class RawFile(NamedTuple):
    """One raw file: its path below the stories folder, with slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the file: the sites, a person's corrections, and how large a file may become unpacked."""

    sites: tuple[Site, ...]
    corrections: Corrections
    most_bytes: int = 64 * 1024 * 1024


def convert(raw: RawFile, known: Known) -> Reading:
    """Return all that one raw file says. It never raises for what stands in the file."""
    rows = known.corrections.of(raw.path)
    digest = hashlib.sha256(raw.data).hexdigest()
    if reason := refuse.by_data(raw.path, raw.data):
        return _unread(raw, digest, reason, finding("A202", raw.path, reason=reason))
    try:
        page, words_in, texts = _read(raw, known.most_bytes)
    except Unreadable as error:
        return _unread(raw, digest, str(error), finding("A109", raw.path, reason=error))
    page = replace(page, url=address(page, rows))
    found = site_of(page, known.sites)
    site = found.site if found else None
    page, addresses = mask(page)
    page, furniture = without_furniture(page, site)
    reading = Reading(raw.path, digest, None, Outcome.REFUSED, ledger=ledger.refused(words_in))
    format_ = recognise(page)
    if (reason := refuse.by_page(page)) or format_ is None:
        return _refused(reading, reason or "there is no prose in it", "A201" if reason else "A202", texts)
    draft, wrong = correct(format_.parse(page, site), rows)
    draft = replace(
        draft, dropped=(*draft.dropped, *addresses, *furniture), fields=(*draft.fields, *of_site(found, page, rows))
    )
    understood = _understood(replace(reading, format=format_.NAME), draft, page, site.dates if site else "", words_in)
    if understood is None:
        return _refused(reading, "there is no prose in it", "A202", texts)
    return replace(understood, findings=(*decode_findings(texts, raw.path), *wrong, *understood.findings))


def _understood(reading: Reading, draft: Draft, page: Page, dates: str, words_in: Counter[str]) -> Reading | None:
    """Return a draft as a reading, in comparable form and cleaned; None where there is no prose in it."""
    draft = replace(draft, fields=(*draft.fields, *from_notes(_notes(draft), draft.fields)))
    named, inferred = from_outside(page, draft.fields, len(draft.chapters))
    fields, unread = normalise((*draft.fields, *named), reading.file, dates)
    fields = merge_repeats(fields)
    cleaned = clean_draft(draft, reading.file)
    if draft.outcome is not Outcome.METADATA and not any(chapter.words for chapter in cleaned.chapters):
        return None
    dropped = (*draft.dropped, *cleaned.dropped)
    doubts = (finding(each.code, reading.file, each.line, fact=each.fact) for each in draft.doubts)
    return replace(
        reading,
        outcome=draft.outcome,
        fields=fields,
        contents=draft.contents,
        listed=tuple(Listed(normalise(each.fields, reading.file, dates).fields) for each in draft.listed),
        notes=cleaned.notes,
        end_notes=cleaned.end_notes,
        chapters=cleaned.chapters,
        ledger=ledger.balance(words_in, (*fields, *cleaned.headings), cleaned.said, dropped),
        findings=(*doubts, *unread, *inferred, *cleaned.findings),
    )


def _read(raw: RawFile, limit: int) -> Contained:
    """Return a raw file as a page. Raises `Unreadable` for a container that is broken."""
    if is_container(raw.path, raw.data):
        return read_container(raw.path, raw.data, limit)
    text = decode(raw.data)
    return Contained(*read_page(raw.path, text.text), (text,))


def _unread(raw: RawFile, digest: str, reason: str, why: Finding) -> Reading:
    return Reading(raw.path, digest, None, Outcome.REFUSED, reason, findings=(why,))


def _notes(draft: Draft) -> tuple[tuple[Line, ...], ...]:
    """Return the notes of a story, and those of a single chapter: what speaks of the whole file."""
    return (draft.notes, *((draft.chapters[0].notes,) if len(draft.chapters) == 1 else ()))


def _refused(reading: Reading, reason: str, code: str, texts: tuple[Text, ...]) -> Reading:
    return replace(
        reading,
        reason=reason,
        findings=(*decode_findings(texts, reading.file), finding(code, reading.file, reason=reason)),
    )
