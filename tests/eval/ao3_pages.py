"""Pages of the Archive of Our Own: a work whole, or chapter by chapter, with all that the site puts around it."""

from __future__ import annotations

from html import escape

from .ao3 import SITE, TAGS, authors, bottom_notes, quoted, statistics, tagged, top_notes
from .blocks import Blocks, lines, markup
from .work import Work

_TOP = """<div id="outer" class="wrapper">
<ul id="skiplinks"><li><a href="#main">Main Content</a></li></ul>
<noscript><p id="javascript-warning">While we&#39;ve done our best to make the core functionality of this site accessible without JavaScript, it will work better with it enabled. Please consider turning it on!</p></noscript>
<header id="header" class="region"><h1 class="heading"><a href="/"><span>Archive of Our Own</span></a></h1>
<div id="login"><p class="user actions"><a href="/users/login">Log In</a></p></div>
<ul class="primary navigation actions"><li><a href="/menu/fandoms">Fandoms</a><ul class="menu"><li><a href="/media">All Fandoms</a></li></ul></li></ul></header>
<div id="inner" class="wrapper"><div id="main" class="works-show region" role="main"><div class="work">
<h3 class="landmark heading">Actions</h3>
"""
_BELOW = """<div id="feedback" class="feedback"><h3 class="landmark heading">Actions</h3><ul class="actions"><li><a href="#main">↑ Top</a></li><li><a>Comments (1)</a></li></ul>
<h3 class="landmark heading">Kudos</h3><div id="kudos"><p class="kudos"><a href="/users/ember">ember</a> as well as 13 guests left kudos on this work!</p></div>
<h3 class="landmark heading"><a id="comments">Comments</a></h3><div id="comments_placeholder"><ol class="thread"><li class="comment"><h4 class="heading byline"><a href="/users/reader">reader</a></h4><blockquote class="userstuff"><p>I stayed up for this and I am not sorry, even about the ending.</p></blockquote></li></ol></div></div>
</div></div></div><div id="footer" class="region"><h3 class="landmark heading">Footer</h3><ul class="navigation actions"><li>About the Archive</li></ul></div></div>
"""


def whole(work: Work, sid: int) -> dict[str, bytes]:
    """Return a work as one page."""
    return {f"{sid}.html": _page(tagged(work), sid, range(1, len(work.parts) + 1)).encode()}


def by_chapters(work: Work, sid: int) -> dict[str, bytes]:
    """Return a work as a page for each chapter, named as browsers name what they save."""
    numbers = range(1, len(work.parts) + 1)
    return {f"{sid}/{sid} - Chapter {at}.html": _page(tagged(work), sid, range(at, at + 1)).encode() for at in numbers}


def _page(work: Work, sid: int, shown: range) -> str:
    several = len(work.parts) > 1
    chosen = "".join(
        f"<option{' selected' if at == shown[0] else ''}>{at}. {escape(part.title or f'Chapter {at}')}</option>"
        for at, part in enumerate(work.parts, 1)
    )
    menu = f'<li class="chapter"><ul id="chapter_index"><li><form><select name="selected_id" id="selected_id">{chosen}</select></form></li></ul></li>'
    bodies = "".join(_chapter(work, at) for at in shown) if several else _text("Work Text:", work.parts[0].prose)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8" /><title>{escape(work.title)} - {escape(work.by)} [Archive of Our Own]</title></head>\n<body>\n{_TOP}'
        f'<ul class="work navigation actions">{menu if several and len(shown) == 1 else ""}<li class="share"><a href="/works/{sid}/share">Share</a></li></ul>\n'
        f'<h3 class="landmark heading">Work Header</h3>\n{_header(work)}<div id="workskin">\n<div class="preface group">'
        f'<h2 class="title heading">\n{escape(work.title)}\n</h2>\n<h3 class="byline heading">\n{authors(work.authors)}\n</h3>\n{_preface(work) if shown[0] == 1 else ""}</div>\n'
        f'<div id="chapters" role="article">\n{bodies}</div>\n{_afterword(work) if shown[-1] == len(work.parts) else ""}</div></div>\n{_BELOW}</body></html>\n'
    )


