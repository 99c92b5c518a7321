"""`bench`: every figure stands beside that of a peer. How large it is depends on the machine, and is no test."""

from __future__ import annotations

import json
from pathlib import Path

from afterword.command.bench import ALL, bench
from afterword.command.bench_pages import KNOWN, bench_pages
from afterword.story.convert import convert
from conftest import ROOT

WORDS = 120


def test_pages_are_long_readable_and_the_same_every_time() -> None:
    pages = bench_pages(ROOT, 2000)
    assert pages == bench_pages(ROOT, 2000)
    for page in pages:
        readings = convert(page, KNOWN)
        assert readings[0].format == page.path.split("/")[0]
        assert sum(reading.ledger.words_in for reading in readings) > 2000
        assert not any(reading.ledger.lost for reading in readings)


def test_every_format_that_keeps_prose_as_html_is_measured(tmp_path: Path) -> None:
    assert bench(ROOT, 1, tmp_path / "figures.json", WORDS) == 0
    said = json.loads((tmp_path / "figures.json").read_text())
    golden = (ROOT / "tests/formats").glob("*/*/raw.html")
    formats = {path.parent.parent.name for path in golden} - {
        "refused",
        "archive_list",
        "efiction_index",
        "efiction_list",
        "efiction_reviews",
    }
    figures = {figure["pages"]: figure for figure in said["figures"]}
    assert figures.keys() == formats | {ALL}
    for figure in figures.values():
        assert figure["files"] > 0
        assert min(figure["megabytes"], figure["ours"], figure["peer"]) > 0
        assert all(0 < figure[by]["least"] <= figure[by]["median"] <= figure[by]["most"] for by in ("cpu", "wall"))
    share = said["verifying"]
    assert 0 < share["share"]["least"] <= share["share"]["median"] <= share["share"]["most"] < 1
    assert 0 < share["verifying"] < share["build"]
    assert figures[ALL]["files"] == sum(each["files"] for name, each in figures.items() if name != ALL)


def test_without_pages_nothing_is_measured(tmp_path: Path) -> None:
    assert bench(tmp_path, 1) == 2
