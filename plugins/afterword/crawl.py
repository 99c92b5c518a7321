"""A crawl (WARC) as a folder of the pages in it: `crawl.warc.gz/host/path` is what one of its servers answered.

    WARC/1.0
    WARC-Type: response
    WARC-Target-URI: http://www.tthfanfic.org/Story-9476-2/quill+The+Lamp.htm

    HTTP/1.1 200 OK
    Content-Type: text/html; charset=utf-8

Only what was answered whole, with a page or a text, is a file of that folder. A page that was fetched twice counts as
it was last answered whole. Pictures, scripts, redirects and errors are counted, and not read. The package `warcio`
reads the container; without it a crawl is a finding which says how to get it.
Facts: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from .story.containers import Unreadable
from .story.limits import MEGABYTE, SHIPPED, Limits
from .story.plural import counted

try:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException
except ImportError:
    ArchiveIterator, ArchiveLoadFailed, StatusAndHeadersParserException = None, ValueError, ValueError

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what is wrong with a crawl is a finding
IS_READABLE = ArchiveIterator is not None
"""Whether the package is there that reads crawls."""
_ENDINGS = (".warc", ".warc.gz")
_PAGES = {"text/html": (".html", ".htm", ".xhtml"), "application/xhtml+xml": (".xhtml",), "text/plain": (".txt",)}
"""The kinds that are read, and the endings that say so; a page without one gets the first."""
_PACKED = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
_SUCCESS, _REDIRECTS, _ERRORS = "200", re.compile(r"3\d\d"), re.compile(r"[45]\d\d")
_FAILURES = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, OSError, EOFError, ValueError, zlib.error),
    *(AttributeError, TypeError),  # which warcio raises of a record without an address or a length
)
_ROBOTS = re.compile(r"^https?://[^/]+/robots\.txt$")
"""What a site says to crawlers."""
_AT_ONCE = 65536


class Capture(NamedTuple):
    """A page of a crawl: its path in the folder, its address, and where in the file it begins."""

    path: str
    url: str
    offset: int


@dataclass(frozen=True, slots=True)
class Crawl:
    """A crawl: its pages in order of path, those that were fetched again later, and what else is in it, counted."""

    pages: tuple[Capture, ...]
    earlier: tuple[Capture, ...]
    others: tuple[str, ...]
    damage: str = ""
    """Where it breaks off, if it does."""


def is_crawl(name: str) -> bool:
    """Return whether a file is called a crawl."""
    return name.lower().endswith(_ENDINGS)


def read_crawl(file: Path, limits: Limits = SHIPPED) -> Crawl:
    """Return what is in a crawl. Raises `Unreadable` where nothing of it can be read, or where it grows too much."""
    pages: dict[str, Capture] = {}
    earlier: list[Capture] = []
    others: Counter[str] = Counter()
    damage, at, size = "", 0, 0
    most = limits.unpacked(file.stat().st_size)
    try:
        with file.open("rb") as opened:
            records = ArchiveIterator(opened)
            for at, record in enumerate(records, 1):  # noqa: B007 - it is said where a crawl breaks off
                size += record.length or 0  # which is read to its end, whatever it is
                if size > most:
                    message = (
                        f"unpacked it is more than {most // MEGABYTE:,} MB, which is far more than such files become"
                    )
                    raise Unreadable(message, "A120")
                kind = _kind(record)
                if kind in _PAGES:
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    capture = Capture(_path(url, _PAGES[kind]), url, records.get_record_offset())
                    if capture.path in pages:
                        earlier.append(pages[capture.path])
                    pages[capture.path] = capture
                elif kind:
                    others[kind] += 1
    except _FAILURES as error:
        whole = "; it is packed as a whole: unpack it with gunzip" if "non-chunked gzip" in str(error) else ""
        damage = f"it breaks off after {counted(at, 'record')}{whole}"
        if not pages:
            raise Unreadable(damage) from error
    rest = tuple(f"{count} × {kind}" for kind, count in sorted(others.items()))
    return Crawl(tuple(page for _, page in sorted(pages.items())), tuple(earlier), rest, damage)


def read_capture(file: Path, offset: int, limit: int) -> bytes:
    """Return a page of a crawl, `limit` bytes at most. Raises `Unreadable`."""
    try:
        with file.open("rb") as opened:
            opened.seek(offset)
            data: bytes = next(iter(ArchiveIterator(opened))).content_stream().read(limit + 1)
    except (*_FAILURES, StopIteration) as error:
        message = "it changed while it was read, or is damaged"
        raise Unreadable(message) from error
    if len(data) > limit:
        message = f"it is more than {limit // MEGABYTE:,} MB"
        raise Unreadable(message, "A106")
    return data


def _kind(record: Any) -> str:
    """Return the kind of a page, or what else a record is; empty for what is about the crawl, and no answer."""
    if record.rec_type == "revisit":
        return "page that was the same as before"
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    status = record.http_headers.get_statuscode()
    if status != _SUCCESS:
        return "redirect" if _REDIRECTS.match(status) else "error" if _ERRORS.match(status) else f"answer {status}"
    if _ROBOTS.search(record.rec_headers.get_header("WARC-Target-URI") or ""):
        return "robots.txt"
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return _kind_of_page(record, kind) if kind in _PAGES else kind if "/" in kind else "of no kind that it names"


def _kind_of_page(record: Any, kind: str) -> str:
    """Return the kind of a page that can be read; it is read to its end, to see whether it came whole."""
    if (record.http_headers.get_header("Content-Encoding") or "").strip().lower() not in _PACKED:
        return "page packed in a way that is not read"
    return kind if _is_whole(record) else "page that breaks off"


def _is_whole(record: Any) -> bool:
    """Whether an answer is as long as the crawler and its server said."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return False
    size = 0
    while part := record.raw_stream.read(_AT_ONCE):
        size += len(part)
    said = (record.http_headers.get_header("Content-Length") or "").strip()
    in_chunks = bool(record.http_headers.get_header("Transfer-Encoding"))
    return size >= record.payload_length and (in_chunks or not said.isdecimal() or size >= int(said))


def _path(url: str, endings: tuple[str, ...]) -> str:
    """Return the path of a page in the folder of its crawl, with an ending that says what it is.

    >>> _path("http://www.mediaminer.org/fanfic/view_ch.php?id=1&cid=2", (".html", ".htm"))
    'www.mediaminer.org/fanfic/view_ch.php?id=1&cid=2.html'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = SplitResult("", "", url, "", "")
    steps = [step.replace("\\", "_") for step in parts.path.split("/") if step]
    steps = ["_" * len(step) if step in (".", "..") else step for step in steps]
    if not steps or parts.path.endswith("/"):
        steps.append("index")
    query = "?" + parts.query.replace("/", "_").replace("\\", "_") if parts.query else ""
    path = "/".join((parts.netloc.lower().replace(":", "_") or "_", *steps)) + query
    return path if path.lower().endswith(endings) else path + endings[0]
