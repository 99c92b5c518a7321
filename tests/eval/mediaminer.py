"""Chapters as MediaMiner shows them, with the page of the story that lists them, and the text that is left."""

from __future__ import annotations

import datetime
from dataclasses import replace
from html import escape

from .blocks import Blocks, lines
from .saved import Told, tells
from .work import Work

_TELLS = tells("title summary genre words status titles", empty=False)
_DAY = datetime.date(2005, 7, 5)
_RATING = "T - Teen"
_STATUS = {"complete": "Completed", "in progress": "Work In Progress"}


def told(work: Work) -> Told:
    """Return what its pages say: one author, fandoms, a rating of the site."""
    said = {"authors": work.authors[:1], "fandom": _fandoms(work), "rating": (_RATING,), "published": _published(work)}
    return {**_TELLS(work), **said, **({"updated": _updated(work)} if len(work.parts) > 1 else {})}


def told_text(work: Work) -> Told:
    """Return what is left in the text of the main part: neither the author nor a line of facts."""
    return {field: value for field, value in told(work).items() if field in ("title", "fandom", "rating")}


def described(work: Work) -> Work:
    """Return a story with what the site has a place for: a description of each of several chapters."""
    several = len(work.parts) > 1
    parts = (replace(part, notes=part.notes if several else (), end_notes=()) for part in work.parts)
    return replace(work, parts=tuple(parts), notes=(), end_notes=())


def _fandoms(work: Work) -> tuple[str, ...]:
    return work.facets.get("fandom") or ("Original",)


def _published(work: Work) -> datetime.date:
    return work.published or _DAY


def _updated(work: Work) -> datetime.date:
    return work.updated or _published(work)


def pages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter, and of several the page that lists them."""
    several = len(work.parts) > 1
    found = {f"{sid}/{at}.html": _chapter(work, sid, at) for at in range(1, len(work.parts) + 1)}
    found |= {f"{sid}/index.html": _index(work, sid)} if several else {}
    return {name: page.encode() for name, page in found.items()}


def _chapter(work: Work, sid: int, at: int) -> str:
    several, part = len(work.parts) > 1, work.parts[at - 1]
    number = f"Chapter {at}" if several else "One-Shot"
    headline = f'{_names(work)} &#10095; {escape(work.title)} &#10095; {escape(work.name(at))}</b> <font size="-1">( {number} )</font>'
    day = _published(work) if at == 1 else _updated(work)
    about = _facts(
        work, day, part.words, "<br />\n".join(_plain(part.notes)) if several else escape(work.summary or "")
    )
    body = f'<div id="fanfic-text"><br>\n{_centred(part.prose)}</div>\n'
    return _page(work, f"c/{_slug(work)}/900{sid}/901{sid}{at:02}", _top(headline, about), body, _steps(work, sid, at))


def _steps(work: Work, sid: int, at: int) -> str:
    """Return what leads from one of several chapters to the others."""
    options = "".join(
        f'<option value="901{sid}{n:02}"{" selected" if n == at else ""}>Chapter {n}</option>'
        for n in range(1, len(work.parts) + 1)
    )
    following = (
        f'<div id="post-nav-next"><a href="/fanfic/c/x/x/900{sid}/901{sid}{at + 1:02}">\tChapter {at + 1}\t</a></div>'
    )
    form = f'<form method="get" action="/fanfic/view_ch.php"><input type="hidden" name="id" value="900{sid}"><select name="cid">{options}</select></form>'
    return (
        f'<div id="post-nav" class="clearfix">{following if at < len(work.parts) else ""}{form}</div>\n'
        if len(work.parts) > 1
        else ""
    )


def _index(work: Work, sid: int) -> str:
    rows = " <br/>".join(
        f'<a href="/fanfic/c/{_slug(work)}/900{sid}/901{sid}{at:02}">{escape(work.name(at))} ( Chapter {at} )</a>'
        for at in range(1, len(work.parts) + 1)
    )
    about = _facts(work, _updated(work), work.words, escape(work.summary or ""))
    body = f"<div><blockquote><p><strong>Fan Fiction Index</strong></p><p>\n{rows} <br/></p></blockquote></div>\n"
    return _page(work, f"s/{_slug(work)}/900{sid}", _top(f"{_names(work)} &#10095; {escape(work.title)}", about), body)


def _slug(work: Work) -> str:
    return "emma-fan-fiction/" + "-".join(word for word in work.title.lower().split() if word.isalnum())


def _names(work: Work) -> str:
    return " / ".join(f"{escape(each)} Fan Fiction" for each in _fandoms(work))


def _plain(notes: Blocks) -> list[str]:
    return [block.removeprefix("<p>").removesuffix("</p>") for block in notes]


def _facts(work: Work, day: datetime.date, words: int, about: str) -> str:
    fandoms = " / ".join(f'<a href="/fanfic/a/x/458">{escape(each)} Fan Fiction</a>' for each in _fandoms(work))
    genres = " / ".join(f'<a href="/fanfic/src.php/g/7">{escape(each)}</a>' for each in work.facets.get("genre", ()))
    facts = {
        "Anime/Manga": fandoms, "Genre(s)": genres, "Type": "Other", "Uploaded On": f"{day:%m.%d.%Y}", "Pages": "3",
        "Words": f"{words:,}", "Visits": "1.2K", "Status": _STATUS[work.status],
    }  # fmt: skip
    line = " | ".join(f"<b>{label}: </b>{value}" for label, value in facts.items() if value)
    return f'<b>By: </b><a href="/user_info.php/417">{escape(work.authors[0])}</a> <a href="/rss/f417.xml"><img src="rss.png" title="RSS Feed" /></a><br />{about}<br/><br/>{line}\n'


def _top(headline: str, about: str) -> str:
    return f'\t<h1 id="post-title">{headline}</h1>\n\t<div id="post-rating">[ {_RATING}: Not suitable for readers under 13 ]</div>\n\t<div class="post-meta clearfix ">{about}</div>\n'


def _page(work: Work, path: str, top: str, body: str, steps: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{escape(work.title)} | MediaMiner</title>\n<link rel="canonical" href="https://www.mediaminer.org/fanfic/{path}" /></head>\n'
        '<body class="single single-post"><header role="banner"><a href="https://www.mediaminer.org" rel="home">MediaMiner</a><ul class="menu"><li><a href="/forum/sso">New Forum</a></li><li><a href="/login.php">Login</a></li></ul></header>\n'
        f'<div id="content" class="container"><article id="post-8">\n{top}'
        f'{body}<div class="addthis_sharing_toolbox"></div><noscript>Please enable JavaScript to view the <a href="#">comments powered by Vanilla.</a></noscript></article>\n'
        '<div id="primary-sidebar"><aside class="widget"><hr><h4>Trending Fanfics</h4><ul><li><a href="https://www.mediaminer.org/fanfic/s/emma-fan-fiction/a-goose/800111">A Goose</a></li></ul></aside></div></div>\n'
        f'{steps}<table class="ffic_cp"><tr><td class="smtxt">&laquo <a href="/user_info.php/417"><b>Fanfic Author Profile</b></a> &raquo;<br/>&laquo; <a href="/fanfic/view_rw.php/9"><b>Read (12) Reviews</b></a> &raquo;<br/></td></tr></table>\n'
        '<footer><div id="footer-bottom">Copyright ©2026 MediaMiner - [ <a href="/disclaimer.php">disclaimer</a> / privacy / contact ]</div></footer></body></html>\n'
    )


def _centred(prose: Blocks) -> str:
    """Return prose as the site keeps it: each paragraph a box, an empty one between two."""
    return '\n<div align="left">&nbsp;</div>\n'.join(
        block.replace("<p>", '<div align="left">').replace("</p>", "</div>")
        if block.startswith("<")
        else f'<div align="center">{escape(block, quote=False)}</div>'
        for block in prose
    )


def main_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of the main part of the page of a story with one chapter."""
    headline = (
        f"{' / '.join(f'{each} Fan Fiction' for each in _fandoms(work))} ❯ {work.title} ❯ {work.name(1)} ( One-Shot )"
    )
    return {
        f"{sid}.txt": f"{headline}\n\n[ {_RATING}: Not suitable for readers under 13 ]\n\n{lines(work.parts[0].prose)}\n".encode()
    }


