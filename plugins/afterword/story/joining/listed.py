"""What lists of stories say of the stories that are here: by number and site, else by title and author.

A list says nothing that a story's own file does not say better: it fills in what they leave out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..fields import unread
from ..ledger import HIDDEN
from ..model import Finding, Listed, Origin, Outcome, Place, Reading, Stated
from ..words import bare
from .gather_chapters import ranked
from .join import id_of, name_of
from .merge_fields import Known, merge_fields

Group = tuple[Reading, ...]
_OF_THE_PAGE = frozenset(("sid", "site", "url"))
"""What tells which story is meant, and is no news of it."""


def listed_for(groups: Iterable[Group], lists: Iterable[Reading]) -> Mapping[str, Group]:
    """Return what lists say of each story, by the first file of its group: an entry for each mention, as a reading."""
    lists = sorted(lists, key=lambda each: each.file)
    stories = {group[0].file: _as_one(group) for group in groups} if lists else {}
    by_id = {key: file for file, story in stories.items() if (key := id_of(story))}
    by_name: dict[object, list[str]] = defaultdict(list)
    for file, story in stories.items():
        if (key := name_of(story)) is not None:
            by_name[key].append(file)
    found: dict[str, list[Reading]] = defaultdict(list)
    for page in lists:
        entries = [_entry(page, each) for each in page.listed]
        ids = {(name_of(each), each.one("sid")) for each in entries}
        times = Counter(name for name, _ in ids) if page.one("site") else Counter(map(name_of, entries))
        for entry in entries:
            named = by_name.get(name, []) if (name := name_of(entry)) is not None and times[name] == 1 else []
            here = by_id.get(id_of(entry)) or (named[0] if len(named) == 1 else None)
            if here and _may_be_one(stories[here], entry):
                found[here].append(entry)
    return {file: tuple(entries) for file, entries in found.items()}


def filled_in(own: Known, listed: Group) -> Known:
    """Return what is known of a story, with what only lists say of it, or what only followed from something else."""
    lists = merge_fields(listed)
    new = {
        name
        for name, said in lists.fields.items()
        if name not in _OF_THE_PAGE and not _is_hidden(name) and _is_better(said, own.fields.get(name))
    }
    return Known(
        {**own.fields, **{name: lists.fields[name] for name in sorted(new)}},
        {**own.evidence, **{name: lists.evidence[name] for name in sorted(new)}},
    )


def unread_in_lists(known: Known, listed: Group, file: str) -> Iterator[Finding]:
    """Yield a finding about a story's first file for each value that only lists have, and that cannot be read."""
    for field in merge_fields(listed).fields.values():
        kind, _, name = field.field.partition(":")
        if kind == "unread" and name not in known.fields:
            yield unread(file, replace(field, line=None))


def numbered_places(places: tuple[Place, ...], listed: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return a story's places in series; those without a number get the one that the page of the series shows."""
    numbers = {bare(place.name): place.number for place in listed if place.number is not None}
    return tuple(
        replace(place, number=numbers.get(bare(place.name))) if place.number is None else place for place in places
    )


def _as_one(group: Group) -> Reading:
    """Return the best of what a story's own files say as one reading."""
    known = merge_fields(ranked(group))
    return Reading(group[0].file, "", None, Outcome.STORY, fields=tuple(known.fields.values()))


def _entry(page: Reading, listed: Listed) -> Reading:
    """Return what a list says of one story as a reading: a file of that list's name that says nothing else."""
    site = tuple(field for field in page.fields if field.field == "site")
    return Reading(page.file, page.digest, page.format, Outcome.METADATA, fields=(*listed.fields, *site))


def _may_be_one(story: Reading, entry: Reading) -> bool:
    """Return whether no address says that these are two: other sites, or two numbers of one."""
    site, sid = entry.one("site"), entry.one("sid")
    if site and story.one("site") not in (None, site):
        return False
    return not (site and sid and story.one("site") and story.one("sid") not in (None, sid))


def _is_better(listed: Stated, own: Stated | None) -> bool:
    """Whether a list says what the story's own files do not: they only let it follow, and in no word of theirs."""
    follows = own is not None and own.origin is Origin.INFERRED and not own.raw
    return own is None or (follows and listed.origin is Origin.STATED)


def _is_hidden(name: str) -> bool:
    return name.partition(":")[0] in HIDDEN
