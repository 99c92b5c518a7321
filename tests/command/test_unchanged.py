"""A build of which nothing has changed leaves the site as it is, and says what the last one said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.command.build import WHOLE, WITH_FINDINGS, Request, build
from conftest import CONF, ROOT, request
from raw import another, story

NOTHING = "nothing has changed since the last build"
FILES = ("tests/sample/pelicanconf.py", "theme", "tasks.py", "plugins/afterword/__init__.py")


@pytest.fixture
def project(content: Path, tmp_path: Path) -> Request:
    """Return the request for a project of its own, with one story that lacks something."""
    root = tmp_path / "project"
    for name in FILES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    (content / "stories/a.txt").write_text(story("The Lamp", another("lit") + "To be cont"))
    (content / "stories/notes.pdf").write_bytes(b"%PDF-1.4")
    (content / "stories/broken.epub").write_bytes(b"PK\x03\x04 and no more")
    return replace(request(content, tmp_path / "site"), root=root)


def times(site: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*")}


def test_nothing_is_built_where_nothing_has_changed(project: Request, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project, strict=True) == WITH_FINDINGS
    first, before = capsys.readouterr().out, times(project.output)
    assert build(project, strict=True) == WITH_FINDINGS
    again = capsys.readouterr().out
    assert NOTHING in again
    assert [line for line in again.split("\n") if NOTHING not in line] == [
        line for line in first.lstrip("\n").split("\n") if "pages: " not in line
    ]
    assert times(project.output) == before
    assert build(project) == WHOLE


CHANGES: dict[str, Callable[[Request], object]] = {
    "a raw file": lambda each: (each.content / "stories/a.txt").write_text(story("The Lamp", another("burned"))),
    "another raw file": lambda each: (each.content / "stories/b.txt").write_text(story("b", another("b"))),
    "a file that is no story": lambda each: (each.content / "stories/notes.pdf").unlink(),
    "a correction": lambda each: (each.content / "corrections.csv").write_text("file,title\na.txt,Another\n"),
    "a request": lambda each: (each.content / "removals.toml").write_text('[[remove]]\nauthor = "nobody"\n'),
    "an address": lambda each: (each.content / "addresses.csv").write_text("id,slug,keys\n"),
    "a page": lambda each: (each.content / "pages/more.md").write_text("title: More\n\nMore.\n"),
    "a setting": lambda each: (each.root / CONF).write_text((each.root / CONF).read_text() + "\n# of mine\n"),
    "the theme": lambda each: (each.root / "theme/static/own.css").write_text("p {}"),
    "the code": lambda each: (each.root / "plugins/afterword/own.py").write_text("OWN = 1"),
    "a file of the site": lambda each: (each.output / "index.html").write_text("somebody else's"),
    "a file beside the site's": lambda each: (each.output / "own.html").write_text("somebody else's"),
    "a file that has gone": lambda each: (each.output / "404.html").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_built(project: Request, capsys: pytest.CaptureFixture[str], what: str) -> None:
    build(project)
    CHANGES[what](project)
    capsys.readouterr()
    build(project)
    assert NOTHING not in capsys.readouterr().out
    assert not (project.output / "own.html").exists()
    assert (project.output / "404.html").is_file()


def test_another_address_is_built(
    project: Request, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    build(replace(project, settings={**project.settings, "SITEURL": "https://lamplight.example"}))
    monkeypatch.setenv("SITEURL", "https://lamplight.example")
    build(project)
    assert NOTHING not in capsys.readouterr().out


def test_a_site_is_built_afresh_where_that_is_asked_for(project: Request, capsys: pytest.CaptureFixture[str]) -> None:
    build(project)
    build(project, fresh=True)
    assert NOTHING not in capsys.readouterr().out
