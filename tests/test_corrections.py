"""The corrections sheet: what a person writes, and what Afterword writes for them."""

from __future__ import annotations

import pytest

from afterword.command.sheet import write_sheet
from afterword.story.archive import archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import COLUMNS, NOTHING, Correction, read_corrections, unmatched
from afterword.story.model import Origin
from afterword.story.sites import shipped

PROSE = "I wrote this on a tram, thanks for reading!\n\nIt rained on the ledger, and on the clerk. Nobody came.\n\nHe wrote the date again.\n"


def row(cells: str, header: str = "file,title,author") -> Correction:
    (only,) = read_corrections(f"{header}\n{cells}\n").of("a.txt")
    return only


def values(correction: Correction) -> dict[str, tuple[str, ...]]:
    return {field.field: field.values for field in correction.fields}


def test_a_row_says_what_its_cells_say() -> None:
    only = row(
        "a.txt,,The Farthing,ash;wren,PG,Gen;Drama,complete,2007-05-29,4,Out,It rained,A401",
        "file,url,title,author,rating,genre,status,published,chapter,chapter_title,prose_starts,accept",
    )
    assert values(only) == {
        "title": ("The Farthing",),
        "authors": ("ash", "wren"),
        "rating": ("PG",),
        "genre": ("Gen", "Drama"),
        "status": ("complete",),
        "published": ("2007-05-29",),
    }
    assert (only.chapter, only.chapter_title, only.prose_starts, only.accept) == (
        4,
        "Out",
        "It rained",
        frozenset(("A401",)),
    )
    assert {field.origin for field in only.fields} == {Origin.CORRECTED}


def test_an_empty_cell_corrects_nothing_and_a_dash_says_none() -> None:
    assert values(row("a.txt,,-")) == {"authors": ()}


def test_a_title_may_hold_a_semicolon() -> None:
    assert values(row("a.txt,One; or Another,")) == {"title": ("One; or Another",)}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separators_of_all_spreadsheets_are_read(separator: str) -> None:
    text = f"\ufefffile{separator}title\r\na.txt{separator}The Farthing\r\n"
    assert values(read_corrections(text).of("a.txt")[0]) == {"title": ("The Farthing",)}


def test_columns_may_be_called_as_in_the_json() -> None:
    only = row("a.txt,x,y,Out", "File,Authors,characters,label:Takes Place")
    assert values(only) == {"authors": ("x",), "character": ("y",), "label:Takes Place": ("Out",)}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ("file,colour\na.txt,red", "A602"),
        ("file,published\na.txt,May 2007", "A603"),
        ("file,status\na.txt,maybe", "A603"),
        ("file,chapter\na.txt,four", "A603"),
        ("file,words\na.txt,many", "A603"),
    ],
)
def test_what_cannot_be_read_is_a_finding_with_its_line(cells: str, code: str) -> None:
    (found,) = read_corrections(cells).findings
    assert found.code == code
    assert found.hint


def test_a_row_of_a_file_that_is_not_there_is_a_finding() -> None:
    (found,) = unmatched(read_corrections("file,title\nb.txt,x\n"), ["a.txt"])
    assert (found.code, found.line) == ("A601", 2)


def test_prose_starts_where_a_person_says() -> None:
    rows = read_corrections("file,prose_starts\na.txt,“It rained on the Ledger\n")
    reading = convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), rows))
    (chapter,) = reading.chapters
    assert chapter.notes is not None
    assert "tram" in chapter.notes.html
    assert chapter.prose.html.startswith("<p>It rained")


def test_words_that_are_not_there_start_nothing_and_are_a_finding() -> None:
    rows = read_corrections("file,prose_starts\na.txt,It snowed on the ledger\n")
    reading = convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), rows))
    assert reading.chapters[0].prose.html.startswith("<p>I wrote this")
    assert [found.code for found in reading.findings if found.code == "A604"] == ["A604"]


def test_the_sheet_has_a_row_for_each_file_that_lacks_something() -> None:
    readings = [convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), NOTHING))]
    sheet = write_sheet(archive(readings, NOTHING), NOTHING)
    assert sheet.splitlines()[0].split(",") == list(COLUMNS)
    assert sheet.splitlines()[1].startswith("a.txt,")


def test_the_sheet_read_back_says_the_same() -> None:
    text = (
        "file,url,title,author,genre,chapter,chapter_title,prose_starts,accept,label:Era\n"
        "a.txt,http://lamplight.example/?a=1,=The Farthing,ash;wren,-,4,Out,It rained,A401;A405,Then\n"
        "a.txt,,,,,5,In,,,\n"
    )
    rows = read_corrections(text)
    again = read_corrections(write_sheet(archive([], rows), rows))
    assert [values(each) for each in again.of("a.txt")] == [values(each) for each in rows.of("a.txt")]
    assert [(each.chapter, each.accept, each.url) for each in again.of("a.txt")] == [
        (4, frozenset(("A401", "A405")), "http://lamplight.example/?a=1"),
        (5, frozenset(), ""),
    ]


def test_no_cell_of_the_sheet_is_a_formula() -> None:
    rows = read_corrections("file,title,author\na.txt,=1+1,@ash\n")
    sheet = write_sheet(archive([], rows), rows)
    assert "'=1+1" in sheet
    assert "'@ash" in sheet
