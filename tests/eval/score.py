"""How well the pages of a dialect are read: what is exact, out of how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from afterword.content import open_content
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.model import Prose, Story
from afterword.story.prose import plain
from afterword.story.words import words

from .blocks import Blocks, breaks, spoken
from .saved import CHAPTER_NOTES, FACETS, FIRST, STORY_END, STORY_NOTES, Dialect, Told, titles_of
from .work import Work

MEASURES = ("stories whole", "fields exact", "chapters exact", "notes exact")
INVENTED = "fields invented"
FIELDS = ("title", "authors", "summary", *FACETS, "series", "status", "published", "updated", "words", "titles")


def read(files: Mapping[str, bytes]) -> Archive:
    """Return the archive of saved files."""
    with TemporaryDirectory(prefix="afterword-eval-") as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return take_in(open_content(Path(folder)), 1)


def score(dialect: Dialect, works: Sequence[Work]) -> Counter[str]:
    """Count what was read right, and out of how much (`of …`)."""
    numbered = dict(enumerate((work for work in works if dialect.fits(work)), FIRST))
    found = read(dialect.saved(numbered))
    assert found.ledger.lost == ()
    counts = Counter(dict.fromkeys((INVENTED, *MEASURES, *(f"of {name}" for name in MEASURES)), 0))
    for sid, work in numbered.items():
        mine = [each for each in found.stories if any(file.startswith(dialect.path(sid)) for file in each.files)]
        counts.update(key.split(":")[0] for key in compared(dialect, work, mine))
    return counts


def compared(dialect: Dialect, work: Work, mine: Sequence[Story]) -> Iterator[str]:
    """Yield each measure that a story counts for, with what was read after a colon."""
    yield "of stories whole"
    if len(mine) == 1 and len(mine[0].chapters) == len(work.parts):
        yield "stories whole"
    told = dialect.tells(work)
    for field in FIELDS:
        got = [said(each, field) for each in mine]
        if field in told:
            yield f"of fields exact:{field}"
            yield from (f"fields exact:{field}" for value in got[:1] if value == told[field])
        else:
            yield from (
                f"{INVENTED}:{field} {value}"
                for value in got
                if value is not None and not _follows(work, told, field, value)
            )
    yield from _texts(dialect, dialect.leaves(work), mine)


def _follows(work: Work, told: Told, field: str, value: object) -> bool:
    """Return whether a value is a pairing that the characters name."""
    return field == "relationship" and "character" in told and value == work.facets.get(field)


def said(story: Story, field: str) -> object:
    """Return what a story says of a field; None where it says nothing."""
    if field in FACETS:
        return story.facets[field]
    values = {
        "title": story.title, "authors": story.authors, "summary": " ".join((story.summary or "").split()) or None,
        "status": story.status if story.status != "unknown" else None, "published": story.published,
        "updated": story.updated, "words": story.words_stated,
        "series": tuple(place.name for place in story.series) if story.series is not None else None,
        "titles": titles_of([chapter.title for chapter in story.chapters]),
    }  # fmt: skip
    return values[field]


def _texts(dialect: Dialect, work: Work, mine: Sequence[Story]) -> Iterator[str]:
    chapters = [chapter for story in mine for chapter in story.chapters]
    for at, part in enumerate(work.parts, 1):
        yield f"of chapters exact:{at}"
        if any(_same(chapter.prose, part.prose) for chapter in chapters):
            yield f"chapters exact:{at}"
    for name, wanted, got in _notes(dialect, work, mine):
        if wanted:
            yield f"of notes exact:{name}"
            if bare(*got) == spoken(wanted):
                yield f"notes exact:{name}"


def _same(prose: Prose, wanted: Blocks) -> bool:
    """Return whether prose has the words of blocks, from the first to the last, and as many scene breaks."""
    return bare(prose) == spoken(wanted) and prose.html.count("<hr>") == breaks(wanted)


def _notes(
    dialect: Dialect, work: Work, mine: Sequence[Story]
) -> Iterator[tuple[str, Blocks, tuple[Prose | None, ...]]]:
    """Yield the notes of each place that a dialect has; a story of one chapter has two places."""
    story = mine[0] if len(mine) == 1 else None
    chapters = story.chapters if story else ()
    above, below = (
        notes if place in dialect.notes else ()
        for place, notes in ((STORY_NOTES, work.notes), (STORY_END, work.end_notes))
    )
    if len(work.parts) > 1:
        yield "above the story", above, (story.notes if story else None,)
        yield "below the story", below, (story.end_notes if story else None,)
        above = below = ()
    for at, part in enumerate(work.parts):
        own = chapters[at] if at < len(chapters) else None
        whole = story if len(work.parts) == 1 else None
        before, after = (part.notes, part.end_notes) if CHAPTER_NOTES in dialect.notes else ((), ())
        yield f"above {at + 1}", above + before, (whole.notes if whole else None, own.notes if own else None)
        yield f"below {at + 1}", after + below, (own.end_notes if own else None, whole.end_notes if whole else None)


def bare(*texts: Prose | None) -> list[str]:
    return [word for text in texts for word in words(plain(text))]
