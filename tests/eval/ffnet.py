"""Chapters as FanFiction.Net shows them on a desktop, and the text that is left of them."""

from __future__ import annotations

import datetime
from html import escape

from .blocks import lines, markup
from .saved import Told, tells
from .work import Work

_TELLS = tells("title summary genre character words status titles", empty=False)
_GENRES = frozenset("Adventure Angst Drama Friendship General Horror Humor Hurt/Comfort Mystery Romance".split())
_RATINGS = frozenset(("K", "K+", "T", "M"))


def told(work: Work) -> Told:
    """Return what its pages say: one author, the site's own ratings and genres, no language of ours."""
    genres = genres_of(work)
    rating = {"rating": (rating_of(work),)}
    dates = {"published": work.published or DAY} | (
        {"updated": work.updated} if len(work.parts) > 1 and work.updated else {}
    )
    said = {key: value for key, value in _TELLS(work).items() if key != "genre"}
    return {
        **said,
        "authors": work.authors[:1],
        "fandom": (fandom_of(work),),
        **rating,
        **dates,
        **({"genre": genres} if genres else {}),
    }


DAY = datetime.date(2010, 1, 1)


def genres_of(work: Work) -> tuple[str, ...]:
    return tuple(genre for genre in work.facets.get("genre", ()) if genre in _GENRES)[:2]


def fandom_of(work: Work) -> str:
    return next(iter(work.facets.get("fandom", ())), "Misc. Books")


def rating_of(work: Work) -> str:
    return next((rating for rating in work.facets.get("rating", ()) if rating in _RATINGS), "T")


def info(work: Work, sid: int) -> list[str]:
    """Return the line of facts, piece by piece."""
    dates = {"Updated": work.updated if len(work.parts) > 1 else None, "Published": work.published or DAY}
    return [
        f"Rated: Fiction {rating_of(work)}",
        work.language,
        *(["/".join(genres_of(work))] if genres_of(work) else []),
        *([", ".join(work.facets["character"])] if work.facets.get("character") else []),
        *([f"Chapters: {len(work.parts)}"] if len(work.parts) > 1 else []),
        f"Words: {work.words:,}",
        *(
            f"{label}: <span data-xutime='{_seconds(date)}'>{date.month}/{date.day}/{date.year}</span>"
            for label, date in dates.items()
            if date
        ),
        *(["Status: Complete"] if work.status == "complete" else []),
        f"id: {sid}",
    ]


def _seconds(date: datetime.date) -> int:
    return int(datetime.datetime.combine(date, datetime.time(12), datetime.UTC).timestamp())


def desktop(work: Work, sid: int) -> dict[str, bytes]:
    """Return a page for each chapter, as a desktop shows it."""
    return {f"{sid}/{at}.html": _page(work, sid, at).encode() for at in range(1, len(work.parts) + 1)}


def _page(work: Work, sid: int, at: int) -> str:
    options = "".join(
        f"<option value={n}{' selected' if n == at else ''}>{n}. {escape(part.title or f'Chapter {n}')}"
        for n, part in enumerate(work.parts, 1)
    )
    menu = (
        f'<SELECT id=chap_select title="Chapter Navigation" Name=chapter>{options}</select>'
        if len(work.parts) > 1
        else ""
    )
    facts = " - ".join(escape(piece) if "<" not in piece else piece for piece in info(work, sid))
    return (
        f"<!DOCTYPE html>\n<!-- saved from url=(0054)https://www.fanfiction.net/s/{sid}/{at}/x -->\n<html><head><meta charset=utf-8><title>{escape(work.title)} Chapter {at}, a misc books fanfic | FanFiction</title></head><body>\n"
        "<div id=top><a href='/'>FanFiction</a> <span>unleash your imagination</span> | <a href='/login.php'>Login</a></div>\n<div id=content_wrapper><div id=content_wrapper_inner>\n"
        f"<div id=pre_story_links class=hidden><a href='/book/'>Books</a><a href='/book/Misc-Books/'>{escape(fandom_of(work))}</a></div>\n<div id=profile_top class=lc>\n"
        f"<button class='btn pull-right icon-heart' type=BUTTON> Follow/Fav</button><b class='xcontrast_txt'>{escape(work.title)}</b>\n"
        f"<span class='xcontrast_txt'><div style='height:5px'></div>By:</span> <a class='xcontrast_txt' href='/u/7/x'>{escape(work.authors[0])}</a>\n"
        f"<div style='margin-top:2px' class='xcontrast_txt'>{escape(work.summary or '')}</div>\n<span class='xgray xcontrast_txt'>{facts} </span>\n</div>\n<div align=right>{menu}</div>\n"
        f"<div role='main'><div class='storytextp' id='storytextp'><div class='storytext xcontrast_txt nocopy' id='storytext'>{markup(work.parts[at - 1].prose)}</div></div></div>\n"
        f"<div style='text-align:right'>{menu}</div>\n<div id=review_success>The author would like to thank you for your continued support. Your review has been posted.</div>\n"
        "<div id=p_footer><a href='/help/'>Help</a> . <a href='/privacy/'>Privacy</a> . <a href='/tos/'>Terms of Service</a> . <a href='#top'>Top</a></div>\n</div></div></body></html>\n"
    )


def main_text(work: Work, sid: int) -> dict[str, bytes]:
    """Return the text of the main part of each chapter's page."""
    facts = " - ".join(
        piece if "<" not in piece else piece.partition(":")[0] + ": " + piece.partition(">")[2].partition("<")[0]
        for piece in info(work, sid)
    )
    return {
        f"{sid}/{at}.txt": f"{work.title}\nBy:\n{work.authors[0]}\n\n{work.summary or ''}\n\n{facts}\n\n{lines(part.prose)}\n".encode()
        for at, part in enumerate(work.parts, 1)
    }


def told_printed(work: Work) -> Told:
    """Return what a page says once it is printed: what parts the fandom from its medium is a picture."""
    return {field: value for field, value in told(work).items() if field != "fandom"}


def told_text(work: Work) -> Told:
    """Return what is left in text: neither the fandom nor the titles of chapters."""
    return {field: value for field, value in told(work).items() if field not in ("fandom", "titles")}
