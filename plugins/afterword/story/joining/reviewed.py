"""Pages of reviews to the stories that they are of: by number and site, else by a title that one story alone has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model import Reading
from ..words import bare
from .join import id_of

Group = tuple[Reading, ...]


class Reviewed(NamedTuple):
    """The files of each story, pages of its reviews among them, and the pages that are of none."""

    groups: tuple[Group, ...]
    others: tuple[Reading, ...]


def with_reviews(groups: Sequence[Group], pages: Iterable[Reading]) -> Reviewed:
    """Return the groups with the pages of reviews that are of their stories."""
    by_id = {id_of(reading): at for at, group in enumerate(groups) for reading in group if id_of(reading)}
    by_title: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for reading in group:
            for title in reading.values("title"):
                by_title[bare(title)].add(at)
    found: dict[int, list[Reading]] = defaultdict(list)
    others: list[Reading] = []
    for page in pages:
        titled = by_title.get(bare(page.one("title") or ""), set())
        by_name = next(iter(titled)) if len(titled) == 1 else None
        story = by_id.get(id_of(page), by_name)
        (others if story is None else found[story]).append(page)
    return Reviewed(tuple((*group, *found[at]) for at, group in enumerate(groups)), tuple(others))
