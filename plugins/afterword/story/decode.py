"""Bytes to text, as a browser reads them, with every repair written down.

The order: a byte-order mark; UTF-16 without one; strict UTF-8; what the file declares (`latin-1` read as
Windows-1252, which is what browsers do); a guess, named as one; Windows-1252. Text that was read wrongly once
and saved so (`donâ€™t`) is put right line by line, only where the damage proves itself.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import chardet
import ftfy
from ftfy.badness import is_bad

from .words import unprinted

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
# https://encoding.spec.whatwg.org/#names-and-labels
READ_AS_WINDOWS_1252 = frozenset(
    ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "cp1252", "windows-1252")
)
READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
"""What browsers read the one as, since it is the other with more letters."""
OF_THE_WEB = frozenset(
    (
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (866, 874, 932, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp"),
    )
)
"""By Python's names."""
SURE_ENOUGH = 0.3
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")
_OTHER_LINE_END = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Any of those; most texts have none."""
_UNUSUAL = re.compile(r"[^\x00-\x7f\xa0‘’“”–—…]")
"""What a line has one of at least that was read wrongly, and most lines have not."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One line put right; `before` read as `encoding` says is what the file holds."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Text:
    r"""Decoded text with `\n` line ends; `guessed` where neither the bytes nor the file settle the encoding."""

    text: str
    encoding: str
    guessed: bool = False
    repairs: tuple[Repair, ...] = ()
    controls: int = 0
    """How many control and direction-override characters were taken out."""


def decode(raw: bytes) -> Text:
    """Return the text of a raw file. Any bytes give a text; none give an empty one."""
    encoding, guessed = _encoding(raw)
    text = _read(raw, encoding)
    text = (_LINE_END.sub("\n", text) if "\r" in text else text).removeprefix("\ufeff")
    text, repairs = _repair(text)
    if not _UNPRINTED.search(unprinted(text)):
        return Text(text, encoding, guessed, repairs)
    text, controls = _CONTROL.subn("", _OTHER_LINE_END.sub("\n", text))
    return Text(text, encoding, guessed, repairs, controls)


def _encoding(raw: bytes) -> tuple[str, bool]:
    """Return how to read bytes, and whether that is a guess: nothing says so, or what says so is wrong."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding, not _reads_as(raw, encoding)
    if encoding := _utf_16_without_mark(raw):
        return encoding, not _reads_as(raw, encoding)
    if _reads_as(raw, "utf-8"):
        return "utf-8", False
    label = _label(raw)
    if (declared := _declared(label)) and _reads_as(raw, declared):
        return declared, False
    encoding, guessed = _guess(raw)
    return encoding, guessed or bool(label)


def _utf_16_without_mark(raw: bytes) -> str:
    """Tell UTF-16 by where its zero bytes are: every second one of mostly Latin text."""
    sample = raw[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 4
    if len(sample) >= 4 and odd > enough > even:  # noqa: PLR2004 - two characters
        return "utf-16-le"
    if len(sample) >= 4 and even > enough > odd:  # noqa: PLR2004 - two characters
        return "utf-16-be"
    return ""


def _label(raw: bytes) -> str:
    """Return what a page says that its encoding is; empty where it says nothing."""
    found = DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""


def _declared(label: str) -> str:
    """Return the encoding that a label of the web means; empty for any other, such as Python's own `rot13`."""
    if label in READ_AS_WINDOWS_1252:
        return "cp1252"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    name = READ_AS.get(name, name)
    return name if name in OF_THE_WEB else ""


def _guess(raw: bytes) -> tuple[str, bool]:
    guess = chardet.detect(raw)
    name, sure = str(guess.get("encoding") or "").lower(), float(guess.get("confidence") or 0.0)
    encoding = _declared(name)
    if encoding in ("", "cp1252") or sure < SURE_ENOUGH or not _reads_as(raw, encoding):
        return "cp1252", False
    return name, True


def _reads_as(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeError:
        return encoding == "cp1252"
    return True


def _read(raw: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return raw.decode(encoding, "replace")
    # Five bytes mean nothing in Windows-1252; browsers read them as the control characters of Latin-1.
    return "".join(
        chunk.decode("cp1252") if chunk[0] not in b"\x81\x8d\x8f\x90\x9d" else chunk.decode("latin-1")
        for chunk in re.findall(rb"[\x81\x8d\x8f\x90\x9d]+|[^\x81\x8d\x8f\x90\x9d]+", raw)
    )


def _repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    if text.isascii() or not _UNUSUAL.search(unprinted(text)):
        return text, ()
    lines, repairs = text.split("\n"), []
    for at, line in enumerate(lines):
        if line.isascii() or not _UNUSUAL.search(line):
            continue
        if is_bad(line) and (fixed := ftfy.fix_encoding(line)) != line:
            repairs.append(Repair(at + 1, line, fixed))
            lines[at] = fixed
    return ("\n".join(lines), tuple(repairs)) if repairs else (text, ())
