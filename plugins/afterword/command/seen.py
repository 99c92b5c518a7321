"""What was seen of the pages of a site, looked at only where they are not those of an earlier build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..kept import PAGES, open_store, pack, page_key, unpack
from ..verify import Seen, pages_of, see_all


def seen_of(folder: Path, sums: Mapping[str, str], jobs: int | None, kept: Path) -> Iterator[Seen]:
    """Yield what every page of a folder says of itself, in order of path; `sums` are those of all its files.

    A page with the same bytes in the same place says the same: what was seen of it before lies in the folder `kept`.
    """
    keys = {name: page_key(name, sums[name]) for name in pages_of(sums)}
    with open_store(kept, PAGES) as store:
        before = store.find(keys.values())
        unseen = {name: sums[name] for name, key in keys.items() if key not in before}
        fresh = see_all(folder, unseen, jobs)
        for key in keys.values():
            yield unpack(Seen, *(before[key] if key in before else store.keep(key, pack(Seen, next(fresh)))))
