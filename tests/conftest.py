"""What several tests share: `--save-golden`, the sample archive built once, and a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from afterword.command.build import Request, build_site
from afterword.command.test import find_chromium

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample"
"""The archive that `content/` holds at first: here it stays when an archivist puts their own in its place."""


CONF = "tests/sample/pelicanconf.py"
"""The settings as they are shipped: an archivist's own must not make a test fail."""


def request(content: Path, output: Path, **settings: object) -> Request:
    """Return the request to build a folder as tests do, with settings of their own; what is read is kept beside."""
    kept = {"CACHE_PATH": str(output.absolute().parent / ".kept")}
    return Request(ROOT, content, output, conf=CONF, settings={**kept, **settings})


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--save-golden` writes what was found where a golden file is expected; look at it before you commit it."""
    parser.addoption("--save-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample archive that the repository holds, once."""
    output = tmp_path_factory.mktemp("sample") / "site"
    build_site(request(SAMPLE, output))
    return output


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Make an empty content folder, to put raw files into."""
    folder = tmp_path / "content"
    (folder / "stories").mkdir(parents=True)
    shutil.copytree(SAMPLE / "pages", folder / "pages")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    assert path, "There is no Chromium: run `python3 tasks.py test`, which gets one, or set CHROMIUM"
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*flags, *(["--no-sandbox"] if root else [])])
        yield browser
        browser.close()
