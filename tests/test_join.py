"""Which files are one story."""

from __future__ import annotations

from archives import FIRST, SECOND, THIRD, codes, headed, made, outcomes, printable, view


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


def test_a_summary_joins_nothing_that_has_another_name() -> None:
    files = {"a.txt": headed("Monday", "Ash", FIRST), "b.txt": headed("Tuesday", "Ash", SECOND)}
    assert len(made(files).stories) == 2


def test_a_text_joins_nothing_of_another_author() -> None:
    assert len(made({"a.txt": headed("The Road", "Ash", FIRST), "b.txt": headed("Mine", "Wren", FIRST)}).stories) == 2


def test_a_story_that_got_another_title_is_one() -> None:
    files = {"a.txt": headed("The Road", "Ash", FIRST), "b.txt": headed("The Road, Mended", "Ash", FIRST)}
    assert len(made(files).stories) == 1


def test_one_chapter_of_several_joins_no_files() -> None:
    one = printable("The Road", "Ash", {"Out": FIRST, "Back": SECOND}, sid=7)
    other = printable("Collected", "Ash", {"Once": FIRST, "Other": THIRD}, sid=8).replace("lamplight", "milestone")
    assert len(made({"a.txt": one, "b.txt": other}).stories) == 2


def test_stories_without_a_title_of_their_own_stay_apart() -> None:
    files = {"a.txt": headed("Untitled", "Ash", FIRST, ""), "b.txt": headed("Untitled", "Ash", SECOND, "")}
    assert len(made(files).stories) == 2


def test_two_files_of_the_same_bytes_are_one_story_however_short() -> None:
    text = (
        "It rained. Nobody minded, since nobody was there, and the road had gone out for the day. The lamp burned on."
    )
    assert len(made({"a.txt": text, "b/c.txt": text}).stories) == 1


def test_chapters_of_other_names_in_one_folder_stay_apart() -> None:
    files = {f"r/{name}.txt": view(text) for name, text in (("the road 1", FIRST), ("the lamp 2", SECOND))}
    assert len(made(files).stories) == 2


def test_copies_in_the_wayback_machine_are_of_the_site_that_they_copy() -> None:
    pages = {
        f"{title}.txt": printable(title, author, {"Out": text}, sid=7).replace(
            "http://lamplight", f"http://web.archive.org/web/2010/http://{host}"
        )
        for title, author, text, host in (("The Road", "Ash", FIRST, "one"), ("The Lamp", "Wren", SECOND, "two"))
    }
    found = made(pages)
    assert {story.title for story in found.stories} == {"The Road", "The Lamp"}
    assert {story.site for story in found.stories} == {"one.example", "two.example"}


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


def test_the_same_id_without_a_site_joins_only_what_has_the_same_name() -> None:
    page = '<div id="pagetitle"><a href="viewstory.php?sid=7">{0}</a> by <a href="viewuser.php?uid=1">Ash</a></div><div class="jumpmenu">- Text Size +</div><div id="story">{1}</div>'
    files = {"a.html": page.format("The Road", FIRST), "b.html": page.format("The Lamp", SECOND)}
    assert len(made(files).stories) == 2


def test_chapters_with_numbers_of_their_own_are_one_story_by_title_and_author() -> None:
    page = "The Road: {0}\nby Ash\n\n{1}\n\nArchived at: The Lamplight\nhttp://lamplight.example/viewstory.php?sid={2}&i=1\n"
    files = {"a.txt": page.format("Chapter 1", FIRST, 77), "b.txt": page.format("Chapter 2: Back", SECOND, 78)}
    (story,) = made(files).stories
    assert [(chapter.number, chapter.title) for chapter in story.chapters] == [(1, None), (2, "Back")]
    assert (story.site, story.sid) == ("lamplight.example", None)


def test_parts_posted_one_by_one_are_one_story() -> None:
    def post(part: int, prose: str) -> str:
        return (
            f"From: Ash <ash@lamplight.example>\nSubject: NEW: The Road ({part}/3)\nDate: {part} Jan 1998\n\n{prose}\n"
        )

    (story,) = made({f"{at}.txt": post(at, prose) for at, prose in ((1, FIRST), (3, THIRD))}).stories
    assert (story.title, story.authors, story.missing) == ("The Road", ("Ash",), (2,))
    assert [chapter.number for chapter in story.chapters] == [1, 3]
    assert (str(story.published), story.evidence["authors"].how) == ("1998-01-01", "who sent the message")


def test_a_chapter_saved_on_a_telephone_is_of_the_story_saved_on_a_desktop() -> None:
    facts = "Rated: Fiction T - English - Chapters: 2 - Words: 300 - Published: 1/1/2010 - id: 123"
    saved = "<!-- saved from url=(0040)https://{}/s/123/{}/The-Road -->\n<html><body>{}<div id=storytext>{}</div></body></html>"
    files = {
        "a.html": saved.format("www.fanfiction.net", 1, f"<div>{facts}</div>", FIRST),
        "b.html": saved.format("m.fanfiction.net", 2, f"<div>{facts}</div>", SECOND),
    }
    (story,) = made(files).stories
    assert (story.id, [chapter.number for chapter in story.chapters]) == ("fanfiction.net-123", [1, 2])


def test_copies_of_one_work_join_by_site_and_id_whatever_they_were_saved_as() -> None:
    page = (
        "<a>Archive of Our Own</a><div id=workskin><h2 class=title>{}</h2><h3 class=byline>quill</h3><div id=chapters>"
    )
    chapter = '<div class=chapter id=chapter-{0}><h3 class=title>Chapter {0}</h3><div class="userstuff module">{1}</div></div>'
    link = '<link rel="canonical" href="{}">'
    download = (
        "<p class=message><b>The Road</b><br>Posted originally on the Archive of Our Own at http://www.ao3.org/works/7.</p>"
        f"<div id=preface></div><div id=chapters><h2>Chapter 1</h2><div class=userstuff>{FIRST}</div></div>"
    )
    second = link.format("https://archiveofourown.org/works/7/chapters/99") + page.format("The Road, Mended")
    third = link.format("https://archiveofourown.org/works/8") + page.format("Another")
    found = made(
        {
            "one.html": download,
            "two.html": second + chapter.format(2, SECOND),
            "three.html": third + chapter.format(1, THIRD),
        }
    )
    assert sorted((story.site, story.sid, len(story.chapters)) for story in found.stories) == [
        ("archiveofourown.org", "7", 2),
        ("archiveofourown.org", "8", 1),
    ]


def test_a_contents_page_is_that_of_the_only_story_beside_it_whatever_it_is_called() -> None:
    contents = "Drabble by Ash\nRated: T\nCharacters: Ada\nChapters: 1 Completed: Yes\n1. Drabble by Ash [Reviews - 0] (60 words)\nYou must login (register) to review.\n"
    page = view(FIRST, title="Drabble", author="Ash")
    (story,) = made({"7/index.txt": contents, "7/1.txt": page}).stories
    assert story.facets["rating"] == ("T",)
    apart = made({"7/index.txt": contents, "8/1.txt": page}).stories
    assert [each.facets["rating"] for each in apart] == [None]
