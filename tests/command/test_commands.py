"""The commands, run as a person runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.command.build import MANIFEST, NOT_BUILT, WHOLE, WITH_FINDINGS, Request, build
from afterword.command.publish import pages_address
from conftest import ROOT

PROSE = (
    "It rained on the ledger and on the clerk. Nobody came to see it.\n\nHe wrote the date again, and it was wrong.\n\n"
    * 4
)


def another(verb: str) -> str:
    """Return a text that shares no run of words with `PROSE`, nor with another of these."""
    return f"Whenever it {verb}, {verb} Ada, something {verb} that had never {verb} before, and {verb} well.\n\n" * 6


def story(title: str, text: str = PROSE) -> str:
    return f"Title: {title}\nAuthor: ash\nRating: G\n\n{text}"


def invoke(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "invoke", "--search-root", str(cwd), *arguments]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


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
    assert "1 story, 1 chapter," in done.stdout
    assert "1 file not understood as a story" in done.stdout
    assert "lost 0" in done.stdout
    assert re.search(r"pages: \d+ added, 0 changed, 0 removed", done.stdout)
    assert (tmp_path / "site/stories/the-farthing/1/index.html").is_file()


def test_a_plain_folder_of_raw_files_serves_too(tmp_path: Path) -> None:
    (tmp_path / "saved/pages").mkdir(parents=True)
    (tmp_path / "saved/a.txt").write_text(story("The Farthing"))
    (tmp_path / "saved/pages/b.txt").write_text(story("The Lamp", another("snowed")))
    assert build(Request(ROOT, tmp_path / "saved", tmp_path / "site")) == WHOLE
    assert (tmp_path / "site/stories/the-farthing/index.html").is_file()
    assert (tmp_path / "site/stories/the-lamp/index.html").is_file()


def test_an_empty_archive_is_an_archive(content: Path, tmp_path: Path) -> None:
    assert build(Request(ROOT, content, tmp_path / "site")) == WHOLE
    assert "no stories yet" in (tmp_path / "site/index.html").read_text()


def test_strict_names_what_is_wrong_and_fails(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "corrections.csv").write_text("file,title\nlost.txt,The Lamp\n")
    assert build(Request(ROOT, content, tmp_path / "site")) == WHOLE
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
    assert build(Request(ROOT, content, tmp_path / "home")) == NOT_BUILT
    assert (tmp_path / "home/thesis.doc").read_text() == "years of work"


def test_a_second_build_changes_nothing_that_did_not_change(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "stories/b.txt").write_text(story("The Lamp", another("snowed")))
    site = tmp_path / "site"
    build(Request(ROOT, content, site))
    before = snapshot(site)
    build(Request(ROOT, content, site))
    assert snapshot(site) | {MANIFEST: before[MANIFEST]} == before
    (content / "stories/b.txt").write_text(story("The Lamp", another("thundered")))
    build(Request(ROOT, content, site))
    after = snapshot(site)
    assert after["stories/the-farthing/1/index.html"] == before["stories/the-farthing/1/index.html"]
    assert after["stories/the-lamp/1/index.html"] != before["stories/the-lamp/1/index.html"]


def test_a_story_that_is_taken_away_leaves_no_trace(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "stories/b.txt").write_text(story("Umbrellas", another("snowed")))
    site = tmp_path / "site"
    build(Request(ROOT, content, site))
    (content / "removals.toml").write_text('[[remove]]\nfile = "b.txt"\n')
    build(Request(ROOT, content, site))
    for path in site.rglob("*"):
        if path.is_file():
            assert b"mbrellas" not in path.read_bytes(), path


def test_a_correction_shows_after_the_next_build(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text("I wrote this on a tram, lol.\n\n" + PROSE)
    site = tmp_path / "site"
    build(Request(ROOT, content, site))
    assert len(list(site.glob("stories/untitled-*"))) == 1
    (content / "corrections.csv").write_text(
        "file,title,author,prose_starts\na.txt,The Farthing,ash,It rained on the ledger\n"
    )
    build(Request(ROOT, content, site))
    page = (site / "stories/the-farthing/1/index.html").read_text()
    assert page.index("on a tram") < page.index('class="prose" lang')
    assert not list(site.glob("stories/untitled-*"))


def test_names_are_one_where_a_person_says_so(content: Path, tmp_path: Path) -> None:
    for name, who in (("a", "Lizzy"), ("b", "Elizabeth Bennet"), ("c", "lizzy")):
        (content / f"stories/{name}.txt").write_text(
            f"Title: {name} story\nAuthor: ash\nCharacters: {who}\n\n{another(name)}"
        )
    (content / "tags.toml").write_text('[character]\n"Elizabeth Bennet" = ["Lizzy"]\n')
    build(Request(ROOT, content, tmp_path / "site"))
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
    build(Request(ROOT, content, tmp_path / "site"))
    for place in ("", "page/2/", "page/3/", "by-title/page/3/", "by-length/"):
        assert (tmp_path / f"site/authors/ash/{place}index.html").is_file(), place
    assert not (tmp_path / "site/authors/ash/page/4/index.html").exists()
    assert 'rel="next"' in (tmp_path / "site/authors/ash/page/2/index.html").read_text()


def test_check_writes_the_json_and_the_sheet(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(PROSE)
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"), "--write-corrections")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert json.loads((tmp_path / "out.json").read_text())["stories"][0]["title"] is None
    assert "a.txt" in (content / "corrections.csv").read_text("utf-8-sig")
    assert not (tmp_path / "output").exists()


def test_a_file_name_cannot_forge_a_line_of_output(content: Path, tmp_path: Path) -> None:
    (content / "stories/a\nerror A999 b.txt").write_text("x")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    assert not any(line.startswith("error") for line in done.stdout.splitlines())


def test_links_out_of_the_folder_and_pipes_are_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(story("Secret"))
    (content / "stories/link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(content / "stories/pipe.txt")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    found = json.loads((tmp_path / "out.json").read_text())
    assert done.returncode == WHOLE
    assert [each["outcome"] for each in found["files"]] == ["refused", "refused"]
    assert [each["code"] for each in found["findings"]] == ["A105", "A105"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Make a copy of the project with a remote of its own, and a small archive in it."""
    remote, copy = tmp_path / "remote.git", tmp_path / "copy"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    copy.mkdir()
    for name in ("plugins", "theme", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.txt"):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    (copy / "content/stories").mkdir(parents=True)
    (copy / "content/stories/a.txt").write_text(story("The Farthing"))
    for command in (
        ["init", "-q"],
        ["remote", "add", "origin", str(remote)],
        ["config", "user.name", "ash"],
        ["config", "user.email", "ash@lamplight.example"],
    ):
        subprocess.run(["git", *command], cwd=copy, check=True)
    return copy


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_publish_pushes_the_site_and_keeps_its_addresses(clone: Path) -> None:
    done = invoke("publish", cwd=clone, SITEURL="https://ash.example/farthings/")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    remote = clone.parent / "remote.git"
    files = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", "404.html", ".nojekyll", "stories/the-farthing/1/index.html"} <= set(files)
    home = git(remote, "show", "gh-pages:index.html")
    assert '<link rel="canonical" href="https://ash.example/farthings/">' in home
    assert 'href="/farthings/' in git(remote, "show", "gh-pages:404.html")
    assert "stories," in (clone / "content/addresses.csv").read_text()
    invoke("publish", cwd=clone, SITEURL="https://ash.example/farthings/")
    assert git(remote, "rev-list", "--count", "gh-pages").strip() == "1"


def test_a_published_address_survives_a_new_title(clone: Path) -> None:
    invoke("publish", cwd=clone, SITEURL="https://ash.example")
    (clone / "content/corrections.csv").write_text("file,title\na.txt,The Ha'penny\n")
    invoke("publish", cwd=clone, SITEURL="https://ash.example")
    page = git(clone.parent / "remote.git", "show", "gh-pages:stories/the-farthing/index.html")
    assert "The Ha’penny" in page


def test_nothing_is_published_while_something_is_wrong(clone: Path) -> None:
    (clone / "content/corrections.csv").write_text("file,title\nlost.txt,x\n")
    done = invoke("publish", cwd=clone, SITEURL="https://ash.example")
    assert done.returncode == WITH_FINDINGS
    assert git(clone.parent / "remote.git", "branch", "--list").strip() == ""


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Ash/Lamps.git", "https://ash.github.io/Lamps"),
        ("git@github.com:ash/ash.github.io.git", "https://ash.github.io"),
        ("/srv/git/lamps.git", None),
    ],
)
def test_the_address_of_pages_follows_from_the_remote(remote: str, address: str | None) -> None:
    assert pages_address(remote) == address


