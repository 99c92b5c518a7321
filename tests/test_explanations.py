"""Every finding has its page: what it shows provokes the finding, and what it says to do settles it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from afterword import intake, unpack
from afterword.command.build import build_site
from afterword.command.verify import held
from afterword.content import open_content
from afterword.findings import codes
from afterword.intake import take_in
from afterword.story import prose
from afterword.story.convert import Known, RawFile, convert
from afterword.story.findings import CODES
from afterword.story.limits import SHIPPED
from afterword.story.model import Reading, Severity
from archives import FIRST, SECOND
from attacks.bombs import book
from conftest import request
from crawls import Answer, warc
from pages_of_findings import files, sections, write
from raw import GLUED, PROSE, packed, story

HEADINGS = ["", "Example", "Why it is left to you", "What to do"]
ACCEPTED = "If it is right as it is"
SHOWN = [code for code in codes() if files(sections(code)["Example"])]
MARKS = {Severity.ERROR: "An error. ", Severity.WARNING: "A warning. ", Severity.NOTE: "A note. "}


def severities(content: Path, code: str) -> set[Severity]:
    """Return how often a code is found in a content folder, by severity; addresses are given when a site is built."""
    if code.startswith("A9"):
        found = held(content.parent / "site").findings
    elif code.startswith("A7"):
        found = build_site(request(content, content.parent / "site")).findings
    else:
        found = take_in(open_content(content), 1).findings
    return {each.severity for each in found if each.code == code}


def test_every_finding_has_a_page_and_every_page_a_finding() -> None:
    assert set(codes()) == set(CODES)


@pytest.mark.parametrize("code", codes())
def test_every_page_has_its_parts(code: str) -> None:
    parts = sections(code)
    title, first = parts[""].strip().split("\n\n")[:2]
    assert title.startswith(f"# {code}: ")
    assert first.startswith(MARKS[CODES[code].severity])
    assert list(parts) in (HEADINGS, [*HEADINGS, ACCEPTED])
    assert all(text.strip() for text in parts.values())


@pytest.mark.parametrize("code", codes())
def test_what_can_be_accepted_is_said_to_be(code: str) -> None:
    """A warning about a file with a row; what speaks of our own sheets or of a site that is built has none."""
    has_row = code[:2] not in ("A6", "A7", "A9") and code != "A111"
    assert (ACCEPTED in sections(code)) == (CODES[code].severity is Severity.WARNING and has_row)


@pytest.mark.parametrize("code", SHOWN)
def test_what_a_page_shows_provokes_its_finding(code: str, content: Path) -> None:
    write(content, files(sections(code)["Example"]))
    assert severities(content, code) == {CODES[code].severity}


@pytest.mark.parametrize("code", [code for code in SHOWN if files(sections(code)["What to do"])])
def test_what_a_page_says_to_do_settles_it(code: str, content: Path) -> None:
    parts = sections(code)
    write(content, files(parts["Example"]))
    write(content, files(parts["What to do"]))
    assert severities(content, code) == set()


@pytest.mark.parametrize("code", [code for code in SHOWN if ACCEPTED in sections(code)])
def test_what_is_accepted_as_the_page_says_is_a_note(code: str, content: Path) -> None:
    parts = sections(code)
    write(content, files(parts["Example"]))
    write(content, files(parts[ACCEPTED]))
    assert severities(content, code) == {Severity.NOTE}


def of_another_user(stories: Path, patch: pytest.MonkeyPatch) -> None:
    (stories / "locked").mkdir()
    scan = os.scandir

    def scandir(path: str | int) -> Iterator[os.DirEntry[str]]:
        if not isinstance(path, int) and Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    patch.setattr(os, "scandir", scandir)


def with_control_characters(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.txt").write_text(f"{story('The Farthing')}\x01\x1a")


def a_link(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories.parent / "a.txt").write_text(story("The Farthing"))
    (stories / "a.txt").symlink_to(stories.parent / "a.txt")


def too_large(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.txt").write_text(story("The Farthing"))
    os.truncate(stories / "a.txt", SHIPPED.size + 1)


def with_elements_too_deep(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.html").write_text("<div>" * (SHIPPED.nesting + 1) + f"<p>{PROSE}</p>")


def with_too_many_attributes(stories: Path, _: pytest.MonkeyPatch) -> None:
    attributes = " ".join(f"a{at}=1" for at in range(SHIPPED.attributes + 1))
    (stories / "a.html").write_text(f"<p {attributes}>{PROSE}</p>")


def with_a_line_too_long(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.txt").write_text("It rained on the ledger, and on the clerk. " * (SHIPPED.line_length // 40))


def with_too_many_chapters(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.epub").write_bytes(book(SHIPPED.chapters + 1))


def with_too_many_tags(stories: Path, _: pytest.MonkeyPatch) -> None:
    names = ", ".join(f"Clerk {number}" for number in range(SHIPPED.tags + 1))
    (stories / "a.txt").write_text(f"Title: The Farthing\nCharacters: {names}\nRating: G\n\n{PROSE}")


def with_too_many_files(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.zip").write_bytes(packed({f"{at}.txt": b"" for at in range(SHIPPED.archive_files + 1)}))


def that_grows(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.zip").write_bytes(packed({"a.txt": bytes(20_000_000)}))


def that_nobody_thought_of(stories: Path, patch: pytest.MonkeyPatch) -> None:
    def fails(raw: RawFile, _: Known) -> tuple[Reading, ...]:
        raise RecursionError(raw.path)

    patch.setattr(intake, "convert", fails)
    (stories / "a.txt").write_text(story("The Farthing"))


def named_in_latin(stories: Path, _: pytest.MonkeyPatch) -> None:
    Path(os.fsdecode(os.fsencode(stories) + b"/caf\xe9.txt")).write_text(story("The Farthing"))


def that_the_judge_would_change(stories: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(prose, "is_sound", lambda _: False)
    (stories / "a.txt").write_text(story("The Farthing"))


def with_a_word_lost(stories: Path, patch: pytest.MonkeyPatch) -> None:
    def forgets(raw: RawFile, known: Known) -> tuple[Reading, ...]:
        (reading,) = convert(raw, known)
        return (replace(reading, ledger=replace(reading.ledger, lost=("umbrella",))),)

    patch.setattr(intake, "convert", forgets)
    (stories / "a.txt").write_text(story("The Farthing"))


def mostly_of_no_chapter(stories: Path, _: pytest.MonkeyPatch) -> None:
    rows = "Chapters: 1 Completed: Yes\n1. Out by Ash [Reviews - 3] (60 words)"
    (stories / "a.txt").write_text(
        f"The Road by Ash\nCategories: Gen\nCharacters: Ada\n{rows}\n{f'{FIRST} {SECOND} ' * 6}\n"
        "You must login (register) to review.\n"
    )


def with_many_comments(stories: Path, _: pytest.MonkeyPatch) -> None:
    comments = "<p>Oh, the poor clerk, and the poor ledger!</p>" * 60
    (stories / "a.html").write_text(
        f'<h1 class="b-singlepost-title">The Farthing</h1><article class="b-singlepost-body"><p>{PROSE}</p></article>'
        f'<div class="b-tree">{comments}</div>'
    )


def with_a_picture_in_a_crawl(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "crawl.warc.gz").write_bytes(warc(Answer("http://lamplight.example/lamp.png", kind="image/png")))


def that_nothing_installed_reads(stories: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(unpack, "IS_READABLE", False)
    with_a_picture_in_a_crawl(stories, patch)


def changed_behind(stories: Path, _: pytest.MonkeyPatch, typed: str = "<p>More.</p>") -> None:
    (stories / "a.txt").write_text(story("The Farthing"))
    site = stories.parent.parent / "site"
    build_site(request(stories.parent, site))
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{typed}</main>"), "utf-8")


def with_a_link_to_nowhere(stories: Path, patch: pytest.MonkeyPatch) -> None:
    changed_behind(stories, patch, '<a href="stories/the-lamp/">The Lamp</a>')


def with_a_script_in_it(stories: Path, patch: pytest.MonkeyPatch) -> None:
    changed_behind(stories, patch, "<script>alert(1)</script>")


def with_a_story_that_goes_on(stories: Path, patch: pytest.MonkeyPatch) -> None:
    changed_behind(stories, patch, "")
    (stories / "a.txt").write_text(f"{story('The Farthing')}\n\nAnd then it stopped raining.\n")


def that_takes_for_ever(stories: Path, patch: pytest.MonkeyPatch) -> None:
    def goes_on(raw: RawFile, _: Known) -> tuple[Reading, ...]:
        while raw.path:
            pass
        return ()

    patch.setattr(intake, "convert", goes_on)
    patch.setattr(intake, "seconds_for", lambda *_: 0.2)
    (stories / "a.txt").write_text(story("The Farthing"))


def with_tags_of_many_meanings(stories: Path, _: pytest.MonkeyPatch) -> None:
    (stories / "a.html").write_text(f"<p>{PROSE}</p>{GLUED}<p>{PROSE}</p>")


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "A101": of_another_user,
    "A104": with_control_characters,
    "A105": a_link,
    "A106": too_large,
    "A107": that_nobody_thought_of,
    "A108": named_in_latin,
    "A112": that_nothing_installed_reads,
    "A113": that_takes_for_ever,
    "A114": with_elements_too_deep,
    "A115": with_too_many_attributes,
    "A116": with_a_line_too_long,
    "A117": with_too_many_chapters,
    "A118": with_too_many_tags,
    "A119": with_too_many_files,
    "A120": that_grows,
    "A203": with_a_picture_in_a_crawl,
    "A502": that_the_judge_would_change,
    "A801": with_a_word_lost,
    "A802": mostly_of_no_chapter,
    "A803": with_many_comments,
    "A804": with_tags_of_many_meanings,
    "A901": changed_behind,
    "A902": with_a_link_to_nowhere,
    "A903": with_a_script_in_it,
    "A904": with_a_story_that_goes_on,
}
"""What no page can show: it is not in the text of a file, or would be long, or a fault of ours."""


@pytest.mark.parametrize("code", codes())
def test_what_no_page_can_show_is_made(code: str, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (code in MADE) != (code in SHOWN)
    if code in MADE:
        MADE[code](content / "stories", monkeypatch)
        assert severities(content, code) == {CODES[code].severity}


@pytest.mark.parametrize("code", ["A117", "A118", "A502", "A802"])
def test_what_cannot_be_shown_can_be_accepted(code: str, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    MADE[code](content / "stories", monkeypatch)
    (made,) = (content / "stories").iterdir()
    (content / "corrections.csv").write_text(f"file,accept\n{made.name},{code}\n")
    assert severities(content, code) == {Severity.NOTE}
