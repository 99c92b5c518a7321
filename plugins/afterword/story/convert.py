"""The whole way of one raw file: bytes → text → page, masked → format → a page for each story → readings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from . import ledger, refuse
from .containers import Contained, Unreadable, is_container, read_container
from .corrections import Corrections
from .decode import decode
from .decode_findings import decode_findings
from .findings import finding
from .formats import recognise
from .mask import mask
from .model import Finding, Outcome, Reading
from .page import Page
from .pages import page as read_page
from .provenance import address, without_furniture
from .several import divided
from .sites import Site, site_of
from .understand import Told, refuse_reading, understand, without_prose
from .words import tally


class RawFile(NamedTuple):
    """One raw file: its path below the stories folder, with slashes, its bytes, and its address if a crawl says it."""

    path: str
    data: bytes
    url: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the file: the sites, a person's corrections, and how large a file may become unpacked."""

    sites: tuple[Site, ...]
    corrections: Corrections
    most_bytes: int = 64 * 1024 * 1024


def convert(raw: RawFile, known: Known) -> tuple[Reading, ...]:
    """Return all that one raw file says, story by story. It never raises for what stands in the file."""
    digest = hashlib.sha256(raw.data).hexdigest()
    reading = Reading(raw.path, digest, None, Outcome.REFUSED)
    if reason := refuse.by_data(raw.path, raw.data):
        return (refuse_reading(reading, reason, "A202"),)
    try:
        page, words, texts = _read(raw, known.most_bytes)
    except Unreadable as error:
        return (refuse_reading(reading, str(error), "A109"),)
    rows = known.corrections.of(raw.path)
    page = replace(page, url=address(replace(page, url=raw.url or page.url), rows))
    found = site_of(page, known.sites)
    page, addresses = mask(page)
    page, furniture = without_furniture(page, found.site if found else None)
    reading = replace(reading, ledger=ledger.refused(words), findings=decode_findings(texts, raw.path))
    if reason := refuse.by_page(page):
        return (refuse_reading(reading, reason, "A201"),)
    if (format_ := recognise(page)) is None:
        return (without_prose(reading),)
    told = Told(page, words, (*addresses, *furniture), found, rows)
    pages = (page,) if any(row.fields for row in rows) else divided(page, format_)
    if len(pages) == 1:
        return (understand(told, format_, reading),)
    several = finding("A408", pages[0].path, fact=", ".join(PurePosixPath(each.path).stem for each in pages))
    parts = _shared_out(told, pages, known.corrections)
    of_file = (*reading.findings, several)
    return tuple(_read_part(part, _part(reading, part, () if at else of_file)) for at, part in enumerate(parts))


def _read_part(told: Told, refused: Reading) -> Reading:
    """Return one story of a file; by itself it may bear the marks of another format, or hold no prose."""
    format_ = recognise(told.page)
    return understand(told, format_, refused) if format_ else without_prose(refused)


def _shared_out(whole: Told, pages: tuple[Page, ...], corrections: Corrections) -> Iterator[Told]:
    """Yield each page with its own words; what is in none of them, or was taken out before, is the first one's."""
    own = [tally(*(line.text for line in page.lines)) for page in pages[1:]]
    first = whole.words.copy()
    for words in own:
        first.subtract(words)
    dropped = (whole.dropped, *(() for _ in own))
    for page, words, gone in zip(pages, (first, *own), dropped, strict=True):
        yield Told(page, words, gone, whole.found, corrections.of(page.path))


def _part(whole: Reading, told: Told, findings: tuple[Finding, ...]) -> Reading:
    """Return what is known of one story of a file before it is understood; `findings` are those of the file."""
    path = told.page.path
    digest = hashlib.sha256(f"{whole.digest}/{PurePosixPath(path).name}".encode()).hexdigest()
    own = (replace(each, file=path) for each in findings)
    return replace(whole, file=path, digest=digest, ledger=ledger.refused(told.words), findings=tuple(own))


def _read(raw: RawFile, limit: int) -> Contained:
    """Return a raw file as a page. Raises `Unreadable` for a container that is broken."""
    if is_container(raw.path, raw.data):
        return read_container(raw.path, raw.data, limit)
    text = decode(raw.data)
    return Contained(*read_page(raw.path, text.text), (text,))
