"""Rules of the house that no single module can hold."""

from __future__ import annotations

import ast
import doctest
import hashlib
import importlib
import pkgutil
import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

import afterword
from afterword.story.findings import CODES
from afterword.story.formats import formats
from conftest import CONF

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins/afterword"
MODULES = sorted(module.name for module in pkgutil.walk_packages(afterword.__path__, "afterword."))
README = (ROOT / "README.md").read_text("utf-8")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}


def test_the_core_never_imports_pelican() -> None:
    for path in (PACKAGE / "story").rglob("*.py"):
        assert not any(name.split(".")[0] in ("pelican", "jinja2", "lunr") for name in imports(path)), path


def test_the_core_imports_nothing_of_the_stages() -> None:
    for path in (PACKAGE / "story").rglob("*.py"):
        depth = len(path.relative_to(PACKAGE / "story").parts)
        tree = ast.parse(path.read_text("utf-8"))
        levels = [node.level for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert all(level <= depth for level in levels), path


def test_only_the_prose_folder_makes_prose() -> None:
    for path in PACKAGE.rglob("*.py"):
        if "prose" not in path.parts:
            made = re.findall(r"\bProse\((?!\"\"\))", path.read_text("utf-8"))
            assert not made, path


def test_bootstrap_needs_nothing_that_is_not_there_yet() -> None:
    assert imports(PACKAGE / "command/bootstrap.py") <= {
        "__future__",
        "hashlib",
        "os",
        "subprocess",
        "sys",
        "pathlib",
        "typing",
    }
    assert imports(PACKAGE / "__init__.py") == imports(PACKAGE / "command/__init__.py") == set()


def test_no_exception_is_swallowed_whole() -> None:
    """No `except` takes everything: not by itself, not by a name for everything, not by a list that means it."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, path
                caught = names_in(node.type)
            elif isinstance(node, ast.Call) and names_in(node.func) & {"suppress"}:
                caught = set().union(*map(names_in, node.args))
            else:
                continue
            assert not caught & {"Exception", "BaseException"}, (path, node.lineno)
            assert len(caught) <= 5, (path, node.lineno)


def names_in(node: ast.AST) -> set[str]:
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return names | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def test_what_is_written_is_the_same_on_every_system() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and "write_text" in names_in(node.func):
                assert "newline" in {keyword.arg for keyword in node.keywords}, (path, node.lineno)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0


def test_lunr_js_is_the_release_that_it_says() -> None:
    digest = hashlib.sha256((ROOT / "theme/static/js/lunr.min.js").read_bytes()).hexdigest()
    assert digest == "0c50d9002b85780a842afffb567bb54ede402dae7c6dc5997a018614d8044fc8"
    assert (ROOT / "theme/static/lunr.LICENSE").is_file()


def test_no_template_prints_anything_unescaped() -> None:
    for path in (ROOT / "theme/templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", text), path
        assert not re.search(r"\sstyle=|\son\w+=", text), path


def test_no_script_of_the_theme_makes_markup_or_code_of_text() -> None:
    for path in (ROOT / "theme/static/js").glob("*.js"):
        if path.name != "lunr.min.js":
            text = path.read_text("utf-8")
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?://", text
            ), path


def test_every_package_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for wanted, lock in (
        (project["project"]["dependencies"], "requirements.txt"),
        (project["dependency-groups"]["dev"], "requirements-dev.txt"),
        (project["project"]["dependencies"], "requirements-warc.txt"),
        (project["project"]["optional-dependencies"]["warc"], "requirements-warc.txt"),
    ):
        text = (ROOT / lock).read_text("utf-8")
        locked = {
            name.lower(): block
            for name, block in re.findall(r"^([\w.-]+)==(\S+[^#]*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        }
        for requirement in wanted:
            name = re.split(r"[>=<]", requirement)[0].lower()
            assert "--hash=sha256:" in locked[name], name
        assert "://" not in text


def test_all_locks_agree() -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt", "requirements-warc.txt")
    ]
    for one, other in combinations(pins, 2):
        for name in one.keys() & other.keys():
            assert one[name] == other[name], name


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_stands_in_the_readme_as_it_is_told(code: str) -> None:
    """A row has the kind, what happened and what to do as the program says them; facts are left open."""
    row = f"| [{code}](plugins/afterword/findings/{code}.md) | {CODES[code].severity} | "
    (line,) = [line for line in README.splitlines() if line.startswith(row)]
    message, hint = (re.sub(r"\{\w+\}", "…", text) for text in (CODES[code].message, CODES[code].hint))
    assert line in (f"{row}{message} | {hint} |", f"{row}{message} | {_OPEN.get(code)} |")


def test_every_format_stands_in_the_table_of_the_readme() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert {each.NAME for each in formats()} <= named


_OPEN = {"A603": "what it says: the cell is left out of account until then"}
"""What the README says where the program has nothing but a fact to say."""


def tasks() -> dict[str, ast.FunctionDef]:
    """Return every command as its function in `command/tasks.py`."""
    tree = ast.parse((PACKAGE / "command/tasks.py").read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    return {node.name: node for node in functions}


@pytest.mark.parametrize("name", tasks())
def test_every_command_and_option_stands_in_the_readme(name: str) -> None:
    (row,) = re.findall(rf"^\| `python3 tasks.py {name}\b([^`]*)` \|", README, re.MULTILINE)
    arguments = tasks()[name].args
    without = len(arguments.args) - len(arguments.defaults)
    assert all(argument.arg.upper() in row for argument in arguments.args[1:without])
    for argument, default in zip(arguments.args[without:], arguments.defaults, strict=True):
        option = argument.arg.replace("_", "-")
        is_on = isinstance(default, ast.Constant) and default.value is True
        assert f"[--{'no-' if is_on else ''}{option}" in row, option


def settings(path: Path) -> set[str]:
    """Return the names of the settings that a file gives."""
    nodes = ast.parse(path.read_text("utf-8")).body
    targets = [target for node in nodes if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_every_setting_stands_in_the_readme() -> None:
    table = README.split("## Settings")[1].split("\n## ")[0]
    named = set(re.findall(r"`([A-Z_]+)`", table))
    assert named == settings(ROOT / CONF) | settings(ROOT / "publishconf.py")


def test_what_reads_files_knows_nothing_of_what_joins_them() -> None:
    core = ROOT / "plugins/afterword/story"
    later = {core / "archive.py", core / "check_json.py"}
    reading = [path for path in core.rglob("*.py") if path not in later and path.parent != core / "joining"]
    assert len(reading) > 100
    assert [path for path in reading if "joining" in path.read_text("utf-8")] == []
