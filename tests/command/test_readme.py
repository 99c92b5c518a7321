"""What the README says that the first build prints is what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from afterword.command.build import build_site, show_built
from conftest import ROOT, SAMPLE, request

SHOWN = 70
"""Letters of a line: the README ends a long one with three dots."""
README = (ROOT / "README.md").read_text("utf-8")


def test_the_summary_of_the_first_build_stands_in_the_readme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = request(SAMPLE, tmp_path / "site")
    assert show_built(wanted, build_site(wanted), strict=False) == 0
    printed = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    summary = printed[next(at for at, line in enumerate(printed) if "stories," in line) :]
    for line in summary[:-1]:
        assert line[:SHOWN] in README, line
