"""Where the entries of a page stand, and who wrote each when.

    <h1 class="b-singlepost-title">Fic: The Farthing (2/5)</h1>
    <span class="ljuser"><a href="https://quill-ash.livejournal.com/"><b>quill_ash</b></a></span>
    <time class="b-singlepost-author-date">2010-04-16 20:15:00</time>
    <article class="b-singlepost-body">It rained on the ledger and on the clerk.</article>
    <div class="b-singlepost-tags">Tags: <a href="https://quill-ash.livejournal.com/tag/fic">fic</a></div>

A writer is known by the link to a journal, a day by its shape: the elements about them differ from style to style.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..page import Line, names_of

_OWN = frozenset(("b-singlepost-body", "aentry-post__text"))
"""What only LiveJournal calls the box of an entry."""
_SHARED = frozenset(("entry-content", "asset-body", "entry_text", "j-e-text"))
_FALLBACK = frozenset(("contents",))
_TITLES = frozenset(
    ("b-singlepost-title", "aentry-post__title", "entry-title", "asset-name", "entry_subject", "subject")
)
_BESIDES = frozenset(
    "currents metadata entry-management-links entry-interaction-links restrictions entry-title header tag poster"
    " userpic lj-like ljtags b-singlepost-tags aentry-tags datetime".split()
)
_USER = re.compile(
    r"https?://(?:(?:users|community)\.)?[\w-]+\.(?:livejournal|dreamwidth|insanejournal|journalfen|deadjournal)\.(?:com|org|net)"
    r"/(?:[\w-]+/)?(?:profile)?$"
)
DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{1,2} [A-Z][a-z]{2,8},? \d{4}\b"
)
_COMMENT = re.compile(r"comment|talkpost|b-leaf|b-tree")
_ABOVE = 25
"""Lines above an entry that can be its own."""


class Entry(NamedTuple):
    """One entry: the lines of its text, its title, the words and line of its writer and its day, and its tags."""

    body: tuple[Line, ...]
    title: Line | None
    writer: tuple[str, Line] | None
    day: tuple[str, Line] | None

    def starts_at(self, places: Mapping[int, int]) -> int:
        """Return the place of its first line, by the place of each line's id: its title, or what else is about it."""
        about = (self.title, *(told[1] for told in (self.writer, self.day) if told), self.body[0])
        return min(places[id(line)] for line in about if line)


def entries_of(lines: tuple[Line, ...]) -> tuple[Entry, ...]:
    """Return the entries of a page; none where it is no page of a journal."""
    boxes: dict[int, list[int]] = {}
    present = names_of(lines)
    for names in (_OWN, _SHARED, _FALLBACK):
        if not present & names:
            continue
        for at, line in enumerate(lines):
            key = next((box.key for box in line.boxes if box.names & names), None)
            if key is not None and not line.names & _BESIDES:
                boxes.setdefault(key, []).append(at)
        if boxes:
            break
    found: list[Entry] = []
    before = 0
    for places in sorted(boxes.values()):
        if any(_COMMENT.search(name) for name in lines[places[0]].names):
            continue
        found.append(_entry(lines, max(before, places[0] - _ABOVE), places))
        before = places[-1] + 1
    return tuple(found) if present & _OWN or any(entry.writer for entry in found) else ()


def tags_of(line: Line) -> tuple[str, ...]:
    """Return the tags that a line links to."""
    return tuple(span.text.strip() for span in line.spans if "/tag/" in span.href and span.text.strip())


def is_comment(line: Line) -> bool:
    """Return whether a line stands among the comments."""
    return any(_COMMENT.search(name) for name in line.names)


def _entry(lines: tuple[Line, ...], start: int, places: list[int]) -> Entry:
    above = [line for line in lines[start : places[0]] if not is_comment(line)]
    title = next((line for line in reversed(above) if line.names & _TITLES), None)
    inside = (lines[at] for at in range(places[0], places[-1]) if lines[at].names & _BESIDES)
    around = [*above, *inside]
    users = ((name, line) for line in around for name in [_user(line)] if name)
    days = ((found[0], line) for line in around if line is not title for found in [DATE.search(line.text)] if found)
    return Entry(tuple(lines[at] for at in places), title, next(users, None), next(days, None))


def _user(line: Line) -> str:
    """Return the first name that a line links to a journal by: in bold, as these journals print a user's name."""
    linked = (span.text.strip() for span in line.spans if _USER.match(span.href) and "strong" in span.marks)
    return next((name for name in linked if name), "")
