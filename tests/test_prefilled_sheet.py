"""The sheet that shows what is known: what nobody changes in it changes nothing, whatever a spreadsheet makes of it."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.command.sheet import save_sheet
from afterword.content import open_content
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.cells import write_table
from afterword.story.check_json import as_json
from afterword.story.columns import COLUMNS
from afterword.story.corrections import read_corrections
from afterword.story.decode import decode
from afterword.story.model import Story
from afterword.story.prose import plain
from archives import FIRST, SECOND, codes, headed, made, printable
from conftest import SAMPLE
from pages_of_findings import files, sections, write

Cells = list[list[str]]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def taken(root: Path) -> Archive:
    return take_in(open_content(root), 1)


def cells_of(root: Path) -> Cells:
    text = (root / "corrections.csv").read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def save(root: Path, cells: Cells, encoding: str = "utf-8-sig", separator: str = ",", end: str = "\r\n") -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(cells)
    (root / "corrections.csv").write_bytes(out.getvalue().encode(encoding, "replace"))


def rows_of(root: Path) -> list[dict[str, str]]:
    header, *rows = cells_of(root)
    return [dict(zip(header, row, strict=True)) for row in rows]


def german(cell: str) -> str:
    if _DAY.fullmatch(cell):
        return datetime.date.fromisoformat(cell).strftime("%d.%m.%Y")
    return f"{int(cell):,}".replace(",", ".") if cell.isdecimal() else cell


def american(cell: str) -> str:
    if _DAY.fullmatch(cell):
        day = datetime.date.fromisoformat(cell)
        return f"{day.month}/{day.day}/{day.year}"
    return f"{int(cell):,}" if cell.isdecimal() else cell.replace("\n", "\r\n")


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    """Make an archive of many kinds of files, with a sheet of a person's own for some of them."""
    root = tmp_path / "content"
    shutil.copytree(SAMPLE, root)
    (root / "corrections.csv").write_text(
        "file,title,author\nunsorted/charlotte.txt,Charlotte's Arithmetic,inkpot & co\n"
    )
    (root / "stories/odd.txt").write_text(
        headed("=2+3", "+ash; and wren", FIRST, "One line,\nand one; more.").replace(
            "Rating: G", "Rating: -\nPublished: 5 June 2007\nWords: 1,234,567\nFandom: 007\nGenre: 1/2, TRUE"
        )
        + "\nTo be continued."
    )
    (root / "stories/found.txt").write_text(SECOND)
    return root


@pytest.mark.parametrize(
    ("spreadsheet", "encoding", "separator", "end"),
    [
        (str, "utf-8-sig", ",", "\r\n"),
        (german, "cp1252", ";", "\r\n"),
        (german, "utf-8", ";", "\n"),
        (american, "utf-16", "\t", "\r\n"),
    ],
)
def test_a_round_trip_that_changes_nothing_changes_nothing(
    archived: Path, spreadsheet: Callable[[str], str], encoding: str, separator: str, end: str
) -> None:
    before = as_json(taken(archived))
    save_sheet(open_content(archived), taken(archived))
    header, *rows = cells_of(archived)
    save(archived, [header, *([spreadsheet(cell) for cell in row] for row in rows)], encoding, separator, end)
    assert as_json(taken(archived)) == before


