"""Stage: an Atom feed for each fandom, and the sitemap. Pelican writes the feeds of all stories and of each author."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from xml.sax.saxutils import escape

from pelican import signals
from pelican.generators import Generator

from .catalogue import Catalogue
from .gather import CATALOGUE

SITEMAP = "sitemap.xml"
_MOST = 50_000
"""Addresses that one sitemap may have, by the protocol's own rule."""


class FeedsGenerator(Generator):  # type: ignore[misc]  # pelican ships no types
    """Writes `/fandom/SLUG/feed.atom.xml`."""

    def generate_output(self, writer: Any) -> None:
        """Write the feed of each fandom from the articles of its stories."""
        shown: Catalogue = self.settings[CATALOGUE]
        articles = {article.slug: article for article in self.context["articles"]}
        for shelf in shown.shelves:
            if shelf.folder == "fandom":
                for value in shelf.values:
                    items = [articles[entry.slug] for entry in value.entries]
                    writer.write_feed(
                        items, self.context, f"{value.link.path}feed.atom.xml", feed_title=value.link.name
                    )


def write_sitemap(pelican: Any) -> None:
    """List the address of every page, once all of them are written."""
    output, site = Path(pelican.output_path), pelican.settings["SITEURL"]
    folders = sorted(PurePosixPath(page.relative_to(output).as_posix()).parent for page in output.rglob("index.html"))
    addresses = [f"{site}/" if str(folder) == "." else f"{site}/{folder}/" for folder in folders]
    parts = [addresses[at : at + _MOST] for at in range(0, len(addresses), _MOST)]
    if len(parts) == 1:
        (output / SITEMAP).write_text(_urls(parts[0]), "utf-8")
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        (output / name).write_text(_urls(part), "utf-8")
    (output / SITEMAP).write_text(_xml("sitemapindex", "sitemap", [f"{site}/{name}" for name in names]), "utf-8")


def _urls(addresses: list[str]) -> str:
    return _xml("urlset", "url", addresses)


def _xml(root: str, item: str, addresses: list[str]) -> str:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{root}>\n'


def generators(pelican: Any) -> type[FeedsGenerator]:
    """Name the generator of this stage."""
    del pelican
    return FeedsGenerator


def register() -> None:
    """Connect the stage."""
    signals.get_generators.connect(generators)
    signals.finalized.connect(write_sitemap)
