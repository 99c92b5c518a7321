"""Stories in journals and blogs: LiveJournal, Dreamwidth, WordPress; a file for each part."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import broken, markup
from .saved import Told
from .typed_texts import header_of, told_by_header
from .work import Work

_FIRST = datetime.date(2010, 4, 16)
_MONTHS = "January February March April May June July August September October November December".split()
_READERS = "<p>I counted. It was a farthing. I laughed for a whole evening about the umbrella, thank you.</p>"


def told(work: Work) -> Told:
    """Return what entries say: a typed header in each, the day of the first; no titles of chapters."""
    said = {field: value for field, value in told_by_header(work).items() if field != "titles"}
    return {**said, "published": _day(work, 1)}


def told_by_post(work: Work) -> Told:
    """Return what a post says without a typed header: its title, who posted it and when."""
    return {"title": work.title, "authors": work.authors[:1], "published": _day(work, 1)}


def livejournal(work: Work, sid: int) -> dict[str, bytes]:
    """Return an entry for each part, as LiveJournal showed it."""
    return {f"{sid}/{at}.html": _livejournal(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _livejournal(work: Work, sid: int, at: int) -> str:
    title, day = f"Fic: {_numbered(work, at)}", _day(work, at)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>quill_ash: {escape(title)}</title><link rel="canonical" href="https://quill-ash.livejournal.com/{sid}{at}.html"></head><body>\n'
        '<header class="s-header"><a href="https://www.livejournal.com/">LiveJournal</a> <a href="https://www.livejournal.com/login.bml">Log in</a></header>\n'
        '<div class="b-singlepost"><div class="b-singlepost-author"><span class="ljuser i-ljuser"><a href="https://quill-ash.livejournal.com/"><b>quill_ash</b></a></span>\n'
        f'<time class="b-singlepost-author-date published dt-published">{day} 20:15:00</time></div>\n<h1 class="b-singlepost-title entry-title p-name">{escape(title)}</h1>\n'
        f'<article class="b-singlepost-body entry-content e-content">{_typed(work)}<br><br>\n{broken(work.parts[at - 1].prose)}</article>\n'
        '<div class="b-singlepost-tags"><span>Tags:</span> <a href="https://quill-ash.livejournal.com/tag/fic">fic</a></div></div>\n'
        f'<div id="comments" class="b-tree"><div class="b-leaf"><span class="ljuser"><b>wren</b></span> 2010-04-17{_READERS}<a>Reply</a></div></div>\n<footer>About Privacy Policy</footer></body></html>\n'
    )


def dreamwidth(work: Work, sid: int) -> dict[str, bytes]:
    """Return an entry for each part, as Dreamwidth shows it."""
    return {f"{sid}/{at}.html": _dreamwidth(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _dreamwidth(work: Work, sid: int, at: int) -> str:
    day = _day(work, at)
    date = f"{_MONTHS[day.month - 1][:3]}. {day.day}{_ordinal(day.day)}, {day.year}"
    return (
        f'<html><head><meta charset="utf-8"><title>quill_ash | {escape(_numbered(work, at))}</title></head><body>\n<div id="canvas"><div id="primary"><div class="entry-wrapper"><div class="entry"><div class="header"><div class="inner">\n'
        f'<h3 class="entry-title"><a href="https://quill-ash.dreamwidth.org/{sid}{at}.html">{escape(_numbered(work, at))}</a></h3>\n<span class="datetime"><span class="date"><abbr>{date}</abbr></span> <span class="time">08:15 pm</span></span></div></div>\n'
        '<div class="contents"><div class="inner"><div class="poster"><span class="ljuser"><a href="https://quill-ash.dreamwidth.org/"><b>quill_ash</b></a></span></div>\n'
        f'<div class="entry-content"><p>{_typed(work)}</p>{markup(work.parts[at - 1].prose)}</div>\n'
        '<div class="metadata currents"><ul><li class="metadata-item metadata-mood"><span>Mood:</span> rainy</li></ul></div>\n'
        '<div class="tag"><span>Tags:</span><ul><li><a href="https://quill-ash.dreamwidth.org/tag/fic">fic</a></li></ul></div></div></div></div></div>\n'
        f'<div id="comments"><div class="comment-thread"><div class="comment"><span class="datetime">2010-04-17</span><div class="comment-content">{_READERS}</div></div></div></div></div></div></body></html>\n'
    )


def wordpress(work: Work, sid: int) -> dict[str, bytes]:
    """Return a post for each part, as a WordPress site shows it, without a typed header."""
    return {f"{sid}/{at}.html": _wordpress(work, at).encode() for at in range(1, len(work.parts) + 1)}


def _wordpress(work: Work, at: int) -> str:
    day = _day(work, at)
    title = work.title if len(work.parts) == 1 else f"{work.title}, Part {at}"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)} | Lamplight</title></head><body class="single single-post">\n'
        '<header class="site-header"><h1 class="site-title"><a href="https://lamplight.example/">Lamplight</a></h1><nav><ul><li><a href="https://lamplight.example/about/">About</a></li></ul></nav></header>\n'
        f'<article id="post-{at}" class="post-{at} post type-post status-publish hentry category-fic">\n<header class="entry-header"><h1 class="entry-title">{escape(title)}</h1>\n'
        f'<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date">{_MONTHS[day.month - 1]} {day.day}, {day.year}</time></span> by <span class="author vcard"><a href="https://lamplight.example/author/x/">{escape(work.authors[0])}</a></span></div></header>\n'
        f'<div class="entry-content">{markup(work.parts[at - 1].prose)}\n<div class="sharedaddy"><h3>Share this:</h3><ul><li>Print</li></ul></div></div>\n'
        f'<footer class="entry-footer">Filed under <a href="https://lamplight.example/category/stories/">stories</a></footer></article>\n'
        f'<div id="comments" class="comments-area"><ol class="comment-list"><li>Wren says: {_READERS}</li></ol></div>\n<aside class="widget-area"><h2>Recent Posts</h2><ul><li>Seven Umbrellas</li></ul></aside></body></html>\n'
    )


def home_page(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story of one part as its author put it on a home page."""
    prose = "\n".join(
        block.replace("</p>", "").replace("<p>", "<P>")
        if block.startswith("<")
        else f"<CENTER>{escape(block)}</CENTER>"
        for block in work.parts[0].prose
    )
    page = (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>{escape(work.title)}</TITLE></HEAD>\n<BODY BGCOLOR="#000000" TEXT="#FFFFFF" BACKGROUND="stars.gif">\n'
        f'<CENTER><IMG SRC="lamp.gif" ALT="a lamp"><H1>{escape(work.title)}</H1>\n<H3>by {escape(work.by)} (<A HREF="mailto:a@lamplight.example">a@lamplight.example</A>)</H3></CENTER>\n<HR>\n{prose}\n'
        '<HR><CENTER><A HREF="index.html">Back to my stories</A><BR>\n<FONT SIZE=-1>You are visitor number <IMG SRC="/cgi-bin/counter"></FONT><BR>\nThis Lamplight Web Ring site is owned by quill.<BR>[ Prev | Random | Next ]</CENTER>\n</BODY></HTML>\n'
    )
    return {f"{sid}.html": page.encode()}


def _numbered(work: Work, at: int) -> str:
    return work.title if len(work.parts) == 1 else f"{work.title} ({at}/{len(work.parts)})"


def _typed(work: Work) -> str:
    return "<br>\n".join(f"<b>{label}:</b> {escape(value)}" for label, value in header_of(work).items())


def _day(work: Work, at: int) -> datetime.date:
    return (work.published or _FIRST) + datetime.timedelta(days=7 * (at - 1))


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
