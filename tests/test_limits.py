"""Limits of raw files: what goes beyond one is a finding, stops nothing, and keeps its words wherever it can."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from afterword import intake
from afterword.command.conf import read_conf
from afterword.content import ContentError, open_content
from afterword.intake import take_in
from afterword.limits import limits_of, setting
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.limits import SHIPPED, Limits
from afterword.story.long_lines import parted
from afterword.story.model import Outcome, Reading
from afterword.story.page import Line, Span
from afterword.story.prose import plain
from afterword.story.sites import shipped
from afterword.story.words import tally, words
from conftest import CONF, ROOT
from crawls import Answer, warc
from raw import another, packed, story
from test_intake import FORKS

SENTENCE = "It rained on the ledger and on the clerk, and nobody came to see either. "
TAGS = "Title: The Farthing\nAuthor: ash, wren\nCharacters: Ada, Bram, Clerk\nGenre: Drama, Angst\nRating: G\n\n"


def read(name: str, text: str, limits: Limits = SHIPPED) -> Reading:
    (reading,) = convert(RawFile(name, text.encode()), Known(shipped(), NOTHING, limits))
    ledger = reading.ledger
    assert ledger.lost == ()
    assert ledger.words_in == ledger.published + sum(ledger.dropped.values())
    assert reading.outcome is Outcome.STORY
    return reading


def said(reading: Reading) -> list[str]:
    return [word for chapter in reading.chapters for word in words(plain(chapter.prose))]


def codes(reading: Reading) -> set[str]:
    return {each.code for each in reading.findings}


def chapters(count: int) -> str:
    return "".join(f"Chapter {at}: The {at}th\n\n{another(f'sang{at}')}\n\n" for at in range(1, count + 1))


def test_every_limit_is_a_setting_that_is_shipped() -> None:
    conf = read_conf(ROOT / CONF)
    assert {setting(each.name) for each in fields(Limits)} == {name for name in conf if name.startswith("MAX_")}
    assert limits_of(conf) == limits_of({}) == SHIPPED
    for each in fields(Limits):
        assert limits_of({setting(each.name): 7}) == replace(SHIPPED, **{each.name: 7})


@pytest.mark.parametrize("value", [0, -1, "64", None, 1.5, True])
def test_a_limit_that_is_no_number_is_said(value: object) -> None:
    with pytest.raises(ContentError, match=r"MAX_TAGS in pelicanconf\.py"):
        limits_of({"MAX_TAGS": value})


@pytest.mark.parametrize(
    ("code", "name", "text", "limits"),
    [
        ("A114", "a.html", f"{'<div>' * 9}<p>{SENTENCE}</p><p>{SENTENCE * 9}</p>", Limits(nesting=5)),
        ("A114", "a.html", f"{'<div>w</b></i> ' * 9}<p>{SENTENCE * 9}</p>", Limits(nesting=5)),
        ("A115", "a.html", f"<p a=1 b=2 c=3 d=4>{SENTENCE * 9}</p>", Limits(attributes=3)),
        ("A116", "a.txt", SENTENCE * 9, Limits(line_length=100)),
        ("A116", "a.html", f"<p>{SENTENCE * 9}<i>{SENTENCE * 9}</i></p>", Limits(line_length=100)),
        ("A117", "a.txt", chapters(5), Limits(chapters=3)),
    ],
)
def test_what_is_too_much_is_said_and_all_its_words_are_there(code: str, name: str, text: str, limits: Limits) -> None:
    whole, within = read(name, text), read(name, text, limits)
    assert codes(within) - codes(whole) == {code}
    assert tally(" ".join(said(whole))) <= tally(" ".join(said(within)))
    assert whole.ledger.words_in == within.ledger.words_in


def test_a_limit_may_be_raised() -> None:
    tag = f"<p {' '.join(f'a{at}=1' for at in range(70))}>"
    assert codes(read("a.html", f"{tag}{SENTENCE * 9}")) - codes(read("a.html", SENTENCE * 9)) == {"A115"}
    assert "A115" not in codes(read("a.html", f"{tag}{SENTENCE * 9}", Limits(attributes=70)))


def test_the_last_chapter_holds_those_that_are_too_many() -> None:
    reading = read("a.txt", chapters(5), Limits(chapters=3))
    assert [each.title for each in reading.chapters] == ["The 1th", "The 2th", "The 3th"]
    last = reading.chapters[-1].prose.html
    assert last.index("sang3") < last.index("<p>Chapter 4: The 4th</p>") < last.index("sang4") < last.index("sang5")
    (found,) = (each for each in reading.findings if each.code == "A117")
    assert "has 5 chapters, more than 3" in found.message


def test_tags_that_are_too_many_are_named_and_counted() -> None:
    whole, within = read("a.txt", TAGS + SENTENCE * 9), read("a.txt", TAGS + SENTENCE * 9, Limits(tags=4))
    shown = {field.field: field.values for field in within.fields if not field.field.startswith("beyond:")}
    assert (shown["authors"], shown["character"]) == (("ash", "wren"), ("Ada", "Bram"))
    assert "genre" not in shown
    assert shown["title"] == ("The Farthing",)
    (found,) = (each for each in within.findings if each.code == "A118")
    assert "not shown: “Clerk”, “Drama”, “Angst”, “G”" in found.message
    assert within.ledger.dropped["values beyond the limit"] == 3
    assert whole.ledger.words_in == within.ledger.words_in


def test_a_relationship_counts_as_often_as_it_has_people() -> None:
    names = "/".join(f"Ada{at}" for at in range(40))
    reading = read("a.txt", f"Title: The Farthing\nPairing: {names}\nRating: G\n\n{SENTENCE * 9}", Limits(tags=30))
    assert "A118" in codes(reading)
    assert "relationship" not in {field.field for field in reading.fields}


def test_a_long_line_is_parted_where_a_sentence_ends_and_keeps_its_marks() -> None:
    plain_, marked = Span(SENTENCE * 2), Span(SENTENCE * 2, ("em",))
    line = Line(7, plain_.text + marked.text, (plain_, marked))
    lines, (met,) = parted((Line(1, "w"), line), 90)
    assert [part.text for part in lines] == ["w", *([SENTENCE.strip()] * 3), SENTENCE]
    assert [bool(part.spans[0].marks) for part in lines[1:]] == [False, False, True, True]
    assert {part.number for part in lines[1:]} == {7}
    assert (met.line, met.many, met.limit) == (7, len(line.text), 90)


def test_a_word_is_never_parted() -> None:
    line = Line(1, "w" * 500)
    assert parted((line,), 90)[0] == (line,)
    long = Line(1, f"one {'w' * 500} two")
    assert [part.text for part in parted((long,), 90)[0]] == ["one", "w" * 500, "two"]


@pytest.mark.parametrize(
    ("code", "data", "limits"),
    [
        ("A106", packed({"a.txt": SENTENCE.encode() * 30_000}), Limits(file_size=1)),
        ("A119", packed({f"{at}.txt": b"w" for at in range(4)}), Limits(archive_files=3)),
        ("A120", packed({"a.txt": bytes(20_000_000)}), SHIPPED),
        ("A120", packed({"a.txt": (SENTENCE * 10).encode() * 30_000}), Limits(archive_ratio=2)),
    ],
)
def test_what_cannot_be_unpacked_names_its_limit_and_the_rest_is_read(
    content: Path, code: str, data: bytes, limits: Limits
) -> None:
    (content / "stories/b.zip").write_bytes(data)
    (content / "stories/a.txt").write_text(story("The Farthing"))
    found = take_in(open_content(content), 1, limits=limits)
    (error,) = (each for each in found.findings if each.severity == "error")
    assert (error.code, error.file.partition("/")[0]) == (code, "b.zip")
    assert setting({"A106": "file_size", "A119": "archive_files", "A120": "archive_ratio"}[code]) in error.hint
    assert [each.title for each in found.stories] == ["The Farthing"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("backup.sql.gz", gzip.compress(b" " * 40_000_000)),
        ("old.zip", packed({"backup.sql.gz": gzip.compress(b" " * 40_000_000)})),
        ("crawl.warc.gz", warc(Answer("http://lamplight.example/a", " " * 40_000_000))),
    ],
)
def test_what_is_read_as_a_stream_grows_no_more_than_an_archive(content: Path, name: str, data: bytes) -> None:
    (content / "stories" / name).write_bytes(data)
    (content / "stories/a.txt").write_text(story("The Farthing"))
    found = take_in(open_content(content), 1)
    (error,) = (each for each in found.findings if each.severity == "error")
    assert (error.code, error.file.partition("/")[0]) == ("A120", name)
    assert [each.title for each in found.stories] == ["The Farthing"]


@FORKS
def test_what_hears_no_signal_is_ended_and_the_others_are_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "convert", stuck_in_a_library("b.txt"))
    monkeypatch.setattr(intake, "seconds_for", lambda *_: 0.3)
    for name in "abc":
        (content / f"stories/{name}.txt").write_text(story(f"Story {name}", another(f"sang{name}")))
    found = take_in(open_content(content), 1)
    assert {each.file: each.code for each in found.findings} == {"b.txt": "A113"}
    assert {each.title for each in found.stories} == {"Story a", "Story c"}


def stuck_in_a_library(name: str) -> Callable[[RawFile, Known], tuple[Reading, ...]]:
    def reads(raw: RawFile, known: Known) -> tuple[Reading, ...]:
        if raw.path == name:
            hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)  # minutes in which no Python runs
        return convert(raw, known)

    return reads