@given(st.sampled_from(COLUMNS[1:]), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_shown_twice_is_no_correction(column: str, text: str) -> None:
    text = decode(text.encode()).text  # as everything that is shown once was
    sheet = write_table(["file", column, f"was:{column}"], [["a.txt", text, text]])
    (row,) = read_corrections(decode(sheet.encode()).text).of("a.txt")
    assert (row.fields, row.renumbers, row.chapter_title, row.prose_starts, row.url) == ((), False, None, "", "")


def test_what_is_known_stands_beside_what_is_not(archived: Path) -> None:
    before = {file: story for story in taken(archived).stories for file in story.files}
    save_sheet(open_content(archived), taken(archived))
    shown = {row["file"]: row for row in rows_of(archived)}
    assert {"found.txt"} < set(shown)
    assert {"was:title", "was:author", "was:published"} <= set(shown["found.txt"])
    for file, row in shown.items():
        story = before.get(file)
        if story and story.title and row["was:title"]:
            assert row["title"].removeprefix("'") == row["was:title"].removeprefix("'") == story.title
    assert (shown["found.txt"]["title"], shown["found.txt"]["was:title"]) == ("", "")


def test_no_cell_that_is_shown_is_a_formula(archived: Path) -> None:
    (archived / "stories/odd.txt").write_text(headed("=2+3", "@ash", FIRST, "-1 of them."))
    (archived / "corrections.csv").write_text("file\nodd.txt\n")
    save_sheet(open_content(archived), taken(archived))
    (row,) = [each for each in rows_of(archived) if each["file"] == "odd.txt"]
    assert [row[name] for name in ("title", "was:title", "author", "summary")] == [
        "'=2+3",
        "'=2+3",
        "'@ash",
        "'-1 of them.",
    ]
    assert not any(cell[:1] in tuple("=+-@\t\r") and cell != "-" for each in cells_of(archived) for cell in each)
    assert [story.title for story in taken(archived).stories if "odd.txt" in story.files] == ["=2+3"]


def test_what_is_changed_is_a_correction_and_nothing_else_in_its_row(content: Path) -> None:
    (content / "stories/road.txt").write_text(headed("The Road", "Ash", FIRST))
    (content / "corrections.csv").write_text("file\nroad.txt\n")
    save_sheet(open_content(content), taken(content))
    header, row = cells_of(content)
    row[header.index("title")] = "The Salt Road"
    row[header.index("rating")] = ""
    row[header.index("genre")] = "Drama"
    save(content, [header, row])
    (story,) = taken(content).stories
    assert (story.title, story.authors, story.facets["rating"]) == ("The Salt Road", ("Ash",), ("G",))
    origins = {name: str(story.evidence[name].origin) for name in ("title", "authors", "rating", "genre", "summary")}
    assert origins == {
        "title": "corrected", "authors": "stated", "rating": "stated", "genre": "corrected", "summary": "stated",
    }  # fmt: skip


def road(
    sheet: str, file: str = "Title: The Road\nAuthor: Ash\nRating: PG\nPublished: May 29, 2007\nWords: 9000"
) -> Story:
    (story,) = made({"road.txt": f"{file}\n\n{FIRST}"}, sheet).stories
    return story


def test_an_older_reading_that_nobody_touched_holds_no_better_one_back() -> None:
    story = road("file,title,rating,was:title,was:rating\nroad.txt,Road,-,Road,-\n")
    assert (story.title, story.facets["rating"]) == ("The Road", ("PG",))
    assert {str(story.evidence[name].origin) for name in ("title", "rating")} == {"stated"}


def test_a_sheet_that_is_written_again_shows_what_is_known_now(content: Path) -> None:
    (content / "stories/road.txt").write_text(headed("The Road", "Ash", FIRST))
    sheet = "file,title,author,rating,was:title,was:author,was:rating\nroad.txt,Road,Bram,,Road,Ashe,PG\n"
    (content / "corrections.csv").write_text(sheet)
    save_sheet(open_content(content), taken(content))
    (row,) = rows_of(content)
    assert (row["title"], row["was:title"]) == ("The Road", "The Road")
    assert (row["author"], row["was:author"]) == ("Bram", "Ashe")
    assert (row["rating"], row["was:rating"]) == ("", "PG")
    assert "Nothing to add" in save_sheet(open_content(content), taken(content))


@pytest.mark.parametrize(
    ("column", "cell", "was", "origin"),
    [
        ("published", "29.05.2007", "2007-05-29", "stated"),
        ("published", "5/29/2007", "2007-05-29", "stated"),
        ("published", "05.06.2007", "05.06.2007", "stated"),
        ("published", "30.05.2007", "2007-05-29", "corrected"),
        ("words", "9.000", "9000", "stated"),
        ("words", "9 001", "9000", "corrected"),
        ("title", "The  Road", "The Road", "stated"),
        ("title", "The\nRoad", "The Road", "stated"),
        ("title", "the road", "The Road", "corrected"),
        ("genre", "Drama ;Angst", "Drama; Angst", "unknown"),
    ],
)
def test_another_form_of_the_same_is_no_correction(column: str, cell: str, was: str, origin: str) -> None:
    story = road(f'file,{column},was:{column}\nroad.txt,"{cell}","{was}"\n')
    evidence = story.evidence.get(column)
    assert (str(evidence.origin) if evidence else "unknown") == origin


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("published", "29.05.2007", ("2007-05-29",)),
        ("published", "29-May-07", ("2007-05-29",)),
        ("words", "7,157", ("7157",)),
        ("words", "1.234.567", ("1234567",)),
        ("title", "Two\nlines", ("Two lines",)),
    ],
)
def test_what_a_spreadsheet_makes_of_a_value_is_read_as_it_was_meant(
    column: str, cell: str, value: tuple[str, ...]
) -> None:
    rows = read_corrections(f'file,{column}\na.txt,"{cell}"\n')
    assert rows.findings == ()
    assert [field.values for field in rows.of("a.txt")[0].fields] == [value]


