"""How well saved pages are read: the sample's stories in every dialect, scored, with a floor that only rises."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.content import open_content
from afterword.intake import take_in
from afterword.story.archive import Archive, archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.model import Chapter, Story
from afterword.story.prose import plain
from afterword.story.sites import shipped
from afterword.story.words import words
from conftest import ROOT, SAMPLE
from eval.pages import DIALECTS, Dialect

FLOOR = Path(__file__).parent / "floor.toml"
MEASURES = ("fields exact", "fields invented", "stories whole", "prose exact", "notes exact", "notes left in the prose")
FIELDS = ("title", "authors", "summary", "rating", "fandom", "category", "character", "genre", "warning", "challenge", "series",
          "status", "published", "updated", "words")  # fmt: skip


@pytest.fixture(scope="module")
def truth() -> tuple[Story, ...]:
    read = take_in(open_content(SAMPLE), 1)
    return tuple(
        story for story in read.stories if story.title and story.authors and not story.missing and said(story, "status")
    )


def said(story: Story, field: str) -> object:
    """Return what a story says of a field; None where it says nothing."""
    values = {
        "title": story.title, "authors": story.authors, "summary": " ".join((story.summary or "").split()) or None,
        "status": story.status if story.status != "unknown" else None, "published": story.published,
        "updated": story.updated, "words": story.words_stated,
        "series": tuple(place.name for place in story.series) if story.series is not None else None,
    }  # fmt: skip
    return values[field] if field in values else story.facets[field]


def stated(story: Story, field: str, dialect: Dialect) -> object:
    """Return what the pages of a dialect state: of the words, how many the chapters have; no empty lists in a header."""
    if field not in dialect.states:
        return None
    value = story.words if field == "words" else said(story, field)
    return value if value != () or dialect is not DIALECTS["a typed header, text"] else None


def read(dialect: Dialect, stories: tuple[Story, ...]) -> Archive:
    known = Known(shipped(), NOTHING)
    files = (pair for sid, story in enumerate(stories, 101) for pair in dialect.files(story, sid).items())
    return archive([each for name, text in files for each in convert(RawFile(name, text.encode()), known)], NOTHING)


def bare(chapter: Chapter, part: str) -> list[str]:
    return list(words(plain(getattr(chapter, part))))


def score(dialect: Dialect, stories: tuple[Story, ...]) -> Counter[str]:
    """Count what was read right, and out of how much (`of …`)."""
    found = read(dialect, stories)
    assert found.ledger.lost == ()
    counts = Counter(dict.fromkeys((*MEASURES, *(f"of {name}" for name in MEASURES)), 0))
    for sid, story in enumerate(stories, 101):
        mine = [each for each in found.stories if any(file.startswith(str(sid)) for file in each.files)]
        counts["of stories whole"] += 1
        counts["stories whole"] += len(mine) == 1 and len(mine[0].chapters) == len(story.chapters)
        counts.update(_compared(dialect, story, mine))
    return counts


def _compared(dialect: Dialect, story: Story, mine: list[Story]) -> Iterator[str]:
    for field in FIELDS:
        wanted, got = stated(story, field, dialect), [said(each, field) for each in mine]
        if wanted is not None:
            yield "of fields exact"
            yield from ("fields exact" for each in got if each == wanted)
        else:
            yield from ("fields invented" for each in got if each is not None)
    chapters = [chapter for each in mine for chapter in each.chapters]
    for chapter in story.chapters:
        yield "of prose exact"
        same = [each for each in chapters if bare(each, "prose") == bare(chapter, "prose")]
        yield from ("prose exact" for _ in same[:1])
        if chapter.notes and dialect is not DIALECTS["a typed header, text"]:
            yield "of notes exact"
            yield from ("notes exact" for each in same[:1] if bare(each, "notes") == bare(chapter, "notes"))
            held = bare(chapter, "notes") + bare(chapter, "prose")
            yield from ("notes left in the prose" for each in chapters if bare(each, "prose")[-len(held) :] == held)


@pytest.mark.parametrize("name", DIALECTS)
def test_pages_are_read_as_well_as_ever(name: str, truth: tuple[Story, ...], request: pytest.FixtureRequest) -> None:
    counts = score(DIALECTS[name], truth)
    floors = tomllib.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    if request.config.getoption("--save-golden"):
        floors[name] = dict(sorted(counts.items()))
        lines = (
            f'["{each}"]\n' + "".join(f'"{key}" = {value}\n' for key, value in own.items())
            for each, own in sorted(floors.items())
        )
        FLOOR.write_text("\n".join(lines), "utf-8", newline="\n")
        return
    floor = floors[name]
    assert {key: value for key, value in counts.items() if key.startswith("of ")} == {
        key: value for key, value in floor.items() if key.startswith("of ")
    }
    assert counts["fields invented"] == 0
    for key in ("fields exact", "stories whole", "prose exact", "notes exact"):
        assert counts[key] >= floor[key], key


def test_the_score_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, floor in tomllib.loads(FLOOR.read_text("utf-8")).items():
        cells = [f"{floor[key]} of {floor[f'of {key}']}" for key in ("stories whole", "fields exact", "prose exact")]
        notes = f"{floor['notes exact']} of {floor['of notes exact']}" if floor["of notes exact"] else "none"
        assert f"| {name} | {' | '.join((*cells, notes))} |" in readme
