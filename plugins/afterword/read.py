"""Stage: Pelican's reader for raw story files. One story is one article, with a tag for each value of each facet."""

from __future__ import annotations

import datetime
import os
from pathlib import PurePosixPath
from typing import Any, ClassVar

from pelican import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag

from .entries import Entry, Link
from .gather import ENTRIES
from .story.prose.render import escape

UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What Pelican, which needs a date, is told where nobody knows one. No page shows it."""


class StoryReader(BaseReader):  # type: ignore[misc]  # pelican ships no types
    """Reads the first file of each story of the catalogue; the work was done when it was gathered."""

    enabled = True
    file_extensions: ClassVar[list[str]] = []
    """None by itself: which files are stories is what `gather` found out, whatever they are called."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the summary of a story as the article's content, and a fixed list of metadata."""
        entries: dict[str, tuple[int, Entry]] = self.settings[ENTRIES]
        place, entry = entries[os.path.relpath(source_path, self.settings["PATH"]).replace(os.sep, "/")]
        summary = f"<p>{escape(entry.story.summary)}</p>" if entry.story.summary else ""
        date = (
            datetime.datetime.combine(entry.newest, datetime.time(), datetime.UTC) if entry.newest.year > 1 else UNDATED
        )
        authors = {"authors": [self._author(link) for link in entry.everyone]} if entry.everyone else {}
        return summary, {
            "title": entry.title,
            "slug": entry.slug,
            "date": date,
            "category": Category("Stories", self.settings),
            "tags": [self._tag(link) for group in entry.groups for link in group.links or ()],
            "summary": summary,
            "template": "story",
            "status": "published",
            "place": place,
            "entry": entry,
            **authors,
        }

    def _author(self, link: Link) -> Author:
        author = Author(link.name, self.settings)
        author.slug = PurePosixPath(link.path).name
        return author

    def _tag(self, link: Link) -> Tag:
        """Return a tag whose slug is its place: `character/karen`."""
        tag = Tag(link.name, self.settings)
        tag.slug = link.path.rstrip("/")
        return tag


def use_story_reader(generator: Any) -> None:
    """Give the articles' generator one reader, whatever a raw file is called; pages keep theirs.

    Which files there are is known, too: one that lies in an archive would not be found on the disk, nor would the time
    of its last change, by which Pelican would know what it has read before.
    """
    entries = generator.settings[ENTRIES]
    endings = {PurePosixPath(path).suffix[1:] for path in entries}
    generator.readers.readers = dict.fromkeys(endings, StoryReader(generator.settings))
    generator.get_files = lambda *_, **__: set(entries)
    for cache in (generator, generator.readers):
        cache.get_cached_data = lambda _, default=None: default
        cache.cache_data = lambda *_: None


def forget_lists(generator: Any) -> None:
    """Leave Pelican's own lists empty: `browse` writes them, in time that grows with the stories, not their square."""
    generator.dates, generator.tags, generator.categories = [], {}, []


def register() -> None:
    """Connect the stage."""
    signals.article_generator_init.connect(use_story_reader)
    signals.article_generator_finalized.connect(forget_lists)
