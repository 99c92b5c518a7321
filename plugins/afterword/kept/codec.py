"""Frozen data to JSON values and back, by its type hints: never pickle, which runs what it is given.

    Place("The Lamp Cycle", 2)  ⇄  ["The Lamp Cycle", 2]

A class is the list of its fields, in their order; prose is a number, by which its text is found in another place.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ..story.model import Prose

Texts = Callable[[int], Prose]
"""Gives prose by its number."""


class Codec(NamedTuple):
    """How a type becomes JSON, the texts of its prose added to a list, and how JSON becomes the type."""

    encode: Callable[[Any, list[str]], Any]
    decode: Callable[[Any, Texts], Any]


_SAME = frozenset((str, int, float, bool, type(None)))
"""What JSON has itself."""


@cache
def codec(kind: Any) -> Codec:
    """Return the codec of a type. Raises `TypeError` for a type that no stage passes on."""
    if kind in _ALONE:
        return _ALONE[kind]
    if get_origin(kind) is not None:
        return _of_generic(get_origin(kind), get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Codec(lambda value, _: value, lambda value, _: kind(value))
    return _of_record(kind)


def _of_generic(origin: Any, arguments: tuple[Any, ...]) -> Codec:
    if origin in (Union, types.UnionType):
        return _of_optional(*(each for each in arguments if each is not type(None)))
    if origin is Mapping:
        return Codec(lambda value, _: dict(value), lambda value, _: value)
    if origin is tuple and arguments[1:] != (...,):
        return _of_row([codec(each) for each in arguments])
    return _of_items(origin, arguments[0])


def _of_prose() -> Codec:
    def encode(value: Prose, texts: list[str]) -> int:
        texts.append(value.html)
        return len(texts) - 1

    return Codec(encode, lambda value, texts: texts(value))


_ALONE = {
    **dict.fromkeys(_SAME, Codec(lambda value, _: value, lambda value, _: value)),
    Prose: _of_prose(),
    datetime.date: Codec(lambda value, _: value.isoformat(), lambda value, _: datetime.date.fromisoformat(value)),
}


def _of_optional(inner: Any) -> Codec:
    encode, decode = codec(inner)
    return Codec(
        lambda value, texts: None if value is None else encode(value, texts),
        lambda value, texts: None if value is None else decode(value, texts),
    )


def _of_items(make: Callable[[Any], Any], items: Any) -> Codec:
    """Return the codec of a tuple of any length, or of a set, which is sorted."""
    encode, decode = codec(items)
    if items in _SAME:
        put = sorted if make is frozenset else list
        return Codec(lambda value, _: put(value), lambda value, _: make(value))
    return Codec(
        lambda value, texts: [encode(item, texts) for item in value],
        lambda value, texts: make([decode(item, texts) for item in value]),
    )


def _of_row(parts: list[Codec]) -> Codec:
    return Codec(
        lambda value, texts: [part.encode(item, texts) for part, item in zip(parts, value, strict=True)],
        lambda value, texts: tuple([part.decode(item, texts) for part, item in zip(parts, value, strict=True)]),
    )


def _of_record(kind: Any) -> Codec:
    """Return the codec of a frozen data class or a named tuple."""
    names = kind._fields if hasattr(kind, "_fields") else [each.name for each in dataclasses.fields(kind)]
    hints = get_type_hints(kind)
    fields = [(name, *codec(hints[name])) for name in names]
    decoders = [decode for _, _, decode in fields]
    return Codec(
        lambda value, texts: [encode(getattr(value, name), texts) for name, encode, _ in fields],
        lambda value, texts: kind(*[decode(item, texts) for decode, item in zip(decoders, value, strict=True)]),
    )
