"""Each folder FORMAT/CASE holds one raw file and, in story.json, everything that must be understood of it."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING, read_corrections
from afterword.story.formats import formats
from afterword.story.model import Chapter, Reading, Review, Stated
from afterword.story.prose import plain
from afterword.story.sites import read_sites, shipped
from raw import raw_of

HERE = Path(__file__).parent
CASES = sorted(path.parent for pattern in ("*/*/raw.*", "*/*/raw") for path in HERE.glob(pattern))
"""A raw file that is a container lies there unpacked, in the folder `raw`."""


def read(case: Path) -> tuple[Reading, ...]:
    """Read the raw file of a case as the program would, with its sites.toml and corrections.csv if it has any."""
    name, data = raw_of(case)
    own = case / "sites.toml"
    corrections = case / "corrections.csv"
    sites = (*(read_sites(own.read_text("utf-8")) if own.exists() else ()), *shipped())
    rows = read_corrections(corrections.read_text("utf-8")) if corrections.exists() else NOTHING
    return convert(RawFile(name, data), Known(sites, rows))


def told(reading: Reading) -> dict[str, Any]:
    """Return a reading as the golden files have it."""
    listed = {"listed": [_fields(each.fields) for each in reading.listed]} if reading.listed else {}
    return {
        "format": reading.format,
        "outcome": str(reading.outcome),
        "reason": reading.reason,
        "fields": _fields(reading.fields),
        **listed,
        "contents": [list(pair) for pair in reading.contents],
        "notes": plain(reading.notes),
        "chapters": [_chapter(chapter) for chapter in reading.chapters],
        **({"reviews": list(map(_review, reading.reviews))} if reading.reviews else {}),
        "dropped": dict(reading.ledger.dropped),
        "lost": list(reading.ledger.lost),
        "findings": [f"{found.code} {found.line}" for found in reading.findings],
    }


def _fields(fields: tuple[Stated, ...]) -> dict[str, Any]:
    return {
        field.field: {
            "values": list(field.values),
            "line": field.line,
            "origin": str(field.origin),
            "how": field.how,
        }
        for field in fields
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "reviewer": review.reviewer,
        "date": str(review.date),
        "chapter": review.chapter_title,
        "text": review.text.html.split("\n"),
        "answer": review.answer.html.split("\n") if review.answer else [],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "number": chapter.number,
        "how numbered": chapter.how_numbered,
        "title": chapter.title,
        "line": chapter.line,
        "words": chapter.words,
        "notes": chapter.notes.html.split("\n") if chapter.notes else [],
        "prose": chapter.prose.html.split("\n"),
        "end notes": chapter.end_notes.html.split("\n") if chapter.end_notes else [],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_raw_file_is_understood_as_its_golden_file_says(case: Path, request: pytest.FixtureRequest) -> None:
    stories = [told(reading) for reading in read(case)]
    found = json.dumps(stories if len(stories) > 1 else stories[0], ensure_ascii=False, indent=1) + "\n"
    golden = case / "story.json"
    if request.config.getoption("--save-golden"):
        golden.write_text(found, "utf-8")
    expected = golden.read_text("utf-8")
    assert found == expected, "\n".join(
        difflib.unified_diff(expected.splitlines(), found.splitlines(), "golden", "found")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_no_word_of_a_raw_file_is_lost(case: Path) -> None:
    for reading in read(case):
        assert reading.ledger.lost == ()
        assert reading.ledger.words_in == reading.ledger.published + sum(reading.ledger.dropped.values())


def test_every_format_has_cases_and_every_folder_is_a_format() -> None:
    assert {case.parent.name for case in CASES} == {each.NAME for each in formats()} | {"refused"}


def test_every_format_shows_five_lines_of_what_it_reads() -> None:
    for each in formats():
        doc = each.__doc__ or ""
        assert sum(1 for line in doc.splitlines() if line.startswith("    ")) >= 5, each.NAME
