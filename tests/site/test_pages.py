"""The archive's own pages: they hide nothing, and what is wrong with them is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from afterword.command.build import build_site
from conftest import request
from raw import story


@pytest.mark.parametrize("name", ["stories.md", "titles.md", "Search.md", "fandom.md", "feeds.md", "con.md"])
def test_a_page_cannot_stand_where_something_else_does(content: Path, tmp_path: Path, name: str) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "pages" / name).write_text("Title: Mine\n\nMy own page.\n")
    built = build_site(request(content, tmp_path / "site"))
    assert [(each.code, each.file) for each in built.findings if each.code > "A7"] == [("A702", f"pages/{name}")]
    for page in (tmp_path / "site").rglob("*.html"):
        assert "My own page" not in page.read_text("utf-8"), page


def test_a_label_of_a_site_and_a_page_of_ours_both_have_an_address(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing").replace("Rating: G", "Rating: G\nAbout: lamps"))
    built = build_site(request(content, tmp_path / "site"))
    assert not [each for each in built.findings if each.code > "A7"]
    assert (tmp_path / "site/about/index.html").is_file()
    assert [path.name for path in (tmp_path / "site").glob("about-*/lamps")] == ["lamps"]


@pytest.mark.parametrize(
    "raw", [b"no title\n", b"Title: x\nDate: nonsense\n\nx\n", "Title: Café\n\nx\n".encode("cp1252")]
)
def test_a_page_that_cannot_be_read_is_a_finding(content: Path, tmp_path: Path, raw: bytes) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "pages/mine.md").write_bytes(raw)
    built = build_site(request(content, tmp_path / "site"))
    (found,) = [each for each in built.findings if each.code > "A7"]
    assert found.code == "A703"
    assert "pages/mine.md" in found.message
    assert str(content) not in found.message
