"""A page of Adult-FanFiction.org: one chapter, under what the archive says of the story.

    <h1>The Farthing</h1><div class="story-header-author">By: <a href="…profile.php?id=417">quill</a></div>
    <div class="story-header-category">Harry Potter › General</div><div class="story-header-stats">Rating: Adult</div>
    <div class="disclaimer-box">Disclaimer: I own no farthing.</div>
    <select class="chapter-select"><option selected>Chapter 2 - A Visitor</option></select>
    <h2 class="chapter-title">A Visitor</h2><div class="chapter-body"><p>It rained.</p></div>

Each of its machines (`hp.`, `naruto.` …) counts its stories for itself, so that a number is only taken with an address.
The age gate is part of every page and no reason to refuse one. Facts: pages of the layout since 2020 as saved, public
adapters for the two before it (`Author:` and `authors.php?no=`; `profile.php?no=`, `.dropdown-content`, dragon prints,
`-:-`). A guess: how the lines of the old layouts stand to each other, and their text.
"""

from __future__ import annotations

import re

from ..adult_fanfiction.body import body_of, listed_of
from ..adult_fanfiction.head import Head, head_of, read_head
from ..draft import Draft
from ..model import Origin, Outcome, Stated
from ..page import Page
from ..paragraphs import trimmed
from ..site_pages.chosen import chapter_of, contents_of, of_address
from ..site_pages.told import CONTENTS, FURNITURE, Told, dropped, title_of
from ..sites import Site

NAME = "aff_page"
_HOST = "adult-fanfiction.org"
_ONLY = "only Adult-FanFiction.org says these things of a story"
_TITLE = re.compile(r"Story:\s*(?P<title>.+)$")


def recognise(page: Page) -> int:
    """Count the marks: an author with the labels of this site below, and a story below them."""
    head = head_of(page.lines)
    if head is None:
        return 0
    below = page.lines[head.stop :]
    return 8 if any(not line.is_blank for line in below) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what it says of the story."""
    head = head_of(page.lines)
    assert head  # by which it was recognised
    above, below = page.lines[: head.start], page.lines[head.stop :]
    read = read_head(page.lines, head)
    listed = listed_of((*page.lines[head.start : head.stop], *below), is_html=page.is_html)
    body = body_of(below, page.lines[head.start : head.stop], listed)
    is_only = len(listed) < 2 and not _says_several(read)  # noqa: PLR2004 - a list of one is none
    prose = trimmed(tuple(line for line in below[body.start : body.stop] if line is not body.heading))
    around = [line for line in (*above, *below[: body.start], *below[body.stop :]) if line is not body.heading]
    lists = [line for line in around if line.is_option or any(line.text == each.line.text for each in listed)]
    return Draft(
        Outcome.STORY if is_only else Outcome.PART,
        (*read.fields, *_titled(page, head), *of_address(page, site, _HOST, _ONLY)),
        chapters=(chapter_of(page, prose, body.heading, listed, only=title_of(read) if is_only else None),),
        contents=contents_of(listed),
        dropped=(
            *read.dropped,
            *dropped(CONTENTS, lists).dropped,
            *dropped(FURNITURE, (line for line in around if line not in lists)).dropped,
        ),
    )


def _says_several(read: Told) -> bool:
    return any(field.field == "chapters" and field.values != ("1",) for field in read.fields)


def _titled(page: Page, head: Head) -> tuple[Stated, ...]:
    """Return the title that the head of the HTML says, where the page prints none above its author."""
    said = _TITLE.match(page.title)
    if head.start < head.by or not said:
        return ()
    return (Stated("title", (said["title"].strip(),), origin=Origin.INFERRED, how="the title of its page"),)
