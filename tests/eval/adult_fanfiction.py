"""Chapters as Adult-FanFiction.org shows them, the text that is left of them, and its lists."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import lines, markup
from .saved import Told, tells
from .work import Work

HOST = "https://books.adult-fanfiction.org"
_TELLS = tells("title titles")
_DAY = datetime.date(2026, 7, 8)
_TAGS = {"complete": "COMPLETE", "in progress": "WIP"}
_OTHER = Work("Somebody Else's Umbrella", ("umbrella_lady",), (), "in progress", "It is not hers.")
_GATE = '<div id="ageVerificationModal"><div><h2>Age Verification Required</h2><p>This website contains adult content. You must be 18 years or older to access this site.</p><p>Are you 18 years of age or older?</p><button>Yes, I am 18+</button><button>No, I am not</button></div></div>'


def told(work: Work) -> Told:
    """Return what its pages say: one author, a place in the archive, a rating of the site; no summary, no dates."""
    return {**_TELLS(work), "authors": work.authors[:1], "category": (f"{_shelf(work)} > {_book(work)}",), "rating": ("Adult +",)}  # fmt: skip


def told_with_list(work: Work) -> Told:
    """Return what pages and a list say together: the summary and the dates too, and from a tag the status."""
    said = {"summary": work.summary} if work.summary else {}
    return {**told(work), **said, "published": _published(work), "updated": _updated(work), "status": work.status}


def _shelf(work: Work) -> str:
    return "A through F" if _book(work)[0] < "G" else "G through Z"


def _book(work: Work) -> str:
    return next(iter(work.facets.get("fandom", ())), "Originals")


def _published(work: Work) -> datetime.date:
    return work.published or _DAY


def _updated(work: Work) -> datetime.date:
    return work.updated or _published(work)


def pages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter."""
    return {f"{sid}/{at}.html": _page(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _page(work: Work, sid: int, at: int) -> str:
    address = f"{HOST}/story.php?no=600900{sid}&chapter={at}"
    options = "".join(
        f'<option value="{n}"{" selected" if n == at else ""}> Chapter {n} - {escape(work.name(n))} </option>'
        for n in range(1, len(work.parts) + 1)
    )
    before, after = (
        '<button class="chapter-btn" disabled><span class="material-symbols-outlined">arrow_back</span> Previous</button>',
        '<button class="chapter-btn">Next <span class="material-symbols-outlined">arrow_forward</span></button>',
    )
    select = (
        f'<div class="chapter-navigation">{before}\n<select class="chapter-select">{options}</select>\n{after}</div>\n'
        if len(work.parts) > 1
        else ""
    )
    stats = "".join(f"<div><strong>{label}:</strong> <span>{value}</span></div>" for label, value in _stats(work))
    return (
        f"<!DOCTYPE html>\n<!-- saved from url=({len(address):04}){address} -->\n"
        f'<html lang="en"><head><meta charset="UTF-8"><title>{escape(work.title)} - Books - AFF Fiction Portal</title></head><body>\n'
        f'<nav class="desktop-menu"><ul><li><a href="https://www.adult-fanfiction.org"><span class="material-symbols-outlined menu-icon">home</span><span class="menu-text">Home</span></a></li></ul></nav>\n'
        f'<main class="main"><div class="container"><div class="story-header-left"><h1>{escape(work.title)}</h1><div class="story-header-author"><strong>By:</strong> <a href="https://members.adult-fanfiction.org/profile.php?id=1296900417"> {escape(work.authors[0])} </a></div></div>\n'
        f'<div class="story-header-right"><div class="story-header-category"><span class="material-symbols-outlined">folder</span> <span> {_shelf(work)} ›  {escape(_book(work))} </span></div><div class="story-header-stats">{stats}</div></div>\n'
        f'<div class="disclaimer-box"><strong>Disclaimer:</strong>\n The books belong to those who wrote them.  No money is made. </div>\n{select}'
        f'<div class="chapter-content-card"><h2 class="chapter-title">{escape(work.name(at))}</h2><div class="chapter-body">\n{markup(work.parts[at - 1].prose)}</div></div>\n{select}'
        f'<div class="mt-5"><a href="reviews.php?no=600900{sid}" class="btn"><span class="material-symbols-outlined">rate_review</span> View Reviews (3)</a> <a href="addreview.php?no=600900{sid}">Write a Review</a></div>\n'
        '<div><a href="index.php">Back to Archive</a></div></div></main>\n'
        f'<footer class="site-footer"><ul><li><a href="about.php">About</a></li></ul><p>© 2026 Fiction Portal 4.0. All rights reserved.</p></footer>\n{_GATE}</body></html>\n'
    )


def _stats(work: Work) -> tuple[tuple[str, str], ...]:
    counts = ("Views", "1,870"), ("Reviews", "3"), ("Recommended", "0"), ("Currently Reading", "0")
    return ("Rating", "Adult +"), ("Chapters", str(len(work.parts))), *counts


def main_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of the main part of each chapter's page, with the lists of chapters as lines."""
    rows = "\n".join(f"Chapter {at} - {work.name(at)}" for at in range(1, len(work.parts) + 1))
    listed = f"arrow_back Previous\n{rows}\nNext arrow_forward\n\n" if len(work.parts) > 1 else ""
    stats = "\n".join(f"{label}: {value}" for label, value in _stats(work))
    top = f"{work.title}\nBy: {work.authors[0]}\nfolder {_shelf(work)} › {_book(work)}\n{stats}\n\nDisclaimer: No money is made.\n"
    return {
        f"{sid}/{at}.txt": f"{top}\n{listed}{work.name(at)}\n\n{lines(part.prose)}\n\n{listed}rate_review View Reviews (3)\n".encode()
        for at, part in enumerate(work.parts, 1)
    }


def with_list(work: Work, sid: int) -> dict[str, bytes]:
    """Return the chapters, and a list that has the story beside another."""
    return {**pages(work, sid), f"{sid}/list.html": _list(work, sid).encode()}


def _list(work: Work, sid: int) -> str:
    address = f"{HOST}/index.php?cat=47"
    return (
        f'<!DOCTYPE html>\n<!-- saved from url=({len(address):04}){address} -->\n<html lang="en"><head><title>Books - AFF Fiction Portal</title></head><body><main><h3>Stories <span>(2)</span></h3>\n'
        f"{_entry(work, f'600900{sid}')}{_entry(_OTHER, '600100001')}</main>\n{_GATE}</body></html>\n"
    )


def _entry(work: Work, no: str) -> str:
    """Return what a list has of one story."""
    dates = {"Published": _published(work), "Updated": _updated(work)}
    items = {label: f"{date:%b} {date.day}, {date.year}" for label, date in dates.items()}
    items |= {"Rated": "Adult +", "Chapters": str(len(work.parts))}
    meta = "".join(f'<div class="story-meta-item"><strong>{each}:</strong> {items[each]} </div>' for each in items)
    tags = "".join(f'<span class="story-tag">{tag}</span> ' for tag in ("Angst", _TAGS[work.status]))
    return (
        f'<div class="story-entry"><div class="story-header"><a href="story.php?no={no}" class="story-title"> {escape(work.title)} </a> <span class="story-separator">-:-</span> <span>By:</span> <a href="https://members.adult-fanfiction.org/profile.php?id=1296900417" class="story-author"> {escape(work.authors[0])} </a></div>\n'
        f'<div class="story-meta">{meta}</div><div class="story-description"><p>{escape(work.summary or "")}</p></div>\n<div><strong>Content Tags:</strong><div class="story-tags">{tags}</div></div></div>\n'
    )
