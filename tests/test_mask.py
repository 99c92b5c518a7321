"""No e-mail address of a raw file is published, wherever in the file it stands and whatever markup it is split over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.command.build import build_site
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.ledger import HIDDEN
from afterword.story.mask import mask_name
from afterword.story.model import Reading
from afterword.story.prose import plain
from afterword.story.sites import shipped
from afterword.story.words import words
from conftest import request
from raw import PROSE

KNOWN = Known(shipped(), NOTHING)
RAW = sorted((Path(__file__).parent / "formats").glob("*/*/raw.*"))
ADDRESS = re.compile(r"wren@|@post|%40post")
SPLIT = (
    "wren@post.example",
    "wren<span>@</span>post.example",
    "<b>wr</b>en@<i>post.exam</i>ple",
    '<a href="mailto:wren@post.example">wren@post.example</a>',
    '<a href="http://post.example/?to=wren%40post.example">write</a>',
    "wren&#64;post.example",
)


def published(reading: Reading) -> list[str]:
    """Return every text of a reading that the site shows."""
    shown = [name for field in reading.fields if field.field.partition(":")[0] not in HIDDEN for name in field.values]
    labels = [field.field for field in reading.fields]
    texts = [reading.notes, reading.end_notes]
    for each in reading.chapters:
        texts += [each.prose, each.notes, each.end_notes]
        shown += [each.title or "", *(each.authors or ())]
    markup = [text.html for text in texts if text]
    return [*shown, *labels, *markup, *map(plain, texts), *(title for _, title in reading.contents)]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(RAW), st.sampled_from(SPLIT), st.data())
def test_an_address_is_found_wherever_it_stands(path: Path, address: str, data: st.DataObject) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    gaps = [found.start() for found in re.finditer(r"(?<=[\w.,!?]) (?=[\w(<])|(?<=>)(?=\w)", text)]
    gaps = [gap for gap in gaps if text.rfind("<", 0, gap) <= text.rfind(">", 0, gap)]
    at = data.draw(st.sampled_from(gaps)) if gaps else 0
    for reading in convert(RawFile(path.name, f"{text[:at]} {address} {text[at:]}".encode()), KNOWN):
        assert reading.ledger.lost == ()
        assert not [each for each in published(reading) if ADDRESS.search(each)]


def test_no_page_of_the_site_has_an_address(content: Path, tmp_path: Path) -> None:
    header = "Title: The Lamp (wren@post.example)\nAuthor: Wren (wren@post.example)\nFandom: wren@post.example\n\n"
    (content / "stories/wren@post.example.txt").write_text(header + PROSE + "\n\nwren@post.example\n")
    (content / "stories/b.html").write_text(
        f"<h1>Chapter 1: {SPLIT[1]}</h1><p>{SPLIT[2]} {SPLIT[3]} {SPLIT[4]}</p><p>{PROSE}</p>"
    )
    built = build_site(request(content, tmp_path / "site"))
    assert built.archive.ledger.lost == ()
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file():
            assert not ADDRESS.search(path.read_text("utf-8", "replace")), path


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("Wren (wren@post.example)", ("Wren",)),
        ("Wren <wren@post.example>", ("Wren",)),
        ("Wren [e-mail: wren@post.example]", ("Wren",)),
        ("Wren - wren@post.example", ("Wren",)),
        ("Wren (of the Lamp)", ("Wren (of the Lamp)",)),
        ("wren@post.example", ()),
        ("<wren@post.example>", ()),
    ],
)
def test_an_author_is_called_by_name_alone(stated: str, authors: tuple[str, ...]) -> None:
    raw = f"Title: The Lamp\nAuthor: {stated}\nRating: G\n\n{PROSE}"
    (reading,) = convert(RawFile("a.txt", raw.encode()), KNOWN)
    assert reading.values("authors") == authors
    assert reading.ledger.lost == ()


def test_the_sign_for_an_address_is_no_word_even_where_a_file_has_it() -> None:
    (reading,) = convert(RawFile("a.txt", f"Write to [e-mail] or not.\n\n{PROSE}".encode()), KNOWN)
    assert reading.ledger.lost == ()
    assert "[e-mail]" in reading.chapters[0].prose.html


@pytest.mark.parametrize("run", ["a.", "-", "a@", ".-@", "<", "("])
def test_runs_that_never_become_an_address_end_in_time(run: str) -> None:
    text = f"{run * 100_000} x"
    assert mask_name(f"{text} ash@post.example").endswith("x")
    assert list(words(f"{text} ash@post.example"))[-1] == "ashpostexample"
