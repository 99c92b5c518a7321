"""Rules of the house that no single module can hold."""

from __future__ import annotations

import ast
import doctest
import hashlib
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

import afterword
from afterword.story.findings import CODES
from afterword.story.formats import formats

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
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, path
                assert "Exception" not in ast.unparse(node.type).replace("(", " ").split(), path


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


def test_both_locks_agree() -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    for name in pins[0].keys() & pins[1].keys():
        assert pins[0][name] == pins[1][name], name


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_is_explained(code: str) -> None:
    assert re.search(rf"^\| {code} \|", README, re.MULTILINE)


def test_every_format_stands_in_the_table_of_the_readme() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert {each.NAME for each in formats()} <= named


def test_every_setting_and_command_stands_in_the_readme() -> None:
    for name in ("preview", "build", "check", "publish", "test"):
        assert f"python3 tasks.py {name}" in README
    for name in ("SITENAME", "NOINDEX", "TYPOGRAPHY", "DEFAULT_PAGINATION", "SORTED_FROM", "MAX_FILE_SIZE"):
        assert f"`{name}`" in README
