"""The search of the sample archive: in parts, and whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.addresses import Addresses
from afterword.catalogue import Catalogue, catalogue
from afterword.content import open_content
from afterword.index import documents
from afterword.index import index as build_index
from afterword.intake import take_in
from asking import handed_over
from conftest import SAMPLE


@pytest.fixture(scope="module")
def index(sample: Path) -> Path:
    return sample / "search"


@pytest.fixture(scope="module")
def whole(shown: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of everything in one file, as lunr.py serialises it."""
    file = tmp_path_factory.mktemp("index") / "index.json"
    file.write_text("".join(build_index(documents(shown.entries))), "utf-8")
    return file


@pytest.fixture(scope="module")
def serialised(whole: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(whole.read_text("utf-8"))
    for _, posting in found["invertedIndex"]:
        posting |= {field: {} for field in found["fields"] if field not in posting}
    return found


@pytest.fixture(scope="module")
def stories(index: Path) -> list[Any]:
    files = sorted((index / "c").glob("*.js"), key=lambda file: int(file.stem))
    return [story for file in files for story in handed_over(file)]


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    content = open_content(SAMPLE)
    return catalogue(take_in(content, jobs=1), content.names, Addresses())
