"""The index is the same whoever writes it."""

from __future__ import annotations

import os
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from afterword import beside
from afterword.beside import IndexBeside
from afterword.catalogue import Catalogue


def die(*_: object) -> None:
    os._exit(9)


@pytest.mark.parametrize("is_killed", [False, True])
def test_another_process_writes_the_same_index(
    shown: Catalogue, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_killed: bool
) -> None:
    if is_killed:
        monkeypatch.setattr(beside, "_write", die)
    monkeypatch.setattr(beside, "_AT_ONCE", 3)
    IndexBeside(tmp_path, shown.entries).finish()
    names = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.js")}
    scripts = {path.relative_to(sample / "search") for path in (sample / "search").rglob("*.js")}
    assert names == {name for name in scripts if name.parts[0] != "c"}
    assert all((tmp_path / name).read_bytes() == (sample / "search" / name).read_bytes() for name in names)


def test_a_build_that_fails_waits_for_no_index(
    shown: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_AT_ONCE", 1)
    begun = IndexBeside(tmp_path, shown.entries)
    begun.stop()
    with pytest.raises(CancelledError):
        begun.finish()
    assert list(tmp_path.iterdir()) == []