def _header(work: Work) -> str:
    tags = "".join(
        f'<dt class="{field} tags">\n{label}:\n</dt>\n<dd class="{field} tags"><ul class="commas">'
        + "".join(f'<li><a class="tag" href="/tags/x/works">{escape(value)}</a></li>' for value in values)
        + "</ul></dd>\n"
        for label, field in TAGS.items()
        if (values := work.facets.get(field))
    )
    series = "".join(
        f'<span class="series"><span class="position">Part {at} of <a href="/series/{at}">{escape(name)}</a></span></span>\n'
        for at, name in enumerate(work.series or (), 2)
    )
    stats = "".join(
        f'<dt class="{label.lower()}">{label}:</dt><dd class="{label.lower()}">{value}</dd>'
        for label, value in statistics(work).items()
    )
    return (
        f'<dl class="work meta group">\n{tags}<dt class="language">\nLanguage:\n</dt>\n<dd class="language">\n{work.language}\n</dd>\n'
        + (f'<dt class="series">\nSeries:\n</dt>\n<dd class="series">\n{series}</dd>\n' if series else "")
        + f'<dt class="stats">Stats:</dt>\n<dd class="stats"><dl class="stats">{stats}<dt class="hits">Hits:</dt><dd class="hits">37,512</dd></dl></dd></dl>\n'
    )


def _preface(work: Work) -> str:
    more = (
        f'<p class="jump">(See the end of the work for <a href="#work_endnotes">{"more " if top_notes(work) else ""}notes</a>.)</p>\n'
        if bottom_notes(work)
        else ""
    )
    summary = (
        f'<div class="summary module"><h3 class="heading">Summary:</h3>\n<blockquote class="userstuff"><p>{escape(work.summary)}</p></blockquote></div>\n'
        if work.summary
        else ""
    )
    return summary + (_module("notes", top_notes(work), more) if top_notes(work) or more else "")


def _module(names: str, blocks: Blocks, more: str = "") -> str:
    return (
        f'<div class="{names} module"><h3 class="heading">Notes:</h3>\n{quoted(blocks) if blocks else ""}{more}</div>\n'
    )


def _text(label: str, prose: Blocks) -> str:
    return f'<div class="userstuff module" role="article"><h3 class="landmark heading" id="work">{label}</h3>\n{markup(prose)}\n</div>\n'


def _chapter(work: Work, at: int) -> str:
    part = work.parts[at - 1]
    guest = f'<h4 class="heading byline">\nChapter by {authors(part.authors)}\n</h4>\n' if part.authors else ""
    title = f": {escape(part.title)}" if part.title else ""
    ends = (
        f'<div class="chapter preface group">{_module("end notes", part.end_notes)}</div>\n' if part.end_notes else ""
    )
    more = (
        f'<p class="jump">(See the end of the chapter for <a href="#chapter_{at}_endnotes">{"more " if part.notes else ""}notes</a>.)</p>\n'
        if part.end_notes
        else ""
    )
    return (
        f'<div class="chapter" id="chapter-{at}"><div class="chapter preface group"><h3 class="title">\n<a href="{SITE}/works/1/chapters/{at}">Chapter {at}</a>{title}\n</h3>\n'
        f"{guest}{_module('notes', part.notes, more) if part.notes or more else ''}</div>\n{_text('Chapter Text', part.prose)}{ends}</div>\n"
    )


def _afterword(work: Work) -> str:
    ends = bottom_notes(work)
    notes = (
        f'<div id="work_endnotes" class="end notes module"><h3 class="heading">Notes:</h3>\n{quoted(ends)}</div>'
        if ends
        else ""
    )
    return f'<div class="afterword preface group">{notes}</div>\n'


def main_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of the main part of a page, in which links left nothing: no tags, no author."""
    several = len(work.parts) > 1
    parts = ["Actions", "Work Header", work.title, ","]
    parts += ["Summary:", work.summary] if work.summary else []
    parts += _notes(top_notes(work), "work" if bottom_notes(work) else "")
    for at, part in enumerate(work.parts, 1):
        parts += [f"Chapter {at}" + (f": {part.title}" if part.title else "")] if several else []
        parts += _notes(part.notes, "chapter" if part.end_notes else "") if several else []
        parts += ["Chapter Text" if several else "Work Text:", lines(part.prose)]
        parts += _notes(part.end_notes) if several else []
    parts += _notes(bottom_notes(work))
    return {f"{sid}.txt": "\n\n".join(parts).encode()}


def _notes(blocks: Blocks, end_of: str = "") -> list[str]:
    """Return notes under their label, with the sentence that says where there are more."""
    more = [f"(See the end of the {end_of} for {'more ' if blocks else ''}notes.)"] if end_of else []
    return ["Notes:", *([lines(blocks)] if blocks else []), *more] if blocks or more else []
