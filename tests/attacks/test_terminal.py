"""What is printed: no file's name or text forges a line, a colour or a link of the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.command.screen import printable
from raw import another, story
from running import invoke

NAMES = (
    "a\nerror A999 forged.txt",
    "\x1b[31mred\x1b[0m.txt",
    "\x1b]8;;https:__attacker.example\x1b_link.txt",
    "over\rwritten.txt",
    "\u202egnp.txt",
    "\u2028error A998 forged.txt",
    "[bold red]marked[_].txt",
    "\x9b31mred.txt",
    "back\b\b\b\bspace\a.txt",
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def hostile(content: Path) -> Path:
    for at, name in enumerate(NAMES):
        own = name.replace("\n", " ").replace("\r", " ")
        (content / f"stories/{name}").write_text(f"Published: 05/06/07\n{story(own, another(f'{at}ang'))}", "utf-8")
        (content / f"stories/{at} {name}").write_bytes(b"\x89PNG" + name.encode())
    (content / "corrections.csv").write_text("file,\x1b[31mcolumn\nnone\x1b[2J.txt,x\n", "utf-8")
    return content


@pytest.mark.parametrize("command", ["check", "build"])
def test_nothing_that_is_printed_is_anothers(hostile: Path, tmp_path: Path, command: str) -> None:
    where = ("--output", str(tmp_path / "site")) if command == "build" else ("--json", str(tmp_path / "out.json"))
    said = printed(command, "--content", str(hostile), *where)
    assert "[bold red]marked[_].txt" in said
    assert "\\x1b[31mred" in said
    if command == "build":
        (hostile / f"stories/{NAMES[0]}").unlink()
        (hostile / f"stories/new{NAMES[1]}").write_text("x")
        assert "\\nerror A999 forged.txt: is gone" in printed("verify", "--output", str(tmp_path / "site"))


def printed(*arguments: str) -> str:
    """Return what a command prints, which holds no sign that a terminal obeys, and no line of a file."""
    done = invoke(*arguments, TERM="xterm-256color")
    said = done.stdout + done.stderr
    assert _CONTROL.search(said) is None, _CONTROL.search(said)
    assert not [line for line in said.splitlines() if line.startswith(("error A99", "written", "red"))]
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("sheet", ["removals.toml", "sites.toml", "tags.toml", "addresses.csv"])
def test_a_sheet_that_cannot_be_read_prints_nothing_of_its_own(hostile: Path, tmp_path: Path, sheet: str) -> None:
    (hostile / sheet).write_text('x = "\x1b[31m\nerror A999\n"\x1b[2J\n', "utf-8")
    printed("build", "--content", str(hostile), "--output", str(tmp_path / "site"))


@given(st.text())
def test_any_text_is_printed_on_one_line(text: str) -> None:
    said = printable(text)
    assert len(said.splitlines()) <= 1
    assert _CONTROL.search(said) is None
