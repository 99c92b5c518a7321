"""Stage: the stories folder is read, understood and joined to stories, before Pelican begins."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from pelican import signals

from .addresses import slug
from .catalogue import Catalogue, catalogue
from .cited import CITED, cited
from .content import Content, open_content
from .intake import take_in
from .limits import limits_of
from .story.archive import Archive

ARCHIVE, CATALOGUE, ENTRIES = "ARCHIVE", "CATALOGUE", "ENTRIES"
"""Settings that the stages share: what was read, what is shown, and the story of each article's path."""
COLLISIONS = "COLLISIONS"
"""Setting: findings of pages that were not written, because another stands at their address."""
ADDRESS = "ADDRESS"
"""Setting: where the site is, empty where nobody says. On each page Pelican makes of SITEURL the way to the root."""
PROGRESS, JOBS = "PROGRESS", "JOBS"
"""Settings of a command: who is told how far the reading is, and how many workers read."""


def gather(pelican: Any) -> None:
    """Read the content folder, and tell Pelican which files are articles: the first of each story."""
    settings = pelican.settings
    content = open_content(Path(settings["PATH"]))
    jobs, advance, limits = settings.get(JOBS), settings.get(PROGRESS), limits_of(settings)
    archive: Archive = take_in(content, jobs, advance, limits, Path(settings["CACHE_PATH"]))
    shown: Catalogue = catalogue(archive, content.names, content.published, _own_pages(content))
    below = PurePosixPath(content.stories.relative_to(content.root).as_posix())
    settings[CITED] = cited(shown.entries)
    settings[ARCHIVE], settings[CATALOGUE], settings[ADDRESS] = archive, shown, settings["SITEURL"]
    settings[ENTRIES] = {str(below / entry.story.files[0]): (place, entry) for place, entry in enumerate(shown.entries)}
    settings["ARTICLE_PATHS"] = sorted(settings[ENTRIES])
    if content.is_plain:
        settings["PAGE_PATHS"] = []


def _own_pages(content: Content) -> list[str]:
    """Return what the archive's own pages are called in an address: by the names of their files."""
    return [] if content.is_plain else [slug(path.stem) for path in content.root.glob("pages/*")]


def register() -> None:
    """Connect the stage."""
    signals.initialized.connect(gather)
