"""How much of a build is verifying: the sums, the judge, the ledger, and the look at every page that was written.

A site is built of the pages that reading is measured with, with nothing kept of an earlier build. Then all that the
build verified is verified once more by itself, and what the one takes stands against the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from ..content import open_content
from ..entries import Entry
from ..manifest import sums_of
from ..story.convert import RawFile
from ..story.model import Prose
from ..story.plural import counted
from ..story.prose import is_sound, said
from ..verify import see_all, wanted_of, wrong_with
from .build import Built, Request, build_site
from .race import Spread, spread
from .record import raw_sums
from .screen import console

_TIMES = 2
"""Each text is judged, and its words are counted, as it is made and as it is set."""


class Share(NamedTuple):
    """Seconds of the processor, with those of all workers, and what of a build is verifying."""

    build: float
    verifying: float
    share: Spread


def verify_share(root: Path, pages: Iterable[RawFile], rounds: int) -> Share:
    """Return what verifying takes of a build that is made of some pages; medians of so many rounds."""
    pages = tuple(pages)
    laps = [_lap(root, pages) for _ in range(rounds + 1)][1:]  # nobody is measured while learning
    builds, verifyings = zip(*laps, strict=True)
    return Share(median(builds), median(verifyings), spread(part / whole for whole, part in laps))


def _lap(root: Path, pages: Iterable[RawFile]) -> tuple[float, float]:
    """Return how long a build took, and how long all that it verifies takes by itself."""
    with TemporaryDirectory(prefix="afterword-") as folder:
        content, site = Path(folder, "content"), Path(folder, "site")
        for page in pages:
            path = content / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page.data)
        settings = {"CACHE_PATH": str(Path(folder, "kept"))}
        started = _seconds()
        built = build_site(Request(root, content, site, 1, settings=settings))
        between = _seconds()
        _verify(content, site, built)
        return between - started, _seconds() - between


def _verify(content: Path, site: Path, built: Built) -> None:
    """Verify what a build does."""
    raw_sums(open_content(content))
    sums = sums_of(site)
    entries = built.catalogue.entries
    tuple(wrong_with(see_all(site, sums, 1), sums, wanted_of(entries)))
    for text in _texts(entries):
        for _ in range(_TIMES):
            is_sound(text.html)
            said(text)


def _texts(entries: Iterable[Entry]) -> Iterator[Prose]:
    for entry in entries:
        chapters = entry.story.chapters
        notes = [text for each in chapters for text in (each.notes, each.end_notes)]
        yield from (text for text in (entry.story.notes, entry.story.end_notes, *notes) if text)
        yield from (chapter.prose for chapter in chapters)


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def show_share(found: Share, rounds: int) -> None:
    """Print what was measured."""
    console.print(
        f"\nVerifying is {found.share.median:.0%} ({found.share.least:.0%}–{found.share.most:.0%}) of a build of these"
        f" pages: {found.verifying:.1f} of {found.build:.1f} seconds of the processor, median of"
        f" {counted(rounds, 'round')}.",
        markup=False,
    )


def share_as_json(found: Share) -> Mapping[str, Any]:
    """Return what was measured as JSON values."""
    return {"build": found.build, "verifying": found.verifying, "share": found.share._asdict()}
