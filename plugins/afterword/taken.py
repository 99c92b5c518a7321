"""Stage: the pages of a story that would be the same again are taken from the site of the last build.

    key of the story, those that it leads to, templates, settings, code  →  its pages, where its links lead

A page is taken where that site has it with the sum that was kept, by its list and by its bytes, and where each address
in its texts still leads where it led. What is not taken is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals

from .asked import asked, values
from .catalogue import Catalogue
from .cited import CITED, Cited, path_of
from .entries import Entry
from .gather import CATALOGUE
from .kept import STORIES, LostError, Signs, digest, open_store, pack, unpack
from .manifest import sum_of
from .old_site import REVIEWS
from .onward import onward
from .story.model import Prose
from .story.prose.linked import addresses

BEFORE = "BEFORE"
"""Setting of a command: the site that the last build made, and what this one follows from."""
TAKEN, NEW = "TAKEN", "NEW"
"""Settings: where each page is that is taken, by its name; and each other story, by the key of its pages."""
_OURS = "afterword."
_TEMPLATES = ("story.html", "chapter.html", "whole.html", "reviews.html")
_OF_STORY = frozenset(
    (
        "article",
        "entry",
        "page",
        "body",
        "chapters",
        "previous",
        "next",
        "gap",
        "listed",
        "onward",
        "output_file",
        "url",
    )
)
"""Names that the pages of a story are given: all of it follows from the story, and from where it leads to."""
OF_CODE = ("RELATIVE_URLS", "SITEURL", "TYPOGRAPHY")
"""Settings that the code asks for, beside those that templates do."""
Sums = Mapping[str, str]


class Before(NamedTuple):
    """The site that is there, its sums by its list, and what stands for the code and the settings of this build."""

    site: Path
    sums: Sums
    version: bytes


class Made(NamedTuple):
    """What the pages of a story were: the sum of each, and which page each address in its texts leads to."""

    sums: Sums
    links: Mapping[str, str | None]


def find(generators: list[Any]) -> None:
    """Find out which pages can be taken, once it is known what the templates are given."""
    settings = generators[0].settings
    before: Before | None = settings.get(BEFORE)
    settings[TAKEN], settings[NEW] = {}, {}
    common = before and _common(before, generators[0])
    if before and common:
        stories = dict(_keys(settings[CATALOGUE], common))
        with open_store(Path(settings["CACHE_PATH"]), STORIES) as store:
            rows = store.find(stories)
        for key, entry in stories.items():
            if key in rows and _is_there(before, entry, unpack(Made, *rows[key]), settings[CITED]):
                settings[TAKEN] |= {name: before.site / name for name in _pages(entry)}
            else:
                settings[NEW][key] = entry


def made_anew(settings: Mapping[str, Any], entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the stories whose pages are not taken: what stands on the others was seen when they were made."""
    return (entry for entry in entries if f"{entry.path}index.html" not in settings[TAKEN])


def keep(settings: Mapping[str, Any], sums: Sums) -> None:
    """Keep what the new pages are, if there is room for it; `sums` are those of all files of the site."""
    with suppress(LostError), open_store(Path(settings["CACHE_PATH"]), STORIES) as store:
        for key, entry in settings.get(NEW, {}).items():
            links = {url: path_of(url, settings[CITED]) for text in _texts(entry) for url in addresses(text)}
            store.keep(key, pack(Made, Made({name: sums[name] for name in _pages(entry) if name in sums}, links)))


def _common(before: Before, generator: Any) -> bytes | None:
    """Return what stands for all that the stories' pages follow from beside the stories.

    None where that cannot be told: of a plugin of somebody else's, which may do anything with a page, and of templates
    that ask for what has no sign, or is not known yet.
    """
    settings, wanted = generator.settings, asked(generator.env, _TEMPLATES)
    if wanted is None or not all(str(name).startswith(_OURS) for name in settings["PLUGINS"]):
        return None
    context = generator.context
    names = {name for name in {*wanted.names, *OF_CODE} - _OF_STORY if name in context or name not in wanted.own}
    try:
        given = Signs().of(list(values(names, context)))
    except (KeyError, TypeError):
        return None
    return digest(before.version, *wanted.texts, given)


def _keys(shown: Catalogue, common: bytes) -> Iterator[tuple[bytes, Entry]]:
    """Yield each story with the key of its pages."""
    signs, leads = Signs(), onward(shown)
    for entry in shown.entries:
        yield digest(common, signs.of(entry), signs.of(leads[entry.slug])), entry


def _pages(entry: Entry) -> Iterator[str]:
    whole, reviews = f"{entry.path}whole/", f"{entry.path}{REVIEWS}"
    paths = (entry.path, *(page.path for page in entry.pages), whole, *([reviews] if entry.story.reviews else []))
    return (f"{path}index.html" for path in paths)


def _texts(entry: Entry) -> Iterator[Prose]:
    """Yield all texts that may hold links."""
    story = entry.story
    of_chapters = (text for each in story.chapters for text in (each.prose, each.notes, each.end_notes))
    of_reviews = (text for each in story.reviews for text in (each.text, each.answer))
    return (text for text in (story.notes, story.end_notes, *of_chapters, *of_reviews) if text)


def _is_there(before: Before, entry: Entry, made: Made, stories: Cited) -> bool:
    """Return whether a site has all pages of a story as they were made, and as they would be made again."""
    try:
        return (
            made.sums.keys() == set(_pages(entry))
            and all(path_of(url, stories) == path for url, path in made.links.items())
            and all(before.sums.get(name) == sum_ == sum_of(before.site / name) for name, sum_ in made.sums.items())
        )
    except OSError:
        return False


def register() -> None:
    """Connect the stage."""
    signals.all_generators_finalized.connect(find)
