"""The whole way of one raw file: bytes → text → page, masked → format → a page for each story → readings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
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
from .limits import SHIPPED, Limits, Met
from .long_lines import parted
from .mask import mask
from .model import Finding, Outcome, Reading
from .page import Page
from .pages import Read, page_as_text
from .pages import page as read_page
from .provenance import address, without_furniture
from .several import divided
from .sites import Site, site_of
from .understand import Told, refuse_reading, understand, without_prose
from .words import tally

ReadPage = Callable[[str, str, Limits], Read]


class RawFile(NamedTuple):
    """One raw file: its path below the stories folder, with slashes, its bytes, and its address if a crawl says it."""

    path: str
    data: bytes
    url: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the file: the sites, a person's corrections, and what a file may have at most."""

    sites: tuple[Site, ...]
    corrections: Corrections
    limits: Limits = SHIPPED


def convert(raw: RawFile, known: Known) -> tuple[Reading, ...]:
    """Return all that one raw file says, story by story. It never raises for what stands in the file.

    A page of which words would be lost, since its tags can be read in more ways than anybody has thought of, is read
    by its bare text.
    """
    readings = _converted(raw, known, read_page)
    if not any(each.ledger.lost for each in readings):
        return readings
    plain = _converted(raw, known, page_as_text)
    if any(each.ledger.lost for each in plain):
        return readings
    return tuple(replace(each, findings=(*each.findings, finding("A804", each.file))) for each in plain)


def _converted(raw: RawFile, known: Known, read: ReadPage) -> tuple[Reading, ...]:
    digest = hashlib.sha256(raw.data).hexdigest()
    reading = Reading(raw.path, digest, None, Outcome.REFUSED)
    if reason := refuse.by_data(raw.path, raw.data):
        return (refuse_reading(reading, reason, "A202"),)
    try:
        page, words, texts, met = _read(raw, known.limits, read)
    except Unreadable as error:
        return (refuse_reading(reading, str(error), error.code),)
    rows = known.corrections.of(raw.path)
    page = replace(page, url=address(replace(page, url=raw.url or page.url), rows))
    found = site_of(page, known.sites)
    page, addresses = mask(page)
    page, furniture = without_furniture(page, found.site if found else None)
    reading = replace(
        reading, ledger=ledger.refused(words), findings=(*decode_findings(texts, raw.path), *_too_much(met, raw.path))
    )
    if reason := refuse.by_page(page):
        return (refuse_reading(reading, reason, "A201"),)
    if (format_ := recognise(page)) is None:
        return (without_prose(reading),)
    told = Told(page, words, (*addresses, *furniture), found, rows, known.limits)
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
    first = Counter(whole.words)
    for words in own:
        first.subtract(words)
    dropped = (whole.dropped, *(() for _ in own))
    for page, words, gone in zip(pages, (first, *own), dropped, strict=True):
        yield Told(page, words, gone, whole.found, corrections.of(page.path), whole.limits)


def _part(whole: Reading, told: Told, findings: tuple[Finding, ...]) -> Reading:
    """Return what is known of one story of a file before it is understood; `findings` are those of the file."""
    path = told.page.path
    digest = hashlib.sha256(f"{whole.digest}/{PurePosixPath(path).name}".encode()).hexdigest()
    own = (replace(each, file=path) for each in findings)
    return replace(whole, file=path, digest=digest, ledger=ledger.refused(told.words), findings=tuple(own))


def _read(raw: RawFile, limits: Limits, read: ReadPage) -> Contained:
    """Return a raw file as a page. Raises `Unreadable` for a container that is broken."""
    contained = _opened(raw, limits, read)
    lines, met = parted(contained.page.lines, limits.line_length)
    return contained._replace(page=replace(contained.page, lines=lines), met=(*contained.met, *met))


def _opened(raw: RawFile, limits: Limits, read: ReadPage) -> Contained:
    if is_container(raw.path, raw.data):
        return read_container(raw.path, raw.data, limits)
    text = decode(raw.data)
    page, words, met = read(raw.path, text.text, limits)
    return Contained(page, words, (text,), met)


def _too_much(met: tuple[Met, ...], path: str) -> Iterator[Finding]:
    """Yield a finding for each limit that a file met."""
    return (finding(each.code, path, each.line, count=f"{each.many:,}", limit=f"{each.limit:,}") for each in met)
