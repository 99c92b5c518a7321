"""The stories folder to readings: whatever lies in it, nothing stops the others and nothing vanishes."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from afterword import intake
from afterword.content import ContentError, open_content
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.model import Reading
from afterword.story.sites import read_sites, shipped
from raw import another, story

FORMATS = Path(__file__).parent / "formats"
RAW = sorted(FORMATS.glob("*/*/raw.*"))
FORKS = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a worker must inherit what is patched")


def taken(content: Path, jobs: int | None = 1) -> Archive:
    return take_in(open_content(content), jobs)


def codes(found: Archive) -> dict[str, str]:
    return {each.file: each.code for each in found.findings if each.severity == "error"}


def test_a_file_that_cannot_be_understood_leaves_the_others_alone(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "convert", failing("b.txt", lambda: 1 // 0))
    for name in "abc":
        (content / f"stories/{name}.txt").write_text(story(name, another(name)))
    found = taken(content)
    assert [each.title for each in found.stories] == ["a", "c"]
    assert codes(found) == {"b.txt": "A107"}
    assert "ZeroDivisionError" in found.findings[0].message


@FORKS
def test_a_file_that_ends_its_worker_leaves_the_others_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "convert", failing("40.txt", lambda: os._exit(1)))
    for number in range(70):
        (content / f"stories/{number}.txt").write_text(story(f"Story {number}", another(f"n{number}")))
    found = taken(content, 2)
    assert len(found.stories) == 69
    assert codes(found) == {"40.txt": "A107"}


def failing(name: str, fail: Callable[[], object]) -> Callable[[RawFile, Known], tuple[Reading, ...]]:
    def read(raw: RawFile, known: Known) -> tuple[Reading, ...]:
        if raw.path == name:
            fail()
        return convert(raw, known)

    return read


def test_a_folder_that_cannot_be_opened_is_a_finding(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "stories/locked").mkdir()
    (content / "stories/a.txt").write_text(story("The Farthing"))
    scan = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = taken(content)
    assert codes(found) == {"locked": "A101"}
    assert len(found.stories) == 1


def test_a_name_that_is_no_text_is_a_finding(content: Path) -> None:
    for path in (b"caf\xe9.txt", b"\xe9t\xe9/a.txt"):
        full = Path(os.fsdecode(os.fsencode(content / "stories") + b"/" + path))
        full.parent.mkdir(exist_ok=True)
        full.write_text(story("The Farthing"))
    assert codes(taken(content)) == {"caf\\xe9.txt": "A108", "\\xe9t\\xe9/a.txt": "A108"}


def test_links_in_a_circle_end(content: Path) -> None:
    (content / "stories/round").symlink_to(content / "stories")
    (content / "stories/self").symlink_to("self")
    assert codes(taken(content)) == {"round": "A105", "self": "A105"}


@pytest.mark.parametrize("jobs", [0, -1])
def test_workers_are_counted_from_one(content: Path, jobs: int) -> None:
    with pytest.raises(ContentError, match="--jobs"):
        taken(content, jobs)


def test_no_more_workers_than_windows_has(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def pool(workers: int, **_: object) -> Executor:
        asked.append(workers)
        return ThreadPoolExecutor(1)

    monkeypatch.setattr(intake, "ProcessPoolExecutor", pool)
    for number in range(64):
        (content / f"stories/{number}.txt").write_text("x")
    taken(content, 500)
    assert asked == [61]


@pytest.mark.parametrize("path", RAW, ids=lambda path: str(path.relative_to(FORMATS).parent))
@pytest.mark.parametrize("digits", ["9" * 5000, "0", "99999", "١"])
def test_no_number_is_too_long(path: Path, digits: str) -> None:
    text = re.sub(r"(?<![&#\w])\d+(?!\w)", digits, path.read_bytes().decode("utf-8", "replace"))
    for reading in convert(RawFile(path.name, text.encode()), Known(shipped(), NOTHING)):
        assert reading.ledger.lost == ()
        assert all((chapter.number or 0) <= 9999 for chapter in reading.chapters)
        assert all(number <= 9999 for number, _ in reading.contents)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('host = "a.example"\ndates = "xyz"', "dmy, mdy or ymd"),
        ('host = "a.example"\ndrop = ["(menu"]', "regular expressions"),
        ('host = "a.example"\nfingerprints = "x"', "list of texts"),
        ('host = "a.example"\ncolour = "red"', "colour"),
        ('name = "A"', "no host"),
    ],
)
def test_what_is_wrong_about_a_site_is_said_once(content: Path, row: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_sites(f"[[site]]\n{row}\n")
    (content / "sites.toml").write_text(f"[[site]]\n{row}\n")
    (content / "stories/a.txt").write_text(story("The Farthing"))
    found = taken(content)
    assert [(each.code, each.file) for each in found.findings] == [("A605", "sites.toml")]
    assert len(found.stories) == 1


def test_what_lies_beside_the_stories_is_not_passed_over(content: Path) -> None:
    (content / "backup").mkdir()
    (content / "__pycache__").mkdir()  # which Python puts beside the settings
    (content / "corrections.csv").write_text("file,title\n")
    assert [(each.code, each.file) for each in taken(content).findings] == [("A111", "backup")]


def test_a_folder_of_saved_files_may_be_called_like_ours(tmp_path: Path) -> None:
    (tmp_path / "stories/9").mkdir(parents=True)
    (tmp_path / "stories/9/a.txt").write_text(story("The Farthing"))
    (tmp_path / "b.txt").write_text(story("Seven Umbrellas", another("sang")))
    assert {report.path for report in take_in(open_content(tmp_path)).files} == {"stories/9/a.txt", "b.txt"}


def test_a_file_that_takes_for_ever_is_given_up_and_the_others_are_read(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever() -> None:
        while True:
            re.match(r"(a*)*b", "a" * 24)

    monkeypatch.setattr(intake, "convert", failing("b.txt", for_ever))
    monkeypatch.setattr(intake, "seconds_for", lambda *_: 0.3)
    for name in ("a", "b", "c"):
        (content / f"stories/{name}.txt").write_text(story(f"Story {name}", another(f"sang{name}")))
    found = taken(content)
    assert {each.file: each.code for each in found.findings} == {"b.txt": "A113"}
    assert {each.title for each in found.stories} == {"Story a", "Story c"}
