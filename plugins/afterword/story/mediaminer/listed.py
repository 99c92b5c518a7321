"""The lists of MediaMiner: a search, the stories of an author.

The Farthing
[T] by: quill
Anime/Manga: Emma Fan Fiction
Latest Revision: October 31, 2014 10:57 PDT | Chapters: 29 | Words: 200.4K
Summary: A clerk counts, and is counted. read more
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Stated
from ..page import Line, Page
from ..site_pages.items import described, items_of, linked
from .facts import Of, label_of, read_line, writer_of

BASE = "https://www.mediaminer.org/"
_TITLE = "storyTitle"
_MORE = "read more"


def stories_of(page: Page) -> tuple[tuple[Stated, ...], ...]:
    """Return what a page says of each story that it lists."""
    if _TITLE not in page.names:
        return ()
    items = items_of(page.lines, lambda box: box.tag == "article")
    return tuple(tuple(_story(lines)) for lines in items if any(_TITLE in line.names for line in lines))


def _story(lines: tuple[Line, ...]) -> Iterator[Stated]:
    at = next(at for at, line in enumerate(lines) if _TITLE in line.names)
    yield from linked(lines[at], BASE) or (Stated("title", (lines[at].text.strip(),), "", lines[at].number),)
    summary = next((place for place, line in enumerate(lines) if label_of(line) == "Summary"), len(lines))
    for line in lines[at + 1 : summary]:
        if name := writer_of(line):
            yield Stated("authors", (name,), "", line.number)
        yield from read_line(line, Of.STORY).fields
    end = next((place for place in range(summary + 1, len(lines)) if label_of(lines[place])), len(lines))
    is_cut = any(_MORE in span.text and span.href for line in lines[summary:end] for span in line.spans)
    if not is_cut:
        yield from described(tuple(_without_label(line) for line in lines[summary:end]))


def _without_label(line: Line) -> Line:
    label = f"{label_of(line)}:"
    return line.cut(line.text.index(label) + len(label)) if label != ":" else line
