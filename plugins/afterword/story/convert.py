"""The whole way of one raw file: bytes → text → page, masked → format → draft → corrections → prose → reading."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from . import ledger, refuse
from .cells import NONE
from .clean import clean_draft
from .containers import Contained, Unreadable, is_container, read_container
from .correct import correct
from .corrections import Correction, Corrections
from .decode import Text, decode
from .draft import Draft, Dropped
from .fields import normalise
from .findings import finding
from .formats import recognise
from .header_fields import from_notes
from .mask import mask
from .model import Finding, Listed, Origin, Outcome, Reading, Stated
from .outside import from_outside
from .page import Line, Page
from .pages import page as read_page
from .plural import counted
from .repeats import merge_repeats
from .sites import Found, Site, site_of


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
    page = replace(page, url=_url(page, rows))
    found = site_of(page, known.sites)
    site = found.site if found else None
    page, addresses = mask(page)
    page, furniture = _without_furniture(page, site)
    reading = Reading(raw.path, digest, None, Outcome.REFUSED, ledger=ledger.refused(words_in))
    format_ = recognise(page)
    if (reason := refuse.by_page(page)) or format_ is None:
        return _refused(reading, reason or "there is no prose in it", "A201" if reason else "A202", texts)
    draft, wrong = correct(format_.parse(page, site), rows)
    draft = replace(
        draft, dropped=(*draft.dropped, *addresses, *furniture), fields=(*draft.fields, *_of_site(found, page, rows))
    )
    draft = replace(draft, fields=(*draft.fields, *from_notes(_notes(draft), draft.fields)))
    named, inferred = from_outside(page, draft.fields, len(draft.chapters))
    dates = site.dates if site else ""
    fields, unread = normalise((*draft.fields, *named), raw.path, dates)
    fields = merge_repeats(fields)
    cleaned = clean_draft(draft, raw.path)
    if draft.outcome is not Outcome.METADATA and not any(chapter.words for chapter in cleaned.chapters):
        return _refused(reading, "there is no prose in it", "A202", texts)
    dropped = (*draft.dropped, *cleaned.dropped)
    return replace(
        reading,
        format=format_.NAME,
        outcome=draft.outcome,
        fields=fields,
        contents=draft.contents,
        listed=tuple(Listed(normalise(each.fields, raw.path, dates).fields) for each in draft.listed),
        notes=cleaned.notes,
        end_notes=cleaned.end_notes,
        chapters=cleaned.chapters,
        ledger=ledger.balance(words_in, (*fields, *cleaned.headings), cleaned.texts, dropped),
        findings=(
            *_of_texts(texts, raw.path),
            *(finding(each.code, raw.path, each.line, fact=each.fact) for each in draft.doubts),
            *wrong,
            *unread,
            *inferred,
            *cleaned.findings,
        ),
    )


def _read(raw: RawFile, limit: int) -> Contained:
    """Return a raw file as a page. Raises `Unreadable` for a container that is broken."""
    if is_container(raw.path, raw.data):
        return read_container(raw.path, raw.data, limit)
    text = decode(raw.data)
    return Contained(*read_page(raw.path, text.text), (text,))


def _unread(raw: RawFile, digest: str, reason: str, why: Finding) -> Reading:
    return Reading(raw.path, digest, None, Outcome.REFUSED, reason, findings=(why,))


def _url(page: Page, rows: tuple[Correction, ...]) -> str:
    """Return the address of a page: what a person says, else what the file does; empty where there is none."""
    said = next((row.url for row in rows if row.url), page.url)
    return said if said != NONE else ""


def _notes(draft: Draft) -> tuple[tuple[Line, ...], ...]:
    """Return the notes of a story, and those of a single chapter: what speaks of the whole file."""
    return (draft.notes, *((draft.chapters[0].notes,) if len(draft.chapters) == 1 else ()))


def _refused(reading: Reading, reason: str, code: str, texts: tuple[Text, ...]) -> Reading:
    return replace(
        reading,
        reason=reason,
        findings=(*_of_texts(texts, reading.file), finding(code, reading.file, reason=reason)),
    )


def _without_furniture(page: Page, site: Site | None) -> tuple[Page, tuple[Dropped, ...]]:
    """Take out the lines that only this site prints."""
    if site is None or not site.drop:
        return page, ()
    patterns = [re.compile(pattern) for pattern in site.drop]
    furniture = [line for line in page.lines if any(pattern.fullmatch(line.text.strip()) for pattern in patterns)]
    kept = tuple(line for line in page.lines if line not in furniture)
    return replace(page, lines=kept), tuple(Dropped("site furniture", line.text) for line in furniture)


def _of_site(found: Found | None, page: Page, rows: tuple[Correction, ...]) -> tuple[Stated, ...]:
    """Return the fields that follow from the site and from the page's address."""
    fields: list[Stated] = []
    corrected = any(row.url for row in rows)
    if page.url or corrected:
        fields.append(
            Stated(
                "url",
                (page.url,) if page.url else (),
                origin=Origin.CORRECTED if corrected else Origin.STATED,
                how="the address it was saved from",
            )
        )
    if found is not None:
        site = found.site
        how = f"“{found.words}” stands only on its pages" if found.words else "an address in the file"
        fields.append(Stated("site", (site.host,), origin=Origin.INFERRED if found.words else Origin.STATED, how=how))
        if site.fandom:
            fields.append(
                Stated(
                    "fandom",
                    (site.fandom,),
                    origin=Origin.INFERRED,
                    how=f"{site.name or site.host} was an archive of one fandom",
                )
            )
    return tuple(fields)


def _of_texts(texts: tuple[Text, ...], file: str) -> tuple[Finding, ...]:
    """Return what decoding a file, or the parts of one, had to guess or repair."""
    findings: list[Finding] = []
    if guessed := next((text for text in texts if text.guessed), None):
        findings.append(finding("A102", file, encoding=guessed.encoding))
    if repairs := tuple(each for text in texts for each in text.repairs):
        first = repairs[0]
        findings.append(
            finding("A103", file, first.line, lines=counted(len(repairs), "line"), after=first.after.strip()[:80])
        )
    if controls := sum(text.controls for text in texts):
        findings.append(finding("A104", file, characters=counted(controls, "control character")))
    return tuple(findings)
