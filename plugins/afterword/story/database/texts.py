r"""What a column of the database holds to text and to lines, as the archive's page would have shown it.

    It was a dark night.\r\nNobody looked up.
    It was <i>his</i> ledger.<br /><br />Nobody looked up.
    Bram\'s umbrella

eFiction breaks lines where a text has no markup of its own for that. It stored texts with the slashes that PHP put
before quotes; a letter that is no UTF-8 is Windows-1252, in one row or in all.
"""

from __future__ import annotations

import datetime
import re

from ..decode import decode
from ..pages import Sheet, html_sheet

_SLASHED = re.compile(r"\\(['\"\\])")
_BREAKS = re.compile(r"<\s*(?:br|p)\b", re.IGNORECASE)


def text_of(value: bytes | int | None) -> str:
    r"""Return a column as text, whatever its bytes are.

    >>> text_of(b"Fleur\\'s caf\xe9")
    "Fleur's café"
    """
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    return _SLASHED.sub(r"\1", decode(_utf_8(value)).text)


def sheet_of(text: str) -> Sheet:
    """Return a text of an author's as the lines of a page."""
    return html_sheet(text if _BREAKS.search(text) else text.replace("\n", "<br>\n"))


def plain_of(value: bytes | None) -> str:
    """Return a text of one line without its markup."""
    return " ".join(" ".join(line.text for line in sheet_of(text_of(value)).lines).split())


def day_of(value: bytes | None) -> str:
    """Return the day of a date as a database has it, empty where it has none: a number counts seconds since 1970.

    >>> day_of(b"2007-05-29 20:15:03"), day_of(b"1180469703"), day_of(b"0000-00-00 00:00:00")
    ('2007-05-29', '2007-05-29', '')
    """
    text = text_of(value).strip()
    if text.isdecimal() and int(text):
        return datetime.datetime.fromtimestamp(int(text), datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _utf_8(value: bytes) -> bytes:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace").encode() if not _is_latin(value) else value.decode("latin-1").encode()
    return value


def _is_latin(value: bytes) -> bool:
    """Whether bytes are none of Windows-1252, which has five holes."""
    return any(byte in value for byte in b"\x81\x8d\x8f\x90\x9d")
