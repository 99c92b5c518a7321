"""Pages of an archive as a crawl has them: each with its address, in a WARC file."""

from __future__ import annotations

from crawls import TEXT as PLAIN
from crawls import Answer, warc

from . import hellmouth
from .efiction import HOST, HTML
from .efiction_pages import chapters
from .work import Work


def efiction(work: Work, sid: int) -> dict[str, bytes]:
    """Return a crawl of the chapters and the contents of a story, and of what a crawler meets besides."""
    pages = chapters(HTML)(work, sid)
    answers = [
        Answer(f"{HOST}/viewstory.php?sid={sid}{'&index=1' if 'index' in name else f'&chapter={at}'}", data.decode())
        for at, (name, data) in enumerate(pages.items(), 1)
    ]
    return {f"{sid}.warc.gz": warc(*answers, *_besides(HOST))}


def tth(work: Work, sid: int) -> dict[str, bytes]:
    """Return a crawl of the chapters of a story on Twisting the Hellmouth."""
    answers = [
        Answer(hellmouth.address(work, sid, at), hellmouth.page(work, sid, at)) for at in range(1, len(work.parts) + 1)
    ]
    return {f"{sid}.warc": warc(*answers, *_besides("http://www.tthfanfic.org"), packed=False)}


def _besides(host: str) -> tuple[Answer, ...]:
    return (
        Answer(f"{host}/robots.txt", "User-agent: *\nDisallow:\n", PLAIN),
        Answer(f"{host}/old", "", more=(("Location", f"{host}/"),), status="302 Found"),
        Answer(f"{host}/gone.html", "<html><body><h1>Not Found</h1></body></html>", status="404 Not Found"),
    )
