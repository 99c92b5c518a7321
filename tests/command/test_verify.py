"""`verify` finds whatever is not as it was built, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from afterword import chapters
from afterword.command.build import NOT_BUILT, WHOLE, build, build_site
from afterword.command.record import record_at
from afterword.command.verify import NOT_SOUND, NOT_THERE, SOUND, held, verify
from afterword.manifest import MANIFEST, manifest_of, sums_of
from afterword.story.model import Prose
from afterword.verify import verify_folder
from afterword.verify.address import link
from afterword.verify.pages import see
from afterword.verify.safety import faults
from conftest import request
from raw import another, story

HEAD = '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head><body>{}</body></html>'


@pytest.fixture
def site(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "site"))


def faults_of(page: str) -> list[str]:
    return list(faults(etree.fromstring(page, etree.HTMLParser())))


def test_the_sample_is_sound(sample: Path) -> None:
    assert verify_folder(sample, 1) == ()
    assert verify(sample) == SOUND


def test_what_was_changed_added_or_taken_away_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "404.html").unlink()
    (site / "more.html").write_text(HEAD.format("<p>More.</p>"))
    page = site / "index.html"
    page.write_text(page.read_text("utf-8") + "<!-- more -->", "utf-8")
    found = {each.file: each.message for each in verify_folder(site, 1) if each.code == "A901"}
    assert found == {
        "404.html": "is missing",
        "index.html": "was changed since it was built",
        "more.html": "was not built: somebody else put it there",
    }
    assert verify(site) == NOT_SOUND
    assert "A901" in capsys.readouterr().out


def test_a_folder_that_no_build_made_is_not_verified(tmp_path: Path) -> None:
    assert verify(tmp_path) == NOT_THERE


def test_a_place_that_is_not_on_its_page_is_a_broken_link(site: Path) -> None:
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<a href="browse/#nowhere">x</a></main>'), "utf-8")
    assert [each.message for each in verify_folder(site, 1) if each.code == "A902"] == [
        "has a link that leads nowhere: browse/#nowhere"
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<script>alert(1)</script>", "a script that stands in the page"),
        ('<p onclick="alert(1)">', "the attribute onclick of <p>"),
        ('<p style="position:fixed">', "the attribute style of <p>"),
        ('<img src="https://elsewhere.example/pixel.gif">', "<img> loads https://elsewhere.example/pixel.gif"),
        ('<img src="data:image/gif;base64,R0lGODlh">', "<img> loads data:image/gif;base64,R0lGODlh"),
        ('<a href="javascript:alert(1)">x</a>', "a link to javascript:alert(1)"),
        (
            '<a href="https://elsewhere.example/">x</a>',
            "a link to https://elsewhere.example/ that says where its reader",
        ),
        ('<form action="https://elsewhere.example/"></form>', "<form> loads https://elsewhere.example/"),
        ('<iframe src="x.html"></iframe>', "a <iframe>"),
        ("<svg><script>alert(1)</script></svg>", "a <svg>"),
        ('<meta http-equiv="refresh" content="0">', "the attribute http-equiv of <meta>"),
        ('<base href="https://elsewhere.example/">', "a <base>"),
        ("<style>p { color: red }</style>", "a <style>"),
        (r'<a href="\\elsewhere.example\x">x</a>', r"a link to \\elsewhere.example\x that says"),
        (r'<img src="\\elsewhere.example\x.gif">', r"<img> loads \\elsewhere.example\x.gif"),
        (r'<img src="/\elsewhere.example/x.gif">', r"<img> loads /\elsewhere.example/x.gif"),
        ('<a href="&#1; java&#10;script:alert(1)">x</a>', "a link to"),
        ('<a href="http://[x">x</a>', "a link to http://[x"),
        ('<img src="http://[x">', "<img> loads http://[x"),
        ('<area href="javascript:alert(1)">', "<area> loads javascript:alert(1)"),
        ('<script src="a.js">alert(1)</script>', "a script that stands in the page"),
    ],
)
def test_what_could_run_load_or_tell_is_a_fault(typed: str, said: str) -> None:
    found = faults_of(HEAD.format(typed))
    assert any(each.startswith(said) for each in found), found


def test_what_the_theme_does_is_none() -> None:
    right = (
        '<p class="note" lang="de">x</p><script src="theme/a.js" defer></script><img src="a.png" alt="">'
        '<a href="../b/#c">b</a><a href="https://old.example/" rel="nofollow noopener noreferrer">old</a>'
        '<a href="mailto:keeper@lamplight.example">write</a>'
    )
    assert faults_of(HEAD.format(right)) == []


def test_a_page_without_its_policy_is_a_fault() -> None:
    assert faults_of("<html><head><title>x</title></head></html>") == [
        "it has no content policy before everything else"
    ]


def test_prose_that_a_browser_would_read_otherwise_is_a_fault(site: Path) -> None:
    page = site / "stories/the-second-stair/1/index.html"
    page.write_text(page.read_text("utf-8").replace('itemprop="text">\n', 'itemprop="text">\n<p><b>One</p>'), "utf-8")
    assert "prose that a browser would read otherwise" in see(site, "stories/the-second-stair/1/index.html").faults


def test_a_link_or_a_pipe_that_somebody_put_there_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (site / "more").symlink_to(tmp_path / "secret")
    (site / "gone.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(site / "pipe.html")
    page = site / "404.html"
    (tmp_path / "404.html").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(tmp_path / "404.html")
    found = {each.file: each.message for each in verify_folder(site, 1) if each.code == "A901"}
    foreign = "was not built: somebody else put it there"
    assert found == {
        "404.html": "was changed since it was built",
        **dict.fromkeys(("gone.html", "more", "pipe.html"), foreign),
    }


def test_what_changed_with_the_raw_files_since_is_named(content: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (content / f"stories/{name}.txt").write_text(story(name, another(f"{name}ang")))
    site = tmp_path / "site"
    build_site(request(content, site))
    assert held(site).findings == ()
    (content / "stories/a.txt").write_text(story("a", another("bang")))
    (content / "stories/b.txt").unlink()
    (content / "stories/d.txt").write_text(story("d"))
    (content / "stories/.DS_Store").write_bytes(b"x")  # which the system writes as it likes
    (content / "removals.toml").write_text('[[remove]]\nauthor = "ash"\n')
    assert {(each.file, each.message) for each in held(site).findings} == {
        ("removals.toml", "was added since the site was built"),
        ("stories/a.txt", "was changed since the site was built"),
        ("stories/b.txt", "is gone since the site was built"),
        ("stories/d.txt", "was added since the site was built"),
    }


def test_the_answer_is_json_too(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    build_site(request(content, tmp_path / "site"))
    (content / "stories/a.txt").unlink()
    assert verify(tmp_path / "site", None, tmp_path / "out.json") == NOT_SOUND
    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert not said["sound"]
    assert said["ledger"]["words_lost"] == 0
    assert said["ledger"]["words_in"] == said["ledger"]["words_published"] + sum(
        said["ledger"]["words_dropped"].values()
    )
    assert said["built_from"]["files"] > 0
    assert said["files"] == len(sums_of(tmp_path / "site"))
    assert said["words_on_pages"] > 100
    assert [(each["code"], each["file"]) for each in said["findings"]] == [("A904", "stories/a.txt")]


def test_a_site_that_was_taken_elsewhere_is_verified_by_itself(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(site) == SOUND
    assert "not known here" in " ".join(capsys.readouterr().out.split())


def test_a_record_that_somebody_wrote_in_proves_nothing(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    site = tmp_path / "site"
    build_site(request(content, site))
    record = record_at(site)
    said = json.loads(record.read_text("utf-8"))
    said["ledger"]["published"] += 1
    record.write_text(json.dumps(said))
    assert [each.code for each in held(site).findings] == ["A901"]
    record.write_text("{}")
    assert verify(site) == NOT_THERE
    record.write_text("[")
    assert verify(site) == NOT_THERE


def test_a_page_and_the_list_of_sums_cannot_be_changed_together(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    site = tmp_path / "site"
    build_site(request(content, site))
    (site / "404.html").write_text(HEAD.format("<p>Mine now.</p>"))
    (site / MANIFEST).write_text(manifest_of(sums_of(site)))
    found = held(site)
    assert found.record is None
    assert [(each.code, each.file) for each in found.findings] == [("A901", MANIFEST)]


def test_the_names_of_raw_files_are_beside_the_site_and_not_in_it(content: Path, tmp_path: Path) -> None:
    (content / "stories/by wren harbour.txt").write_text(story("The Farthing", author="wren harbour"))
    (content / "removals.toml").write_text('[[orphan]]\nauthor = "wren harbour"\n')
    build_site(request(content, tmp_path / "site"))
    assert "wren harbour" in record_at(tmp_path / "site").read_text("utf-8")
    for path in (tmp_path / "site").rglob("*"):
        assert path.is_dir() or b"wren harbour" not in path.read_bytes(), path


@pytest.mark.parametrize("body", ["", "<p>Only the end of it.</p>"])
def test_a_text_that_its_page_does_not_hold_keeps_the_old_site(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    site = tmp_path / "site"
    build_site(request(content, site))
    before = (site / MANIFEST).read_text()
    (content / "stories/b.txt").write_text(story("The Lamp", another("snowed")))
    monkeypatch.setattr(chapters, "typeset", lambda _: Prose(body))
    built = build_site(request(content, site))
    assert built.is_lost
    lost = {each.message for each in built.findings if each.code == "A801"}
    assert any("stories/the-lamp/1/index.html" in message for message in lost)
    assert any("stories/the-lamp/whole/index.html" in message for message in lost)
    assert build(request(content, site)) == NOT_BUILT
    assert (site / MANIFEST).read_text() == before


def test_a_build_looks_at_every_page_that_it_wrote(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    evil = Prose("<p onclick=alert(1)>x</p><script>alert(1)</script>")
    monkeypatch.setattr(chapters, "typeset", lambda _: evil)
    built = build_site(request(content, tmp_path / "site"))
    faulty = {each.file for each in built.findings if each.code == "A903"}
    assert faulty == {"stories/the-farthing/1/index.html", "stories/the-farthing/whole/index.html"}


def test_a_site_with_an_address_and_pages_that_lead_into_the_web_is_sound(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    (content / "pages/links.md").write_text("Title: Links\n\n[A library](https://library.example/)\n")
    built = build_site(request(content, tmp_path / "site", SITEURL="https://lamplight.example/archive", NOINDEX=False))
    assert [each.message for each in built.findings if each.code.startswith("A9")] == []
    assert verify_folder(tmp_path / "site") == ()


@given(
    st.text(st.sampled_from("/\\.%2e:?#@[]ab \t\n\0") | st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(("", "stories/the-lamp/")),
)
def test_any_address_is_read_and_none_leads_out_of_the_folder(address: str, folder: str) -> None:
    found = link(folder, address, "/")
    if found is not None:
        assert not found.path.startswith("/")
        assert ".." not in found.path.split("/")


def test_a_bit_that_turned_by_itself_is_found_and_a_fresh_build_puts_it_right(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(story("The Farthing"))
    wanted = request(content, tmp_path / "site")
    assert build(wanted) == WHOLE
    page = tmp_path / "site/index.html"
    stat = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Farthing", b"Farthinf"))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert [(each.code, each.file) for each in held(tmp_path / "site").findings] == [("A901", "index.html")]
    assert build(wanted, fresh=True) == WHOLE
    assert held(tmp_path / "site").findings == ()