@pytest.mark.parametrize(("column", "cell"), [("published", "05/06/2007"), ("words", "1,5"), ("words", "12,345.678")])
def test_what_could_be_two_values_is_none(column: str, cell: str) -> None:
    rows = read_corrections(f'file,{column}\na.txt,"{cell}"\n')
    assert [found.code for found in rows.findings] == ["A603"]
    assert rows.of("a.txt")[0].fields == ()


def unsplit(what: str) -> str:
    """Return a chapter of which nobody can tell where its note ends."""
    return (
        f"Author's Chapter Notes:\n\nI wrote this on a {what}.\n\nI had a lamp with me, and a map of the {what}.\n\n"
        f"I had drawn the {what} on Monday. On Tuesday it was elsewhere, and I had to answer for it.\n\n"
        f"Nobody had told Bram that the {what} was back. He walked into it in the dark, with the lamp."
    )


def test_each_chapter_that_is_to_be_looked_at_has_its_row(content: Path) -> None:
    chapters = {"Out": unsplit("tram"), "Away": FIRST, "Home": unsplit("boat")}
    (content / "stories/road.txt").write_text(printable("The Road", "Ash", chapters, sid=7))
    save_sheet(open_content(content), taken(content))
    rows = rows_of(content)
    assert [(row["chapter"], row["was:chapter"], row["chapter_title"], row["prose_starts"]) for row in rows] == [
        ("1", "1", "Out", ""),
        ("3", "3", "Home", ""),
    ]
    assert [bool(row["title"]) for row in rows] == [True, False]
    header, first, second = cells_of(content)
    second[header.index("prose_starts")] = "I had drawn the boat"
    save(content, [header, first, second])
    found = taken(content)
    assert [(each.code, each.line) for each in found.findings] == [("A501", found.stories[0].chapters[0].line)]
    assert plain(found.stories[0].chapters[2].prose).startswith("I had drawn the boat")


def test_what_is_no_story_has_a_row_where_a_person_can_help(content: Path) -> None:
    for code in ("A202", "A406", "A201", "A407"):
        write(content, files(sections(code)["Example"]))
    save_sheet(open_content(content), taken(content))
    assert [row["file"] for row in rows_of(content)] == ["contents.txt", "todo.txt"]


def test_a_number_that_is_only_shown_renumbers_nothing() -> None:
    files = {"road.txt": headed("The Road (2/2)", "Ash", FIRST)}
    for sheet, number in (("7,7", 2), ("7,", 7), ("7,6", 7)):
        (story,) = made(files, f"file,chapter,was:chapter\nroad.txt,{sheet}\n").stories
        assert story.chapters[0].number == number


@pytest.mark.parametrize("header", ["was:title", "Was:Authors", "was:label:Era", "was:characters"])
def test_columns_of_what_was_written_are_known(header: str) -> None:
    assert read_corrections(f"file,{header}\na.txt,x\n").findings == ()


def test_a_row_of_a_list_that_speaks_of_a_story_is_said_to_do_nothing() -> None:
    block = (
        "{} by Wren Rated: PG [Reviews - 3]\nSummary: A list says so.\nCompleted: Yes Word count: 69 Read Count: 40\n\n"
    )
    files = {"r.txt": headed("Road", "Wren", FIRST), "list.txt": block.format("Road") + block.format("Lamp")}
    assert codes(made(files, "file,url,accept\nlist.txt,http://lamplight.example/browse.php,A407\n")) == []
    found = made(files, "file,title\nlist.txt,The Road\n")
    assert [(each.code, each.file) for each in found.findings] == [("A607", "list.txt")]
    assert [story.title for story in found.stories] == ["Road"]


def test_a_row_with_more_cells_than_columns_is_not_moved(content: Path) -> None:
    (content / "stories/a.txt").write_text(FIRST)
    (content / "corrections.csv").write_bytes(b"file,title\na.txt,One, Two\n")
    with pytest.raises(Exception, match="row 2 has more cells"):
        save_sheet(open_content(content), taken(content))
