"""Give a link the whole address that it had on the page it was saved from.

    <a href="viewstory.php?sid=12">The Salt Road</a>, on http://lamplight.example/viewstory.php?sid=151

leads to http://lamplight.example/viewstory.php?sid=12, and may be told for a story of this archive later. Where nobody
says where the page was, such a link leads nowhere, and stays text.
"""

from __future__ import annotations

from urllib.parse import urljoin

from ..page import Line, Span
from .steps import Context, Step

_OF_THE_WEB = ("http://", "https://")


def addressed(lines: tuple[Line, ...], context: Context) -> Step:
    """Return lines whose links have their whole addresses."""
    if not context.base.startswith(_OF_THE_WEB):
        return Step(lines)
    return Step(tuple([_addressed(line, context.base) for line in lines]))


def _addressed(line: Line, base: str) -> Line:
    if not any(map(_is_relative, line.spans)):
        return line
    spans = (_whole(span, base) if _is_relative(span) else span for span in line.spans)
    return line._replace(spans=tuple(spans))


def _is_relative(span: Span) -> bool:
    """Whether a span leads somewhere by an address that is not whole; one on the same page leads nowhere now."""
    return bool(span.href) and not span.href.startswith((*_OF_THE_WEB, "#"))


def _whole(span: Span, base: str) -> Span:
    try:
        address = urljoin(base, span.href.strip())
    except ValueError:
        return span
    return span._replace(href=address) if address.startswith(_OF_THE_WEB) else span
