"""Stage: what readers wrote below the stories, and what the archives that they come from said of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue
from .gather import ARCHIVE, CATALOGUE
from .story.model import Described

REVIEWS, OLD_SITE = "reviews/", "old-site/"
_TITLES = {
    "page": "Pages",
    "news": "News",
    "challenge": "Challenges",
    "series": "Series",
    "category": "Categories",
    "rating": "Ratings",
    "character": "Characters",
    "author": "Authors",
}
"""What an archive describes, in the order in which it is shown; each kind has a page."""


class Kind(NamedTuple):
    """All that was said of one kind of thing: where its page is, what it is called."""

    path: str
    title: str
    described: tuple[Described, ...]


class OldSiteGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/stories/SLUG/reviews/`, `/old-site/` and `/old-site/KIND/`."""

    def generate_output(self, writer: Any) -> None:
        """Write a page for the reviews of each story that has any, and those of the archives themselves."""
        shown: Catalogue = self.settings[CATALOGUE]
        relative = self.settings["RELATIVE_URLS"]
        write = partial(writer.write_file, context=self.context, relative_urls=relative)
        for entry in shown.entries:
            if entry.story.reviews:
                path = f"{entry.path}{REVIEWS}"
                write(name=f"{path}index.html", template=self.get_template("reviews"), url=path, entry=entry)
        described: tuple[Described, ...] = self.settings[ARCHIVE].described
        if not described:
            return
        kinds = tuple(_kinds(described))
        archives = tuple(each for each in described if each.kind == "archive")
        template = self.get_template("old-site")
        write(name=f"{OLD_SITE}index.html", template=template, url=OLD_SITE, kinds=kinds, archives=archives, kind=None)
        for kind in kinds:
            path = f"{kind.path}index.html"
            write(name=path, template=template, url=kind.path, kinds=kinds, archives=(), kind=kind)


def _kinds(described: tuple[Described, ...]) -> Iterable[Kind]:
    for kind, title in _TITLES.items():
        own = tuple(each for each in described if each.kind == kind)
        if own:
            yield Kind(f"{OLD_SITE}{kind}/", title, own)


def descriptions(described: Iterable[Described]) -> Mapping[tuple[str, str], Described]:
    """Return what was said by kind and name; a category of which there are several goes by its parent's name too.

    Only what says more than the name is there.
    """
    found: dict[tuple[str, str], Described] = {}
    for each in described:
        if each.text or each.url or each.parent:
            found.setdefault((each.kind, each.name.casefold()), each)
            if each.parent:
                found.setdefault((each.kind, f"{each.parent} > {each.name}".casefold()), each)
    return found


def generators(pelican: Any) -> type[OldSiteGenerator]:
    """Name the generator of this stage."""
    del pelican
    return OldSiteGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
