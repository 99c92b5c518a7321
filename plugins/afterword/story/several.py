"""A file with several stories to a page for each: what stands between two of them goes to the one it is about.

    list.txt                          list.txt/story 1.txt
      Subject: NEW: The Farthing        Subject: NEW: The Farthing
      It rained on the ledger.          It rained on the ledger.
      Subject: NEW: Lamplight         list.txt/story 2.txt
      The lamp burned all night.        Subject: NEW: Lamplight …

A page is divided only where its format marks where a story begins; parts of one story in one file stay together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from .formats import Format, header_block, journal_entry, mailing_list, wordpress_post
from .journal.entry import Entry, entries_of
from .journal.post import posts_of
from .mail.message import messages_of
from .mail.subject import read_subject
from .page import Line, Page
from .sites import address_of
from .typed.header import read_header
from .words import bare

_WITHIN = re.compile(r"(.*(\.\w+))/story \d+\2", re.DOTALL)
Start = tuple[int, str]
"""The index of the line where something begins, and the title of the story that it is of."""


def divided(page: Page, format_: Format) -> tuple[Page, ...]:
    """Return a page of one story as it is, one of several as a page for each, under a path within its own."""
    find = None if page.container else _STARTS.get(format_.NAME)  # a book or a document is one work
    starts = sorted(find(page)) if find else []
    titles = list(dict.fromkeys(bare(title) for _, title in starts))
    if not titles[1:]:
        return (page,)
    stops = [*(at for at, _ in starts[1:]), len(page.lines)]
    lines: dict[str, list[Line]] = {title: [] for title in titles}
    lines[titles[0]].extend(page.lines[: starts[0][0]])
    for (start, title), stop in zip(starts, stops, strict=True):
        lines[bare(title)].extend(page.lines[start:stop])
    url = "" if address_of(page.url).sid else page.url  # which is that of one story
    return tuple(
        replace(page, url=url, path=path_within(page.path, f"story {at}"), title="", lines=tuple(lines[title]))
        for at, title in enumerate(titles, 1)
    )


def path_within(path: str, name: str) -> str:
    """Return the path of something in a file, as if that were a folder; the ending says how it was read.

    >>> path_within("box/list.txt", "story 2")
    'box/list.txt/story 2.txt'
    """
    return f"{path}/{name}{PurePosixPath(path).suffix}"


def whole_of(path: str) -> str:
    """Return the path of the file that a story is one of several of; its own, where it is the only one.

    >>> whole_of("box/list.txt/story 2.txt"), whole_of("box/list.txt")
    ('box/list.txt', 'box/list.txt')
    """
    found = _WITHIN.fullmatch(path)
    return found[1] if found else path


def _messages(page: Page) -> Iterator[Start]:
    places = {id(line): at for at, line in enumerate(page.lines)}
    for message in messages_of(page.lines):
        subject = read_subject(message.value("subject")).title
        yield places[id(message.head[0])], header_block.title_of(read_header(message.body)) or subject


def _entries(find: Callable[[tuple[Line, ...]], tuple[Entry, ...]]) -> Callable[[Page], Iterator[Start]]:
    """Return what finds the entries of a page: each begins with its title, or with what else is about it."""

    def starts(page: Page) -> Iterator[Start]:
        places = {id(line): at for at, line in enumerate(page.lines)}
        for number, entry in enumerate(find(page.lines), 1):
            subject = read_subject(entry.title.text).title if entry.title else f"? {number}"
            yield entry.starts_at(places), header_block.title_of(read_header(entry.body)) or subject

    return starts


_STARTS: Mapping[str, Callable[[Page], Iterator[Start]]] = {
    header_block.NAME: lambda page: header_block.starts_of(page.lines),
    journal_entry.NAME: _entries(entries_of),
    mailing_list.NAME: _messages,
    wordpress_post.NAME: _entries(posts_of),
}
"""What finds where the stories of a page begin, by the format of the page."""
