"""What becomes of the files of one story: each chapter once, each note, and a word about what differs."""

from __future__ import annotations

import pytest

from afterword.story.model import Outcome
from afterword.story.prose import plain
from afterword.story.same import texts_of
from archives import FIRST, SECOND, THIRD, codes, headed, made, outcomes, printable, view


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_longer_of_two_copies_is_published(names: tuple[str, str]) -> None:
    cut, whole = (printable("The Road", "Ash", {"Out": text}, sid=7) for text in (FIRST, FIRST + "\n\n" + SECOND))
    found = made(dict(zip(names, (cut, whole), strict=True)))
    (story,) = found.stories
    assert [chapter.file for chapter in story.chapters] == [names[1]]
    assert outcomes(found)[names[0]] == "duplicate"


def test_an_ending_that_was_written_anew_is_published_beside_the_old_one() -> None:
    old, new = (FIRST + "\n\n" + end for end in (SECOND, THIRD))
    found = made(
        {f"{at}.txt": printable("The Road", "Ash", {"Out": text}, sid=7) for at, text in enumerate((old, new))}
    )
    (story,) = found.stories
    assert [chapter.number for chapter in story.chapters] == [1, 1]
    assert codes(found) == ["A404"]


def test_html_is_published_rather_than_its_text() -> None:
    page = (
        f'<div id="pagetitle"><a href="viewstory.php?sid=7">The Road</a> by <a href="viewuser.php?uid=1">Ash</a></div>'
        f'<div class="jumpmenu">- Text Size +</div><div id="story"><p>{FIRST}</p><hr><p>{SECOND}</p></div>'
    )
    text = printable("The Road", "Ash", {"Out": f"{FIRST}\n\n{SECOND}"}, sid=7)
    (story,) = made({"a.txt": text, "b.html": page}).stories
    assert [(chapter.file, chapter.number, "<hr>" in chapter.prose.html) for chapter in story.chapters] == [
        ("b.html", 1, True)
    ]


def test_notes_that_only_a_copy_has_are_published() -> None:
    files = {"a.txt": FIRST, "b.txt": view(FIRST, notes="Thanks to Wren, who lent me her umbrella for this.")}
    (story,) = made(files).stories
    notes = " ".join(plain(text) for text in (story.notes, *(chapter.notes for chapter in story.chapters)))
    assert "Wren, who lent me" in notes
    assert "please review" in notes


def test_notes_of_every_part_are_published_with_it() -> None:
    files = {
        f"{at}.txt": f"Title: The Road ({at}/2)\nAuthor: Ash\nRating: G\nNotes: For the {name} toll-keeper.\n\n{text}"
        for at, name, text in ((1, "first", FIRST), (2, "second", SECOND))
    }
    (story,) = made(files).stories
    assert "first toll-keeper" in plain(story.notes)
    assert "second toll-keeper" in plain(story.chapters[1].notes)


def test_what_files_of_one_story_say_differently_is_reported() -> None:
    one = printable("The Road", "Ash", {"Out": FIRST}, sid=7)
    other = printable("The Long Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    found = made({"a.txt": one, "b.txt": other})
    assert found.stories[0].title == "The Long Road"
    (message,) = [each.message for each in found.findings if each.code == "A305"]
    assert "The Road" in message


def test_a_header_that_says_a_thing_twice_keeps_both() -> None:
    text = f"Title: The Road\nAuthor: Ash\nSummary: A road.\nSummary: It moves.\nAuthor: Wren\n\n{FIRST}"
    (story,) = made({"a.txt": text}).stories
    assert story.authors == ("Ash", "Wren")
    assert story.summary == "A road.\nIt moves."


def test_no_word_of_any_file_vanishes() -> None:
    """Each file has words that no other has; the site has them, or the report names where they went."""
    texts = [
        f"{text}\n\n" + " ".join(f"w{at}x{number}" for number in range(60)) for at, text in enumerate((FIRST, SECOND))
    ]
    files = {
        "a.txt": printable("The Road", "Ash", {"Out": texts[0], "Back": texts[1]}, sid=7),
        "b.txt": view(
            texts[0] + " bonly1 bonly2", title="The Road", author="Ash", notes="bnote1 bnote2 bnote3 bnote4 bnote5."
        ),
        "c.txt": headed(
            "The Road", "Ash", texts[1] + "\n\n" + THIRD, "conly1 conly2 is another summary of the same road."
        ),
    }
    found = made(files)
    (story,) = found.stories
    shown = " ".join((story.summary or "", *(plain(text) for text in texts_of(story))))
    for word in [f"w{at}x{number}" for at in (0, 1) for number in range(60)] + [f"bnote{at}" for at in range(1, 6)]:
        assert word in shown, word
    assert "It rained" in shown
    assert "counting-house" in shown
    others = {report.path: report.ledger.dropped.get("other versions", 0) for report in found.files}
    assert others["b.txt"] >= 2
    assert others["c.txt"] >= 2


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


def test_two_texts_for_one_chapter_are_both_published_and_reported() -> None:
    whole = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    found = made({"road.txt": whole, "other.txt": view(THIRD)}, "file,title,author,chapter\nother.txt,The Road,Ash,2\n")
    (story,) = found.stories
    assert [chapter.number for chapter in story.chapters] == [1, 2, 2]
    assert "A404" in codes(found)


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
