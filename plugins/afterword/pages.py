"""Stage: the archive's own pages (about, how to ask for removal), which the archivist writes in Markdown."""

from __future__ import annotations

from typing import Any

import nh3
from markupsafe import Markup
from pelican import signals

_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}


def take_bodies(generator: Any) -> None:
    """Give each page a body that templates may print as it is: the archivist's own words, cleaned like anybody's."""
    for page in generator.pages:
        page.body = Markup(nh3.clean(page.content, tags=set(_TAGS), link_rel=None))  # noqa: S704 - cleaned in this line


def register() -> None:
    """Connect the stage."""
    signals.page_generator_finalized.connect(take_bodies)
