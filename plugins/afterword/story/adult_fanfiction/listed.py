"""The lists of Adult-FanFiction.org: a category or a search (`.story-entry`), the stories of a member (`.story-card`).

The Farthing -:- By: quill
Published: Jul 8, 2026
Located: Harry Potter » General
Content Tags:
Angst COMPLETE OC
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Stated
from ..page import Line, Page
from ..site_pages.items import described, items_of, linked, within
from .facts import read_facts, said_of_tags

_ITEMS = frozenset(("story-entry", "story-card"))
_DESCRIPTIONS, _TAGS = ("story-description", "story-card-description"), ("story-tags", "story-card-tags")
_MEMBER = re.compile(r"profile\.php\?(?:id|no)=\d+")
_COUNTED = re.compile(r"\s*(?:[a-z_]+\s+)?(?P<count>\d[\d,]*) (?P<what>chapter|view)s?\s*$")


def stories_of(page: Page) -> tuple[tuple[Stated, ...], ...]:
    """Return what a page says of each story that it lists."""
    if not page.names & _ITEMS:
        return ()
    items = items_of(page.lines, lambda box: bool(box.names & _ITEMS))
    return tuple(story for lines in items if (story := tuple(_story(lines, page.url))))


def _story(lines: tuple[Line, ...], url: str) -> Iterator[Stated]:
    title = next((said for line in lines if (said := linked(line, url))), ())
    if not title:
        return
    yield from title
    for line in lines:
        if name := "".join(span.text for span in line.spans if _MEMBER.search(span.href)).strip():
            yield Stated("authors", (name,), "", line.number)
        elif counted := _COUNTED.match(line.text):
            yield Stated("chapters" if counted["what"] == "chapter" else "reads", (counted["count"],), "", line.number)
        elif any(name in line.names for name in _TAGS):
            yield from said_of_tags(line)
        elif not any(name in line.names for name in _DESCRIPTIONS):
            yield from read_facts(line).fields
    for name in _DESCRIPTIONS:
        yield from described(within(lines, name))
