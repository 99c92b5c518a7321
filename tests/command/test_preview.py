"""`preview`: the site on this machine, as it will be."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from raw import another, story
from running import command, get


@pytest.fixture
def preview(clone: Path) -> Iterator[str]:
    """Run the preview of a small archive below a base path, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        command(clone, "preview", "--base", "/repo/", "--port", str(port)),
        cwd=clone,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
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
