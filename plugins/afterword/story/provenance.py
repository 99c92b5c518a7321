"""Where a page comes from: its address, its site, and what follows from both.

<!-- saved from url=(0064)http://lamplight.example/fanfiction/viewstory.php?sid=77&chapter=1 -->
This story archived at http://lamplight.example/fanfiction/viewstory.php?sid=77
"""

from __future__ import annotations

import re
from dataclasses import replace

from .cells import NONE
from .corrections import Correction
from .draft import Draft, Dropped
from .model import Origin, Outcome, Stated
from .page import Page
from .sites import Found, Site, address_of

_FOOT = 6
"""Lines at the end of a page that its foot may begin on."""


_OF_A_STORY = re.compile(r"/viewstory\.php\?|/story/read/\d|/works/\d|/s/\d")
"""Addresses whose number is that of a story; on other pages of some archives it is that of a chapter."""


def address(page: Page, rows: tuple[Correction, ...]) -> str:
    """Return the address of a page: what a person says, else what the file does; empty where there is none."""
    said = next((row.url for row in rows if row.url), page.url)
    return said if said != NONE else ""


def without_furniture(page: Page, site: Site | None) -> tuple[Page, tuple[Dropped, ...]]:
    """Take out the lines that only this site prints, and all from where its foot begins."""
    if site is None:
        return page, ()
    page, foot = _without_foot(page, site)
    if not site.drop:
        return page, foot
    patterns = [re.compile(pattern) for pattern in site.drop]
    is_furniture = [any(pattern.fullmatch(line.text.strip()) for pattern in patterns) for line in page.lines]
    dropped, kept = (
        tuple(line for line, is_one in zip(page.lines, is_furniture, strict=True) if is_one is wanted)
        for wanted in (True, False)
    )
    return replace(page, lines=kept), (*foot, *(Dropped("site furniture", line.text) for line in dropped))


def _without_foot(page: Page, site: Site) -> tuple[Page, tuple[Dropped, ...]]:
    """Take off the foot of a site's pages, which may go on in the last line of the prose."""
    patterns = [re.compile(rf"(?:^|(?<=\s)){pattern}") for pattern in site.foot]
    last = [at for at, line in enumerate(page.lines) if not line.is_blank][-_FOOT:]
    for at in last:
        for found in (pattern.search(page.lines[at].text) for pattern in patterns):
            if found:
                line = page.lines[at]
                kept = (
                    *page.lines[:at],
                    *((line.cut(0, found.start()),) if line.text[: found.start()].strip() else ()),
                )
                text = "\n".join((line.text[found.start() :], *(each.text for each in page.lines[at + 1 :])))
                return replace(page, lines=kept), (Dropped("site furniture", text),)
    return page, ()


def by_address(draft: Draft, page: Page) -> Draft:
    """Return a draft with the number of the story, and that of its only chapter, which the page's address tells."""
    said = address_of(page.url if _OF_A_STORY.search(page.url) else "")
    if said.sid and draft.outcome is not Outcome.METADATA and not any(each.field == "sid" for each in draft.fields):
        sid = Stated("sid", (said.sid,), how="the address it was saved from")
        draft = replace(draft, fields=(*draft.fields, sid))
    if len(draft.chapters) != 1 or draft.chapters[0].number is not None or not said.chapter:
        return draft
    chapter = replace(draft.chapters[0], number=said.chapter, how_numbered="the address")
    return replace(draft, outcome=Outcome.PART, chapters=(chapter,))


def of_site(found: Found | None, page: Page, rows: tuple[Correction, ...]) -> tuple[Stated, ...]:
    """Return the fields that follow from the site and from the page's address."""
    fields: list[Stated] = []
    corrected = any(row.url for row in rows)
    if page.url or corrected:
        fields.append(
            Stated(
                "url",
                (page.url,) if page.url else (),
                origin=Origin.CORRECTED if corrected else Origin.STATED,
                how="the address it was saved from",
            )
        )
    if found is not None:
        site = found.site
        how = f"“{found.words}” stands only on its pages" if found.words else "an address in the file"
        fields.append(Stated("site", (site.host,), origin=Origin.INFERRED if found.words else Origin.STATED, how=how))
        if site.fandom:
            fields.append(
                Stated(
                    "fandom",
                    (site.fandom,),
                    origin=Origin.INFERRED,
                    how=f"{site.name or site.host} was an archive of one fandom",
                )
            )
    return tuple(fields)
