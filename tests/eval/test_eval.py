"""How well saved pages are read: stories in every dialect, scored, with a floor that only rises."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from afterword.content import open_content
from afterword.intake import take_in
from conftest import ROOT, SAMPLE
from eval.dialects import DIALECTS
from eval.no_stories import saved
from eval.score import INVENTED, MEASURES, read, score
from eval.work import Work
from eval.works import known, written

FLOOR = Path(__file__).parent / "floor.toml"
README = ROOT / "README.md"
HOW = "pytest tests/eval --save-golden writes what is reached to floor.toml, and the table to the README"


@pytest.fixture(scope="module")
def works() -> tuple[Work, ...]:
    return (*known(take_in(open_content(SAMPLE), 1).stories), *written())


def floors() -> dict[str, dict[str, int]]:
    return tomllib.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}


def keep(name: str, counts: Mapping[str, int]) -> None:
    """Write what a dialect reaches, in the order of the dialects; those that are no more go."""
    kept = floors() | {name: dict(counts)}
    own = {each: kept[each] for each in DIALECTS if each in kept}
    texts = (
        f'["{each}"]\n' + "".join(f'"{key}" = {value}\n' for key, value in sorted(said.items()))
        for each, said in own.items()
    )
    FLOOR.write_text("\n".join(texts), "utf-8", newline="\n")


@pytest.mark.parametrize("name", DIALECTS)
def test_pages_are_read_as_well_as_ever(name: str, works: tuple[Work, ...], request: pytest.FixtureRequest) -> None:
    counts = score(DIALECTS[name], works)
    assert counts[INVENTED] == 0
    if request.config.getoption("--save-golden"):
        keep(name, counts)
        return
    floor = floors()[name]
    for measure in MEASURES:
        assert counts[f"of {measure}"] == floor[f"of {measure}"], f"{measure}: there is more or less to read; {HOW}"
        assert counts[measure] >= floor[measure], f"{measure}: was read better before"
        assert counts[measure] <= floor[measure], f"{measure}: is read better now, which is to stay; {HOW}"


def row(name: str, counts: Mapping[str, int]) -> str:
    cells = (f"{counts[each]} of {counts[f'of {each}']}" if counts[f"of {each}"] else "none" for each in MEASURES)
    return f"| {name} | {' | '.join(cells)} |"


def test_the_score_stands_in_the_readme(request: pytest.FixtureRequest) -> None:
    readme = README.read_text("utf-8")
    heading = "| saved as |"
    before, _, after = readme.partition(heading)
    head, rule, *rows = after.partition("\n\n")[0].split("\n")
    wanted = [row(name, counts) for name, counts in floors().items()]
    if request.config.getoption("--save-golden"):
        table = "\n".join((f"{heading}{head}", rule, *wanted))
        README.write_text(f"{before}{table}\n\n{after.partition(chr(10) * 2)[2]}", "utf-8", newline="\n")
        return
    assert rows == wanted, HOW
    assert list(floors()) == list(DIALECTS)


def test_what_is_no_story_is_never_published() -> None:
    pages = saved()
    found = read(pages)
    assert [story.files for story in found.stories] == []
    assert len(found.files) == len(pages)
    assert found.ledger.lost == ()
