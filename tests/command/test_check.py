"""`check`: what was understood, without a site."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from afterword.command.build import NOT_BUILT, WHOLE
from afterword.command.report import report_html
from afterword.content import open_content
from afterword.findings import codes, page_of
from afterword.intake import take_in
from pages_of_findings import files, sections, write
from raw import PROSE, another, story
from running import invoke


def test_check_writes_the_json_and_the_sheet(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(PROSE)
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"), "--write-corrections")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert json.loads((tmp_path / "out.json").read_text())["stories"][0]["title"] is None
    assert "a.txt" in (content / "corrections.csv").read_text("utf-8-sig")
    assert not (tmp_path / "output").exists()


def test_check_keeps_to_the_size_that_build_keeps_to(clone: Path) -> None:
    conf = clone / "pelicanconf.py"
    conf.write_text(conf.read_text().replace("MAX_FILE_SIZE = 64", "MAX_FILE_SIZE = 1"))
    (clone / "content/stories/long.txt").write_text(story("The Long Road", "It went on. " * 100_000))
    done = invoke("check", "--json", "out.json", cwd=clone)
    found = json.loads((clone / "out.json").read_text())["findings"]
    assert done.returncode == WHOLE
    assert [(each["code"], each["file"]) for each in found] == [("A106", "long.txt")]


def test_what_to_do_stands_once_below_all_findings_alike(content: Path) -> None:
    for name in "ab":
        (content / f"stories/{name}.txt").write_text(another(name))
    done = invoke("check", "--content", str(content))
    lines = [line.strip() for line in done.stdout.splitlines()]
    at = lines.index("note A301 a.txt: the title is unknown")
    assert lines[at + 1 : at + 3] == [
        "note A301 b.txt: the title is unknown",
        "Fill in `title` in its row of corrections.csv.",
    ]
    assert sum("python3 tasks.py explain A301" in line for line in lines) == 1


def test_a_sheet_that_cannot_be_kept_is_said_to_be(content: Path) -> None:
    (content / "stories/a.txt").write_text(PROSE)
    (content / "corrections.csv").write_bytes(b"title\nThe Farthing\n")
    done = invoke("check", "--content", str(content), "--write-corrections")
    assert done.returncode == NOT_BUILT
    assert "left as it is" in done.stdout
    assert (content / "corrections.csv").read_bytes() == b"title\nThe Farthing\n"


@pytest.mark.parametrize("option", ["--jobs=-1", "--jobs=no", "--jobs=0"])
def test_a_number_of_workers_that_is_none_is_said_in_a_sentence(content: Path, option: str) -> None:
    (content / "stories/a.txt").write_text(PROSE)
    done = invoke("check", "--content", str(content), option)
    assert done.returncode == NOT_BUILT
    assert "--jobs takes a number from 1" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_file_name_cannot_forge_a_line_of_output(content: Path, tmp_path: Path) -> None:
    (content / "stories/a\nerror A999 b.txt").write_text("x")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    assert not any(line.startswith("error") for line in done.stdout.splitlines())


def test_links_out_of_the_folder_and_pipes_are_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(story("Secret"))
    (content / "stories/link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(content / "stories/pipe.txt")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    found = json.loads((tmp_path / "out.json").read_text())
    assert done.returncode == WHOLE
    assert [each["outcome"] for each in found["files"]] == ["refused", "refused"]
    assert [each["code"] for each in found["findings"]] == ["A105", "A105"]


def test_the_report_shows_every_field_and_where_it_comes_from(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The <b>Farthing</b>"))
    (content / "stories/The Lamp by Wren.txt").write_text(another("snowed"))
    (content / "stories/picture.jpg").write_bytes(b"\xff\xd8")
    done = invoke("check", "--content", str(content), "--html", str(tmp_path / "report.html"))
    assert done.returncode == WHOLE, done.stdout + done.stderr
    markup = (tmp_path / "report.html").read_text("utf-8")
    page = BeautifulSoup(markup, "lxml")
    rows = {
        (found.strong.get_text() if found.strong else "", cell[0]): cell
        for found in page.select("#stories ~ details")
        for row in found.select("tbody tr")
        for cell in [[each.get_text(" ", strip=True) for each in row.find_all(["th", "td"])]]
    }
    assert rows["The <b>Farthing</b>", "title"] == ["title", "The <b>Farthing</b>", "stated", "line 1"]
    assert ("The <b>Farthing</b>", "warning") not in rows
    assert rows["The Lamp", "author"] == ["author", "Wren", "inferred: its file's name", ""]
    farthing = next(found for found in page.select("#stories ~ details") if "Farthing" in found.get_text())
    told, nobody = (each.get_text() for each in farthing.select("p"))
    assert "row of a.txt in corrections.csv" in told
    assert nobody.startswith("Nobody says: summary, fandom")
    assert [cell.get_text() for cell in page.select("#others ~ div tbody th")] == ["picture.jpg"]
    assert {code.get_text() for code in page.select("#findings ~ details:has(ul) > summary > strong")} == {
        "A201",
        "A306",
    }
    parser = html5lib.HTMLParser()
    parser.parse(markup)
    assert parser.errors == []
    assert "<script" not in markup
    assert not page.select("[src], link, [href]:not([href^='#'])")
    assert all(page.find(id=link["href"][1:]) for link in page.select("a[href]"))


def test_the_report_explains_each_finding_beside_it(content: Path, tmp_path: Path) -> None:
    for code in ("A401", "A402", "A501"):
        write(content, files(sections(code)["Example"]))
    done = invoke("check", "--content", str(content), "--html", str(tmp_path / "report.html"))
    page = BeautifulSoup((tmp_path / "report.html").read_text("utf-8"), "lxml")
    told = [found for found in page.select("#findings ~ details:has(.page)") if found.strong]
    kinds = {found.strong.get_text(): found for found in told if found.strong and found.strong.get_text() in codes()}
    assert {"A401", "A402", "A501"} <= set(kinds)
    for code, found in kinds.items():
        words = set(re.findall(r"\w+", page_of(code))) - {"csv"}
        assert words <= set(re.findall(r"\w+", found.get_text())), code
        assert found.select(".page pre")
    assert [each.get_text() for each in kinds["A501"].select("li a")] == ["chapter.txt"]
    assert "both are published as they stand" in kinds["A501"].get_text()
    begins = page.select_one("#stories ~ details details:-soup-contains('Where does the story begin')")
    assert begins is not None
    assert "I had drawn the road on Monday." in [each.get_text()[:31] for each in begins.select("li")]
    link = kinds["A401"].select_one("li a")
    assert link is not None
    assert "road 1.txt" in page.select_one(str(link["href"])).get_text()  # type: ignore[union-attr]
    assert done.stdout.count("explain A") == 1


def test_each_beginning_that_is_shown_can_be_copied(content: Path) -> None:
    page = sections("A501")["Example"].replace("drawn the road", f"drawn {'the road that had moved ' * 9}")
    write(content, files(page))
    report = BeautifulSoup(report_html(take_in(open_content(content), 1)), "lxml")
    begins = [each.get_text() for each in report.select("#stories ~ details details.page li")]
    assert len(begins) == 5  # the label of the note, and four paragraphs
    for words in begins[1:]:
        (content / "corrections.csv").write_text(f'file,prose_starts\nchapter.txt,"{words}"\n')
        assert [found for found in take_in(open_content(content), 1).findings if found.code in ("A501", "A604")] == []
