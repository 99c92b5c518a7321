"""A field that one file gives more than once: two summaries, a second author, a title that is printed again below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .ledger import HIDDEN
from .model import Stated
from .values import is_list, key_of, union

_ONE_VALUE = frozenset(("title", "language", "status", "published", "updated"))


def merge_repeats(fields: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return the fields of a file, each once for each way it is known, with the words of all.

    Lists are put together, and so are summaries. Of what can have one value alone the first stands; another is kept
    under a label of its own, so that whoever looks finds it.
    """
    merged: list[Stated] = []
    for field in fields:
        at = next((at for at, other in enumerate(merged) if _is_again(field, other)), None)
        if at is None:
            merged.append(field)
        elif field.field in _ONE_VALUE and field.values and merged[at].values and _keys(field) != _keys(merged[at]):
            merged.append(replace(field, field=f"label:Other {field.field}", values=(field.raw.strip(),)))
        else:
            merged[at] = _both(merged[at], field)
    return tuple(merged)


def _is_again(field: Stated, other: Stated) -> bool:
    return field.field == other.field and field.origin is other.origin and field.field.partition(":")[0] not in HIDDEN


def _both(one: Stated, other: Stated) -> Stated:
    """Return two statements of one field as one."""
    if is_list(one.field) or one.field == "authors":
        values = union(one.values, other.values)
    elif one.field == "summary" and _keys(one) != _keys(other):
        values = ("\n".join((*one.values, *other.values)),)
    else:
        values = one.values or other.values
    return replace(one, values=values, raw=f"{one.raw}\n{other.raw}".strip())


def _keys(field: Stated) -> list[str]:
    return list(map(key_of, field.values))
