"""`bench`: how fast stories are read, against a program that only parses the same pages.

Reading is everything that `convert` does: decode, recognise, parse, correct, clean, account for every word. The peer is
`BeautifulSoup(page, "lxml")`, which makes a tree of the page and understands nothing of it. Then: how much of a build
is verifying.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

from ..story.convert import RawFile, convert
from ..story.plural import counted
from .bench_pages import KNOWN, bench_pages
from .bench_verify import share_as_json, show_share, verify_share
from .race import Round, Spread, added, race, spread
from .screen import console

PEER = "BeautifulSoup(lxml)"
ALL = "all of them"
_MEGABYTE = 1_000_000


class Figures(NamedTuple):
    """What was measured of some pages: bytes for each second of the processor, and how often as fast we are."""

    pages: str
    files: int
    megabytes: float
    ours: float
    peer: float
    cpu: Spread
    wall: Spread


def bench(root: Path, rounds: int, wanted: Path | None = None, words: int | None = None) -> int:
    """Measure, print the figures, and write them as JSON where that is wanted.

    Returns 0, or 2 where there are no pages to measure with.
    """
    pages = bench_pages(root, words)
    if not pages:
        console.print(f"Not measured: there are no pages in {root / 'tests/formats'}.", style="bold red", markup=False)
        return 2
    figures = measure(pages, rounds)
    _show(figures, rounds)
    share = verify_share(root, pages, rounds)
    show_share(share, rounds)
    if wanted is not None:
        said = _as_json(figures, rounds) | {"verifying": share_as_json(share)}
        wanted.write_text(json.dumps(said, indent=1) + "\n", "utf-8", newline="\n")
    return 0


def measure(pages: Iterable[RawFile], rounds: int) -> tuple[Figures, ...]:
    """Return the figures of the pages of each format, and of all; the pages of one format stand together."""
    groups = {name: tuple(group) for name, group in groupby(pages, lambda page: page.path.split("/")[0])}
    for group in groups.values():  # nobody is measured while learning
        _race(group, 0)
    laps: dict[str, list[Round]] = {name: [] for name in groups}
    for at in range(rounds):
        for name, group in groups.items():
            laps[name].append(_race(group, at))
    whole = [added(of_format[at] for of_format in laps.values()) for at in range(rounds)]
    every = tuple(page for group in groups.values() for page in group)
    return (*(_figures(name, group, laps[name]) for name, group in groups.items()), _figures(ALL, every, whole))


def _race(pages: Sequence[RawFile], at: int) -> Round:
    return race(partial(_read, pages), partial(_parse, pages), at)


def _read(pages: Iterable[RawFile]) -> None:
    for page in pages:
        convert(page, KNOWN)


def _parse(pages: Iterable[RawFile]) -> None:
    for page in pages:
        BeautifulSoup(page.data, "lxml")


def _figures(name: str, pages: Sequence[RawFile], rounds: Sequence[Round]) -> Figures:
    megabytes = sum(len(page.data) for page in pages) / _MEGABYTE
    return Figures(
        name,
        len(pages),
        megabytes,
        spread(megabytes / each.ours.cpu for each in rounds).median,
        spread(megabytes / each.peer.cpu for each in rounds).median,
        spread(each.peer.cpu / each.ours.cpu for each in rounds),
        spread(each.peer.wall / each.ours.wall for each in rounds),
    )


def _show(figures: Iterable[Figures], rounds: int) -> None:
    console.print(
        f"Megabytes for each second of the processor: read by Afterword, parsed by {PEER}; and how many times as fast"
        f" reading is, by the processor's time and by the clock. Medians of {counted(rounds, 'round')}, in brackets"
        " the slowest and the fastest.\n"
    )
    rows: list[tuple[str, ...]] = [("pages", "files", "MB", "read", "parsed", "by processor", "by the clock")]
    for each in figures:
        numbers = (f"{number:.2f}" for number in (each.megabytes, each.ours, each.peer))
        rows.append((each.pages, str(each.files), *numbers, _ratio(each.cpu), _ratio(each.wall)))
    for name, *cells in rows:
        console.print(f"{name:<24}{cells[0]:>6}" + "".join(f"{cell:>8}" for cell in cells[1:4]), end="")
        console.print("".join(f"{cell:>20}" for cell in cells[4:]))


def _ratio(ratio: Spread) -> str:
    return f"{ratio.median:.2f} ({ratio.least:.2f}–{ratio.most:.2f})"


def _as_json(figures: Iterable[Figures], rounds: int) -> dict[str, object]:
    rows = [each._asdict() | {"cpu": each.cpu._asdict(), "wall": each.wall._asdict()} for each in figures]
    machine = {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()}
    return {"peer": PEER, "rounds": rounds, "machine": machine, "figures": rows}
