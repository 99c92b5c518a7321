"""Feeds and sitemap: only where the site has an address, and true about dates."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from afterword.command.build import build_site
from conftest import SAMPLE, request
from raw import another, story

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://lamplight.example/archive"
DATED = "Published: May 29, 2007\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample for an address, for all to find."""
    output = tmp_path_factory.mktemp("published") / "site"
    build_site(request(SAMPLE, output, SITEURL=SITE, NOINDEX=False))
    return output


def entries(feed: Path) -> list[ElementTree.Element]:
    return ElementTree.parse(feed).getroot().findall(f"{ATOM}entry")


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_every_feed_is_valid_atom(published: Path) -> None:
    feeds = sorted(published.rglob("*.atom.xml"))
    assert len(feeds) > 10
    for path in feeds:
        feed = ElementTree.parse(path).getroot()
        assert text(feed, "title")
        assert text(feed, "id") == f"{SITE}/{path.relative_to(published).as_posix()}"
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        found = entries(path)
        assert found
        assert text(feed, "updated") == max(text(each, "updated") for each in found)
        for each in found:
            assert text(each, "title")
            assert text(each, "id").startswith(f"{SITE}/stories/")
            assert (published / text(each, "id").removeprefix(f"{SITE}/") / "index.html").is_file()
            day = datetime.datetime.fromisoformat(text(each, "updated"))
            assert day.year > 1990


def test_the_sitemap_lists_every_page(published: Path) -> None:
    places = ElementTree.parse(published / "sitemap.xml").getroot().iter(f"{SITEMAP}loc")
    assert {place.text for place in places} == {
        f"{SITE}/{path.relative_to(published).as_posix().removesuffix('index.html')}"
        for path in published.rglob("index.html")
    }


def test_a_story_without_a_date_is_in_no_feed_and_a_list_of_such_has_none(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(DATED + story("The Farthing"))
    (content / "stories/b.txt").write_text(story("The Lamp", another("snowed")))
    (content / "stories/c.txt").write_text(story("The Clock", another("ticked"), author="wren"))
    site = tmp_path / "site"
    build_site(request(content, site, SITEURL=SITE))
    assert [text(each, "title") for each in entries(site / "feeds/all.atom.xml")] == ["The Farthing"]
    assert [text(each, "title") for each in entries(site / "authors/ash/feed.atom.xml")] == ["The Farthing"]
    assert "feed.atom.xml" in (site / "authors/ash/index.html").read_text("utf-8")
    assert not (site / "authors/wren/feed.atom.xml").exists()
    assert "wren/feed.atom.xml" not in (site / "authors/wren/index.html").read_text("utf-8")


def test_a_title_is_text_in_a_feed_too(content: Path, tmp_path: Path) -> None:
    title = 'Love <3 & <Jim> ]]> "x"'
    (content / "stories/a.txt").write_text(DATED + story(title, author="<b>ash</b>"))
    build_site(request(content, tmp_path / "site", SITEURL=SITE))
    (entry,) = entries(tmp_path / "site/feeds/all.atom.xml")
    assert text(entry, "title") == title
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "<b>ash</b>"


def test_a_site_without_an_address_claims_none(sample: Path) -> None:
    assert not list(sample.rglob("*.xml"))
    for page in sample.rglob("*.html"):
        shown = page.read_text("utf-8")
        assert "localhost" not in shown, page
        assert 'rel="alternate"' not in shown, page
        assert 'rel="canonical"' not in shown, page
        assert ">Feed<" not in shown, page


def test_who_asks_search_engines_to_stay_away_gives_them_no_map(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(DATED + story("The Farthing"))
    build_site(request(content, tmp_path / "site", SITEURL=SITE))
    assert not (tmp_path / "site/sitemap.xml").exists()
    assert (tmp_path / "site/feeds/all.atom.xml").exists()


def test_the_page_that_is_not_found_has_its_style(sample: Path, published: Path) -> None:
    assert 'href="./theme/site.css' in (sample / "404.html").read_text("utf-8")  # opened from a disk
    assert 'href="/archive/theme/site.css' in (published / "404.html").read_text("utf-8")  # shown at any depth
