"""`test`, `lint`, `lock`: what developers need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .screen import console

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_REMEDY = """\
The tests that need a browser cannot run: there is no Chromium here, and it could not be installed.
  Debian, Ubuntu:  sudo apt-get install chromium
  others:          install Chromium or Chrome, or set CHROMIUM to its path
Or run the others alone: python3 tasks.py test --no-browser"""


def test(root: Path, *, browser: bool = True, only: str = "") -> int:
    """Run the suite and return pytest's exit status; a missing browser is a failure, unless it was left out."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    arguments = ["-m", "pytest", "-p", "no:cacheprovider"]
    if browser:
        chromium = find_chromium() or _get_chromium()
        if chromium is None:
            console.print(_REMEDY, style="bold red", markup=False)
            return 1
        environment["CHROMIUM"] = chromium
    else:
        arguments += ["-m", "not browser"]
        console.print("The tests that need a browser are NOT run.", style="bold yellow")
    if only:
        arguments += ["-k", only]
    status = subprocess.call([sys.executable, *arguments], cwd=root, env=environment)
    return status or (lint(root) if not only else 0)


def find_chromium() -> str | None:
    """Return the path of a Chromium: what CHROMIUM says, else one on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _get_chromium() -> str | None:
    """Install one where we may: as root on a machine with apt."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    console.print("Installing Chromium (once) …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.call(command, env=environment, stdout=subprocess.DEVNULL):
            return None
    return find_chromium()


def lint(root: Path) -> int:
    """Check style and types; return 0 where nothing is found."""
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max(subprocess.call([sys.executable, "-m", *check], cwd=root) for check in checks)


def lock(root: Path) -> int:
    """Lock the packages anew, for every platform, with hashes."""
    uv = shutil.which("uv")
    if uv is None:
        console.print("This needs uv: python3 -m pip install uv", style="bold red")
        return 2
    common = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--upgrade",
    ]
    common += [
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-annotate",
        "--quiet",
        "--custom-compile-command",
        "tasks.py lock",
    ]
    for arguments in (
        ["-o", "requirements.txt"],
        ["--group", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt"],
        ["--extra", "warc", "-c", "requirements-dev.txt", "-o", "requirements-warc.txt"],
    ):
        if status := subprocess.call([*common, *arguments], cwd=root):
            return status
    return 0
