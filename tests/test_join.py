"""Which files are one story, and what becomes of the others."""

from __future__ import annotations

from afterword.story.archive import Archive, archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import read_corrections
from afterword.story.model import Outcome
from afterword.story.removals import read_removals
from afterword.story.sites import shipped

FIRST = (
    "It rained on the ledger and on the clerk, and Bram, who was neither, held the umbrella over the wrong one of the two. "
    * 3
)
SECOND = (
    "Nobody had told Ada that the road would be out, so she went to look for it in the only shoes that she had with her. "
    * 3
)
THIRD = (
    "The lamp burned all that night in the window of the counting-house, and in the morning nobody could say who had lit it. "
    * 3
)


def view(prose: str, *, notes: str = "", title: str = "", author: str = "") -> str:
    """Return a chapter as text saves it; title and author stand below the last one."""
    end = f"\nThe End.\n{author} is the author of 3 other stories.\nThis story is a favorite of 2 members. Members who liked {title} also liked 9 other stories.\n"
    story_notes = (
        f"Story Notes:\n{notes}\nAuthor's Chapter Notes:\nThanks for reading, please review!\n\n" if notes else ""
    )
    return f"- Text Size +\n{story_notes}{prose}\n{end if title else ''}\nYou must login (register) to review.\n"


def printable(
    title: str, author: str, chapters: dict[str, str], *, sid: int, completed: str = "Yes", words: int = 0
) -> str:
    rows = "\n\n".join(f"{at}. {name} by {author}" for at, name in enumerate(chapters, 1))
    bodies = "\n".join(f"{name} by {author}\n\n{prose}\n\nBack to index" for name, prose in chapters.items())
    total = words or sum(len(prose.split()) for prose in chapters.values())
    return (
        f"{title} by {author}\nSummary:\n\nA road moves.\n\nCategories: Gen Characters: Ada\nGenres: Drama\n"
        f"Chapters: {len(chapters)} Completed: {completed} Word count: {total} Read: 7 Published: May 29, 2007 Updated: June 06, 2007\n\n"
        f"{rows}\n\n{bodies}\nThis story archived at http://lamplight.example/viewstory.php?sid={sid}\n"
    )


def made(files: dict[str, str], corrections: str = "", removals: str = "") -> Archive:
    rows = read_corrections(corrections)
    known = Known(shipped(), rows)
    readings = [convert(RawFile(name, text.encode()), known) for name, text in files.items()]
    result = archive(readings, rows, read_removals(removals))
    assert result.ledger.lost == ()
    assert result.ledger.words_in == result.ledger.published + sum(result.ledger.dropped.values())
    assert archive(reversed(readings), rows, read_removals(removals)) == result
    return result


def outcomes(found: Archive) -> dict[str, str]:
    return {report.path: str(report.outcome) for report in found.files}


def codes(found: Archive) -> list[str]:
    return [each.code for each in found.findings]


def test_a_printable_and_its_chapter_views_are_one_story() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    found = made({"road.txt": whole, "one.txt": view(FIRST), "two.txt": view(SECOND, title="The Road", author="Ash")})
    assert [len(story.chapters) for story in found.stories] == [2]
    assert outcomes(found) == {"road.txt": "story", "one.txt": "duplicate", "two.txt": "duplicate"}
    assert codes(found) == ["A403", "A403"]


def test_two_ids_of_one_site_are_two_stories_even_of_one_name() -> None:
    found = made(
        {
            f"{sid}.txt": printable("Untitled", "Ash", {"Out": prose}, sid=sid)
            for sid, prose in ((7, FIRST), (8, SECOND))
        }
    )
    assert len(found.stories) == 2


def test_the_same_story_saved_twice_is_there_once() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST}, sid=7)
    found = made({"a.txt": whole, "b.txt": whole.replace("Read: 7", "Read: 9")})
    assert len(found.stories) == 1
    assert outcomes(found)["b.txt"] == "duplicate"


def test_numbered_chapters_in_a_folder_of_their_own_are_one_story() -> None:
    files = {f"the road/chapter {at}.txt": view(prose) for at, prose in ((1, FIRST), (2, SECOND), (3, THIRD))}
    (story,) = made(files).stories
    assert [chapter.number for chapter in story.chapters] == [1, 2, 3]
    assert {chapter.how_numbered for chapter in story.chapters} == {"its file's name"}


