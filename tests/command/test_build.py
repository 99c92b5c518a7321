"""`build`: the site beside the one that is there, whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afterword.command.build import NOT_BUILT, WHOLE, WITH_FINDINGS, build, build_site
from afterword.manifest import MANIFEST
from conftest import request
from raw import PROSE, another, story
from running import invoke


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_build_ends_with_a_summary(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "stories/picture.jpg").write_bytes(b"\xff\xd8")
    done = invoke("build", "--content", str(content), "--output", str(tmp_path / "site"))
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert "1 story, 1 chapter, " in done.stdout
    assert "1 file not understood as a story" in done.stdout
    assert "lost 0" in done.stdout
    assert re.search(r"pages: \d+ added, 0 changed, 0 removed", done.stdout)
    assert (tmp_path / "site/stories/the-farthing/1/index.html").is_file()


def test_a_plain_folder_of_raw_files_serves_too(tmp_path: Path) -> None:
    (tmp_path / "saved/pages").mkdir(parents=True)
    (tmp_path / "saved/a.txt").write_text(story("The Farthing"))
    (tmp_path / "saved/pages/b.txt").write_text(story("The Lamp", another("snowed")))
    assert build(request(tmp_path / "saved", tmp_path / "site")) == WHOLE
    assert (tmp_path / "site/stories/the-farthing/index.html").is_file()
    assert (tmp_path / "site/stories/the-lamp/index.html").is_file()


def test_an_archive_of_no_stories_is_an_archive(content: Path, tmp_path: Path) -> None:
    (content / "stories/picture.jpg").write_bytes(b"\xff\xd8")
    assert build(request(content, tmp_path / "site")) == WHOLE
    assert "no stories yet" in (tmp_path / "site/index.html").read_text()


def test_an_empty_folder_replaces_no_site(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    site = tmp_path / "site"
    build(request(content, site))
    (content / "stories/a.txt").rename(content / "stories/.gitkeep")
    assert build(request(content, site)) == NOT_BUILT
    assert f"Not built: {content / 'stories'} is empty" in capsys.readouterr().out
    assert (site / "stories/the-farthing/index.html").is_file()


@pytest.mark.parametrize("left", ["pages/about.md", "corrections.csv", "removals.toml"])
def test_a_content_folder_without_stories_is_not_taken_for_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str
) -> None:
    (tmp_path / "content" / left).parent.mkdir(parents=True)
    (tmp_path / "content" / left).write_text(story("About"))
    assert build(request(tmp_path / "content", tmp_path / "site")) == NOT_BUILT
    assert f"Not built: {tmp_path / 'content/stories'} is missing" in capsys.readouterr().out
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "toml",
    [
        '[[remove]]\nauhtor = "ash"\n',
        '[[remove]]\nauthor = ["ash"]\n',
        '[[remove]]\nauthor = "ash"\nfile = "a.txt"\n',
        '[remove]\nauthor = "ash"\n',
        '[[rename]]\nauthor = "ash"\n',
        '[[delete]]\nauthor = "ash"\n',
        '[[orphan]]\nauthor = "ash"\ngone = "yes"\n',
        "[[remove]\n",
    ],
)
def test_a_request_that_cannot_be_read_stops_the_build(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], toml: str
) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "removals.toml").write_text(toml)
    assert build(request(content, tmp_path / "site")) == NOT_BUILT
    said = capsys.readouterr().out
    assert "removals.toml cannot be read:" in said
    assert "Correct it first" in said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "named",
    ['story = "the-farthing"', 'story = "https://ash.example/x/stories/the-farthing/1/"', 'file = "found\\\\a.txt"'],
)
def test_a_story_may_be_named_as_people_see_it(content: Path, tmp_path: Path, named: str) -> None:
    (content / "stories/found").mkdir()
    (content / "stories/found/a.txt").write_text(story("The Farthing"))
    (content / "stories/b.txt").write_text(story("The Lamp", another("snowed")))
    (content / "removals.toml").write_text(f"[[remove]]\n{named}\n")
    built = build_site(request(content, tmp_path / "site"))
    assert [each.title for each in built.archive.stories] == ["The Lamp"]
    assert not [each for each in built.findings if each.code == "A606"]


def test_a_request_that_fits_nothing_is_a_finding_unless_the_story_is_gone(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "removals.toml").write_text(
        '[[remove]]\nauthor = "wren"\n[[remove]]\nfile = "b.txt"\ngone = true\n[[orphan]]\nauthor = "ASH"\n'
    )
    built = build_site(request(content, tmp_path / "site"))
    assert [each.message for each in built.findings if each.code == "A606"] == [
        "no story fits the request: remove, author = “wren”"
    ]
    assert built.archive.stories[0].authors == ()


def test_strict_names_what_is_wrong_and_fails(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "corrections.csv").write_text("file,title\nlost.txt,The Lamp\n")
    assert build(request(content, tmp_path / "site")) == WHOLE
    done = invoke("build", "--content", str(content), "--output", str(tmp_path / "site"), "--strict")
    assert done.returncode == WITH_FINDINGS
    assert "A601 corrections.csv:2" in done.stdout


def test_without_content_nothing_is_built_and_the_reason_said(tmp_path: Path) -> None:
    done = invoke("build", "--content", str(tmp_path / "nowhere"), "--output", str(tmp_path / "site"))
    assert done.returncode == NOT_BUILT
    assert "There is no folder" in done.stdout


def test_a_folder_that_is_no_site_is_never_replaced(content: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/thesis.doc").write_text("years of work")
    assert build(request(content, tmp_path / "home")) == NOT_BUILT
    assert (tmp_path / "home/thesis.doc").read_text() == "years of work"


def test_a_second_build_changes_nothing_that_did_not_change(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "stories/b.txt").write_text(story("The Lamp", another("snowed")))
    site = tmp_path / "site"
    build(request(content, site))
    before = snapshot(site)
    build(request(content, site))
    assert snapshot(site) | {MANIFEST: before[MANIFEST]} == before
    (content / "stories/b.txt").write_text(story("The Lamp", another("thundered")))
    build(request(content, site))
    after = snapshot(site)
    assert after["stories/the-farthing/1/index.html"] == before["stories/the-farthing/1/index.html"]
    assert after["stories/the-lamp/1/index.html"] != before["stories/the-lamp/1/index.html"]


def test_a_story_that_is_taken_away_leaves_no_trace(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "stories/b.txt").write_text(story("Umbrellas", another("snowed")))
    site = tmp_path / "site"
    build(request(content, site))
    (content / "removals.toml").write_text('[[remove]]\nfile = "b.txt"\n')
    build(request(content, site))
    for path in site.rglob("*"):
        if path.is_file():
            assert b"mbrellas" not in path.read_bytes(), path


def test_a_name_that_an_author_gave_up_is_nowhere(content: Path, tmp_path: Path) -> None:
    (content / "stories/Wren A").mkdir()
    for name, by in (("a", "Wren A."), ("b", "Wren B.")):
        (content / f"stories/Wren A/{name}.html").write_text(
            f'<link rel="canonical" href="http://wren-a.example/{name}"><p>Title: The {name}</p><p>Author: {by}</p>'
            f"<p>Rating: G</p><p>{another(name)}</p>"
        )
    (content / "removals.toml").write_text(
        '[[orphan]]\nauthor = "wren a."\n[[rename]]\nauthor = "Wren B."\nto = "W."\n'
    )
    site = tmp_path / "site"
    build(request(content, site))
    assert "W." in (site / "stories/the-b/index.html").read_text()
    for path in site.rglob("*"):
        assert not path.is_file() or not re.search(rb"[Ww]ren.[AaBb]\b", path.read_bytes()), path


def test_a_correction_shows_after_the_next_build(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text("I wrote this on a tram, lol.\n\n" + PROSE)
    site = tmp_path / "site"
    build(request(content, site))
    assert len(list(site.glob("stories/untitled-*"))) == 1
    (content / "corrections.csv").write_text(
        "file,title,author,prose_starts\na.txt,The Farthing,ash,It rained on the ledger\n"
    )
    build(request(content, site))
    page = (site / "stories/the-farthing/1/index.html").read_text()
    assert page.index("on a tram") < page.index('class="prose" lang')
    assert not list(site.glob("stories/untitled-*"))


def test_names_are_one_where_a_person_says_so(content: Path, tmp_path: Path) -> None:
    for name, who in (("a", "Lizzy"), ("b", "Elizabeth Bennet"), ("c", "lizzy")):
        (content / f"stories/{name}.txt").write_text(
            f"Title: {name} story\nAuthor: ash\nCharacters: {who}\n\n{another(name)}"
        )
    (content / "tags.toml").write_text('[character]\n"Elizabeth Bennet" = ["Lizzy"]\n')
    build(request(content, tmp_path / "site"))
    assert [path.name for path in sorted((tmp_path / "site/character").iterdir())] == [
        "by-count",
        "elizabeth-bennet",
        "index.html",
    ]
    assert "3 stories" in (tmp_path / "site/character/elizabeth-bennet/index.html").read_text()


def test_a_long_list_has_pages_and_orders(content: Path, tmp_path: Path) -> None:
    for number in range(1, 121):
        text = story(f"Story {number}", another(f"n{number}") + "And so it went. " * number)
        (content / f"stories/{number}.txt").write_text(text)
    build(request(content, tmp_path / "site"))
    for place in ("", "page/2/", "page/3/", "by-title/page/3/", "by-length/"):
        assert (tmp_path / f"site/authors/ash/{place}index.html").is_file(), place
    assert not (tmp_path / "site/authors/ash/page/4/index.html").exists()
    assert 'rel="next"' in (tmp_path / "site/authors/ash/page/2/index.html").read_text()


def test_what_is_strict_names_every_finding(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    for number in range(30):
        (content / f"stories/broken{number}.epub").write_bytes(b"PK\x03\x04 and no more")
    assert build(request(content, tmp_path / "site")) == WHOLE
    assert "… and 10 more" in capsys.readouterr().out
    assert build(request(content, tmp_path / "site"), strict=True) == WITH_FINDINGS
    said = capsys.readouterr().out
    assert all(f"broken{number}.epub" in said for number in range(30))
    assert "more;" not in said
