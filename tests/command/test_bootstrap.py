"""`tasks.py` before anything is installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from afterword.command import bootstrap


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec")
def test_whoever_ends_tasks_py_ends_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No process stands between: what `tasks.py` is told, the command is told."""
    became: list[list[str]] = []

    def execve(_: str, command: list[str], environment: dict[str, str]) -> None:
        assert environment["PYTHONDONTWRITEBYTECODE"] == "1"
        became.append(command)

    monkeypatch.setattr(bootstrap, "_install", lambda *_: True)
    monkeypatch.setattr(os, "execve", execve)
    bootstrap.run(tmp_path, ["preview"])
    assert became[0][1:] == ["-m", "invoke", "--search-root", str(tmp_path), "preview"]
