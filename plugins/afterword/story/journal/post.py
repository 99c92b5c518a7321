"""Where the post of a page of WordPress stands, and who wrote it when.

    <article class="post-12 post type-post hentry category-fic">
    <h1 class="entry-title">The Farthing, Part 2</h1>
    <div class="entry-meta">Posted on <time>April 16, 2010</time> by <a href="https://lamplight.example/author/ash/">ash</a></div>
    <div class="entry-content"><p>It rained on the ledger.</p><div class="sharedaddy">Share this:</div></div>
    <footer class="entry-meta">Tagged <a href="https://lamplight.example/tag/fic/">fic</a></footer></article>

Themes differ in everything but these names.
"""

from __future__ import annotations

import re

from ..page import Line, names_of
from .entry import DATE, Entry, is_comment

_BODIES = (frozenset(("entry-content",)), frozenset(("post-content", "entry")))
_TITLES = frozenset(("entry-title", "post-title"))
_ABOUT = frozenset(("entry-meta", "entry-header", "entry-footer", "post-meta", "postmetadata", "byline", "posted-on"))
_POSTS = frozenset(("hentry", "type-post", "type-page"))
"""What WordPress calls the box of a post, whatever its theme."""
_BESIDES = re.compile(r"sharedaddy|sharing|jp-|likes-|post-navigation|page-links|entry-meta|entry-footer|wpcnt|wordads")
_AUTHOR = re.compile(r"/author/[^/]+/?$|[?&]author=\d+$")
_NO_NAMES = frozenset(("admin", "administrator"))
"""What WordPress calls whoever set it up."""


def posts_of(lines: tuple[Line, ...]) -> tuple[Entry, ...]:
    """Return the posts of a page; none where it is no page of WordPress."""
    boxes: dict[int, list[int]] = {}
    present = names_of(lines)
    for names in _BODIES if present & _POSTS else ():
        for at, line in enumerate(lines):
            if line.names & _POSTS and not any(map(_BESIDES.search, line.names)) and not is_comment(line):
                key = next((box.key for box in line.boxes if box.names & names), None)
                if key is not None:
                    boxes.setdefault(key, []).append(at)
        if boxes:
            break
    return tuple(_post(lines, places) for places in sorted(boxes.values()))


def _post(lines: tuple[Line, ...], places: list[int]) -> Entry:
    """Return a post: what is about it stands in the same box as its text."""
    key = next(box.key for box in lines[places[0]].boxes if box.names & _POSTS)
    around = [
        line
        for at, line in enumerate(lines)
        if at not in places and any(box.key == key for box in line.boxes) and not is_comment(line)
    ]
    title = next((line for line in around if line.names & _TITLES), None)
    about = [line for line in around if line.names & _ABOUT and line is not title]
    names = ((name, line) for line in about for name in [_author(line)] if name)
    days = ((found[0], line) for line in about for found in [DATE.search(line.text)] if found)
    return Entry(tuple(lines[at] for at in places), title, next(names, None), next(days, None))


def _author(line: Line) -> str:
    linked = (span.text.strip() for span in line.spans if _AUTHOR.search(span.href))
    return next((name for name in linked if name and name.casefold() not in _NO_NAMES), "")