@pytest.fixture
def preview(clone: Path) -> Iterator[str]:
    """Run the preview of a small archive below a base path, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "invoke",
        "--search-root",
        str(clone),
        "preview",
        "--base",
        "/repo/",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        command, cwd=clone, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    address = ""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://localhost:\d+/repo/", line):
            address = found[0]
            break
    yield address.replace("localhost", "127.0.0.1")
    process.terminate()
    process.wait(10)


def get(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_preview_is_a_project_site_with_a_real_404(preview: str) -> None:
    status, home = get(preview)
    assert status == 200
    assert "The Farthing" in home
    status, missing = get(preview + "no/such/page/")
    assert status == 404
    assert "There is no such page" in missing
    assert 'href="/repo/titles/"' in missing
    assert get(preview.removesuffix("repo/"))[0] == 404
    assert get(preview + "stories/the-farthing")[0] == 200  # sent on to the folder
    assert get(preview + "%2e%2e/%2e%2e/tasks.py")[0] == 404


def test_the_preview_is_for_this_machine_alone(preview: str) -> None:
    assert get(preview, Host="evil.example")[0] == 403


def test_the_preview_shows_a_change_and_tells_the_page(preview: str, clone: Path) -> None:
    assert "reload.js" in get(preview)[1]
    with urllib.request.urlopen(preview + "_afterword/events", timeout=60) as events:
        (clone / "content/stories/b.txt").write_text(story("The Lamp", another("snowed")))
        line = b""
        while not line.startswith(b"event: built"):
            line = events.readline()
    assert "The Lamp" in get(preview)[1]
    assert "reload.js" not in (clone / ".afterword/preview/index.html").read_text()


def test_the_preview_never_half_shows_a_site(preview: str, clone: Path) -> None:
    (clone / "content/stories/c.txt").write_text(story("The Clock", another("ticked")))
    end = time.monotonic() + 6
    while time.monotonic() < end:
        assert get(preview)[0] == 200
