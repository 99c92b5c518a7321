"""Crawls to try things on: what servers answered, as a WARC file."""

from __future__ import annotations

import gzip
from io import BytesIO
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML, TEXT = "text/html; charset=utf-8", "text/plain"


class Answer(NamedTuple):
    """What a server said to one request."""

    url: str
    body: str = ""
    kind: str = HTML
    status: str = "200 OK"
    more: tuple[tuple[str, str], ...] = ()


def warc(*answers: Answer, packed: bool = True) -> bytes:
    """Return a crawl of these answers, with the requests that got them."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "a test"}))
    for answer in answers:
        data = answer.body.encode()
        if ("Content-Encoding", "gzip") in answer.more:
            data = gzip.compress(data, mtime=0)
        headers = StatusAndHeaders("GET / HTTP/1.1", [("Host", "lamplight.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(answer.url, "request", http_headers=headers))
        headers = StatusAndHeaders(answer.status, [("Content-Type", answer.kind), *answer.more], protocol="HTTP/1.1")
        record = writer.create_warc_record(answer.url, "response", payload=BytesIO(data), http_headers=headers)
        writer.write_record(record)
    return file.getvalue()
