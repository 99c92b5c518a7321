"""Stage: an Atom feed of all stories, of each author and each fandom; the sitemap.

Both need to know where the site is, so there is neither in one that has no address; and a site that asks search engines
to stay away does not hand them a map.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from xml.sax.saxutils import escape

from pelican import signals
from pelican.generators import Generator

from .atom import NAME, atom, dated
from .catalogue import Catalogue
from .entries import Entry
from .gather import CATALOGUE

SITEMAP = "sitemap.xml"
ALL = "feeds/all.atom.xml"
FEEDS = "FEEDS"
"""Setting: the path of every feed there is, by the folder of its list; that of all stories by the empty one."""
FEED = "FEED"
"""Setting: the path of the feed of all stories, which every page names; empty where there is none."""
_MOST = 50_000
"""Addresses that one sitemap may have, by the protocol's own rule."""


def name_feeds(pelican: Any) -> None:
    """Say which lists have a feed: of all stories, of authors and of fandoms, where a story of it has a date."""
    settings = pelican.settings
    shown: Catalogue = settings[CATALOGUE]
    shelves = (shown.authors, *(shelf for shelf in shown.shelves if shelf.folder == "fandom"))
    lists = {"": shown.entries} | {value.link.path: value.entries for shelf in shelves for value in shelf.values}
    there = {path: f"{path}{NAME}" if path else ALL for path, entries in lists.items() if dated(entries)}
    settings[FEEDS] = there if settings["SITEURL"] else {}
    settings[FEED] = settings[FEEDS].get("", "")


class FeedsGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/feeds/all.atom.xml` and `/fandom/SLUG/feed.atom.xml`, `/authors/SLUG/feed.atom.xml`."""

    def generate_output(self, writer: Any) -> None:
        """Write every feed."""
        del writer
        shown: Catalogue = self.settings[CATALOGUE]
        self._write("", "", shown.entries)
        for shelf in (*shown.shelves, shown.authors):
            for value in shelf.values:
                self._write(value.link.path, value.link.name, value.entries)

    def _write(self, folder: str, name: str, entries: tuple[Entry, ...]) -> None:
        path = self.settings[FEEDS].get(folder)
        if path is None:
            return
        archive = self.settings["SITENAME"]
        title = f"{archive} – {name}" if name else archive
        newest = dated(entries)[: self.settings["FEED_MAX_ITEMS"]]
        target = Path(self.output_path, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(atom(self.settings["SITEURL"], path, title, archive, newest), "utf-8", newline="\n")


def write_sitemap(pelican: Any) -> None:
    """List the address of every page, once all of them are written."""
    output, site = Path(pelican.output_path), pelican.settings["SITEURL"]
    if not site or pelican.settings["NOINDEX"]:
        return
    folders = sorted(PurePosixPath(page.relative_to(output).as_posix()).parent for page in output.rglob("index.html"))
    addresses = [f"{site}/" if str(folder) == "." else f"{site}/{folder}/" for folder in folders]
    parts = [addresses[at : at + _MOST] for at in range(0, len(addresses), _MOST)]
    if len(parts) == 1:
        _save(output / SITEMAP, "urlset", "url", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        _save(output / name, "urlset", "url", part)
    _save(output / SITEMAP, "sitemapindex", "sitemap", [f"{site}/{name}" for name in names])


def _save(path: Path, root: str, item: str, addresses: list[str]) -> None:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{root}>\n'
    path.write_text(text, "utf-8", newline="\n")


def generators(pelican: Any) -> type[FeedsGenerator]:
    """Name the generator of this stage."""
    del pelican
    return FeedsGenerator


def register() -> None:
    """Connect the stage."""
    signals.initialized.connect(name_feeds)
    signals.get_generators.connect(generators)
    signals.finalized.connect(write_sitemap)
