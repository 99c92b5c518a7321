"""Split raw HTML into tokens, losing nothing: what is not a tag that HTML knows is text.

    <p>He said <grin> and a<b and c>d, <3 </rant>

has one tag, `<p>`; the rest is what somebody typed, and is shown as it was typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..limits import SHIPPED
from . import elements

_TOKEN = re.compile(
    r"<!(?P<comment>--)"
    r"|<(?P<declaration>!(?i:doctype|entity|element|attlist|notation|\[if|\[endif)|\?(?i:xml|php))[^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*(?::[A-Za-z0-9]+)?)"
    r"""(?P<attributes>(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_VALUELESS = frozenset(
    "checked clear compact disabled hidden itemscope multiple nohref noshade nowrap readonly selected".split()
)
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_CODE_END = re.compile(rf"</({'|'.join(sorted(elements.CODE))})\s*>", re.IGNORECASE)


class Token(NamedTuple):
    """One token: `kind` is `open`, `close`, `text` (characters resolved), `comment` or `code` (not writing)."""

    kind: str
    name: str
    text: str
    attributes: dict[str, str]
    line: int


def lex(source: str, attributes: int = SHIPPED.attributes) -> Iterator[Token]:
    """Yield the tokens of an HTML text in order, each with the line (from 1) that it begins in.

    Of a tag with more attributes than it may have it gives one more, which tells.
    """
    ends = last_ends(source)
    at, line, text_line = 0, 1, 1
    text: list[str] = []
    while at < len(source):
        found = _TOKEN.search(source, at)
        stop = found.start() if found else len(source)
        if not text:
            text_line = line
        if stop > at:
            text.append(source[at:stop])
            line += source.count("\n", at, stop)
        if found is None:
            break
        token, at = _token(source, found, line, ends, attributes)
        if token.kind == "text":
            text.append(token.text)
        else:
            if text:
                yield Token("text", "", characters("".join(text)), {}, text_line)
                text = []
            yield token
        line += source.count("\n", stop, at)
    if text:
        yield Token("text", "", characters("".join(text)), {}, text_line)


def characters(text: str) -> str:
    """Return text with its character references resolved; an absurd one stays as it was typed."""
    return _CHARACTER.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def last_ends(source: str) -> dict[str, int]:
    """Return where the last comment and the last of each element of code ends: what opens later never closes."""
    ends = {found[1].lower(): found.start() for found in _CODE_END.finditer(source)}
    return ends | {"comment": source.rfind("-->")}


def _token(source: str, found: re.Match[str], line: int, ends: dict[str, int], most: int) -> tuple[Token, int]:
    """Return the token that a match begins, and where it ends."""
    comment, declaration, close, name, typed = found.groups()
    stop = found.end()
    if comment and ends["comment"] >= stop:
        end = source.index("-->", stop)
        return Token("comment", "", source[stop:end], {}, line), end + 3
    if declaration:
        return Token("code", declaration, found[0], {}, line), stop
    name = (name or "").lower()
    attributes = _attributes(typed, most) if typed else {}
    if not _is_markup(name, typed or "", attributes):
        return Token("text", "", "&lt;" + found[0][1:], {}, line), stop
    if name in elements.CODE and not close:
        text, end = _code(source, name, stop) if ends.get(name, -1) >= stop else ("", stop)
        return Token("code", name, text, attributes, line), end
    return Token("close" if close else "open", name, "", attributes, line), stop


def _code(source: str, name: str, start: int) -> tuple[str, int]:
    """Return what an element that holds no writing holds, and where it ends; one closed in itself holds nothing."""
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, start)
    return ("", start) if found is None or source[start - 2] == "/" else (source[start : found.start()], found.end())


def _attributes(source: str, most: int) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(source):
        if len(pairs) > most:
            break
        pairs.setdefault(found[1].lower(), characters(found[2] or found[3] or found[4] or ""))
    return pairs


def _is_markup(name: str, source: str, attributes: dict[str, str]) -> bool:
    """Tell a tag from something typed between angle brackets: `<b and c>` has attributes that no tag has."""
    if name not in elements.KNOWN:
        return name.startswith(elements.OFFICE_PREFIXES)
    return (
        not attributes or "=" in source or name not in elements.INLINE or all(key in _VALUELESS for key in attributes)
    )
