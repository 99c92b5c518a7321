"""A build that is killed, fails or is not alone leaves a whole site, and nothing beside it."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.command import place
from afterword.command.build import NOT_BUILT, WHOLE, build_site
from afterword.command.place import place_for, swap
from afterword.manifest import MANIFEST
from afterword.verify import verify_folder
from conftest import request
from raw import another, story

from .builds import command, filled, left_beside

MOMENTS = 50
FORK = multiprocessing.get_context("fork")


def build_unheard(content: Path, site: Path) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    build_site(request(content, site))


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(request(filled(content), site))
    before = (site / MANIFEST).read_text()
    filled(content, "danced")
    started = time.monotonic()
    build_site(request(content, tmp_path / "other"))
    needs = 1.5 * (time.monotonic() - started)
    after = (tmp_path / "other" / MANIFEST).read_text()
    seen = set()
    for moment in range(MOMENTS):
        running = FORK.Process(target=build_unheard, args=(content, site))  # what it needs is imported already
        running.start()
        running.join(needs * (moment + 1) / MOMENTS)
        running.kill()
        running.join()
        now = (site / MANIFEST).read_text()
        assert now in (before, after)
        assert verify_folder(site, 1) == ()
        seen.add(now == after)
    build_site(request(content, site))
    assert (site / MANIFEST).read_text() == after
    assert left_beside(site) == []
    assert False in seen  # some were killed before they were done


def test_a_build_waits_for_no_other(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with place_for(site):
        second = subprocess.run(command(filled(content), site), capture_output=True, text=True, check=False)
    assert second.returncode == NOT_BUILT
    assert "Another build is at work" in " ".join(second.stdout.split())
    assert not site.exists()
    build_site(request(content, site))
    assert verify_folder(site, 1) == ()


def test_two_builds_at_once_are_one(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    both = [subprocess.Popen(command(filled(content), site), stdout=subprocess.DEVNULL) for _ in range(2)]
    ends = sorted(each.wait() for each in both)
    assert ends in ([WHOLE, WHOLE], [WHOLE, NOT_BUILT])  # the one after the other, or one alone
    assert verify_folder(site, 1) == ()
    assert left_beside(site) == []


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
