"""A file with several stories becomes several, each with its own path, words and corrections."""

from __future__ import annotations

from typing import Any

from afterword.story.page import Line
from afterword.story.typed.header import headers
from archives import FIRST, SECOND, THIRD, codes, headed, made, outcomes

LIST = "\n\n".join((headed("The Road", "Ash", FIRST), headed("Ada", "Ash", SECOND), headed("The Road", "Ash", THIRD)))
ROAD, ADA = "list.txt/story 1.txt", "list.txt/story 2.txt"


def test_each_story_of_a_file_is_a_story_with_all_its_parts() -> None:
    found = made({"list.txt": LIST})
    assert {(each.title, len(each.chapters), each.files) for each in found.stories} == {
        ("The Road", 2, (ROAD,)),
        ("Ada", 1, (ADA,)),
    }
    assert outcomes(found) == {ROAD: "story", ADA: "story"}
    assert codes(found).count("A408") == 1


def test_a_row_for_one_of_them_corrects_that_one() -> None:
    found = made({"list.txt": LIST}, f"file,author\n{ADA},Wren")
    assert {each.title: each.authors for each in found.stories} == {"The Road": ("Ash",), "Ada": ("Wren",)}
    assert "A601" not in codes(found)


def test_a_row_for_the_file_says_that_it_is_one_story() -> None:
    found = made({"list.txt": LIST}, "file,title\nlist.txt,Three Roads")
    (story,) = found.stories
    assert (story.title, [chapter.title for chapter in story.chapters]) == ("Three Roads", [None, "Ada", None])
    assert "A408" not in codes(found)


def test_a_row_for_the_file_may_say_where_it_is_from_and_what_is_accepted() -> None:
    cut = LIST.replace("Rating: G", "Rating: G\nWords: 9000")
    found = made({"list.txt": cut}, "file,url,accept\nlist.txt,http://lamplight.example/list,A405")
    assert len(found.stories) == 2
    assert {(each.code, str(each.severity)) for each in found.findings} == {("A405", "note"), ("A408", "note")}


def test_a_part_that_is_elsewhere_too_is_a_copy_of_it() -> None:
    found = made({"list.txt": LIST, "ada.txt": headed("Ada", "Ash", SECOND)})
    assert len(found.stories) == 2
    assert outcomes(found)[ADA] == "duplicate"


def test_a_request_for_the_file_removes_all_that_is_in_it() -> None:
    found = made({"list.txt": LIST}, removals='[[remove]]\nfile = "list.txt"')
    assert found.stories == ()
    assert "A606" not in codes(found)


def test_a_story_keeps_its_name_when_its_file_is_called_otherwise() -> None:
    keys = [{each.keys for each in made({name: LIST}).stories} for name in ("list.txt", "box/old.txt")]
    assert keys[0] == keys[1]


def test_a_document_within_a_story_begins_no_other() -> None:
    report = f"Title: On the Moving of Roads\nAuthor: A. Surveyor\nDate: May 3, 1871\nLanguage: English\n\n{SECOND}"
    (story,) = made({"road.txt": headed("The Road", "Ash", f"{FIRST}\n\n{report}")}).stories
    assert story.title == "The Road"


class Counted(tuple[Line, ...]):
    """Lines that count how many of them were copied."""

    __slots__ = ()
    copied = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        Counted.copied += len(found) if isinstance(at, slice) else 0
        return found


def test_a_thousand_headers_are_found_without_a_copy_of_the_file_for_each() -> None:
    text = "".join(f"Title: T{at}\nAuthor: ash\nRating: G\n\nIt rained on {at}.\n\n" for at in range(1000))
    lines = Counted(Line(at, line) for at, line in enumerate(text.split("\n"), 1))
    assert len(list(headers(lines))) == 1000
    assert Counted.copied < 10 * len(lines)
