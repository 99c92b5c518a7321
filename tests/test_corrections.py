"""The corrections sheet: what a person writes, and what Afterword writes for them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.command.sheet import save_sheet
from afterword.content import Content, ContentError, open_content
from afterword.intake import take_in
from afterword.story.cells import read_table, write_table
from afterword.story.columns import COLUMNS
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import Correction, read_corrections, unmatched
from afterword.story.model import Origin
from afterword.story.prose import plain
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
    (reading,) = convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), rows))
    (chapter,) = reading.chapters
    assert chapter.notes is not None
    assert "tram" in chapter.notes.html
    assert chapter.prose.html.startswith("<p>It rained")


def test_words_that_are_not_there_start_nothing_and_are_a_finding() -> None:
    rows = read_corrections("file,prose_starts\na.txt,It snowed on the ledger\n")
    (reading,) = convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), rows))
    assert reading.chapters[0].prose.html.startswith("<p>I wrote this")
    assert [found.code for found in reading.findings if found.code == "A604"] == ["A604"]


def test_cells_that_say_none_are_obeyed() -> None:
    rows = read_corrections("file,url,chapter,prose_starts\na.html,-,-,-\n")
    assert rows.findings == ()
    page = f'<link rel="canonical" href="http://lamplight.example/a"><p>{PROSE}</p>'
    (reading,) = convert(RawFile("a.html", page.encode()), Known(shipped(), rows))
    assert reading.values("url") == reading.values("site") == ()
    assert not {found.code for found in reading.findings} & {"A501", "A604"}


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("accept", "a401; A405", frozenset(("A401", "A405"))),
        ("chapter", "0012", 12),
        ("url", "http://x.example/", None),
    ],
)
def test_cells_may_be_written_as_people_do(header: str, cell: str, said: object) -> None:
    rows = read_corrections(f"file,{header}\na.txt,{cell}\n")
    assert rows.findings == ()
    assert getattr(rows.of("a.txt")[0], header) == (said or cell)


def test_a_date_without_hyphens_is_the_same_date() -> None:
    assert values(row("a.txt,20070529", "file,published")) == {"published": ("2007-05-29",)}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "lamplight.example"),
        ("accept", "A4O1"),
        ("chapter", "9" * 5000),
        ("words", "9" * 5000),
        ("published", "2007-13-01"),
    ],
)
def test_a_cell_that_is_wrong_is_named_by_row_and_column(column: str, cell: str) -> None:
    rows = read_corrections(f"file,title,{column}\na.txt,x,\nb.txt,y,{cell}\n")
    (found,) = rows.findings
    assert found.code == "A603"
    assert f"row 3, column {column}" in found.message
    assert values(rows.of("b.txt")[0]) == {"title": ("y",)}


def test_what_stands_beyond_the_last_column_is_not_passed_over() -> None:
    (found,) = read_corrections("file,title\na.txt,One, Two\n").findings
    assert (found.code, found.line) == ("A603", 2)


@pytest.mark.parametrize("text", ['file,title\na.txt,"The Farthing\n', "title\nx\n"])
def test_a_sheet_that_is_no_table_is_left_out_whole_and_says_so(text: str) -> None:
    rows = read_corrections(text)
    assert [found.code for found in rows.findings] == ["A605"]
    assert not rows.rows


SHEET = 'file;title;my own notes\r\na.txt;"é; “x”";ask Ada\r\nlost.txt;-;\r\n;;nothing yet\r\n'


@pytest.fixture
def opened(content: Path) -> Content:
    (content / "stories/a.txt").write_text(PROSE)
    (content / "stories/=b.txt").write_text("Whenever it snowed, snowed Ada, something snowed that had never.\n" * 3)
    return open_content(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_sheet_keeps_all_that_stands_in_it(opened: Content, encoding: str) -> None:
    sheet = opened.root / "corrections.csv"
    sheet.write_bytes(SHEET.encode(encoding))
    save_sheet(opened, take_in(opened, 1))
    raw = sheet.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # by which a spreadsheet knows that it is UTF-8
    before, after = read_table(SHEET), read_table(raw.decode("utf-8-sig"))
    assert after.columns[:3] == before.columns
    assert [each.cells[:3] for each in after.rows[:3]] == [each.cells for each in before.rows]
    assert [each.cells[0] for each in after.rows[3:]] == ["=b.txt"]
    assert set(COLUMNS) <= set(after.columns)
    assert b";'=b.txt;" not in raw
    assert b"\n'=b.txt;" in raw


@pytest.mark.parametrize(
    "raw",
    [
        b'file,title\na.txt,"The Farthing\n',
        b"title\nThe Farthing\n",
        ("file,title\n" + "Он не сказал, что лампа в коридоре.\n" * 9).encode("koi8-r"),
    ],
)
def test_a_sheet_that_cannot_be_kept_is_not_touched(opened: Content, raw: bytes) -> None:
    sheet = opened.root / "corrections.csv"
    sheet.write_bytes(raw)
    with pytest.raises(ContentError, match="left as it is"):
        save_sheet(opened, take_in(opened, 1))
    assert sheet.read_bytes() == raw


def test_a_sheet_that_lacks_nothing_is_not_written_again(opened: Content) -> None:
    save_sheet(opened, take_in(opened, 1))
    before = (opened.root / "corrections.csv").read_bytes()
    assert before.decode("utf-8-sig").splitlines()[0].split(",") == list(COLUMNS)
    assert "Nothing to add" in save_sheet(opened, take_in(opened, 1))
    assert (opened.root / "corrections.csv").read_bytes() == before


def test_a_plain_folder_has_no_place_for_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    plain = open_content(tmp_path)
    with pytest.raises(ContentError, match="Make a folder `stories`"):
        save_sheet(plain, take_in(plain, 1))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


CELL = st.text(st.sampled_from("=+-@',;\t\r\n\"a )＝") | st.characters(exclude_categories=["Cs"]), max_size=8)
PARTED = re.compile(r"[,;\t\r\n]+")


@given(st.lists(st.lists(CELL, min_size=2), min_size=1), st.sampled_from(",;\t"))
def test_every_cell_reads_back_as_it_was_and_none_is_a_formula(cells: list[list[str]], separator: str) -> None:
    text = write_table(["file", "b"], cells, separator)
    assert [list(each.cells) for each in read_table(text).rows] == cells
    for each in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not any(cell[:1] in tuple("=+-@\t\r") and cell != "-" for cell in each)


@settings(max_examples=500)
@given(CELL, st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_to_a_spreadsheet_that_parts_cells_by_another_sign(cell: str, separator: str) -> None:
    text = write_table(["file", "title"], [["a.txt", cell]], separator)
    for each in PARTED.split(text):
        bare = each.lstrip('"')
        assert bare in ("", "-") or bare[0] not in "=+-@＝＋－＠" or bare[1:2] == ")"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("=2+3", "'=2+3"),
        ("Lamp;=HYPERLINK(1)", "Lamp;'=HYPERLINK(1)"),
        ("Lamp\n@x", "Lamp\n'@x"),
        ("The Lamp ;-)", "The Lamp ;-)"),
        ("Ada; -Bram", "Ada; -Bram"),
        ("'tis", "'tis"),
        ("-", "-"),
    ],
)
def test_a_cell_is_marked_only_where_it_would_calculate(title: str, written: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(write_table([title], ()), newline=""))
    assert cell == written


def test_story_number_and_chapter_follow_from_the_address_of_any_page() -> None:
    rows = read_corrections("file,url\na.txt,http://lamplight.example/viewstory.php?sid=9&chapter=2")
    (reading,) = convert(RawFile("a.txt", PROSE.encode()), Known(shipped(), rows))
    assert (reading.one("sid"), reading.one("site")) == ("9", "lamplight.example")
    assert [(each.number, each.how_numbered) for each in reading.chapters] == [(2, "the address")]


def test_the_words_that_a_story_begins_with_may_have_been_taken_for_the_note() -> None:
    page = (
        "- Text Size +\nAuthor's Chapter Notes: Thanks for the reviews, please review again!\n\nI hope you like it, too.\n\n"
        f"{PROSE}\nYou must login (register) to review.\n"
    )
    for words, note in (("I hope you like", "Thanks for"), ("It rained on the", "I hope you like it, too.")):
        rows = read_corrections(f"file,prose_starts\na.txt,{words}")
        (reading,) = convert(RawFile("a.txt", page.encode()), Known(shipped(), rows))
        (chapter,) = reading.chapters
        assert plain(chapter.prose).startswith(words)
        assert note in plain(chapter.notes)
        assert not [each for each in reading.findings if each.code in ("A501", "A503", "A604")]
