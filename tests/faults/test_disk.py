"""Disks that are full, that nobody may write to, or that hold something else: the old site stays, and the cause is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.command.build import NOT_BUILT, WHOLE, build
from afterword.manifest import MANIFEST
from afterword.verify import verify_folder
from conftest import request

from .builds import bytes_of, command, filled, left_beside

LIMITED = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (mount := shutil.which("mount")) is None or not mounted(folder, "size=64m", "-t", "tmpfs", "none"):
        pytest.skip(f"no disk can be made here: {mount or 'there is no mount'}, which only root may use")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def mounted(folder: Path, options: str, *more: str) -> bool:
    """Mount a disk, or change how it is mounted."""
    done = subprocess.run(["mount", "-o", options, *more, str(folder)], capture_output=True, check=False)
    return done.returncode == 0


def used(disk: Path) -> int:
    stat = os.statvfs(disk)
    return (stat.f_blocks - stat.f_bfree) * stat.f_frsize


def test_a_disk_that_fills_up_leaves_the_old_site(
    content: Path, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, kept = disk / "site", str(content.parent / "kept")
    empty = used(disk)
    assert build(request(filled(content), site, CACHE_PATH=kept)) == WHOLE
    before, needs = bytes_of(site), used(disk) - empty
    filled(content, "danced")
    for share in (0.0, 0.3, 0.6, 0.9, 0.98):
        assert mounted(disk, f"remount,size={(used(disk) + int(needs * share)) // 1024}k")
        assert build(request(content, site, CACHE_PATH=kept)) == NOT_BUILT, share
        assert "No space left on device" in " ".join(capsys.readouterr().out.split())
        assert bytes_of(site) == before
        assert verify_folder(site, 1) == ()
        assert left_beside(site) == []
    assert mounted(disk, "remount,size=64m")
    assert build(request(content, site, CACHE_PATH=kept)) == WHOLE
    assert bytes_of(site) != before
    assert verify_folder(site, 1) == ()


def test_a_disk_that_takes_no_more_files_leaves_the_old_site(content: Path, disk: Path) -> None:
    site = disk / "site"
    assert build(request(filled(content), site)) == WHOLE
    before = bytes_of(site)
    filled(content, "danced")
    stat = os.statvfs(disk)
    for more in (1, 3, 30):
        assert mounted(disk, f"remount,nr_inodes={stat.f_files - stat.f_ffree + more}")
        assert build(request(content, site)) == NOT_BUILT, more
        assert bytes_of(site) == before
        assert left_beside(site) == []


@pytest.mark.parametrize("size", [100, 5_000, 20_000])
def test_a_file_that_cannot_be_written_to_its_end_leaves_the_old_site(content: Path, tmp_path: Path, size: int) -> None:
    """The system refuses to write more than so many bytes of a file: what a quota does, and needs no root."""
    site = tmp_path / "site"
    assert build(request(filled(content), site)) == WHOLE
    before = bytes_of(site)
    filled(content, "danced")
    python, _, code, *folders = command(content, site)
    done = subprocess.run(
        [python, "-c", LIMITED.format(size=size) + code, *folders], capture_output=True, text=True, check=False
    )
    assert done.returncode == NOT_BUILT, done.stdout + done.stderr
    said = " ".join(done.stdout.split())
    assert "File too large" in said or "cannot be written (disk I/O error)" in said  # as it is told of a database
    assert bytes_of(site) == before
    assert verify_folder(site, 1) == ()
    assert left_beside(site) == []


def test_a_disk_that_nobody_may_write_to_keeps_its_site(
    content: Path, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = disk / "site"
    assert build(request(filled(content), site)) == WHOLE
    before = bytes_of(site)
    assert mounted(disk, "remount,ro")
    assert build(request(filled(content, "danced"), site)) == NOT_BUILT
    assert "Read-only file system" in " ".join(capsys.readouterr().out.split())
    assert bytes_of(site) == before
    assert verify_folder(site, 1) == ()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write to any folder")
def test_a_folder_that_nobody_may_write_to_keeps_its_site(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "web/site"
    assert build(request(filled(content), site)) == WHOLE
    before = bytes_of(site)
    site.parent.chmod(0o555)
    ended = build(request(filled(content, "danced"), site))
    site.parent.chmod(0o755)
    assert ended == NOT_BUILT
    assert bytes_of(site) == before


def test_a_file_where_the_site_is_to_be_is_left_alone(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for site in (tmp_path / "file", tmp_path / "file/site"):
        (tmp_path / "file").write_text("no folder")
        assert build(request(filled(content), site)) == NOT_BUILT
        assert str(tmp_path / "file") in "".join(capsys.readouterr().out.split())
        assert (tmp_path / "file").read_text() == "no folder"
        assert left_beside(site) == []


def test_a_folder_of_somebody_else_is_left_alone(content: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/letter.txt").write_text("Dear Ada")
    assert build(request(filled(content), tmp_path / "site")) == NOT_BUILT
    assert bytes_of(tmp_path / "site") == {"letter.txt": b"Dear Ada"}
    assert MANIFEST not in bytes_of(tmp_path / "site")
