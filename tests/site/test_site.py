"""The site of the sample archive, as it lies on the disk."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

from afterword.command.build import build_site
from afterword.manifest import MANIFEST
from afterword.story.prose import is_sound
from conftest import CONF, ROOT, SAMPLE, request

EVERY = re.compile("")
KINDS = {
    "home": "index.html",
    "story": "stories/the-second-stair/index.html",
    "chapter": "stories/the-second-stair/2/index.html",
    "whole": "stories/the-second-stair/whole/index.html",
    "list": "fandom/sherlock-holmes/index.html",
    "shelf": "character/index.html",
    "author": "authors/quillfeather/index.html",
    "authors": "authors/index.html",
    "series": "series/lodgers-of-baker-street/index.html",
    "titles": "titles/index.html",
    "letter": "titles/t/index.html",
    "browse": "browse/index.html",
    "search": "search/index.html",
    "about": "about/index.html",
    "not found": "404.html",
}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


@pytest.mark.parametrize("name", KINDS.values(), ids=KINDS.keys())
def test_every_kind_of_page_is_there(sample: Path, name: str) -> None:
    assert soup(sample / name).h1


def test_every_link_leads_to_a_page_and_a_place(sample: Path) -> None:
    ids = {page: {tag["id"] for tag in soup(page).find_all(id=True)} for page in pages(sample)}
    broken = []
    for page in pages(sample):
        base = "/" + page.relative_to(sample).as_posix()
        for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("form", "action"), ("img", "src")):
            for found in soup(page).find_all(tag, attrs={attribute: True}):
                target = urlsplit(urljoin(base, str(found[attribute])))
                if target.netloc:
                    continue
                path = sample / unquote(target.path).lstrip("/")
                path = path / "index.html" if target.path.endswith("/") else path
                if not path.is_file() or (target.fragment and target.fragment not in ids[path]):
                    broken.append((base, found[attribute]))
    assert broken == []


def test_every_link_but_those_of_the_404_page_is_relative(sample: Path) -> None:
    for page in pages(sample):
        if page.name != "404.html":
            rooted = [a["href"] for a in soup(page).find_all(href=True) if str(a["href"]).startswith("/")]
            assert rooted == [], page


def test_every_page_is_html_without_errors(sample: Path) -> None:
    for page in pages(sample):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.read_text("utf-8"))
        assert parser.errors == [], (page, parser.errors[:3])


def test_every_body_of_prose_is_as_the_judge_would_have_it(sample: Path) -> None:
    seen = 0
    for page in pages(sample):
        if "stories" in page.parts:
            for inner in re.findall(r'<div class="prose[^>]*>\n(.*?)\n</div>', page.read_text("utf-8"), re.DOTALL):
                assert is_sound(inner), page
                seen += 1
    assert seen > 60


def test_no_page_carries_anything_that_runs_or_calls_out(sample: Path) -> None:
    for page in pages(sample):
        tree = soup(page)
        assert not tree.find_all(["style", "iframe", "object", "embed", "base", "svg", "math"]), page
        assert all(script.get("src") and not script.string for script in tree.find_all("script")), page
        for tag in tree.find_all(EVERY):
            assert not any(name.startswith("on") or name == "style" for name in tag.attrs), (page, tag.name)
        loaded = [str(tag.get("src") or "") for tag in tree.find_all(src=True)] + [
            str(tag["href"]) for tag in tree.find_all("link", href=True)
        ]
        assert not any(urlsplit(address).netloc for address in loaded), page


def test_the_policy_is_the_first_thing_a_browser_reads(sample: Path) -> None:
    for page in pages(sample):
        meta = soup(page).head.find(EVERY)  # type: ignore[union-attr]
        policy = str(meta["content"])  # type: ignore[index]
        assert meta["http-equiv"] == "Content-Security-Policy", page  # type: ignore[index]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "unsafe" not in policy


def test_search_engines_are_told_to_stay_out(sample: Path) -> None:
    assert all(soup(page).find("meta", attrs={"name": "robots", "content": "noindex"}) for page in pages(sample))


def test_every_page_has_a_title_of_its_own(sample: Path) -> None:
    titles = [soup(page).title.string for page in pages(sample) if not re.search("by-|untitled", str(page))]  # type: ignore[union-attr]
    assert len(titles) == len(set(titles))


def test_chapters_know_their_neighbours(sample: Path) -> None:
    tree = soup(sample / KINDS["chapter"])
    assert [link["href"] for link in tree.find_all("link", rel="prev")] == ["../../../stories/the-second-stair/1/"]
    assert [link["href"] for link in tree.find_all("link", rel="next")] == ["../../../stories/the-second-stair/3/"]
    assert len(tree.select(".jump li")) == 4


def test_a_story_page_says_what_is_known_and_what_is_not(sample: Path) -> None:
    text = " ".join(soup(sample / KINDS["story"]).get_text(" ").split())
    for said in (
        "by quillfeather",
        "Sherlock Holmes",
        "Rating PG",
        "none, says the source",
        "19 March 2004",
        "6,606 stated by the source",
        "viewstory.php",
    ):
        assert said in text, said
    other = " ".join(soup(sample / "stories/the-cratchit-audit/index.html").get_text(" ").split())
    assert "Rating not stated" in other


def test_a_story_that_is_in_no_series_says_so(sample: Path) -> None:
    said = soup(sample / "stories/the-reluctant-correspondent/index.html").find("dt", string="Series")
    assert said is not None
    assert said.find_next("dd").get_text(strip=True) == "none, says the source"  # type: ignore[union-attr]


def test_a_story_that_says_nothing_is_shown_as_unknown(sample: Path) -> None:
    (page,) = [
        path for path in sample.glob("stories/untitled-*/index.html") if "Chapters 1 and 2" in path.read_text("utf-8")
    ]
    text = " ".join(soup(page).get_text(" ").split())
    for said in (
        "Untitled",
        "an unknown author",
        "Chapters 1 and 2 are missing",
        "Rating not stated",
        "Warning not stated",
        "Status not stated",
    ):
        assert said in text, said


def test_a_derived_character_has_a_page_like_any_other(sample: Path) -> None:
    titles = [heading.get_text() for heading in soup(sample / "character/queequeg/index.html").select(".card h2")]
    assert titles == ["Call Me Anything"]
    assert (sample / "relationship/ishmael-x-queequeg/index.html").is_file()


def test_a_series_is_in_order(sample: Path) -> None:
    titles = [heading.get_text() for heading in soup(sample / KINDS["series"]).select(".card h2")]
    assert titles == ["The Second Stair", "What the Landlady Heard"]


def test_a_title_typed_into_the_text_is_not_shown_twice(sample: Path) -> None:
    for page in sample.glob("stories/*/1/index.html"):
        tree = soup(page)
        first = tree.select_one(".prose:not(.small) p")
        assert first is not None
        assert first.get_text() != tree.h1.get_text()  # type: ignore[union-attr]


def test_the_manifest_lists_exactly_what_is_there(sample: Path) -> None:
    listed = {line.split("  ", 1)[1] for line in (sample / MANIFEST).read_text("utf-8").splitlines()}
    there = {path.relative_to(sample).as_posix() for path in sample.rglob("*") if path.is_file()} - {MANIFEST}
    assert listed == there


def test_no_address_of_a_person_is_published(sample: Path) -> None:
    for path in sample.rglob("*"):
        if path.suffix in (".html", ".js", ".xml"):
            assert not re.search(r"[\w.]+@lamplight\.example", path.read_text("utf-8")), path


def test_what_search_shows_cannot_end_its_script(sample: Path) -> None:
    scripts = list((sample / "search").rglob("*.js"))
    assert len(scripts) > 5
    for script in scripts:
        assert not set(script.read_text("utf-8")[len("afterwordReceive(") :]) & set("<>\u2028\u2029")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_content_gives_the_same_bytes(sample: Path, tmp_path: Path, seed: str) -> None:
    again = tmp_path / "elsewhere/site"
    code = (
        "import sys; from pathlib import Path; from afterword.command.build import Request, build_site;"
        "root, content, output = map(Path, sys.argv[1:4]);"
        "build_site(Request(root, content, output, jobs=1, conf=sys.argv[4]))"
    )
    own = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "plugins"), "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-c", code, str(ROOT), str(SAMPLE), str(again), CONF], env={**os.environ, **own}, check=True
    )
    assert (again / MANIFEST).read_text() == (sample / MANIFEST).read_text()


def test_hostile_names_stay_text_on_every_page(content: Path, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>"onmouseover=alert(2) {{7*7}} {attach}/etc/passwd'
    header = f"Title: {evil}\nAuthor: {evil}\nFandom: {evil}\nCharacters: {evil}\nWarnings: {evil}\nSummary: {evil}\nsave_as: ../../x.html\nstatus: draft\ntemplate: x\nslug: ../up\n\n"
    (content / "stories/evil.txt").write_text(
        header + "It rained on the ledger and on the clerk. Nobody came to see it, or him.\n" * 3
    )
    site = tmp_path / "site"
    built = build_site(request(content, site))
    assert len(built.archive.stories) == 1
    for page in pages(site):
        tree = soup(page)
        assert all(script.get("src") for script in tree.find_all("script")), page
        assert not any(name.startswith("on") for tag in tree.find_all(EVERY) for name in tag.attrs), page
        assert "{{7*7}}" in tree.get_text() or "alert(1)" not in tree.get_text(), page
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)//viewstory.php?sid=7">',
        "<!-- saved from url=(0022)javascript:alert(1)//viewstory.php?sid=7 -->",
        '<link rel="canonical" href=" javascript&#58;alert(1)">',
        '<link rel="canonical" href="data:text/html,x">',
    ],
)
def test_no_link_leads_anywhere_but_into_the_web(content: Path, tmp_path: Path, head: str) -> None:
    body = f"<p>{'It rained on the ledger and on the clerk. Nobody came to see it. ' * 3}</p>"
    (content / "stories/a.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    built = build_site(request(content, tmp_path / "site"))
    assert built.archive.stories[0].url is None
    for page in pages(tmp_path / "site"):
        for link in soup(page).find_all(href=True):
            assert urlsplit(str(link["href"])).scheme in ("", "http", "https"), (page, link)


def test_the_contract_of_the_json_holds(tmp_path: Path) -> None:
    from afterword.command.check import Wanted, check  # noqa: PLC0415

    target = tmp_path / "out.json"
    assert check(ROOT, Wanted(json=target), content=SAMPLE) == 0
    found = json.loads(target.read_text("utf-8"))
    assert set(found) == {"files", "stories", "findings", "ledger"}
    assert found["ledger"]["words_lost"] == 0
    assert found["ledger"]["words_in"] == found["ledger"]["words_published"] + sum(
        found["ledger"]["words_dropped"].values()
    )
    assert {each["outcome"] for each in found["files"]} == {"story", "part", "metadata", "refused", "duplicate"}
    ids = {story["id"] for story in found["stories"]}
    assert {each["story"] for each in found["files"]} - {None} == ids
    for story in found["stories"]:
        assert story["status"] in ("complete", "in progress", "unknown")
        assert set(story["origins"].values()) <= {"stated", "corrected", "inferred", "unknown"}
        assert all(len(chapter["prose_start"]) <= 120 for chapter in story["chapters"])
