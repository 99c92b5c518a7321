"""Crawls: a WARC file is a folder of its pages, whose addresses are known, and of nothing else."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from afterword import unpack
from afterword.content import open_content
from afterword.crawl import read_crawl
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.limits import Limits
from archives import FIRST, SECOND, THIRD
from crawls import HTML, TEXT, Answer, warc
from raw import story

CHAPTER = (
    '<h1 id="post-title">Emma Fan Fiction ❯ The Farthing ❯ Chapter {0} ( Chapter {0} )</h1><div class="post-meta">By: ash<br>'
    'Type: Other | Uploaded On: 07.26.2005</div><div id="fanfic-text"><p>{1}</p></div>'
)


def taken(content: Path) -> Archive:
    found = take_in(open_content(content), 1)
    assert found.ledger.lost == ()
    return found


def outcomes(found: Archive) -> dict[str, str]:
    return {report.path: str(report.outcome) for report in found.files}


def told(found: Archive) -> dict[str, str]:
    return {each.file: f"{each.code} {each.message}" for each in found.findings}


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc"])
def test_the_pages_of_a_crawl_are_files_that_know_their_address(content: Path, name: str) -> None:
    answers = (
        Answer("http://www.mediaminer.org/fanfic/view_ch.php?id=417&cid=502", CHAPTER.format(2, SECOND)),
        Answer("http://www.mediaminer.org/fanfic/view_ch.php?id=417&cid=501", CHAPTER.format(1, FIRST)),
        Answer("https://lamplight.example/notes/", story("The Lamp", THIRD), TEXT),
    )
    (content / "stories" / name).write_bytes(warc(*answers, packed=name.endswith("gz")))
    found = taken(content)
    assert outcomes(found) == {
        f"{name}/lamplight.example/notes/index.txt": "story",
        f"{name}/www.mediaminer.org/fanfic/view_ch.php?id=417&cid=501.html": "part",
        f"{name}/www.mediaminer.org/fanfic/view_ch.php?id=417&cid=502.html": "part",
    }
    farthing, lamp = sorted(found.stories, key=lambda each: each.title or "")
    assert (farthing.sid, farthing.site, [chapter.number for chapter in farthing.chapters]) == (
        "417",
        "mediaminer.org",
        [1, 2],
    )
    assert lamp.url == "https://lamplight.example/notes/"


def test_what_is_no_page_is_counted_and_not_read(content: Path) -> None:
    answers = (
        Answer("http://lamplight.example/a.txt", story("The Lamp"), TEXT),
        *(Answer(f"http://lamplight.example/{number}.png", "x", "image/png") for number in range(40)),
        Answer("http://lamplight.example/b", "", HTML, "302 Found", (("Location", "/a.txt"),)),
        Answer("http://lamplight.example/c", "<p>Not here.</p>", HTML, "404 Not Found"),
        Answer("http://lamplight.example/robots.txt", "User-agent: *", TEXT),
        Answer("http://lamplight.example/d", "<p>packed</p>", HTML, more=(("Content-Encoding", "br"),)),
        Answer("http://lamplight.example/e", "no kind", ""),
    )
    (content / "stories/crawl.warc.gz").write_bytes(warc(*answers))
    found = taken(content)
    assert outcomes(found) == {"crawl.warc.gz": "refused", "crawl.warc.gz/lamplight.example/a.txt": "story"}
    assert told(found)["crawl.warc.gz"] == (
        "A203 is a crawl; not read of it: 1 × error, 40 × image/png, 1 × of no kind that it names,"
        " 1 × page packed in a way that is not read, 1 × redirect, 1 × robots.txt"
    )


def test_of_a_page_that_was_fetched_twice_the_last_whole_copy_counts(content: Path) -> None:
    url = "http://lamplight.example/a.txt"
    answers = (
        Answer(url, story("The Lamp", FIRST), TEXT),
        Answer(url.replace("http:", "https:"), story("The Lamp", SECOND), TEXT),
        Answer(url, story("The Lamp", THIRD), TEXT, more=(("Content-Length", "99999"),)),
    )
    (content / "stories/crawl.warc.gz").write_bytes(warc(*answers))
    found = taken(content)
    (lamp,) = found.stories
    assert "Nobody had told Ada" in lamp.chapters[0].prose.html
    (earlier,) = (path for path in outcomes(found) if "(at byte " in path)
    assert told(found)[earlier] == "A201 refused: the crawl has a later copy of it"
    assert told(found)["crawl.warc.gz"] == "A203 is a crawl; not read of it: 1 × page that breaks off"


def test_a_page_that_was_sent_packed_is_unpacked(content: Path) -> None:
    packed = Answer("http://lamplight.example/a.txt", story("The Lamp"), TEXT, more=(("Content-Encoding", "gzip"),))
    (content / "stories/crawl.warc.gz").write_bytes(warc(packed))
    assert [each.title for each in taken(content).stories] == ["The Lamp"]


def test_no_address_leads_out_of_a_crawl(content: Path) -> None:
    names = ("../../etc/a", "//b", "./c\\d", "e?f=/../g", ".h", "i_files/j.html")
    answers = [Answer(f"http://lamplight.example:80/{name}", story(f"Story {name}"), TEXT) for name in names]
    (content / "stories/crawl.warc").write_bytes(warc(*answers, packed=False))
    paths = sorted(outcomes(taken(content)))
    assert paths == [
        "crawl.warc/lamplight.example_80/.h.txt",
        "crawl.warc/lamplight.example_80/_/c_d.txt",
        "crawl.warc/lamplight.example_80/__/__/etc/a.txt",
        "crawl.warc/lamplight.example_80/b.txt",
        "crawl.warc/lamplight.example_80/e?f=_.._g.txt",
        "crawl.warc/lamplight.example_80/i_files/j.html.txt",
    ]


def test_a_crawl_that_breaks_off_gives_what_is_whole(content: Path) -> None:
    answers = [Answer(f"http://lamplight.example/{at}.txt", story(f"Lamp {at}", FIRST), TEXT) for at in range(3)]
    for name, packed in (("a.warc.gz", True), ("b.warc", False)):
        whole = warc(*answers, packed=packed)
        (content / "stories" / name).write_bytes(whole[:-40])
    (content / "stories/c.warc").write_bytes(b"WARC/1.0\r\nnonsense")
    (content / "stories/d.warc.gz").write_bytes(gzip.compress(warc(*answers, packed=False)))
    (content / "stories/e.warc").write_bytes(b"")
    found = taken(content)
    assert {path for path, outcome in outcomes(found).items() if outcome != "refused"} == {
        f"{name}/lamplight.example/{at}.txt" for name in ("a.warc.gz", "b.warc") for at in (0, 1)
    }
    assert {path for path, outcome in outcomes(found).items() if outcome == "refused"} == {
        "a.warc.gz",
        "b.warc",
        "c.warc",
        "d.warc.gz",
        "e.warc",
    }


def test_a_page_of_a_crawl_is_no_larger_than_a_story_may_be(content: Path) -> None:
    (content / "stories/crawl.warc.gz").write_bytes(warc(Answer("http://lamplight.example/a", "x" * 2**20 + "x", TEXT)))
    found = take_in(open_content(content), 1, limits=Limits(file_size=1))
    assert told(found)["crawl.warc.gz/lamplight.example/a.txt"].startswith("A106")


def test_without_its_package_a_crawl_says_how_to_get_it(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "IS_READABLE", False)
    (content / "stories/crawl.warc.gz").write_bytes(warc(Answer("http://lamplight.example/a", story("The Lamp"), TEXT)))
    found = taken(content)
    (finding,) = (each for each in found.findings if each.file == "crawl.warc.gz")
    assert (finding.code, "requirements-warc.txt" in finding.hint) == ("A112", True)
    assert outcomes(found) == {"crawl.warc.gz": "refused"}


def test_a_crawl_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    answers = [Answer(f"http://lamplight.example/{name}", "<p>x</p>") for name in "cab"]
    (tmp_path / "crawl.warc").write_bytes(warc(*answers, packed=False))
    assert [page.path[-6:] for page in read_crawl(tmp_path / "crawl.warc").pages] == ["a.html", "b.html", "c.html"]
