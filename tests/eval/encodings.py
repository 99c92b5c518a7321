"""The same pages in the encodings of those years, and read in the wrong one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from .saved import Files
from .work import Work


def in_windows_1252(files: Files) -> Files:
    """Return what saves the same pages of HTML in Windows-1252, which they declare."""

    def save(work: Work, sid: int) -> Mapping[str, bytes]:
        meta = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>\n'
        pages = {name: data.decode() for name, data in files(work, sid).items()}
        return {
            name: f"{meta}{page}</body></html>".encode("cp1252", "xmlcharrefreplace") for name, page in pages.items()
        }

    return save


def in_windows_1252_undeclared(files: Files) -> Files:
    """Return what saves the same texts in Windows-1252, which nothing declares."""
    return lambda work, sid: {name: data.decode().encode("cp1252") for name, data in files(work, sid).items()}


def fits_windows_1252(work: Work) -> bool:
    """Return whether Windows-1252 has every letter of a story."""
    try:
        repr(work).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def mojibake(files: Files) -> Files:
    """Return what saves texts whose UTF-8 was taken for Windows-1252, and saved as UTF-8 again."""
    return lambda work, sid: {name: _twice(data.decode()).encode() for name, data in files(work, sid).items()}


def _twice(text: str) -> str:
    """Return text in the wrong encoding: bytes that Windows-1252 lacks stay the controls that they are."""
    data = unicodedata.normalize("NFC", text).encode()
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)
