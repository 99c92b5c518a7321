"""The parts of a container (a ZIP file), each read within limits: whatever is wrong with one is said in a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..limits import MEGABYTE, SHIPPED, Limits

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_BROKEN = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error, zlib.error)
"""What `zipfile` says of a file that is no sound ZIP file."""


class Unreadable(Exception):  # noqa: N818 - it is no fault of the program
    """A container, or a part of it, cannot be read; the message says why, in words that follow “it cannot be read:”."""

    def __init__(self, reason: str, code: str = "A109") -> None:
        """Say why, and of which code the finding is: a limit that was met has its own."""
        super().__init__(reason)
        self.code = code


def is_zip(data: bytes) -> bool:
    """Return whether bytes begin as a ZIP file does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_parts(file: BinaryIO | Path, limits: Limits = SHIPPED) -> ZipFile:
    """Return the parts of a container, none of them read yet. Raises `Unreadable`."""
    try:
        parts = ZipFile(file)
    except _BROKEN as error:
        message = f"it is a damaged ZIP file ({_told(error)})"
        raise Unreadable(message) from error
    infos = parts.infolist()
    if len(infos) > limits.archive_files:
        message = f"it has {len(infos):,} parts, more than {limits.archive_files:,}"
        raise Unreadable(message, "A119")
    packed, size = sum(each.compress_size for each in infos), sum(each.file_size for each in infos)
    if size > limits.unpacked(packed):
        message = f"unpacked it would be {size // MEGABYTE:,} MB, {size // max(1, packed):,} times its size"
        raise Unreadable(message, "A120")
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
        message = f"“{info.filename}” is more than {limit // MEGABYTE:,} MB"
        raise Unreadable(message, "A106")
    return data


def _told(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__


class Parts:
    """The parts of a container that is in memory, read by name, all of them together within the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open a container. Raises `Unreadable`."""
        self.limits = limits
        self._zip = open_parts(BytesIO(data), limits)
        self._left = limits.size
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return one part. Raises `Unreadable` where it is not there or cannot be read."""
        if name not in self.names:
            message = f"“{name}” is missing from it"
            raise Unreadable(message)
        data = read_part(self._zip, self._zip.getinfo(name), self._left)
        self._left -= len(data)
        return data
