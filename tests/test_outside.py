"""Title and author from a file's name or the head of its page: inferred, said to be, and never against the text."""

from __future__ import annotations

import pytest

from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING, read_corrections
from afterword.story.model import Origin, Reading
from afterword.story.sites import shipped
from archives import FIRST, headed


def read(name: str, text: str = FIRST, corrections: str = "") -> Reading:
    rows = read_corrections(corrections) if corrections else NOTHING
    (reading,) = convert(RawFile(name, text.encode()), Known(shipped(), rows))
    return reading


@pytest.mark.parametrize(
    ("name", "title", "author"),
    [
        ("a/The Salt Road by quill & ash.txt", "The Salt Road", "quill & ash"),
        ("The Salt Road by _ayachan_.txt", "The Salt Road", "_ayachan_"),
        ("Stand by Me by Wren A. (2).txt", "Stand by Me", "Wren A."),
        ("the_salt_road_by_quill.txt", "the salt road", "quill"),
        ("October 19 by 1984.txt", "October 19", "1984"),
    ],
)
def test_a_name_is_evidence(name: str, title: str, author: str) -> None:
    reading = read(name)
    assert (reading.one("title"), reading.one("authors")) == (title, author)
    origins = {field.field: (field.origin, field.how) for field in reading.fields}
    assert origins["title"] == origins["authors"] == (Origin.INFERRED, "its file's name")
    assert "A306" in [found.code for found in reading.findings]


@pytest.mark.parametrize("name", ["Stand by Me.txt", "Step by Step.txt", "by quill.txt", "viewstory.txt", "Baby.txt"])
def test_a_title_with_a_by_of_its_own_names_nobody(name: str) -> None:
    assert not read(name).values("title")


def test_the_head_of_a_page_comes_before_its_name() -> None:
    page = f"<html><head><title>The Lamp by Wren</title></head><body><p>{FIRST}</p></body></html>"
    reading = read("saved by somebody.html", page)
    assert (reading.one("title"), reading.one("authors")) == ("The Lamp", "Wren")


def test_the_text_and_the_person_come_first() -> None:
    assert read("The Lamp by Wren.txt", headed("The Road", "Ash", FIRST)).one("title") == "The Road"
    corrected = read("The Lamp by Wren.txt", FIRST, "file,title\nThe Lamp by Wren.txt,The Road\n")
    assert (corrected.one("title"), corrected.values("authors")) == ("The Road", ())
