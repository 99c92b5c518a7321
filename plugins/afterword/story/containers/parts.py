"""The parts of a container (a ZIP file), each read within limits: whatever is wrong with one is said in a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MOST_PARTS = 20_000
"""Of one container; no book has as many, and no folder of saved stories."""
_MOST_RATIO = 200
"""How many times larger a container may become; writing becomes five times larger, and a bomb a thousand times."""
_HARMLESS = 16 * 1024 * 1024
"""Bytes below which nobody asks for a ratio."""
_MEGABYTE = 1024 * 1024
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_BROKEN = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error, zlib.error)
"""What `zipfile` says of a file that is no sound ZIP file."""


class Unreadable(Exception):  # noqa: N818 - it is no fault of the program
    """A container, or a part of it, cannot be read; the message says why, in words that follow “it cannot be read:”."""


def is_zip(data: bytes) -> bool:
    """Return whether bytes begin as a ZIP file does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_parts(file: BinaryIO | Path) -> ZipFile:
    """Return the parts of a container, none of them read yet. Raises `Unreadable`."""
    try:
        parts = ZipFile(file)
    except _BROKEN as error:
        message = f"it is a damaged ZIP file ({_told(error)})"
        raise Unreadable(message) from error
    infos = parts.infolist()
    if len(infos) > MOST_PARTS:
        message = f"it has {len(infos):,} parts, more than {MOST_PARTS:,}"
        raise Unreadable(message)
    packed, size = sum(each.compress_size for each in infos), sum(each.file_size for each in infos)
    if size > max(_HARMLESS, _MOST_RATIO * packed):
        message = f"unpacked it would be {size // _MEGABYTE:,} MB, {size // max(1, packed):,} times its size"
        raise Unreadable(message)
    return parts


def read_part(parts: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """Return the bytes of one part, `limit` at most. Raises `Unreadable`."""
    if info.flag_bits & _ENCRYPTED:
        message = f"“{info.filename}” is encrypted"
        raise Unreadable(message)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        message = f"“{info.filename}” is packed in a way that is rare"
        raise Unreadable(message)
    try:
        with parts.open(info) as part:
            data = part.read(limit + 1)
    except _BROKEN as error:
        message = f"“{info.filename}” is damaged ({_told(error)})"
        raise Unreadable(message) from error
    if len(data) > limit:
        message = f"“{info.filename}” is more than {limit // _MEGABYTE:,} MB"
        raise Unreadable(message)
    return data


def _told(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__


class Parts:
    """The parts of a container that is in memory, read by name; all that are read have `limit` bytes at most."""

    def __init__(self, data: bytes, limit: int) -> None:
        """Open a container. Raises `Unreadable`."""
        self._zip = open_parts(BytesIO(data))
        self._left = limit
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return one part. Raises `Unreadable` where it is not there or cannot be read."""
        if name not in self.names:
            message = f"“{name}” is missing from it"
            raise Unreadable(message)
        data = read_part(self._zip, self._zip.getinfo(name), self._left)
        self._left -= len(data)
        return data
