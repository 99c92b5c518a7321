"""Stage: Pelican's writer, to which no page can be lost under another, and which renders nothing alike twice."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from .display import forget
from .gather import COLLISIONS
from .once import Once
from .story.findings import finding
from .taken import TAKEN


class OnceWriter(Writer):  # type: ignore[misc]  # pelican ships no types
    """Writes each file once; a second page for the same address is left out, and is a finding.

    A page that would be the same as in the last site is not rendered: it is that file, under one more name.
    """

    def write_file(self, name: str, *args: Any, **given: Any) -> None:
        """Write a page, or take it as it was."""
        target = sanitised_join(self.output_path, name)  # by which Pelican knows what it has written
        if name in self.settings[TAKEN] and target not in self._written_files:
            self._written_files.add(target)
            take(self.settings[TAKEN][name], Path(target))
        else:
            super().write_file(name, *args, **given)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> io.TextIOWrapper:  # noqa: FBT001, FBT002
        del override
        if filename in self._written_files:
            address = "/" + Path(filename).relative_to(self.output_path).as_posix().removesuffix("index.html")
            self.settings[COLLISIONS].append(finding("A702", "pages", address=address))
            return Path(os.devnull).open("w", encoding=encoding)
        self._written_files.add(filename)
        return Path(filename).open("w", encoding=encoding, newline="\n")


def take(source: Path, target: Path) -> None:
    """Give a file another name, or copy it where the file system knows no two names of one.

    Nobody writes into a file of a site that is there, so what is one file stays the same under both names.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def add_once(generator: Any) -> None:
    """Let templates have what several pages show alike rendered once."""
    generator.env.globals["once"] = Once()


def begin(pelican: Any) -> None:
    """Begin with no collisions, with nothing that is taken, and with nothing of another build."""
    forget()
    pelican.settings[COLLISIONS], pelican.settings[TAKEN] = [], {}


def writer(pelican: Any) -> type[OnceWriter]:
    """Name the writer."""
    del pelican
    return OnceWriter


def register() -> None:
    """Connect the stage."""
    signals.initialized.connect(begin)
    signals.generator_init.connect(add_once)
    signals.get_writer.connect(writer)
