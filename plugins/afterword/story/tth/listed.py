"""The lists of Twisting the Hellmouth: a category, an author's stories, a search.

<div class="storylistitem" id="st9476"><a class="storylink" href="/Story-9476/quill+The+Lamp.htm">The Lamp</a>
by <a href="/AuthorStories-417/quill.htm">quill</a>
<div class="storydesc">A lamp is lit, and nobody asks by whom.</div></div>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Stated
from ..page import Line, Page
from ..site_pages.items import described, items_of, linked, within

BASE = "https://www.tthfanfic.org/"
_ITEM, _DESCRIPTION = "storylistitem", "storydesc"
_AUTHOR = re.compile(r"/AuthorStories-\d+")


def stories_of(page: Page) -> tuple[tuple[Stated, ...], ...]:
    """Return what a page says of each story that it lists."""
    if _ITEM not in page.names:
        return ()
    items = items_of(page.lines, lambda box: _ITEM in box.names)
    return tuple(story for lines in items if (story := tuple(_story(lines))))


def _story(lines: tuple[Line, ...]) -> Iterator[Stated]:
    outside = tuple(line for line in lines if _DESCRIPTION not in line.names)
    title = next((said for line in outside if (said := linked(line, BASE))), ())
    if not title:
        return
    yield from title
    names = ("".join(s.text for s in line.spans if _AUTHOR.search(s.href)).strip() for line in outside)
    if name := next(filter(None, names), ""):
        yield Stated("authors", (name,), "", lines[0].number)
    yield from described(within(lines, _DESCRIPTION))
