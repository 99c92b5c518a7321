"""Every slug and address of the site: computed, never taken from a raw file, and kept once published.

`/stories/SLUG/` · `/stories/SLUG/N/` · `/stories/SLUG/whole/` · `/authors/SLUG/` · `/FACET/SLUG/` · `/series/SLUG/`
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from unidecode import unidecode

from .story.findings import finding
from .story.model import Finding

NAME = "addresses.csv"
COLUMNS = ("kind", "key", "slug")
_LONGEST = 80
_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for itself."""
_RESERVED = _DEVICES | {"page", "index", "feed", "by-title", "by-length", "by-count", "whole"}
TOP = frozenset(
    (
        "stories",
        "authors",
        "browse",
        "search",
        "titles",
        "series",
        "stats",
        "feeds",
        "theme",
        "page",
        "404",
        "manifest-sha256",
    )
)
"""What stands at the top of the site beside the facets."""


def slug(text: str) -> str:
    """Return what a name is called in an address: lower-case ASCII letters, digits and hyphens; empty for signs alone.

    >>> slug("Jim/Pam"), slug("quill & ash"), slug("Été"), slug("★★★")
    ('jim-x-pam', 'quill-and-ash', 'ete', '')
    """
    spelled = unidecode(text.replace("/", " x ").replace("&", " and ")).lower().replace("'", "")
    return _NOT_ALLOWED.sub("-", spelled).strip("-")[:_LONGEST].rstrip("-")


def short_hash(text: str) -> str:
    """Return six characters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


class Wanted(NamedTuple):
    """Something that needs an address: its keys (the first is its own, any of them keeps its address) and its name."""

    keys: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Slugs by kind (`stories`, `authors`, a facet) and key."""

    slugs: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, kind: str, key: str) -> str:
        """Return the slug of a thing; raises `KeyError` for one that has none."""
        return self.slugs[kind, key]


def assign(
    kind: str, wanted: Iterable[Wanted], published: Addresses
) -> tuple[dict[tuple[str, str], str], list[Finding]]:
    """Return a slug for every thing of one kind, and a finding for each that had to give way to another.

    A published slug stays. Of several that would share one, the first by its key has it; the others add a hash of
    theirs. The answer does not depend on the order in which they come.
    """
    things = sorted(set(wanted))
    slugs: dict[tuple[str, str], str] = {}
    taken: dict[str, str] = {}
    for thing in things:
        kept = next((published.slugs[kind, key] for key in thing.keys if (kind, key) in published.slugs), None)
        if kept is not None and kept not in taken:
            slugs[kind, thing.keys[0]] = kept
            taken[kept] = thing.name
    findings: list[Finding] = []
    rivals: dict[str, list[Wanted]] = defaultdict(list)
    for thing in things:
        if (kind, thing.keys[0]) not in slugs:
            rivals[slug(thing.name)].append(thing)
    for short, group in sorted(rivals.items()):
        for thing in group:
            own = (
                short
                if short and short not in taken and short not in _RESERVED
                else f"{short or 'untitled'}-{short_hash(thing.keys[0])}"
            )
            if short in taken:
                findings.append(finding("A701", NAME, kind=kind, address=f"/{kind}/{short}/", other=f"/{kind}/{own}/"))
            slugs[kind, thing.keys[0]] = own
            taken[own] = thing.name
    return slugs, findings


def facet_folder(label: str) -> str:
    """Return the first part of the addresses of a label that only one site has."""
    short = slug(label) or f"label-{short_hash(label)}"
    return f"label-{short}" if short in TOP else short


def read_addresses(text: str) -> Addresses:
    """Return the addresses of a text in the shape of `addresses.csv`; a row that cannot be one is left out."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    found = ((row.get("kind"), row.get("key"), row.get("slug")) for row in rows)
    return Addresses({(kind, key): own for kind, key, own in found if kind and key and own and slug(own) == own})


def write_addresses(
    slugs: Mapping[tuple[str, str], str],
    keys: Mapping[tuple[str, str], tuple[str, ...]],
    published: Addresses,
) -> str:
    """Return the text of `addresses.csv`: all that was published, and a row for each key of what is now."""
    rows = dict(published.slugs)
    for (kind, key), own in slugs.items():
        rows |= {(kind, each): own for each in keys.get((kind, key), (key,))}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((kind, key, own) for (kind, key), own in sorted(rows.items()))
    return out.getvalue()
