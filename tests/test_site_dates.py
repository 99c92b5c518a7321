"""Dates in numbers that one file leaves open and the other files of its site settle."""

from __future__ import annotations

import datetime

import pytest

from afterword.story.archive import Archive
from afterword.story.model import Origin
from archives import FIRST, SECOND, THIRD, codes, headed, made, printable


def dated(title: str, sid: int, prose: str, published: str, updated: str = "June 06, 2007") -> str:
    """Return a printed story with these dates."""
    page = printable(title, "Ash", {"Out": prose}, sid=sid)
    return page.replace("May 29, 2007", published).replace("June 06, 2007", updated)


def published(found: Archive) -> dict[str | None, datetime.date | None]:
    return {story.title: story.published for story in found.stories}


@pytest.mark.parametrize(("proof", "month"), [("28/06/07", 6), ("06/28/07", 5), ("28.06.2007", 6), ("6-28-2007", 5)])
def test_one_day_above_the_twelfth_settles_all_dates_of_its_site(proof: str, month: int) -> None:
    found = made({"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": dated("The Lamp", 8, SECOND, proof)})
    assert published(found)["The Road"] == datetime.date(2007, month, 11 - month)
    assert codes(found) == []
    (road,) = (story for story in found.stories if story.title == "The Road")
    evidence = road.evidence["published"]
    assert (evidence.origin, evidence.file) == (Origin.INFERRED, "a.txt")
    assert evidence.how == f"its site writes days and months in the order of “{proof}” in b.txt"


def test_the_other_date_of_the_same_page_settles_one() -> None:
    found = made({"a.txt": dated("The Road", 7, FIRST, "05/06/07", "28/06/07")})
    assert published(found) == {"The Road": datetime.date(2007, 6, 5)}


def test_where_nothing_proves_the_order_the_date_stays_unknown() -> None:
    found = made(
        {"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": dated("The Lamp", 8, SECOND, "2007-05-29")}
    )
    assert published(found)["The Road"] is None
    assert codes(found) == ["A303"]


def test_a_site_that_proves_both_orders_proves_none() -> None:
    files = {
        "a.txt": dated("The Road", 7, FIRST, "05/06/07"),
        "b.txt": dated("The Lamp", 8, SECOND, "28/06/07"),
        "c.txt": dated("The Ledger", 9, THIRD, "06/28/07"),
    }
    found = made(files)
    assert published(found)["The Road"] is None
    assert codes(found) == ["A303"]


def test_another_site_settles_nothing() -> None:
    other = dated("The Lamp", 8, SECOND, "28/06/07").replace("lamplight", "milestone")
    found = made({"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": other})
    assert published(found)["The Road"] is None


def test_a_date_that_an_author_typed_settles_nothing() -> None:
    typed = headed("The Lamp", "Wren", SECOND).replace("Rating: G", "Rating: G\nDate: 28/06/07")
    rows = "file,url\nb.txt,http://lamplight.example/viewstory.php?sid=8\n"
    found = made({"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": typed}, rows)
    assert {story.site for story in found.stories} == {"lamplight.example"}
    assert published(found)["The Road"] is None


def test_a_person_who_corrects_the_proof_leaves_it_standing() -> None:
    files = {"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": dated("The Lamp", 8, SECOND, "28/06/07")}
    found = made(files, "file,published\nb.txt,2001-01-01\n")
    assert published(found) == {"The Road": datetime.date(2007, 6, 5), "The Lamp": datetime.date(2001, 1, 1)}


def test_a_person_who_says_the_date_is_not_overruled() -> None:
    files = {"a.txt": dated("The Road", 7, FIRST, "05/06/07"), "b.txt": dated("The Lamp", 8, SECOND, "28/06/07")}
    found = made(files, "file,published\na.txt,2001-01-01\n")
    assert published(found)["The Road"] == datetime.date(2001, 1, 1)
