"""Stage: a page for each chapter, and one page for the whole story."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue
from .entries import Entry, Page
from .gather import CATALOGUE
from .onward import Onward, onward
from .story.model import Prose
from .story.prose.typeset import typeset
from .taken import TAKEN

LISTED = 100
"""Chapters that every chapter page lists; of a longer story it lists those near, so that the site does not grow with
the square of its chapters."""
_NEAR = 12


class ChaptersGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/stories/SLUG/N/` and `/stories/SLUG/whole/`."""

    def generate_output(self, writer: Any) -> None:
        """Write the chapter pages of every story."""
        shown: Catalogue = self.settings[CATALOGUE]
        leads = onward(shown)
        write = partial(writer.write_file, context=self.context, relative_urls=self.settings["RELATIVE_URLS"])
        for entry in shown.entries:
            self._story(write, entry, leads)

    def _story(self, write: Any, entry: Entry, leads: Mapping[str, Onward]) -> None:
        bodies = [self._body(page) for page in entry.pages]
        for at, (page, body) in enumerate(zip(entry.pages, bodies, strict=True)):
            following = entry.pages[at + 1] if at + 1 < len(entry.pages) else None
            write(
                name=f"{page.path}index.html",
                template=self.get_template("chapter"),
                url=page.path,
                entry=entry,
                page=page,
                body=body,
                previous=entry.pages[at - 1] if at else None,
                next=following,
                gap=following.gap if following else entry.gap,
                listed=listed(entry, at),
                onward=Onward() if following else leads[entry.slug],
            )
        path = f"{entry.path}whole/"
        write(
            name=f"{path}index.html",
            template=self.get_template("whole"),
            url=path,
            entry=entry,
            chapters=list(zip(entry.pages, bodies, strict=True)),
            onward=leads[entry.slug],
        )

    def _body(self, page: Page) -> Prose:
        """Return the prose of a chapter as it is printed; where it is taken as it was printed, nobody asks for it."""
        is_set = self.settings["TYPOGRAPHY"] and f"{page.path}index.html" not in self.settings[TAKEN]
        return typeset(page.chapter.prose) if is_set else page.chapter.prose


def listed(entry: Entry, at: int) -> tuple[Page, ...]:
    """Return the chapters that the page of one of them lists: all, or of a long story those near, first and last."""
    pages = entry.pages
    if len(pages) <= LISTED:
        return pages
    return tuple(page for place, page in enumerate(pages) if place in (0, len(pages) - 1) or abs(place - at) <= _NEAR)


def generators(pelican: Any) -> type[ChaptersGenerator]:
    """Name the generator of this stage."""
    del pelican
    return ChaptersGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
