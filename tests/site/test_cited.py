"""A link to where a story of the archive once was leads to where it is now."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from afterword.command.build import build_site
from afterword.verify import verify_folder
from conftest import request
from raw import another

HOME = "http://lamplight.example/archive/viewstory.php?sid="


def printed(sid: int, title: str, chapters: tuple[str, ...], note: str = "None.") -> str:
    """Return a story as eFiction printed it."""
    rows = "".join(f"<p><b>{at}.</b> Part {at} by ash</p>" for at in range(1, len(chapters) + 1))
    bodies = "".join(
        f'<div class="chaptertitle">Part {at} by ash</div><div class="notes"><div class="title"><span class="label">'
        f'Author\'s Notes:</span></div><div class="noteinfo"><p>{note}</p></div></div>'
        f'<div class="chapter">{text}</div>'
        for at, text in enumerate(chapters, 1)
    )
    return (
        f'<html><body><div id="pagetitle"><a href="viewstory.php?sid={sid}">{title}</a> by '
        '<a href="viewuser.php?uid=1">ash</a></div><div class="infobox"><div class="content"><span class="label">'
        f'Categories: </span>Gen <span class="label">Chapters: </span>{len(chapters)} <span class="label">Completed: '
        '</span>Yes <span class="label">Word count: </span>90 <span class="label">Published: </span>May 01, 2004 '
        f'<span class="label">Updated: </span>May 02, 2004</div></div>{rows}{bodies}'
        f'<div id="archivedat">This story archived at <a href="{HOME}{sid}">{HOME}{sid}</a></div></body></html>'
    )


PROSE = f"<p>{another('sang')}</p>"
LINKS = (
    '<p><a href="viewstory.php?sid=12">One</a> <a href="viewstory.php?sid=12&amp;chapter=2">Two</a> '
    '<a href="http://www.lamplight.example/elsewhere/viewstory.php?sid=12&amp;chapter=9">Three</a> '
    '<a href="viewstory.php?sid=99">Four</a> <a href="https://other.example/viewstory.php?sid=12">Five</a> '
    '<a href="viewuser.php?uid=2">Six</a> <a href="javascript:alert(1)">Seven</a> <a href="#up">Eight</a></p>'
)
WANTED = {
    "One": "stories/the-salt-road/",
    "Two": "stories/the-salt-road/2/",
    "Three": "stories/the-salt-road/",
    "Four": f"{HOME}99",
    "Five": "https://other.example/viewstory.php?sid=12",
    "Six": "http://lamplight.example/archive/viewuser.php?uid=2",
}


@pytest.fixture
def archive(content: Path) -> Path:
    stories = {
        "lamp.html": printed(151, "The Lamp", (LINKS + f"<p>{another('lit')}</p>",), LINKS),
        "road.html": printed(12, "The Salt Road", (PROSE, f"<p>{another('walked')}</p>")),
    }
    for name, text in stories.items():
        (content / "stories" / name).write_text(text, "utf-8")
    return content


def links(page: Path, box: str) -> dict[str, str]:
    """Return where the links of a text lead."""
    found = BeautifulSoup(page.read_text("utf-8"), "lxml").select(f"{box} a")
    return {link.get_text(): str(link["href"]) for link in found}


def of_the_web(path: str, root: str) -> str:
    return path if path.startswith("http") else f"{root}/{path}"


@pytest.mark.parametrize("where", ["1", "whole"])
def test_a_link_leads_to_the_story_here(archive: Path, tmp_path: Path, where: str) -> None:
    site = tmp_path / "site"
    assert not build_site(request(archive, site)).is_lost
    page = site / f"stories/the-lamp/{where}/index.html"
    wanted = {name: of_the_web(path, "../../..") for name, path in WANTED.items()}
    assert links(page, ".notes .prose") == wanted
    assert links(page, ".prose:not(.notes *)") == wanted
    assert "Seven" in page.read_text("utf-8")
    assert verify_folder(site, 1) == ()


def test_a_site_with_an_address_has_whole_links(archive: Path, tmp_path: Path) -> None:
    address = "https://ash.example/archive"
    build_site(request(archive, tmp_path / "site", SITEURL=address, RELATIVE_URLS=False))
    page = tmp_path / "site/stories/the-lamp/1/index.html"
    assert links(page, "main .prose") == {name: of_the_web(path, address) for name, path in WANTED.items()}
