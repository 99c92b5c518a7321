"""What the pages of the site show of an archive's database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afterword.command.build import build_site
from conftest import request
from database.lamplight import SECRETS, mysqldump


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    (folder / "raw").mkdir()
    (folder / "raw/backup.sql").write_text(mysqldump())
    build_site(request(folder / "raw", folder / "site"))
    return folder / "site"


def shown(site: Path, path: str) -> str:
    """Return the text of a page as a reader sees it."""
    page = (site / path / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def test_reviews_stand_on_a_page_of_their_own(site: Path) -> None:
    assert "2 reviews" in shown(site, "stories/the-farthing")
    reviews = shown(site, "stories/the-farthing/reviews")
    assert "Wren · 1 June 2007 · on Michaelmas More, please! The author answered: Soon. [e-mail]" in reviews
    assert "a passer-by · 7 June 2007 · on The Other Column" in reviews
    assert not (site / "stories/an-umbrella/reviews").exists()


def test_what_was_liked_together_stands_at_the_end(site: Path) -> None:
    end = shown(site, "stories/the-farthing/2")
    assert "Those who had this among their favourites also had: An Umbrella" in end


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("authors/quill-and-ash", "I write in margins . To [e-mail] http://www.quill.example"),
        ("series/the-ledger", "Part of The Margins Everything is written down."),
        ("challenge/one-farthing", "A story that costs one farthing."),
        ("character/amy-dorrit", "She was born in the Marshalsea."),
        ("category/little-dorrit", "Part of Dickens"),
        ("old-site", "Lamplight Stories after dark It was at http://lamplight.example/fanfiction"),
        ("old-site/news", "We are open Wren · 1 February 2004 The lamp is lit. Bring a ledger."),
        ("old-site/page", "Welcome Welcome to Lamplight."),
        ("old-site/rating", "You should be old enough to owe money."),
    ],
)
def test_what_the_archive_said_stands_where_a_reader_looks(path: str, words: str, site: Path) -> None:
    assert words in shown(site, path)


def test_nothing_private_is_on_any_page(site: Path) -> None:
    texts = {path: path.read_text("utf-8", "replace") for path in site.rglob("*") if path.is_file()}
    assert len(texts) > 50
    assert not [(path, secret) for path, text in texts.items() for secret in SECRETS if secret in text]
