"""What lists of stories add to the stories that are here."""

from __future__ import annotations

import datetime

import pytest

from afterword.story.archive import Archive
from afterword.story.model import Origin, Place, Story
from archives import FIRST, SECOND, THIRD, codes, headed, made, outcomes, printable, view

PAGE = "<!-- saved from url=(0040)http://lamplight.example/{0} -->\n<html><body>{1}</body></html>"
BROWSE = "browse.php?type=recent"


def block(title: str, author: str, sid: int, more: str = "", rated: str = "PG-13") -> str:
    """Return a story as an HTML list has it."""
    return (
        f'<div class="title"><a href="viewstory.php?sid={sid}">{title}</a> by <a href="viewuser.php?uid=1">{author}</a> '
        f"Rated: {rated} [Reviews - 3]</div><div>Summary: A list says so.<br>{more}Chapters: 1 Table of Contents<br>"
        "Completed: Yes Word count: 69 Read Count: 40</div>"
    )


def listed(*blocks: str, address: str = BROWSE) -> str:
    return PAGE.format(address, "".join(blocks))


def text_block(title: str, author: str, rated: str = "PG-13") -> str:
    """Return a story as the text of a list has it: without its number."""
    return f"{title} by {author} Rated: {rated} [Reviews - 3]\nSummary: A list says so.\nCompleted: Yes Word count: 69 Read Count: 40\n\n"


def road(found: Archive) -> Story:
    (story,) = (each for each in found.stories if "r.txt" in each.files)
    return story


ROAD = printable("The Road", "Ash", {"Out": FIRST}, sid=7)
OTHERS = (block("The Lamp", "Wren", 8), block("The Ledger", "Wren", 9))


def test_a_list_gives_what_the_file_of_a_story_leaves_out() -> None:
    found = made(
        {
            "r.txt": ROAD,
            "list.html": listed(block("The Road", "Ash", 7, "Categories: Gen<br>Era: Victorian<br>"), *OTHERS),
        }
    )
    story = road(found)
    assert story.facets["rating"] == ("PG-13",)
    assert story.labels == {"Era": ("Victorian",)}
    assert story.counts["reviews"] == 3
    evidence = story.evidence["rating"]
    assert (evidence.origin, evidence.file, evidence.line) == (Origin.STATED, "list.html", 2)
    assert outcomes(found)["list.html"] == "metadata"
    assert codes(found) == []


def test_what_the_file_of_a_story_says_wins_without_a_word() -> None:
    other = block("The Road, Renamed", "Somebody", 7, "Genres: Horror<br>")
    found = made({"r.txt": ROAD, "list.html": listed(other, *OTHERS)})
    story = road(found)
    assert (story.title, story.authors, story.summary) == ("The Road", ("Ash",), "A road moves.")
    assert story.facets["genre"] == ("Drama",)
    assert story.counts["reads"] == 7
    assert codes(found) == []


def test_a_chapter_that_names_nothing_gets_title_and_author_by_its_number() -> None:
    rows = "file,url\nr.txt,http://lamplight.example/viewstory.php?sid=7&chapter=1\n"
    found = made({"r.txt": view(FIRST), "list.html": listed(block("The Road", "Ash", 7), *OTHERS)}, rows)
    story = road(found)
    assert (story.title, story.authors, story.summary, story.status) == (
        "The Road",
        ("Ash",),
        "A list says so.",
        "complete",
    )
    assert codes(found) == []


def test_the_words_of_a_list_are_accounted_for_by_name() -> None:
    found = made({"r.txt": ROAD, "list.html": listed(block("The Road", "Ash", 7), *OTHERS)})
    (report,) = (each for each in found.files if each.path == "list.html")
    assert dict(report.ledger.dropped) == {"list of stories": report.ledger.words_in}


def test_a_list_of_none_of_the_stories_here_adds_nothing_and_is_a_note() -> None:
    found = made({"r.txt": ROAD, "list.html": listed(*OTHERS)})
    assert road(found).facets["rating"] is None
    assert codes(found) == ["A407"]
    assert found.findings[0].message == "it lists 2 stories, none of which is here"


@pytest.mark.parametrize(
    "lists",
    [
        {"l.html": PAGE.replace("lamplight", "milestone").format(BROWSE, block("The Road", "Ash", 7) + OTHERS[0])},
        {"l.html": listed(block("The Road", "Ash", 70), *OTHERS)},
        {"l.txt": text_block("The Road", "Wren") + text_block("The Lamp", "Ash")},
        {"l.txt": text_block("The Road", "Ash", "G") + text_block("The Road", "Ash", "M")},
    ],
    ids=["of another site", "another number", "another author", "two of one name"],
)
def test_a_list_gives_nothing_to_a_story_that_it_may_not_mean(lists: dict[str, str]) -> None:
    assert road(made({"r.txt": ROAD, **lists})).facets["rating"] is None


def test_a_list_saved_as_text_knows_a_story_by_title_and_author() -> None:
    found = made({"r.txt": ROAD, "list.txt": text_block("The Road", "Ash") + text_block("The Lamp", "Ash", "M")})
    assert road(found).facets["rating"] == ("PG-13",)


def test_two_stories_here_of_one_name_get_nothing_by_name() -> None:
    files = {
        f"{sid}.txt": printable("The Road", "Ash", {"Out": text}, sid=sid) for sid, text in ((7, FIRST), (8, SECOND))
    }
    found = made({**files, "list.txt": text_block("The Road", "Ash") + text_block("The Lamp", "Ash")})
    assert [story.facets["rating"] for story in found.stories] == [None, None]


