"""Pages of reviews go to the stories that they are of, and to no other."""

from __future__ import annotations

from afterword.story.prose import plain
from archives import FIRST, SECOND, codes, headed, made, outcomes, printable

PAGE = (
    "Reviews For The Road\nReviewer: Wren Signed\nDate: June 01, 2007 - 08:00 am Title: Out\nMore, please!\n"
    "Author's Response: Soon.\nReviewer: somebody Anonymous\nDate: June 02, 2007 Title: Elsewhere\nI laughed.\n"
)
ROAD = printable("The Road", "Ash", {"In": FIRST, "Out": SECOND}, sid=7)


def test_reviews_are_of_the_story_with_their_title_and_of_its_chapters() -> None:
    found = made({"road.txt": ROAD, "reviews.txt": PAGE})
    (story,) = found.stories
    assert [
        (each.reviewer, str(each.date), each.chapter, plain(each.text), plain(each.answer)) for each in story.reviews
    ] == [
        ("Wren", "2007-06-01", 2, "More, please!", "Soon."),
        ("somebody", "2007-06-02", None, "I laughed.", ""),
    ]
    assert outcomes(found) == {"road.txt": "story", "reviews.txt": "metadata"}
    assert set(story.files) == {"road.txt", "reviews.txt"}


def test_reviews_of_no_story_here_are_on_no_page() -> None:
    found = made({"lamp.txt": headed("The Lamp", "Ash", FIRST), "reviews.txt": PAGE})
    assert found.stories[0].reviews == ()
    assert codes(found).count("A411") == 1
    assert found.ledger.dropped["reviews of other stories"] > 0


def test_two_stories_of_one_title_have_no_reviews_without_an_address() -> None:
    two = {"a.txt": headed("The Road", "Ash", FIRST), "b.txt": headed("The Road", "Wren", SECOND), "reviews.txt": PAGE}
    assert "A411" in codes(made(two))
    sheet = (
        "file,url\na.txt,http://x.example/viewstory.php?sid=7\nreviews.txt,http://x.example/reviews.php?type=ST&item=7"
    )
    assert {story.authors: len(story.reviews) for story in made(two, sheet).stories} == {("Ash",): 2, ("Wren",): 0}


def test_a_page_that_was_saved_twice_is_read_once() -> None:
    found = made({"road.txt": ROAD, "reviews.txt": PAGE, "again.txt": PAGE})
    assert len(found.stories[0].reviews) == 2
    assert found.ledger.dropped["copies"] > 0


def test_a_reader_may_ask_to_be_left_out() -> None:
    asked = '[[remove]]\nauthor = "Wren"'
    (story,) = made({"road.txt": ROAD, "reviews.txt": PAGE}, removals=asked).stories
    assert [each.reviewer for each in story.reviews] == ["somebody"]
