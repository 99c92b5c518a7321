"""The rules of typogrify's smartypants, for a whole text at once.

smartypants takes a text apart into tags and what lies between them, and puts each piece through each of its rules.
Most pieces hold nothing to change. Here each rule goes over the whole text once, and says itself where a piece ends:
`>` stands before its first character and `<` behind its last, and neither occurs within. The result is that of
smartypants to the byte, odd as some of it is; where that cannot be promised, `is_plain` says so.
"""

from __future__ import annotations

import re

from .rules import Rule, always, applied, where
from .set_apart import VERBATIM

_CLOSES = r"(?<=[^ \t\r\n\[{(\->].)"
"""What stands before a quote that closes; `>` is the beginning of a piece, and nothing stands before it."""
_PUNCTUATION = r"(?=[!\"#$%'()*+,\-./:;=?@\[\]^_`{|}~])"
"""What makes a quote close that is the first of a piece."""
_UNCERTAIN = re.compile(rf"</(?:code|pre)>|{VERBATIM}(?:<[^>]*>)*[\"'](?:<|\Z)")


def _alone(quote: re.Match[str]) -> str:
    """Return a quote that is a whole piece; it closes what is before it, past all tags, unless that is a space."""
    text, at = quote.string, quote.start() - 1
    while at >= 0 and text[at] == ">":
        at = text.rfind("<", 0, at) - 1
    opening, closing = "‘’" if quote[0] == "'" else "“”"
    return closing if at >= 0 and not text[at].isspace() else opening


_RULES: tuple[Rule, ...] = (
    always("--", "—"),
    always("...", "…"),
    always(". . .", "…"),
    always("``", "“"),
    always("''", "”"),
    where("'", "(?<=>.)(?=<)", _alone),
    where('"', "(?<=>.)(?=<)", _alone),
    where("\"'", r"(?=\w)", "“‘"),
    where("'\"", r"(?=\w)", "‘“"),
    # Single quotes.
    where("'", r"(?<=\w.)(?=\d\ds)", "’"),
    where("'", r"(?<=\s.)(?=\w)", "‘"),
    where("'", r"(?<=&nbsp;.)(?=\w)", "‘"),
    where("'", rf"{_CLOSES}(s|[^\S \t\r\n])'(?=\s|s\b)", r"’\1‘"),  # having closed one, it overlooks the next
    where("'", rf"{_CLOSES}(?!\d)", "’"),
    always("'", "‘"),
    # Double quotes, of which no two stand side by side.
    where('"', r"(?<=\s.)(?=\w)", "“"),
    where('"', r"(?<=&nbsp;.)(?=\w)", "“"),
    where('"', r"(?=\s)", "”"),
    where('"', rf"(?<=>.){_PUNCTUATION}", "”"),
    where('"', _CLOSES, "”"),
    always('"', "“"),
)


def is_plain(text: str) -> bool:
    """Return whether the rules here do to a text what smartypants does; `text` is sound markup, set apart.

    Left to smartypants are quotes side by side, of which each depends on how many there are, a quote by itself after
    code, which depends on the code, and code within code.
    """
    if '"' in text and '""' in text:
        return False
    return VERBATIM not in text or not _UNCERTAIN.search(text)


def smart_quotes(text: str) -> str:
    """Return a plain text with curly quotes, dashes and ellipses.

    >>> smart_quotes('<p>"Well," she said -- "it <em>is</em>..."</p>')
    '<p>“Well,” she said — “it <em>is</em>…”</p>'
    """
    return applied(_RULES, f">{text}<")[1:-1]
