"""Stage: a page for each chapter, and one page for the whole story."""

from __future__ import annotations

from functools import partial
from typing import Any

from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue, Entry, Page
from .gather import CATALOGUE
from .story.model import Prose
from .story.prose.typeset import typeset


class ChaptersGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/stories/SLUG/N/` and `/stories/SLUG/whole/`."""

    def generate_output(self, writer: Any) -> None:
        """Write the chapter pages of every story."""
        shown: Catalogue = self.settings[CATALOGUE]
        write = partial(writer.write_file, context=self.context, relative_urls=self.settings["RELATIVE_URLS"])
        for entry in shown.entries:
            bodies = [self._body(page) for page in entry.pages]
            for at, (page, body) in enumerate(zip(entry.pages, bodies, strict=True)):
                write(
                    name=f"{page.path}index.html",
                    template=self.get_template("chapter"),
                    url=page.path,
                    entry=entry,
                    page=page,
                    body=body,
                    previous=entry.pages[at - 1] if at else None,
                    next=entry.pages[at + 1] if at + 1 < len(entry.pages) else None,
                )
            self._whole(write, entry, bodies)

    def _whole(self, write: Any, entry: Entry, bodies: list[Prose]) -> None:
        path = f"{entry.path}whole/"
        chapters = list(zip(entry.pages, bodies, strict=True))
        write(
            name=f"{path}index.html",
            template=self.get_template("whole"),
            url=path,
            entry=entry,
            chapters=chapters,
        )

    def _body(self, page: Page) -> Prose:
        return typeset(page.chapter.prose) if self.settings["TYPOGRAPHY"] else page.chapter.prose


def generators(pelican: Any) -> type[ChaptersGenerator]:
    """Name the generator of this stage."""
    del pelican
    return ChaptersGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