def test_a_folder_of_chapters_takes_the_name_that_its_last_one_prints() -> None:
    files = {"r/1.txt": view(FIRST), "r/2.txt": view(SECOND, title="The Road", author="Ash")}
    (story,) = made(files).stories
    assert (story.title, story.authors) == ("The Road", ("Ash",))
    assert [chapter.number for chapter in story.chapters] == [1, 2]


def test_a_folder_of_anything_is_no_story() -> None:
    files = {
        "unsorted/1.txt": view(FIRST),
        "unsorted/2.txt": SECOND,
        "unsorted/3.txt": printable("A", "B", {"C": THIRD}, sid=3),
    }
    assert len(made(files).stories) == 3


def test_chapters_in_the_top_folder_stay_apart() -> None:
    assert len(made({"chapter 1.txt": view(FIRST), "chapter 2.txt": view(SECOND)}).stories) == 2


def test_missing_chapters_are_named() -> None:
    found = made({"r.txt": view(SECOND)}, "file,title,author,chapter\nr.txt,The Road,Ash,4\n")
    assert found.stories[0].missing == (1, 2, 3)
    (message,) = [each.message for each in found.findings if each.code == "A401"]
    assert "1–3" in message


def test_a_chapter_that_only_the_list_names_is_missing() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND, "Out again": THIRD}, sid=7)
    cut = whole[: whole.rindex("Out again by Ash\n\n")] + whole[whole.index("This story archived") :]
    (story,) = made({"road.txt": cut}).stories
    assert story.missing == (3,)


def test_a_correction_joins_a_chapter_to_a_story() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    rows = "file,title,author,chapter,chapter_title\nlost.txt,The Road,Ash,3,Out again\n"
    (story,) = made({"road.txt": whole, "lost.txt": view(THIRD)}, rows).stories
    assert [(chapter.number, chapter.title) for chapter in story.chapters] == [
        (1, "Out"),
        (2, "Back"),
        (3, "Out again"),
    ]


def test_a_corrected_address_joins_a_chapter_to_a_story() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    rows = "file,url\nlost.txt,http://www.lamplight.example/viewstory.php?sid=7&chapter=3\n"
    (story,) = made({"road.txt": whole, "lost.txt": view(THIRD)}, rows).stories
    assert [chapter.number for chapter in story.chapters] == [1, 2, 3]


def test_two_texts_for_one_chapter_are_both_published_and_reported() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    found = made({"road.txt": whole, "other.txt": view(THIRD)}, "file,title,author,chapter\nother.txt,The Road,Ash,2\n")
    (story,) = found.stories
    assert [chapter.number for chapter in story.chapters] == [1, 2, 2]
    assert "A404" in codes(found)


def test_the_same_id_without_a_site_joins_only_what_has_the_same_name() -> None:
    page = '<div id="pagetitle"><a href="viewstory.php?sid=7">{0}</a> by <a href="viewuser.php?uid=1">Ash</a></div><div class="jumpmenu">- Text Size +</div><div id="story">{1}</div>'
    files = {"a.html": page.format("The Road", FIRST), "b.html": page.format("The Lamp", SECOND)}
    assert len(made(files).stories) == 2


def test_a_text_that_may_be_cut_off_is_reported() -> None:
    assert "A405" in codes(made({"road.txt": printable("The Road", "Ash", {"Out": FIRST}, sid=7, words=9000)}))


def test_a_finding_can_be_accepted() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST}, sid=7, words=9000)
    (found,) = [
        each for each in made({"road.txt": whole}, "file,accept\nroad.txt,A405\n").findings if each.code == "A405"
    ]
    assert str(found.severity) == "note"


def test_an_author_who_asked_is_not_published() -> None:
    files = {
        "a.txt": printable("The Road", "Ash", {"Out": FIRST}, sid=7),
        "b.txt": printable("The Lamp", "Wren", {"In": SECOND}, sid=8),
    }
    found = made(files, removals='[[remove]]\nauthor = "ash"\n')
    assert [story.title for story in found.stories] == ["The Lamp"]
    assert found.files[0].outcome is Outcome.REFUSED
    assert found.ledger.dropped["removed stories"] > 0


def test_authors_are_called_as_they_asked() -> None:
    files = {
        "a.txt": printable("The Road", "Ash", {"Out": FIRST}, sid=7),
        "b.txt": printable("The Lamp", "Wren", {"In": SECOND}, sid=8),
    }
    found = made(files, removals='[[rename]]\nauthor = "Ash"\nto = "Q. Ash"\n[[orphan]]\nauthor = "Wren"\n')
    assert {story.title: story.authors for story in found.stories} == {"The Road": ("Q. Ash",), "The Lamp": ()}
