"""Frozen data to bytes and back: what is known of a file by itself, and its texts, which nobody needs at once.

A text is unpacked when it is printed, file by file, and forgotten again: memory does not grow with the archive's words.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, NamedTuple

from ..story.model import Prose
from .codec import codec

_QUICK = 1
"""Of the ways to pack, the one that costs least time."""
_AT_HAND = 32
"""Files whose texts stay unpacked: a page prints one story, and a chapter knows its neighbours."""


class Packed(NamedTuple):
    """A value, and the texts that it names by number."""

    head: bytes
    texts: bytes
    lasts: bool = True
    """Whether the same file says the same another time."""


class Source(NamedTuple):
    """Where the packed texts of a file are: `of` returns them for a key."""

    of: Callable[[bytes], bytes]
    key: bytes


class KeptProse(Prose):
    """Prose that was judged when it was made, and whose markup is unpacked when it is wanted."""

    __slots__ = ("_number", "_source")
    _number: int
    _source: Source

    def __init__(self, source: Source, number: int) -> None:
        """Take the place of a text: where it is packed, and its number there."""
        object.__setattr__(self, "_source", source)
        object.__setattr__(self, "_number", number)

    def __reduce__(self) -> tuple[type[KeptProse], tuple[Source, int]]:
        """Pass the place on to another process, not the text."""
        return KeptProse, (self._source, self._number)

    @property
    def place(self) -> tuple[bytes, str]:
        """What it follows from: the key of its file, and its number there. Where these are the same, the text is."""
        return self._source.key, str(self._number)

    @property
    def html(self) -> str:
        """The markup."""
        texts: list[str] = _unpacked(self._source)
        return texts[self._number]


def pack(kind: Any, value: object) -> Packed:
    """Return a value of a type as bytes."""
    texts: list[str] = []
    head = codec(kind).encode(value, texts)
    return Packed(_bytes_of(head), _bytes_of(texts) if texts else b"")


def unpack(kind: Any, head: bytes, source: Source) -> Any:
    """Return the value of a type, with texts that stay where they are."""
    return codec(kind).decode(_value_of(head), partial(KeptProse, source))


def packed_here(texts: bytes) -> Source:
    """Return a place for texts that are kept nowhere else."""
    return Source(_itself, texts)


def _itself(texts: bytes) -> bytes:
    return texts


@lru_cache(maxsize=_AT_HAND)
def _unpacked(source: Source) -> list[str]:
    texts: list[str] = _value_of(source.of(source.key))
    return texts


def _bytes_of(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICK)


def _value_of(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
