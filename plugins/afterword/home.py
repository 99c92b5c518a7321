"""Stage: the front page, the search page, and the page for an address that is not there."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import Generator

from .addresses import short_hash
from .catalogue import Catalogue, Shelf, Value
from .entries import Entry
from .gather import CATALOGUE

NEWEST = 10
VALUES = 8
"""Of each facet, those with most stories."""


class Figures(NamedTuple):
    """How much there is."""

    stories: int
    chapters: int
    words: int
    authors: int


def figures(shown: Catalogue) -> Figures:
    """Return the figures of an archive."""
    entries = shown.entries
    return Figures(
        len(entries),
        sum(len(entry.pages) for entry in entries),
        sum(entry.story.words for entry in entries),
        len(shown.authors.values),
    )


def pick(shown: Catalogue) -> Entry | None:
    """Return one story by lot: the same in every build of the same archive."""
    lot = str(len(shown.entries))
    return min(shown.entries, key=lambda entry: short_hash(lot + entry.slug), default=None)


class HomeGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/`, `/search/` and `404.html`."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        shown: Catalogue = self.settings[CATALOGUE]
        write = partial(writer.write_file, relative_urls=self.settings["RELATIVE_URLS"])
        write(
            name="index.html",
            template=self.get_template("home"),
            context=self.context,
            url="",
            newest=shown.entries[:NEWEST],
            figures=figures(shown),
            pick=pick(shown),
            shelves=[(shelf, _biggest(shelf)) for shelf in shown.shelves],
        )
        write(name="search/index.html", template=self.get_template("search"), context=self.context, url="search/")
        # A host shows this page at any depth, so its links begin at the root of the site, if it is known where that is.
        site = self.settings["SITEURL"]
        root = {**self.context, "SITEURL": urlsplit(site).path.rstrip("/")}
        writer.write_file("404.html", self.get_template("404"), root, relative_urls=not site, url="404.html")


def _biggest(shelf: Shelf) -> list[Value]:
    return sorted(shelf.values, key=lambda value: -len(value.entries))[:VALUES]


def generators(pelican: Any) -> type[HomeGenerator]:
    """Name the generator of this stage."""
    del pelican
    return HomeGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
