"""How a command ends when it is told to: by Ctrl+C, or by whoever started it."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Mapping, Sequence


def end_when_told() -> None:
    """Take SIGTERM for Ctrl+C: what was begun is cleared away, and no worker is left behind."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def run_child(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a program and return its exit status; it is told to end when we are, and waited for."""
    with subprocess.Popen(command, env=environment) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.terminate()
            child.wait()
            raise
