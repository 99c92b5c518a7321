"""Dates in numbers, settled site by site: `05/06/07` is two dates until another page of its site shows the order.

    Published: 05/06/07 Updated: 28/06/07

An archive prints all its dates alike, so one day above the twelfth tells for every file of that site. Where pages
prove both orders, the site has changed its mind, and nothing is settled. Dates that an author typed prove nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..dates import is_ambiguous, proved_order, read_date
from ..fields import DATES, unread
from ..formats import header_block
from ..ledger import recovered
from ..model import Listed, Origin, Reading, Stated

_UNREAD = "unread:"


class Proof(NamedTuple):
    """The order of a site's dates in numbers, and the first date that proves it."""

    order: str
    text: str
    file: str

    @property
    def how(self) -> str:
        """What is said beside a date that was settled so."""
        return f"its site writes days and months in the order of “{self.text}” in {self.file}"


def settle_dates(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings with each date read whose order another page of the site proves; without its finding then.

    The same readings give the same dates in any order.
    """
    readings = tuple(readings)
    proofs = _proofs(readings)
    return tuple(
        _settled(each, proof) if (proof := proofs.get(_site(each) or "")) and _is_printed(each) else each
        for each in readings
    )


def _proofs(readings: Iterable[Reading]) -> Mapping[str, Proof]:
    """Return for each site the order that its pages prove, if they prove one."""
    found: dict[str, dict[str, Proof]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda each: each.file):
        site = _site(reading)
        if not site or not _is_printed(reading):
            continue
        for text in _dates(reading):
            if order := proved_order(text):
                found[site].setdefault(order, Proof(order, text, reading.file))
    return {site: next(iter(orders.values())) for site, orders in found.items() if len(orders) == 1}


def _dates(reading: Reading) -> Iterator[str]:
    """Yield every date that a page prints, as it prints it; a person may have said another since."""
    for field in (*reading.fields, *(field for each in reading.listed for field in each.fields)):
        if field.field.rpartition(":")[2] in DATES and field.origin is Origin.STATED:
            yield from filter(None, map(str.strip, field.raw.split("\n")))


def _settled(reading: Reading, proof: Proof) -> Reading:
    fields = tuple(_read(field, proof) for field in reading.fields)
    listed = tuple(Listed(tuple(_read(field, proof) for field in each.fields)) for each in reading.listed)
    read = [field for field, now in zip(reading.fields, fields, strict=True) if now is not field]
    solved = {unread(reading.file, field) for field in read}
    return replace(
        reading,
        fields=fields,
        listed=listed,
        ledger=recovered(reading.ledger, read),
        findings=tuple(found for found in reading.findings if found not in solved),
    )


def _read(field: Stated, proof: Proof) -> Stated:
    """Return a date that could be two as the one that it is; every other field as it is."""
    if not field.field.startswith(_UNREAD) or _name(field) not in DATES or not is_ambiguous(field.values[0]):
        return field
    date = read_date(field.values[0], proof.order)
    if date is None:
        return field
    return replace(field, field=_name(field), values=(date.isoformat(),), origin=Origin.INFERRED, how=proof.how)


def _name(field: Stated) -> str:
    return field.field.removeprefix(_UNREAD)


def _site(reading: Reading) -> str | None:
    return reading.one("site")


def _is_printed(reading: Reading) -> bool:
    """Whether the dates of a file are those that its site printed, and none that its author typed."""
    return reading.format != header_block.NAME