def test_a_title_that_many_stories_have_is_no_name() -> None:
    found = made(
        {
            "r.txt": headed("Untitled", "Ash", FIRST),
            "list.txt": text_block("Untitled", "Ash") * 1 + text_block("The Lamp", "Ash"),
        }
    )
    assert road(found).status == "unknown"


def test_a_list_says_how_many_chapters_are_missing() -> None:
    page = listed(block("The Road", "Ash", 7).replace("Chapters: 1", "Chapters: 3"), *OTHERS)
    rows = "file,url\nr.txt,http://lamplight.example/viewstory.php?sid=7&chapter=1\n"
    found = made({"r.txt": view(FIRST), "list.html": page}, rows)
    assert road(found).missing == (2, 3)


def series(*blocks: str, count: int) -> str:
    head = f'<div id="pagetitle">Roads by Ash</div><div>Stories: {count}<br>Series Type: Closed</div>'
    return listed(head, *blocks, address="viewseries.php?seriesid=1")


def test_the_page_of_a_series_gives_name_and_place() -> None:
    page = series(block("The Lamp", "Ash", 8), block("The Road", "Ash", 7), count=2)
    found = made({"r.txt": ROAD, "series.html": page})
    assert road(found).series == (Place("Roads", 2),)


def test_the_page_of_a_series_gives_the_place_that_a_story_leaves_out() -> None:
    page = series(block("The Lamp", "Ash", 8), block("The Road", "Ash", 7), count=2)
    whole = ROAD.replace("Genres: Drama", "Genres: Drama\nSeries: roads, Walks")
    assert road(made({"r.txt": whole, "series.html": page})).series == (Place("roads", 2), Place("Walks"))


def test_a_page_of_some_of_a_series_gives_no_place() -> None:
    page = series(block("The Lamp", "Ash", 8), block("The Road", "Ash", 7), count=12)
    assert road(made({"r.txt": ROAD, "series.html": page})).series == (Place("Roads"),)


def test_a_list_that_was_asked_to_be_removed_says_nothing() -> None:
    files = {"r.txt": ROAD, "list.html": listed(block("The Road", "Ash", 7), *OTHERS)}
    found = made(files, removals='[[remove]]\nfile = "list.html"\n')
    assert road(found).facets["rating"] is None
    assert codes(found) == []


def test_who_was_renamed_is_renamed_in_what_a_list_says() -> None:
    rows = "file,url\nr.txt,http://lamplight.example/viewstory.php?sid=7&chapter=1\n"
    files = {"r.txt": view(FIRST), "list.html": listed(block("The Road", "Ash", 7), *OTHERS)}
    assert road(made(files, rows, '[[rename]]\nauthor = "Ash"\nto = "A."\n')).authors == ("A.",)


def test_dates_of_a_list_are_settled_and_settle() -> None:
    lamp = printable("The Lamp", "Wren", {"Out": THIRD}, sid=8).replace("June 06, 2007", "05/06/07")
    page = listed(block("The Road", "Ash", 7) + "<div>Published: 05/06/04 Updated: 28/06/04</div>", OTHERS[0])
    rows = "file,url\nr.txt,http://lamplight.example/viewstory.php?sid=7&chapter=1\n"
    found = made({"r.txt": view(FIRST), "lamp.txt": lamp, "list.html": page}, rows)
    story = road(found)
    assert (story.published, story.updated) == (datetime.date(2004, 6, 5), datetime.date(2004, 6, 28))
    assert {each.updated for each in found.stories} == {datetime.date(2004, 6, 28), datetime.date(2007, 6, 5)}
    assert codes(found) == []


def test_a_date_of_a_list_that_could_be_two_is_reported_for_the_story() -> None:
    page = listed(block("The Road", "Ash", 7) + "<div>Published: 05/06/04 Updated: 05/05/05</div>", OTHERS[0])
    rows = "file,url\nr.txt,http://lamplight.example/viewstory.php?sid=7&chapter=1\n"
    found = made({"r.txt": view(FIRST), "list.html": page}, rows)
    assert [(each.code, each.file) for each in found.findings] == [("A303", "r.txt")]
    assert road(found).published is None
    said = made(
        {"r.txt": view(FIRST), "list.html": page}, rows.replace("url\n", "url,published\n").replace("=1\n", "=1,-\n")
    )
    assert codes(said) == []


def of_one_fandom(list_says: str) -> Archive:
    """Return an archive of a chapter that names no story, from a site of one fandom, and of a list that does."""
    page = PAGE.replace("lamplight.example", "siye.co.uk")
    prose = f"<p>Text Size +</p><p>{FIRST}</p><p>You must login (register) to review.</p>"
    files = {"r.html": page.format("viewstory.php?sid=7&chapter=1", prose)}
    if list_says:
        files["list.html"] = page.format(BROWSE, list_says + "".join(OTHERS))
    return made(files)


@pytest.mark.parametrize(
    ("list_says", "fandom"),
    [
        ("", None),
        (block("The Road", "Ash", 7), (("Harry Potter",), Origin.INFERRED)),
        (block("The Road", "Ash", 7, "Fandom: The Odyssey<br>"), (("The Odyssey",), Origin.STATED)),
    ],
)
def test_the_fandom_of_a_site_is_that_of_a_story_which_a_list_names(list_says: str, fandom: object) -> None:
    (story,) = of_one_fandom(list_says).stories
    values = story.facets["fandom"]
    assert (values and (values, story.evidence["fandom"].origin)) == fandom
    assert story.title == ("The Road" if list_says else None)
