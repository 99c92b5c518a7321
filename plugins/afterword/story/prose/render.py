"""Lines to markup in a closed grammar: the only place where any is made.

Blocks: p (with `center` or `right`), h2, hr, blockquote, ul, ol, li, pre, table, tbody, tr, td. Within them: em,
strong, u, s, small, sub, sup, code, br, and a with an address of the web. Everything else is text, and escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..page import Line
from ..paragraphs import Paragraph, each_paragraph

CONTAINERS = frozenset(("blockquote", "ul", "ol", "li", "table", "tr", "td"))
MARKS = ("a", "strong", "em", "u", "s", "small", "sub", "sup", "code")
"""Marks from the outside in, so that equal text always has equal markup."""
LINK = re.compile(r"https?://[^\s\"<>\\^`{|}]+$")
REL = "nofollow noopener noreferrer"
_DEEPEST = 12
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_AS = {"th": "td", "menu": "ul", "dir": "ul"}
_INSIDE = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr",)}


def render(lines: Iterable[Line]) -> str:
    """Return the markup of lines, one block a line of it."""
    parts = [(part, part.is_rule) for part in each_paragraph(lines)]
    shared = _shared([part for part, is_rule in parts if not is_rule])
    out: list[str] = []
    path: tuple[tuple[str, int], ...] = ()
    for part, is_rule in parts:
        wanted = _path(part.lines[0], shared)
        if wanted != path:
            common = _common(path, wanted)
            out.extend(_close(tag) for tag, _ in reversed(path[common:]))
            out.extend(_open(tag) for tag, _ in wanted[common:])
            path = wanted
        out.append("<hr>" if is_rule else _block(part))
    out.extend(_close(tag) for tag, _ in reversed(path))
    return "\n".join(out)


def _shared(parts: Sequence[Paragraph]) -> int:
    """Return how many containers hold all of it: the page's own, not the author's."""
    paths = [part.lines[0].boxes for part in parts]
    if not paths:
        return 0
    return _common(min(paths), max(paths))


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many things two sequences begin with alike."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _path(line: Line, shared: int) -> tuple[tuple[str, int], ...]:
    path: list[tuple[str, int]] = []
    own = line.boxes[shared:]
    if len(own) == 1 and own[0].tag == "p":  # as most are
        return ()
    for box in own:
        tag = _AS.get(box.tag, box.tag)
        if (
            tag in CONTAINERS
            and len(path) < _DEEPEST
            and (tag not in _INSIDE or (path and path[-1][0] in _INSIDE[tag]))
        ):
            path.append((tag, box.key))
    while path and path[-1][0] in ("ul", "ol", "table", "tr"):
        path.pop()
    return tuple(path)


def _open(tag: str) -> str:
    return "<table><tbody>" if tag == "table" else f"<{tag}>"


def _close(tag: str) -> str:
    return "</tbody></table>" if tag == "table" else f"</{tag}>"


def _block(part: Paragraph) -> str:
    lines, boxes = part.lines, part.lines[0].boxes
    tags = {box.tag for box in boxes}
    if "pre" in tags:
        return "<pre>" + "\n".join([_line(line) for line in lines]) + "</pre>"
    text = _line(lines[0]) if len(lines) == 1 else "<br>\n".join([_line(line) for line in lines])
    if not tags.isdisjoint(_HEADINGS):
        return f"<h2>{text}</h2>"
    aligned = [box.align for box in boxes if box.align]
    align = aligned[-1] if aligned else ""
    return f'<p class="{align}">{text}</p>' if align in ("center", "right") else f"<p>{text}</p>"


def _line(line: Line) -> str:
    spans = line.spans
    if not spans:
        return escape(line.text.strip())
    if not any(span.marks for span in spans):
        return escape(line.text)
    out: list[str] = []
    open_marks: tuple[tuple[str, str], ...] = ()
    for span in spans:
        wanted = _marks(span.marks, span.href) if span.marks else ()
        if wanted != open_marks:
            common = _common(open_marks, wanted)
            out.extend([f"</{mark}>" for mark, _ in reversed(open_marks[common:])])
            out.extend([_open_mark(mark, href) for mark, href in wanted[common:]])
            open_marks = wanted
        out.append(escape(span.text))
    out.extend(f"</{mark}>" for mark, _ in reversed(open_marks))
    return "".join(out)


def _open_mark(mark: str, href: str) -> str:
    return f'<a href="{escape_value(href)}" rel="{REL}">' if mark == "a" else f"<{mark}>"


@lru_cache(maxsize=512)
def _marks(marks: tuple[str, ...], link: str) -> tuple[tuple[str, str], ...]:
    href = link if LINK.match(link) else ""
    return tuple((mark, href if mark == "a" else "") for mark in MARKS if mark in marks and (mark != "a" or href))


def escape(text: str) -> str:
    """Return text as markup, in the very form that a browser's serializer gives it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def escape_value(text: str) -> str:
    """Return text as the value of an attribute, in the form that a browser's serializer gives it."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("\xa0", "&nbsp;")
