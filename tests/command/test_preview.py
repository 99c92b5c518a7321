"""`preview`: the site on this machine, as it will be."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from raw import another, story
from running import command, get


@pytest.fixture
def process(clone: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the preview of a small archive below a base path, in a group of processes of its own."""
    started = subprocess.Popen(
        command(clone, "preview", "--base", "/repo/", "--port", "0"),
        cwd=clone,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    yield started
    started.terminate()
    started.wait(10)


@pytest.fixture
def preview(process: subprocess.Popen[str]) -> str:
    """Give the address of the preview once it is there."""
    assert process.stdout is not None
    found = (re.search(r"http://localhost:\d+/repo/", line) for line in process.stdout)
    address = next(match[0] for match in found if match)
    return address.replace("localhost", "127.0.0.1")


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


@pytest.mark.parametrize("host", ["LocalHost", "127.0.0.1:8000", "[::1]:8000", "[::1]"])
def test_this_machine_has_several_names(preview: str, host: str) -> None:
    assert get(preview, Host=host)[0] == 200


def raw_answer(address: str, path: str) -> bytes:
    port = urlsplit(address).port
    assert port is not None
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(partial(connection.recv, 65536), b""))


def test_no_path_writes_a_header_or_breaks_the_server(preview: str, clone: Path) -> None:
    (clone / ".afterword/preview/a\r\nX-Evil: 1").mkdir()
    moved = raw_answer(preview, "/repo/a%0d%0aX-Evil:%201")
    assert moved.startswith(b"HTTP/1.1 301")
    assert b"\nX-Evil" not in moved.partition(b"\r\n\r\n")[0]
    for path in ("%00", "a" * 5000, "%ff%fe", "//etc/passwd", "..%5c..%5c", "stories/%00/x", "x/" * 20_000):
        assert raw_answer(preview, f"/repo/{path}").startswith((b"HTTP/1.1 404", b"HTTP/1.1 414")), path
    assert get(preview)[0] == 200


def test_the_preview_ends_when_it_is_told_to_and_leaves_nothing_behind(
    preview: str, process: subprocess.Popen[str], clone: Path
) -> None:
    for number in range(70):
        (clone / f"content/stories/{number}.txt").write_text(story(f"Story {number}", another(f"n{number}")))
    end = time.monotonic() + 120
    while not list((clone / ".afterword").glob(".preview.*")):  # until it is building again
        assert time.monotonic() < end
        (clone / "content/stories/more.txt").write_text(story("More", another(f"t{time.monotonic_ns()}")))
        get(preview)
    process.terminate()
    assert process.wait(30) == 0
    assert {path.name for path in (clone / ".afterword").iterdir()} == {"preview", ".preview.built.json", "kept"}
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_the_preview_shows_a_change_and_tells_the_page(preview: str, clone: Path) -> None:
    assert "reload.js" in get(preview)[1]
    with urllib.request.urlopen(preview + "_afterword/events", timeout=60) as events:
        (clone / "content/stories/b.txt").write_text(story("The Lamp", another("snowed")))
        line = b""
        end = time.monotonic() + 120
        while not line.startswith(b"event: built"):
            assert time.monotonic() < end
            line = events.readline()
    assert "The Lamp" in get(preview)[1]
    assert "reload.js" not in (clone / ".afterword/preview/index.html").read_text()


def test_the_preview_never_half_shows_a_site(preview: str, clone: Path) -> None:
    (clone / "content/stories/c.txt").write_text(story("The Clock", another("ticked")))
    end = time.monotonic() + 6
    while time.monotonic() < end:
        assert get(preview)[0] == 200
