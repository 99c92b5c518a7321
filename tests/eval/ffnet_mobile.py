"""Chapters as FanFiction.Net shows them on a telephone: facts parted by commas, and rounded."""

from __future__ import annotations

from html import escape

from .blocks import markup
from .ffnet import fandom_of, genres_of, info, rating_of, told
from .saved import Told
from .work import Work


def mobile(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter, as a telephone shows it."""
    return {f"{sid}/{at}.html": _small(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _small(work: Work, sid: int, at: int) -> str:
    part, several = work.parts[at - 1], len(work.parts) > 1
    facts = [piece for piece in info(work, sid) if not piece.startswith(("Chapters:", "Words:", "id:", "Status:"))]
    facts[0] = f"Rated: {rating_of(work)}"
    facts = [
        " &amp; ".join(genres_of(work))
        if piece == "/".join(genres_of(work))
        else escape(piece)
        if "<" not in piece
        else piece
        for piece in facts
    ]
    chapter = f"Chapter {at}" + (f": {escape(part.title)}" if part.title else "")
    return (
        f"<html><head><meta charset=utf-8><title>{escape(work.title)} Chapter {at}, a misc books fanfic | FanFiction</title>\n<link rel=canonical href='https://www.fanfiction.net/s/{sid}/{at}/x'></head><body>\n<div id=top><a href='/'>FanFiction</a></div>\n"
        f"<div id=content><a href='/book/'>Books</a> » <a href='/book/Misc-Books/'>{escape(fandom_of(work))}</a><br>\n<b>{escape(work.title)}</b> by <a href='/u/7/x'>{escape(work.authors[0])}</a><br>\n<br>{escape(work.summary or '')}<br>\n"
        f"{', '.join([*facts, 'Words: 4k+'])}</div>\n"
        + (f"<div align=center>{chapter}</div>\n" if several else "")
        + f"<div style='padding:5px 10px 5px 10px;' class='storycontent nocopy' id='storycontent'>{markup(part.prose)}</div>\n"
        + (f"<div id=content>Ch {at} of <a href='/s/{sid}/1/'>{len(work.parts)}</a></div>\n" if several else "")
        + "<div>Share</div><div>Desktop Mode</div></body></html>\n"
    )


def told_small(work: Work) -> Told:
    """Return what the pages for telephones say: neither words nor status."""
    return {field: value for field, value in told(work).items() if field not in ("words", "status")}
