"""How long one file may take: no input holds up all others.

The time is that of the processor, so that a busy machine gives nothing up. A page is read in a fraction of a second;
what takes many is no page, but something made to take for ever, or a fault of ours.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_LAST = 2
"""How many times its time a file has taken when the process that reads it is ended, which nothing can put off."""


class OverBudgetError(Exception):
    """A file took longer than it may."""


def seconds_for(size: int, seconds: int) -> float:
    """Return how long a file of so many bytes may take: so many seconds, and as many more for each megabyte.

    >>> seconds_for(0, 20), seconds_for(2_000_000, 20)
    (20.0, 60.0)
    """
    return seconds + seconds * size / 1_000_000


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Give up what is done within, by `OverBudgetError`, when it has taken so many seconds of the processor.

    A library that is not written in Python hears of that only when it has done: where it goes on as long again, the
    system ends the process. Only the main thread of a process can be interrupted, and not on Windows; elsewhere
    nothing is ever given up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    signal.setitimer(signal.ITIMER_PROF, _LAST * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def is_over(exit_status: int | None) -> bool:
    """Return whether a process has ended because what it did took too long."""
    return hasattr(signal, "SIGPROF") and exit_status == -signal.SIGPROF


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise OverBudgetError