def told_with_list(work: Work) -> Told:
    """Return what chapters and a list of an author's stories say: the list has no exact count of words."""
    said = {field: value for field, value in told(work).items() if field != "words" or len(work.parts) == 1}
    return {**said, "updated": _updated(work)}


def with_list(work: Work, sid: int) -> dict[str, bytes]:
    """Return the chapters, and in place of the story's own page a list of its author's stories."""
    chapters = {name: data for name, data in pages(work, sid).items() if not name.endswith("index.html")}
    return {**chapters, f"{sid}/author.html": _author(work, sid).encode()}


def _author(work: Work, sid: int) -> str:
    day = _updated(work)
    fandoms = " / ".join(f'<a href="/fanfic/a/x/458">{escape(each)} Fan Fiction</a>' for each in _fandoms(work))
    summary = f"<b>Summary: </b> {escape(work.summary)}<br/>" if work.summary else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-US"><head><title> Fan Fiction | MediaMiner</title></head><body><header>MediaMiner</header>\n'
        f'<article><a href="/fanfic/s/{_slug(work)}/900{sid}"><div class="storyTitle">{escape(work.title)}</div></a> [<acronym title="{_RATING}">T</acronym>] by: <a href="/user_info.php/417">{escape(work.authors[0])}</a><br/><b>Anime/Manga: </b>{fandoms}<br />'
        f"<b>Latest Revision: </b>{day:%B} {day:%d}, {day.year} 10:57 PDT | <b>Chapters: </b>{len(work.parts)} | <b> Words: </b>2.1K | <b>Visits: </b>942<br/>{summary}<b>Review(s): </b> <a>222 Reviews</a><br/></article><hr/>\n"
        '<article><a href="/fanfic/s/emma-fan-fiction/a-goose/800111"><div class="storyTitle">A Goose</div></a> [<acronym>A</acronym>] by: <a href="/user_info.php/418">somebody</a><br/><b>Latest Revision: </b>January 06, 2012 20:01 PST | <b>Chapters: </b>1<br/></article></body></html>\n'
    )
