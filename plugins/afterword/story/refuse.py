"""Pages that are no story: gates, errors, profiles, reviews. Each is refused by name and never published.

A list of stories says something of each, and is a page that only describes; one that cannot be read is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from pathlib import PurePosixPath

from .efiction.boxes import PROSE_BOXES
from .efiction.chosen import has_bar
from .efiction.talk import talk
from .formats import aff_page, archive_list, bare_prose, efiction_list, efiction_reviews, header_block, recognise
from .gates import GATES, LOGIN_PAGE
from .page import Page
from .words import count

_MOST_WORDS_OF_A_GATE = 100
"""In paragraphs, of which a gate has one at most."""
_PARAGRAPH = 12
"""Words."""
_LAST = 4
"""Lines at the end of a page on which a gate may stand below all else."""
_TOLD = -1.0
"""How a paragraph sounds that no news of a site does (see `talk`)."""
_FORM = 10
"""Lines at the end of a page that a form to log in may have."""
_REVIEW = re.compile(r"^\s*(?:(?:Reviewer|Recensore):\s*\S|Review of chapter [\"“].*[\"”] from \S)")
_PROFILE = re.compile(r"^\s*Penname:\s*\S")
_LISTED = (
    (
        ("Completed:", "Contents"),
        re.compile(r"^\s*Completed:\s*\S+.*\b(?:Word count|Read(?: Count)?):|Chapters:\s*\d+\s+Table of Contents"),
    ),
    (("Completed:",), re.compile(r"^\s*Completed:\s*(?:Yes|No)\s*$")),
    (("Rated:",), re.compile(r"\bRated: (?:Fiction )?(?:K\+?|T|M|MA) - [A-Z]\w+ - .{0,300}\bPublished:")),
    (("Autore:",), re.compile(r"^\s*Autore: .{1,80} \| Pubblicata: \S+ \| Aggiornata: ")),
    (("-:-", "Revision:"), re.compile(r"\S\s+-:-\s+By\s*:|\bLatest Revision: .{10,40} \| Chapters: \d")),
)
"""What a list prints once for each story, and words that it cannot be without: they are sooner looked for."""
_NOT_TEXT = {
    "a picture": "jpg jpeg png gif webp svg ico bmp tif tiff",
    "a style sheet or a script, which browsers save beside a page": "css js map json woff woff2 ttf eot",
    "a sound or a film": "mp3 mp4 ogg wav avi mov webm",
    "an e-book of a kind that is not read; convert it to EPUB": "mobi azw azw3 lit prc fb2",
    "a document of a kind that is not read; save it as DOCX, ODT or HTML": "rtf pdf pages wps sxw wpd",
    "an archive of a kind that is not read; unpack it here": "gz tar tgz 7z rar bz2 xz warc",
    "data, not a page": "csv tsv xls xlsx db sqlite xml opf ncx",
}
_REASON_BY_ENDING = {f".{ending}": f"it is {what}" for what, endings in _NOT_TEXT.items() for ending in endings.split()}


def by_name(path: str) -> str | None:
    """Return why a file cannot be a story, judged by its name alone, or None."""
    return _REASON_BY_ENDING.get(PurePosixPath(path).suffix.lower())


_BY_MARK = (
    (b"{\\rtf", "an RTF document, whatever it is called; save it as DOCX, ODT or HTML"),
    (b"%PDF-", "a PDF document, whatever it is called; convert it to text"),
    (b"\xd0\xcf\x11\xe0", "a document of Word as it was before 2007; save it as DOCX, ODT or HTML"),
    (b"\x1f\x8b", "packed with gzip; unpack it here"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it here"),
    (b"Rar!\x1a", "a RAR archive; unpack it here"),
)
"""The first bytes of files that hold text which nobody could read, and what they are."""


def by_data(path: str, data: bytes) -> str | None:
    """Return why a file cannot be a story, judged by its bytes, or None."""
    if what := next((what for mark, what in _BY_MARK if data.startswith(mark)), None):
        return f"it is {what}"
    if PurePosixPath(path).suffix.lower() == ".doc" and b"\0" in data and not data.startswith(b"PK"):
        return "it is a document of an old word processor; save it as DOCX, ODT or HTML"
    return None


def by_page(page: Page) -> str | None:
    """Return why a page is no story, or None where it may be one."""
    texts = [line.text for line in page.filled]
    if reason := _gate(page, texts):
        return reason
    may_review = any(word in page.text for word in ("Reviewer:", "Recensore:")) or "Review of chapter" in page.text
    reviews = [at for at, text in enumerate(texts) if _REVIEW.match(text)] if may_review else []
    if reviews and _has_few_words(texts[: reviews[0]]) and not _is_chapter(page):
        return None if efiction_reviews.recognise(page) else "it is a page of reviews"
    reason = _beside_stories(page, texts)
    return reason if reason and not (efiction_list.recognise(page) or archive_list.recognise(page)) else None


def _beside_stories(page: Page, texts: list[str]) -> str | None:
    """Return what a page is that tells of stories, unless it can be read."""
    if "Member Since:" in page.text and any(map(_PROFILE.match, texts)):
        return "it is the profile of an author"
    return "it is a list of stories" if _lists(page, texts) or _has_blurbs(page) else None


def _lists(page: Page, texts: list[str]) -> bool:
    """Whether a page prints twice what a list prints once for each story."""
    for words, pattern in _LISTED:
        if any(word in page.text for word in words):
            said = (text for text in texts if any(word in text for word in words))
            if sum(1 for text in said if pattern.search(text)) > 1:
                return True
    return False


def _gate(page: Page, texts: list[str]) -> str | None:
    """Return why a page is a gate: one that says so and little else, or that ends so, below the news of its site."""
    is_short = _has_few_words(texts)
    if is_short and (aff_page.recognise(page) or archive_list.recognise(page)):  # some end all pages with an age gate
        return None
    ends = texts[-_LAST:] if not is_short and not _is_chapter(page) else []
    for gate in GATES:
        if any(gate.pattern.search(text) for text in (texts if is_short else ends if gate.is_sure else ())):
            return None if _lists(page, texts) else gate.reason
    asks = bool(ends) and LOGIN_PAGE.pattern.search("\n".join(texts[-_FORM:]))
    return LOGIN_PAGE.reason if asks and not _may_be_story(page, texts) else None


def _may_be_story(page: Page, texts: list[str]) -> bool:
    """Whether a page that asks to log in below all else has a story above: an archive's marks, or what is told."""
    format_ = recognise(page)
    is_marked = format_ is not None and format_.NAME not in (bare_prose.NAME, header_block.NAME)
    return is_marked or any(talk(text) <= _TOLD for text in texts)


def _has_blurbs(page: Page) -> bool:
    """Whether a page of the Archive of Our Own shows what works are about, and none of them."""
    if "blurb" not in page.names:
        return False
    inside = (line.boxes for line in page.lines if "blurb" in line.names)
    return any({"work", "blurb"} <= box.names for boxes in inside for box in boxes) and not any(
        "workskin" in box.names for line in page.lines for box in line.boxes
    )


def _is_chapter(page: Page) -> bool:
    """Whether a page has the marks of a chapter, below which its reviews may stand."""
    return bool(page.names & PROSE_BOXES) or has_bar(page)


def _has_few_words(texts: Iterable[str]) -> bool:
    """Whether there are no more words in paragraphs than a gate has; a line of a menu is too short to be one."""
    words = (many for text in texts if (many := count(text)) >= _PARAGRAPH)
    return all(many <= _MOST_WORDS_OF_A_GATE for many in accumulate(words))
