"""A copy of the project with a remote of its own, to publish from and to preview."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import CONF, ROOT
from raw import story


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Make a copy of the project with a remote of its own, and a small archive in it."""
    remote, copy = tmp_path / "remote.git", tmp_path / "copy"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    copy.mkdir()
    for name in ("plugins", "theme", "tasks.py", "publishconf.py", "requirements.txt", CONF):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / source.name)
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
