"""Every slug and address of the site: computed, never taken from a raw file, and kept once published.

`/stories/SLUG/` · `/stories/SLUG/N/` · `/stories/SLUG/whole/` · `/authors/SLUG/` · `/FACET/SLUG/` · `/series/SLUG/`
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from unidecode import unidecode

from .story.facets import FACETS
from .story.findings import finding
from .story.model import Finding

NAME = "addresses.csv"
STORIES, AUTHORS, SERIES = "stories", "authors", "series"
_LONGEST = 80
_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for itself."""
RESERVED = _DEVICES | {"page", "index", "feed", "by-title", "by-length", "by-count", "whole"}
TOP = frozenset(
    (
        "stories",
        "authors",
        "browse",
        "search",
        "titles",
        "series",
        "stats",
        "old-site",
        "feeds",
        "labels",
        "theme",
        "page",
        "index.html",
        "404",
        "404.html",
        "sitemap.xml",
        "manifest-sha256",
        "manifest-sha256.txt",
        *(facet.name for facet in FACETS),
    )
)
"""What stands at the top of the site: nobody else's label or page is called so."""
LABELS = "labels"
"""The kind of the folders of labels that only one site has; they stand at the top as well."""


def slug(text: str) -> str:
    """Return what a name is called in an address: lower-case ASCII letters, digits and hyphens; empty for signs alone.

    >>> slug("Jim/Pam"), slug("quill & ash"), slug("Été"), slug("★★★")
    ('jim-x-pam', 'quill-and-ash', 'ete', '')
    """
    spelled = unidecode(text.replace("/", " x ").replace("&", " and ")).lower().replace("'", "")
    return _NOT_ALLOWED.sub("-", spelled).strip("-")[:_LONGEST].rstrip("-")


def short_hash(text: str, length: int = 6) -> str:
    """Return a few characters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def author_key(name: str) -> str:
    """Return what stands for an author in `addresses.csv`, which is public and never forgets.

    A name that its author gives up is not to be read there; the first half is the same whatever the case.
    """
    return f"{short_hash(name.casefold(), 16)}-{short_hash(name, 16)}"


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
    kind: str, wanted: Iterable[Wanted], published: Addresses, reserved: Container[str] = RESERVED
) -> tuple[dict[tuple[str, str], str], list[Finding]]:
    """Return a slug for every thing of one kind, and a finding for each that had to give way to another.

    A published slug stays. Of several that would share one, the first by its key has it; the others add a hash of
    theirs, as long as it takes. The answer does not depend on the order in which they come.
    """
    things = sorted(set(wanted))
    slugs = _kept(kind, things, published)
    rivals: dict[str, list[Wanted]] = defaultdict(list)
    for thing in things:
        if (kind, thing.keys[0]) not in slugs:
            rivals[slug(thing.name)].append(thing)
    taken = set(slugs.values())
    late: list[tuple[str, Wanted]] = []
    for short, group in sorted(rivals.items()):
        is_free = bool(short) and short not in taken and short not in reserved
        if is_free:
            slugs[kind, group[0].keys[0]] = short
            taken.add(short)
        late += [(short, thing) for thing in group[is_free:]]
    findings: list[Finding] = []
    for short, thing in late:
        own = _with_hash(short, thing.keys[0], taken)
        if short in taken:
            findings.append(finding("A701", NAME, kind=kind, address=f"/{kind}/{short}/", other=f"/{kind}/{own}/"))
        slugs[kind, thing.keys[0]] = own
        taken.add(own)
    return slugs, findings


def _kept(kind: str, things: Iterable[Wanted], published: Addresses) -> dict[tuple[str, str], str]:
    """Return the slugs that things were published under, by any of their keys; each is one thing's alone."""
    kept: dict[str, str] = {}
    for thing in things:
        own = next((published.slugs[kind, key] for key in thing.keys if (kind, key) in published.slugs), None)
        if own is not None:
            kept.setdefault(own, thing.keys[0])
    return {(kind, key): own for own, key in kept.items()}


def _with_hash(short: str, key: str, taken: Container[str]) -> str:
    lengths = range(len(short_hash(key)), len(short_hash(key, 64)))
    spelled = (f"{short or 'untitled'}-{short_hash(key, length)}" for length in lengths)
    return next(own for own in spelled if own not in taken)
