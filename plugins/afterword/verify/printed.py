"""The last step of the ledger: what was read has to stand on the pages that are written, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..entries import Entry
from ..old_site import REVIEWS
from ..story.findings import finding
from ..story.model import Chapter, Finding, Prose, Story
from ..story.prose import said
from .pages import Seen, sign

Wanted = Mapping[str, Mapping[str, str]]
"""What has to stand on a page, by its path: for what stands for the words of a text, the file that it is from."""


def wanted_of(entries: Iterable[Entry]) -> Wanted:
    """Return what has to stand where: prose and notes of chapters and stories, and reviews with their answers."""
    wanted: dict[str, dict[str, str]] = {}
    for entry in entries:
        chapters = [(page.path, _of(page.chapter, page.chapter.file)) for page in entry.pages]
        own = _of(entry.story, entry.story.files[0])
        wanted[entry.path] = own
        wanted |= chapters
        wanted[f"{entry.path}whole/"] = {
            text: file for each in (own, *dict(chapters).values()) for text, file in each.items()
        }
        wanted[f"{entry.path}{REVIEWS}"] = _signed(
            (text for review in entry.story.reviews for text in (review.text, review.answer)), entry.story.files[0]
        )
    return {f"{path}index.html": texts for path, texts in wanted.items() if texts}


def _of(thing: Story | Chapter, file: str) -> dict[str, str]:
    prose = thing.prose if isinstance(thing, Chapter) else None
    return _signed((prose, thing.notes, thing.end_notes), file)


def _signed(texts: Iterable[Prose | None], file: str) -> dict[str, str]:
    return {sign(words): file for text in texts if text and (words := said(text))}


def lost_on(seen: Seen, wanted: Wanted) -> Iterator[Finding]:
    """Yield a finding for each text that a page should hold and does not."""
    for text, file in wanted.get(seen.name, {}).items():
        if text not in seen.texts:
            yield _lost(file, seen.name)


def lost_with(names: Iterable[str], wanted: Wanted) -> Iterator[Finding]:
    """Yield a finding for each text whose page was not written at all; `names` are the pages that were."""
    for name in sorted(wanted.keys() - set(names)):
        yield from (_lost(file, name) for file in wanted[name].values())


def _lost(file: str, page: str) -> Finding:
    return finding("A801", file, words=f"those of a text that {page} does not hold")
