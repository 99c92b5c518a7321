"""Chapters as Twisting the Hellmouth shows them, and the text that is left of them."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import broken, lines
from .saved import Told, tells
from .work import Work

_TELLS = tells("title summary words status titles")
_DAY = datetime.date(2004, 1, 1)
_NAMES = "Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete".split()


def told(work: Work) -> Told:
    """Return what its pages say: of several authors the first, of several series one, a rating of the site."""
    series = {"series": work.series[:1]} if work.series else {}
    dates = {"published": _published(work), "updated": _updated(work)}
    return {**_TELLS(work), "authors": work.authors[:1], "category": _categories(work), "rating": ("FR13",), **series, **dates}  # fmt: skip


def _categories(work: Work) -> tuple[str, ...]:
    return tuple(f"Literature > {fandom}" for fandom in work.facets.get("fandom", ("Original",)))


def _published(work: Work) -> datetime.date:
    return work.published or _DAY


def _updated(work: Work) -> datetime.date:
    return work.updated or _published(work)


def _cells(work: Work) -> list[str]:
    """Return the cells behind the author's."""
    done = "Yes" if work.status == "complete" else "No"
    days = (f"{day.day} {day:%b} {day:%y}" for day in (_published(work), _updated(work)))
    return ["FR13", str(len(work.parts)), f"{work.words:,}", "0", "7", "2,310", *days, done]


def _series(work: Work) -> str:
    if not work.series:
        return ""
    return f'This story is No. 1 in the series "{work.series[0]}". You may wish to read the series introduction first.'


def _end(work: Work) -> str:
    if work.status == "complete":
        return f'You have reached the end of "{work.title}". This story is complete.'
    return f'You have reached the end of "{work.title}" - so far. This story is incomplete.'


def pages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter."""
    return {f"{sid}/{at}.html": page(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def address(work: Work, sid: int, at: int) -> str:
    part = f"-{at}" if len(work.parts) > 1 else ""
    return f"http://www.tthfanfic.org/Story-90{sid}{part}/quill+{'+'.join(each for each in work.title.split() if each.isalnum())}.htm"


def page(work: Work, sid: int, at: int) -> str:
    """Return the page of a chapter."""
    several = len(work.parts) > 1
    options = "".join(
        f'<option value="/Story-90{sid}-{n}/"{" selected" if n == at else ""}>{n}. {escape(work.name(n))}</option>'
        for n in range(1, len(work.parts) + 1)
    )
    select = f'<form><select name="chapnav" id="chapnav">{options}</select></form>\n' if several else ""
    others = f' <a href="/StoryInfo-{sid}-1">+ {len(work.authors) - 1} other</a>' if len(work.authors) > 1 else ""
    categories = "<br>".join(f'<a href="/Category-77/L.htm">Literature</a> &gt; <a href="/Category-78/A.htm">{escape(each.partition(" > ")[2])}</a>' for each in _categories(work))  # fmt: skip
    author = f'<img src="/d.png" alt="(Current Donor)"><a href="/AuthorStories-417/quill.htm">{escape(work.authors[0])}</a>{others}'
    cells = "".join(f"<td>{cell}</td>" for cell in (categories, author, *_cells(work)))
    heading = f"<h3>{escape(work.name(at))}</h3>\n" if several else ""
    series = f'<p style="margin-top:0px">{escape(_series(work), quote=False)}</p>' if work.series else ""
    end = f"<h3>The End</h3><p>{escape(_end(work))}</p>\n"
    where = address(work, sid, at)
    return (
        f'<!DOCTYPE html>\n<!-- saved from url=({len(where):04}){where} -->\n<html lang="en"><head><meta charset="utf-8"><title>{escape(work.title)}</title></head><body>\n'
        '<div id="header"><a href="/">Twisting The Hellmouth</a> <span>Crossing Over Awards - Results</span></div>\n<form id="sitemaxratingform"><select name="sitemaxrating"><option value="2" selected>FR13</option><option value="5">FR21</option></select></form>\n'
        f'<h2>{escape(work.title)}</h2>\n<ul class="tabs"><li><a href="/Story-90{sid}">Story</a></li><li><a href="/Reviews-90{sid}">Reviews</a></li><li><a href="#">Statistics</a></li><li>Tracking</li></ul>\n'
        f'<div class="storysummary formbody defaultcolors">{series}<p><b>Summary:</b> {escape(work.summary or "")}</p>\n<table class="verticaltable"><tr>{"".join(f"<th>{name}</th>" for name in _NAMES)}</tr>\n<tr>{cells}</tr></table></div>\n'
        f'{select}<div class="storybody"><div id="storyinnerbody">{heading}{broken(work.parts[at - 1].prose)}\n<div style="clear:both;"></div></div></div>\n'
        f'{end if at == len(work.parts) else ""}<p><a href="/Story-90{sid}-1/">&lt; Prev</a></p>\n<div id="footer">All stories are the property of their authors.</div></body></html>\n'
    )


def text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of each chapter's page, with tabs between the cells of the table."""
    categories = "\n".join(_categories(work))
    head = "\t".join(_NAMES)
    row = "\t".join((categories, work.authors[0], *_cells(work)))
    tabs = "Story\tReviews\tStatistics\tRelated Stories\tTracking\n"
    top = f"Large Print\nHandheld\nAudio\nRating\nTwisting The Hellmouth\nHome\tStories\tForum\tLogin\n\n{work.title}\n\n{tabs}{_series(work)}\nSummary: {work.summary or ''}\n\n"
    return {
        f"{sid}/{at}.txt": f"{top}{head}\n{row}\n\n{_headed(work, at)}{lines(part.prose)}\n\n{_below(work, at)}{tabs}".encode()
        for at, part in enumerate(work.parts, 1)
    }


def _below(work: Work, at: int) -> str:
    return f"{_end(work)}\n\n" if at == len(work.parts) else ""


def _headed(work: Work, at: int) -> str:
    return f"{work.name(at)}\n\n" if len(work.parts) > 1 else ""
