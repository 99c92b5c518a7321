"""The tree of a saved page to lines: every block begins one, every `<br>` ends one.

    <div id="pagetitle"><a href="viewstory.php?sid=7">The Lamp</a> by <a href="viewuser.php?uid=3">Ash</a></div>
    <div class="infobox"><span class="label">Rated:</span> PG<br><span class="label">Genres:</span> Drama</div>
    <div id="story"><p>It was <i>late.</i></p><hr><p>&nbsp;</p></div>

comes out as the lines `The Lamp by Ash` (with its links), `Rated: PG` and `Genres: Drama` (labels marked),
`It was late.` (the last word marked `em`), a rule, and a blank line.
"""

from __future__ import annotations

from lxml import etree

from ..page import RULE, Line
from . import elements
from .pen import Open, Pen, style_of, within


def walk(tamed: str) -> tuple[Line, ...]:
    """Return the lines of tamed HTML."""
    parser = etree.HTMLParser(huge_tree=True)
    parser.feed(f"<body>{tamed}")
    pen = Pen()
    stack = [Open()]
    for event, tag in etree.iterwalk(parser.close(), ("start", "end")):
        if event == "start":
            stack.append(_enter(tag.tag, dict(tag.attrib), stack[-1], pen))
            if tag.text:
                pen.write(tag.text, stack[-1])
        else:
            inside = stack.pop()
            if tag.tag in elements.BLOCKS and tag.tag != RULE:
                pen.end(inside)
            if tag.tail:
                pen.write(tag.tail, stack[-1])
    pen.end(Open())
    return tuple(pen.lines)


def _enter(name: str, attributes: dict[str, str], here: Open, pen: Pen) -> Open:
    """Write what an element is by itself, and return what is open within it."""
    if name == "br":
        pen.end(here, keep_blank=True)
        return here
    if name == "img":
        pen.picture(attributes.get("alt", ""), here)
        return here
    if name not in elements.BLOCKS:
        style = style_of(name, attributes)
        return within(here, style) if style else here
    number = int(attributes.pop("data-line", "") or pen.number)
    return pen.block(name, attributes, here, number)
