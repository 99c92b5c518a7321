"""`verify` finds whatever is not as it was built, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from afterword.command.verify import NOT_SOUND, NOT_THERE, SOUND, verify
from afterword.verify import verify_folder
from afterword.verify.safety import faults

HEAD = '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"></head><body>{}</body></html>'


@pytest.fixture
def site(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "site"))


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
    ],
)
def test_what_could_run_load_or_tell_is_a_fault(typed: str, said: str) -> None:
    found = list(faults(BeautifulSoup(HEAD.format(typed), "lxml")))
    assert any(each.startswith(said) for each in found), found


def test_what_the_theme_does_is_none() -> None:
    right = (
        '<p class="note" lang="de">x</p><script src="theme/a.js" defer></script><img src="a.png" alt="">'
        '<a href="../b/#c">b</a><a href="https://old.example/" rel="nofollow noopener noreferrer">old</a>'
        '<a href="mailto:keeper@lamplight.example">write</a>'
    )
    assert list(faults(BeautifulSoup(HEAD.format(right), "lxml"))) == []


def test_a_page_without_its_policy_is_a_fault() -> None:
    assert list(faults(BeautifulSoup("<html><head><title>x</title></head></html>", "lxml"))) == [
        "it has no content policy before everything else"
    ]
