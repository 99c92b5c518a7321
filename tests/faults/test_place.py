"""A build that is killed, fails or is not alone leaves a whole site, and nothing beside it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.command import place
from afterword.command.build import build_site
from afterword.command.place import place_for, swap
from afterword.command.record import record_at
from afterword.manifest import MANIFEST
from afterword.verify import verify_folder
from conftest import CONF, ROOT, request
from raw import another, story

BUILD = """
import sys
from pathlib import Path
sys.path[:0] = [str(Path({root!r}) / "plugins")]
from afterword.command.build import Request, build_site
build_site(Request(Path({root!r}), Path(sys.argv[1]), Path(sys.argv[2]), conf={conf!r}))
"""
MOMENTS = 50


def filled(content: Path, last: str = "sang") -> Path:
    for name in ("The Farthing", "The Lamp", "The Road"):
        (content / f"stories/{name}.txt").write_text(story(name, another(f"{last}{name[4:]}")))
    return content


def command(content: Path, site: Path) -> list[str]:
    return [sys.executable, "-c", BUILD.format(root=str(ROOT), conf=CONF), str(content), str(site)]


def left_beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*") if path != record_at(site))


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(request(filled(content), site))
    before = (site / MANIFEST).read_text()
    filled(content, "danced")
    started = time.monotonic()
    build_site(request(content, tmp_path / "other"))
    needs = 2 * (time.monotonic() - started) + 1
    after = (tmp_path / "other" / MANIFEST).read_text()
    seen = set()
    for moment in range(MOMENTS):
        running = subprocess.Popen(command(content, site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            running.wait(needs * (moment + 1) / MOMENTS)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        now = (site / MANIFEST).read_text()
        assert now in (before, after)
        assert verify_folder(site, 1) == ()
        seen.add(now == after)
    build_site(request(content, site))
    assert (site / MANIFEST).read_text() == after
    assert left_beside(site) == []
    assert False in seen  # some were killed before they were done


@pytest.mark.parametrize("at", [0, 1, 5, 15, 30])
def test_a_full_disk_leaves_the_old_site(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    site = tmp_path / "site"
    build_site(request(filled(content), site))
    before = (site / MANIFEST).read_text()
    filled(content, "danced")
    full = full_after(at, open)
    monkeypatch.setattr("builtins.open", full)
    monkeypatch.setattr("io.open", full)
    with pytest.raises(OSError, match="No space left"):
        build_site(request(content, site))
    monkeypatch.undo()
    assert (site / MANIFEST).read_text() == before
    assert verify_folder(site, 1) == ()
    assert left_beside(site) == []


def full_after(count: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return `open` for a disk that has room for so many files of the site."""
    left = [count]

    def opens(file: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        if "w" in mode and ".site.new." in str(file):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return real(file, mode, *args, **named)

    return opens


def test_two_builds_at_once_are_one(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with place_for(site):
        second = subprocess.run(command(filled(content), site), capture_output=True, text=True, check=False)
    assert "Another build is at work" in second.stderr
    assert not site.exists()
    build_site(request(content, site))
    assert verify_folder(site, 1) == ()


def test_workers_end_with_the_build_that_started_them(content: Path, tmp_path: Path) -> None:
    for number in range(70):
        (content / f"stories/{number}.txt").write_text(story(f"Story {number}", another(f"n{number}")))
    running = subprocess.Popen(command(content, tmp_path / "site"), stderr=subprocess.DEVNULL)
    workers = wait_for(lambda: children(running.pid))
    running.kill()
    running.wait()
    assert wait_for(lambda: not any(map(is_alive, workers)))


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except (ProcessLookupError, FileNotFoundError):
        return False


def wait_for(found: Callable[[], Any]) -> Any:
    """Return what is found, within twenty seconds, or what was found last."""
    last = time.monotonic() + 20
    while not (result := found()) and time.monotonic() < last:
        time.sleep(0.05)
    return result


def test_what_a_killed_build_left_is_cleared_away_and_the_old_site_comes_back(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(request(filled(content), site))
    before = (site / MANIFEST).read_text()
    site.rename(tmp_path / ".site.old")
    (tmp_path / ".site.new.abc").mkdir()
    with place_for(site):
        assert (site / MANIFEST).read_text() == before
    assert left_beside(site) == []


@pytest.mark.parametrize("can", [True, False])
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can: bool) -> None:
    if not can:
        monkeypatch.setattr(place, "_exchanged", lambda *_: False)
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / MANIFEST).write_text(name)
    swap(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / MANIFEST).read_text() == "new"
    assert not (tmp_path / ".site.old").exists()


def test_a_folder_that_nobody_may_write_to_is_said(content: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(OSError, match="file"):
        build_site(request(filled(content), blocked / "site"))
