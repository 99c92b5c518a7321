"""Title and author that stand outside of a text: in the head of its page, or in the name that somebody saved it by.

    The Salt Road by quill & ash.html
    the_salt_road_by_quill.txt
    <title>The Salt Road by quill &amp; ash</title>

Only where the text itself names neither. It is evidence, and no statement: what follows from it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from .findings import finding
from .model import Finding, Origin, Stated
from .page import Page
from .words import bare

_BY = re.compile(r"^(?P<title>.+\S)\s+by\s+(?P<author>\S.*?)(?:\s*\(\d{1,3}\))?$", re.IGNORECASE)
_NO_NAMES = frozenset(
    "me you him her us them it myself yourself himself herself night day moonlight candlelight".split()
)
"""What a title may end with after a "by": Stand by Me."""
_LONGEST = 60
"""Letters of a pen name."""


def from_outside(page: Page, fields: Iterable[Stated], chapters: int) -> tuple[tuple[Stated, ...], tuple[Finding, ...]]:
    """Return the title and the author that follow from outside of the text of a story, and a finding that says so."""
    known = {field.field.removeprefix("said:") for field in fields}
    if not chapters or known & {"title", "authors"}:
        return (), ()
    for text, what in ((page.title, "the title of its page"), (_stem(page.path), "its file's name")):
        found = _BY.match(" ".join(text.split()))
        if found and _is_name(found["author"], found["title"]):
            stated = (
                Stated("title", (found["title"],), origin=Origin.INFERRED, how=what),
                Stated("authors", (found["author"],), origin=Origin.INFERRED, how=what),
            )
            return stated, (finding("A306", page.path, title=found["title"], author=found["author"], what=what),)
    return (), ()


def _stem(path: str) -> str:
    stem = PurePosixPath(path).stem
    return stem if " " in stem else stem.replace("_", " ")


def _is_name(author: str, title: str) -> bool:
    """Whether what stands after a "by" may be a pen name: not in `Stand by Me`, nor in `Step by Step`."""
    return len(author) <= _LONGEST and bare(author) not in _NO_NAMES and not bare(title).endswith(bare(author))
