"""What the pages of a story say, and where they lead: for stories that the sample archive does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from afterword.assets import STYLE, add_asset
from afterword.chapters import LISTED
from afterword.command.build import build_site
from afterword.story.prose import typeset
from afterword.story.prose.set_apart import set_apart
from conftest import request

PROSE = "It rained on the ledger and on the clerk, {0}. Nobody came to see it, or him, {0}.\n"
ROUND_ROBIN = """\
The Round "Lantern" by ash
Summary:

Five people carry one lantern -- and one umbrella.


Categories: Gen Characters: Nobody
Genres: Drama
Warnings: None
Challenges: None
Series: None
Chapters: 3 Completed: No Word count: 94 Read: 17 Published: July 22, 2005 Updated: January 01, 2006
Story Notes:
A "round" robin.

1. The Foot by ash
2. The Path by oak & co
3. The Top by Wren

The Foot by ash

It rained on the hill and on the lantern. Nobody came to see it, or to carry it, and the first of them put up her hood and went on by herself in the dark.

The Path by oak & co

The second of them had the oil, which was heavy, and the matches, which were wet. He said that it could be worse. It was worse in an hour.

The Top by Wren

At the top there was a wall, and behind the wall there was the sea. They set the lantern on the wall and lit it, and went home without it.
"""


@pytest.fixture
def built(content: Path, tmp_path: Path) -> Builder:
    return Builder(content, tmp_path / "site")


class Builder:
    """Builds a site of some files, and reads its pages."""

    def __init__(self, content: Path, site: Path) -> None:
        self.content, self.site = content, site

    def of(self, files: dict[str, str], **others: str) -> Builder:
        for name, text in files.items():
            path = self.content / "stories" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        for name, text in others.items():
            (self.content / f"{name}.toml").write_text(text, "utf-8")
        assert not build_site(request(self.content, self.site)).archive.ledger.lost
        return self

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / path / "index.html").read_text("utf-8"), "lxml")


def said(tag: BeautifulSoup | Tag | None) -> str:
    assert tag is not None
    return re.sub(r"\s+([,.])", r"\1", " ".join(tag.get_text(" ").split()))


def header(**fields: str) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + "\n"


def folder(name: str, numbers: Iterable[int]) -> dict[str, str]:
    """Return the files of a story, a chapter each."""
    return {
        f"{name}/chapter {number}.txt": PROSE.format(f"for the {number * 7919}th time in the {number}th year") * 4
        for number in numbers
    }


def test_who_wrote_a_chapter_of_anothers_story_is_named_and_has_a_page(built: Builder) -> None:
    built.of({"lantern.txt": ROUND_ROBIN})
    story = built.page("stories/the-round-lantern")
    assert said(story.select_one("header .byline")) == "by ash with chapters by oak & co and Wren"
    assert [said(row.select_one(".byline")) for row in story.select(".contents li")[1:]] == ["by oak & co", "by Wren"]
    assert "this chapter by Wren" in said(
        built.page("stories/the-round-lantern/3").header
        and built.page("stories/the-round-lantern/3").select_one("article header")
    )
    assert "this chapter" not in said(built.page("stories/the-round-lantern/1").article)
    assert "this chapter by oak & co" in said(built.page("stories/the-round-lantern/whole").article)
    for author in ("ash", "oak-and-co", "wren"):
        assert said(built.page(f"authors/{author}").select_one(".card h2")) == "The Round “Lantern”"


def test_an_author_of_one_chapter_is_called_as_they_asked(built: Builder) -> None:
    built.of(
        {"lantern.txt": ROUND_ROBIN},
        removals='[[rename]]\nauthor = "wren"\nto = "W."\n[[orphan]]\nauthor = "oak & co"\n',
    )
    assert said(built.page("stories/the-round-lantern/3").select("p.of")[1]) == "this chapter by W."
    assert (
        said(built.page("stories/the-round-lantern/2").select("p.of")[1])
        == "this chapter by an author who is not named"
    )
    for page in built.site.rglob("*.html"):
        assert not re.search(r"Wren|oak", page.read_text("utf-8")), page


def test_an_author_of_one_chapter_may_take_the_story_out(built: Builder) -> None:
    built.of({"lantern.txt": ROUND_ROBIN}, removals='[[remove]]\nauthor = "Wren"\n')
    assert not (built.site / "stories/the-round-lantern").exists()


def test_titles_summaries_and_notes_are_set_as_prose_is_and_stored_as_they_were_typed(built: Builder) -> None:
    built.of({"lantern.txt": ROUND_ROBIN})
    story = built.page("stories/the-round-lantern")
    assert said(story.h1) == "The Round “Lantern”"
    assert said(story.select_one(".summary")) == "Five people carry one lantern — and one umbrella."
    assert said(story.select_one(".notes .prose")) == "A “round” robin."
    assert 'The Round \\\\\\"Lantern\\\\\\"' in (built.site / "search/c/0.js").read_text("utf-8")


def test_all_prose_of_a_story_is_set_once_though_it_stands_on_several_pages(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_quotes = ROUND_ROBIN.replace("robin.", 'robin, "set" once.').replace("the lantern.", 'the "lantern", once.')
    done: list[str] = []

    def watched(markup: str) -> tuple[str, tuple[str, ...]]:
        done.append(markup)
        return set_apart(markup)

    monkeypatch.setattr(typeset, "set_apart", watched)
    built.of({"lantern.txt": with_quotes})
    once = [markup for markup in done if "once." in markup]
    assert len(once) == len(set(once)) == 2


def test_a_number_that_was_inferred_is_marked(built: Builder) -> None:
    built.of(folder("ledger", (1, 2)))
    (path,) = {page.parent for page in built.site.glob("stories/*/2/")}
    address = path.relative_to(built.site).as_posix()
    assert "inferred: its file’s name" in said(built.page(f"{address}/2").select_one("article header .figures"))
    assert "The number of chapters 1 and 2 is inferred: its file’s name." in said(built.page(address).article)


def test_missing_chapters_are_seen_wherever_a_reader_may_meet_the_gap(built: Builder) -> None:
    built.of(folder("ledger", (1, 4, 5)))
    (path,) = {page.parent for page in built.site.glob("stories/*/5/")}
    address = path.relative_to(built.site).as_posix()
    rows = [(row.get("value"), said(row)) for row in built.page(address).select(".contents li")]
    assert [value for value, _ in rows] == ["1", "2", "4", "5"]
    assert rows[1][1] == "Chapters 2 and 3 are missing"
    first, fourth = built.page(f"{address}/1"), built.page(f"{address}/4")
    assert "Chapters 2 and 3 are missing after this one." in said(first.select_one("nav.around"))
    assert "Chapters 2 and 3 are missing before this one." in said(fourth.select_one("article header"))
    assert "Chapter 4 of 5" in said(fourth.select_one(".figures"))
    assert "Chapters 2 and 3 are missing" in said(fourth.select_one(".jump"))
    assert "Chapters 2 and 3 are missing" in said(built.page(f"{address}/whole").article)


def test_no_chapter_is_the_fourth_of_two(sample: Path) -> None:
    for path in sample.glob("stories/*/*/index.html"):
        for number, total in re.findall(r"Chapter (\d+) of (\d+)", path.read_text("utf-8")):
            assert int(number) <= int(total), path


def test_a_prologue_stands_before_the_first_chapter_and_has_no_number(built: Builder) -> None:
    text = "\n\n".join(f"{name}\n\n{PROSE.format(name)}" for name in ("Prologue", "Chapter One", "Epilogue"))
    built.of({"a.txt": header(Title="The Farthing", Author="ash", Rating="G") + text})
    rows = built.page("stories/the-farthing").select(".contents li")
    assert [(row["value"], said(row.a)) for row in rows] == [("0", "Prologue"), ("1", "Chapter 1"), ("2", "Epilogue")]
    assert "Before chapter 1" in said(built.page("stories/the-farthing/0").select_one("article header"))
    assert "Chapter 0" not in said(built.page("stories/the-farthing/0").article)


def test_a_title_that_is_only_a_number_says_of_what(sample: Path) -> None:
    tree = BeautifulSoup((sample / "stories/marley-early/2/index.html").read_text("utf-8"), "lxml")
    assert said(tree.h1) == "Chapter 2"
    assert [said(row.a) for row in tree.select(".jump li")] == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_a_one_shot_has_one_button_and_no_contents(sample: Path) -> None:
    story = BeautifulSoup((sample / "stories/penelope-unweaving/index.html").read_text("utf-8"), "lxml")
    assert [said(button) for button in story.select(".start a")] == ["Read"]
    assert not story.select("#contents, .contents")
    page = BeautifulSoup((sample / "stories/penelope-unweaving/1/index.html").read_text("utf-8"), "lxml")
    assert not page.select(".jump, h1 a")


def test_story_notes_stand_before_the_first_chapter_and_no_other(built: Builder) -> None:
    fields = header(Title="Ledger", Author="ash", Fandom="Clerks", Notes="Written in the rain.")
    built.of({f"{name}.txt": fields + PROSE.format(name) * 4 for name in ("with a cough", "in a coat", "under a hat")})
    pages = sorted(path.parent.name for path in built.site.glob("stories/ledger/*/index.html"))
    assert pages == ["1", "2", "3", "whole"]
    assert "its number is not known" in said(built.page("stories/ledger/2").select_one("article header"))
    assert [name for name in pages if built.page(f"stories/ledger/{name}").select("#story-notes")] == ["1", "whole"]


def test_rating_and_warnings_come_first_and_stand_on_every_page_of_a_story(built: Builder) -> None:
    built.of(
        {
            "ledger.txt": header(
                Title="Ledger", Author="ash", Rating="PG-13", Warnings="Rain; Ledgers", Fandom="Clerks"
            )
            + PROSE.format("still") * 4
        }
    )
    facts = [said(each) for each in built.page("stories/ledger").select(".facts dt")]
    assert facts[:2] == ["Rating", "Warnings"]
    for page in ("1", "whole"):
        assert (
            said(built.page(f"stories/ledger/{page}").select_one(".cautions"))
            == "Rating: PG-13 Warnings: Rain, Ledgers"
        )


def test_the_language_of_a_story_is_said_and_marked_up(sample: Path) -> None:
    story = BeautifulSoup((sample / "stories/la-lampe-de-carfax/index.html").read_text("utf-8"), "lxml")
    language = story.find("dt", string="Language")
    assert language is not None
    assert said(language.find_next("dd")).startswith("French")
    for part in ("h1", ".summary"):
        assert story.select_one(part)["lang"] == "fr", part  # type: ignore[index]
    english = BeautifulSoup((sample / "stories/marley-early/index.html").read_text("utf-8"), "lxml")
    assert not english.select("main [lang]")


def test_notes_on_the_whole_page_have_headings_that_are_seen(sample: Path) -> None:
    tree = BeautifulSoup((sample / "stories/the-second-stair/whole/index.html").read_text("utf-8"), "lxml")
    titles = [said(heading) for heading in tree.select(".part .notes > h3")]
    assert "Author’s notes" in titles
    assert "Notes at the end" in titles
    ids = [tag["id"] for tag in tree.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_end_of_a_story_leads_on(sample: Path) -> None:
    for page in ("4", "whole"):
        tree = BeautifulSoup((sample / f"stories/the-second-stair/{page}/index.html").read_text("utf-8"), "lxml")
        links = [said(link) for link in tree.select(".onward a")]
        assert links[:2] == ["Lodgers of Baker Street", "What the Landlady Heard"]
        assert links[-1] == "The Watchdog"
    middle = BeautifulSoup((sample / "stories/the-second-stair/2/index.html").read_text("utf-8"), "lxml")
    assert not middle.select(".onward")


def test_a_story_that_stopped_says_so_at_its_end(built: Builder) -> None:
    built.of({"lantern.txt": ROUND_ROBIN})
    assert built.page("stories/the-round-lantern/3").select(".ending")
    assert not built.page("stories/the-round-lantern/2").select(".ending")


def test_a_long_story_does_not_list_all_its_chapters_on_each_of_its_pages(built: Builder) -> None:
    built.of(folder("ledger", range(1, LISTED + 21)))
    (path,) = {page.parent for page in built.site.glob(f"stories/*/{LISTED}/")}
    address = path.relative_to(built.site).as_posix()
    middle = built.page(f"{address}/60")
    rows = [row.get("value") for row in middle.select(".jump li")]
    assert len(rows) < 30
    assert rows[:2] == [None, "1"]
    assert {"59", "60", "61", "120"} <= set(rows)
    assert said(middle.select_one(".jump .all")) == "All 120 chapters"
    assert len(built.page(address).select(".contents li")) == 120


def test_values_that_differ_by_case_alone_are_one_page_in_the_spelling_of_most(built: Builder) -> None:
    stories = [("One", "angst"), ("Two", "Angst"), ("Three", "Angst"), ("Four", "ANGST; Drama")]
    built.of(
        {
            f"{title}.txt": header(Title=title, Author="ash", Genre=genre) + PROSE.format(title) * 4
            for title, genre in stories
        }
    )
    shelf = built.page("genre")
    assert [said(row) for row in shelf.select(".values li")] == ["Angst 4", "Drama 1"]
    assert len(built.page("genre/angst").select(".card")) == 4
    assert [path.name for path in (built.site / "genre").glob("angst*")] == ["angst"]
    assert said(built.page("stories/one").find("a", string="Angst")) == "Angst"


def test_a_page_of_a_long_list_says_which_part_of_it_it_is(built: Builder) -> None:
    built.of(
        {
            f"{n}.txt": header(Title=f"Ledger {n}", Author="ash", Fandom="Clerks")
            + PROSE.format(f"on day {n * 7919}") * 4
            for n in range(53)
        }
    )
    assert said(built.page("authors/ash").select_one(".heading p + h1 + p")) == "1–50 of 53 stories"
    assert said(built.page("authors/ash/page/2").select_one(".heading p + h1 + p")) == "51–53 of 53 stories"


def test_one_of_a_thing_is_not_called_many(built: Builder) -> None:
    built.of({"a.txt": header(Title="Ledger", Author="ash", Fandom="Clerks") + PROSE.format("still") * 4})
    assert [said(each) for each in built.page(".").select(".counts dt")] == ["Story", "Chapter", "Words", "Author"]


def test_the_address_of_an_asset_is_found_once_a_build_and_anew_in_the_next(tmp_path: Path) -> None:
    class Environment:
        globals: dict[str, object]

    class Generator:
        theme = str(tmp_path)

        def __init__(self) -> None:
            self.env = Environment()
            self.env.globals = {}

        def ask(self) -> object:
            asset = self.env.globals["asset"]
            assert callable(asset)
            return asset("a.js")

    assert STYLE.endswith(".css")
    script = tmp_path / "static/js/a.js"
    script.parent.mkdir(parents=True)
    script.write_text("1")
    one, two = Generator(), Generator()
    add_asset(one)
    before = one.ask()
    script.write_text("2")
    assert one.ask() == before
    add_asset(two)
    assert two.ask() != before
