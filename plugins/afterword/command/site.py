"""One run of Pelican: the settings it is given, and what it has to say."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..beside import BESIDE
from ..story.findings import finding
from ..story.model import Finding
from .screen import console, progress


def run_pelican(conf: Path, settings: Mapping[str, Any], progress_key: str) -> tuple[Mapping[str, Any], list[Finding]]:
    """Run Pelican with the settings of a file and others over them.

    Returns the settings as the stages left them, and a finding for each thing that Pelican only logs.
    """
    from pelican import Pelican  # noqa: PLC0415 - it takes a while, and `check` does without it
    from pelican.log import console as pelican_console  # noqa: PLC0415 - as above
    from pelican.settings import read_settings  # noqa: PLC0415 - as above

    content = f"{settings['PATH']}/"
    with _heard() as said:
        with progress() as advance:
            pelican = Pelican(read_settings(str(conf), override={**settings, progress_key: advance}))
        with console.status("Writing pages …"):
            pelican_console.quiet = True  # it counts articles; the summary counts stories
            try:
                pelican.run()
            finally:
                if beside := pelican.settings.get(BESIDE):
                    beside.stop()
    made: Mapping[str, Any] = pelican.settings
    return made, [finding("A703", "pages", reason=text.replace(content, "")) for text in said]


class _Ear(logging.Handler):
    """Keeps what is logged, with the error that was the reason, if there is one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        error = sys.exc_info()[1]
        text = record.getMessage() + (f" ({error})" if error else "")
        self.said.append(" ".join(text.split()))


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Give a list that fills with Pelican's warnings and errors, which are then printed by nobody else."""
    logger, ear = logging.getLogger("pelican"), _Ear()
    before = logger.propagate, logging.root.manager.disable
    logging.disable(logging.INFO)
    logger.propagate = False
    logger.addHandler(ear)
    try:
        yield ear.said
    finally:
        logger.removeHandler(ear)
        logger.propagate = before[0]
        logging.disable(before[1])
