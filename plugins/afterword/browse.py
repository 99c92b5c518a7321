"""Stage: every list that stories stand on: by facet and value, by author, by series, by title, and all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import Generator
from unidecode import unidecode

from .addresses import AUTHORS, SERIES
from .catalogue import Catalogue, Shelf, Value
from .entries import Entry, by_title
from .feeds import FEEDS
from .gather import ARCHIVE, CATALOGUE
from .lists import List, write_list
from .old_site import descriptions
from .onward import in_series

_KINDS = {AUTHORS: "author"}
"""What is described under another name than its shelf has."""
OTHER = "#"
"""The letter of what begins with none."""


class Letter(NamedTuple):
    """One letter of an alphabet: its part of the address and what begins with it."""

    letter: str
    path: str
    items: tuple[Any, ...]


class BrowseGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/FACET/`, `/FACET/SLUG/`, `/authors/`, `/series/`, `/titles/`, `/stories/` and `/browse/`."""

    def generate_output(self, writer: Any) -> None:
        """Write all lists."""
        shown: Catalogue = self.settings[CATALOGUE]
        self._page(
            writer,
            "browse/",
            "browse",
            shelves=(*shown.shelves, shown.authors, shown.series),
            old_site=bool(self.settings[ARCHIVE].described),
        )
        for shelf in shown.shelves:
            self._shelf(writer, shelf)
        self._shelf(writer, shown.authors)
        self._shelf(writer, shown.series)
        write_list(writer, self, List("stories/", "All stories", shown.entries, feed=self.settings[FEEDS].get("", "")))
        self._titles(writer, shown.entries)

    def _shelf(self, writer: Any, shelf: Shelf) -> None:
        letters = _letters((value, value.link.name) for value in shelf.values)
        self._page(writer, f"{shelf.folder}/", "shelf", shelf=shelf, letters=letters, order="name")
        by_count = sorted(
            shelf.values, key=lambda value: (-len(value.entries), value.link.name.casefold(), value.link.path)
        )
        self._page(
            writer,
            f"{shelf.folder}/by-count/",
            "shelf",
            shelf=shelf,
            letters=(Letter("", "", tuple(by_count)),),
            order="count",
        )
        said = descriptions(self.settings[ARCHIVE].described)
        for value in shelf.values:
            about = said.get((_KINDS.get(shelf.folder, shelf.folder), value.link.name.casefold()))
            write_list(writer, self, _list_of(shelf, value, self.settings[FEEDS])._replace(about=about))

    def _titles(self, writer: Any, entries: tuple[Entry, ...]) -> None:
        letters = _letters((entry, str(by_title(entry)[1])) for entry in sorted(entries, key=by_title))
        self._page(writer, "titles/", "titles", letters=letters, letter=None)
        for letter in letters:
            self._page(writer, f"titles/{letter.path}/", "titles", letters=letters, letter=letter)

    def _page(self, writer: Any, path: str, template: str, **values: Any) -> None:
        relative = self.settings["RELATIVE_URLS"]
        writer.write_file(
            f"{path}index.html",
            self.get_template(template),
            self.context,
            relative_urls=relative,
            url=path,
            **values,
        )


def _list_of(shelf: Shelf, value: Value, feeds: Mapping[str, str]) -> List:
    entries = in_series(value) if shelf.folder == SERIES else value.entries
    feed = feeds.get(value.link.path, "")
    return List(value.link.path, value.link.name, entries, shelf.title, feed, in_order=shelf.folder == SERIES)


def _letters(items: Iterable[tuple[Any, str]]) -> tuple[Letter, ...]:
    """Return things by the first letter of their names, spelled in the Latin alphabet."""
    by_letter: dict[str, list[Any]] = defaultdict(list)
    for item, name in items:
        first = unidecode(name.lstrip("\"'“‘«([¿¡ "))[:1].upper()
        by_letter[first if first.isalpha() else OTHER].append(item)
    order = sorted(by_letter, key=lambda letter: (letter == OTHER, letter))
    return tuple(
        Letter(letter, letter.lower() if letter != OTHER else "other", tuple(by_letter[letter])) for letter in order
    )


def generators(pelican: Any) -> type[BrowseGenerator]:
    """Name the generator of this stage."""
    del pelican
    return BrowseGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
