"""Commands, run as a person runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from conftest import ROOT


def command(folder: Path, *arguments: str) -> list[str]:
    """Return how `tasks.py` of a folder is started inside the venv."""
    return [sys.executable, "-m", "invoke", "--search-root", str(folder), *arguments]


def invoke(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it printed."""
    return subprocess.run(
        command(cwd, *arguments),
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it printed."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def get(address: str, **headers: str) -> tuple[int, str]:
    """Ask a server for an address and return the status and the page."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
