"""A worker ends when whoever started it has ended, however that came: nobody else would ever end it."""

from __future__ import annotations

import os
import threading
import time

_EVERY = 0.5
"""Seconds."""


def end_with(parent: int) -> None:
    """Look from now on whether the process that started this one is still there.

    Its number is told and not asked for: it may have ended before this one could ask.
    """
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os._exit(1)
