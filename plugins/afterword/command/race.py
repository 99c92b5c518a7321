"""Two ways of doing the same work, measured side by side: every figure is the one against the other.

Seconds say little of a machine that others work on too, and nothing of another machine. So the two take turns, round
by round, and what counts is the ratio of a round: whatever slows the machine down slows both.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import NamedTuple

Work = Callable[[], object]


class Lap(NamedTuple):
    """Seconds that some work took: of the processor, and by the clock on the wall."""

    cpu: float
    wall: float


class Round(NamedTuple):
    """One round: our lap and that of the peer."""

    ours: Lap
    peer: Lap


class Spread(NamedTuple):
    """What came out of several rounds: the middle one, and the two at the ends."""

    median: float
    least: float
    most: float


def race(ours: Work, peer: Work, at: int) -> Round:
    """Return one round, the `at`-th; the two take turns in going first."""
    if at % 2:
        after, before = _lap(peer), _lap(ours)
        return Round(before, after)
    return Round(_lap(ours), _lap(peer))


def added(rounds: Iterable[Round]) -> Round:
    """Return the rounds of several pieces of work as one."""
    rounds = tuple(rounds)
    ours, peer = (_sum(each[side] for each in rounds) for side in (0, 1))
    return Round(ours, peer)


def spread(values: Iterable[float]) -> Spread:
    """Return the middle of some values, and their ends.

    >>> spread([3, 1, 2])
    Spread(median=2, least=1, most=3)
    """
    values = sorted(values)
    return Spread(median(values), values[0], values[-1])


def _lap(work: Work) -> Lap:
    gc.collect()  # nobody clears up after somebody else
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Lap(time.process_time() - cpu, time.perf_counter() - wall)


def _sum(laps: Iterable[Lap]) -> Lap:
    cpu, wall = zip(*laps, strict=True)
    return Lap(sum(cpu), sum(wall))
