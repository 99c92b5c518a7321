"""Stage: Pelican's writer, to which no page can be lost under another, and which renders nothing alike twice."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

from .gather import COLLISIONS
from .once import Once
from .story.findings import finding


class OnceWriter(Writer):  # type: ignore[misc]  # pelican ships no types
    """Writes each file once; a second page for the same address is left out, and is a finding."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> io.TextIOWrapper:  # noqa: FBT001, FBT002
        del override
        if filename in self._written_files:
            address = "/" + Path(filename).relative_to(self.output_path).as_posix().removesuffix("index.html")
            self.settings[COLLISIONS].append(finding("A702", "pages", address=address))
            return Path(os.devnull).open("w", encoding=encoding)
        self._written_files.add(filename)
        return Path(filename).open("w", encoding=encoding, newline="\n")


def add_once(generator: Any) -> None:
    """Let templates have what several pages show alike rendered once."""
    generator.env.globals["once"] = Once()


def begin(pelican: Any) -> None:
    """Begin with no collisions."""
    pelican.settings[COLLISIONS] = []


def writer(pelican: Any) -> type[OnceWriter]:
    """Name the writer."""
    del pelican
    return OnceWriter


def register() -> None:
    """Connect the stage."""
    signals.initialized.connect(begin)
    signals.generator_init.connect(add_once)
    signals.get_writer.connect(writer)
