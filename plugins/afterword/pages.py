"""Stage: the archive's own pages (about, how to ask for removal), which the archivist writes in Markdown."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import nh3
from markupsafe import Markup
from pelican import signals

from .addresses import LABELS, RESERVED, TOP
from .gather import CATALOGUE, COLLISIONS
from .story.findings import finding
from .story.prose.render import REL

_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}


def keep_apart(generator: Any) -> None:
    """Leave out a page whose address is that of something else, and say so: it would hide every story there."""
    settings = generator.settings
    labels = {own for (kind, _), own in settings[CATALOGUE].slugs.items() if kind == LABELS}
    taken = TOP | RESERVED | labels
    for pages in (generator.pages, generator.hidden_pages, generator.draft_pages):
        for page in [page for page in pages if PurePosixPath(page.save_as).parts[0] in taken]:
            pages.remove(page)
            settings[COLLISIONS].append(finding("A702", page.relative_source_path, address=f"/{page.url}"))


def take_bodies(generator: Any) -> None:
    """Give each page a body that templates may print as it is: the archivist's own words, cleaned like anybody's."""
    for page in generator.pages:
        page.body = Markup(nh3.clean(page.content, tags=set(_TAGS), link_rel=REL))  # noqa: S704 - cleaned in this line


def register() -> None:
    """Connect the stage."""
    signals.page_generator_finalized.connect(keep_apart)
    signals.page_generator_finalized.connect(take_bodies)
