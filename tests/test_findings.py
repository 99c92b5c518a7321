"""Findings of single files: where they are, and what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.story.archive import archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.model import Finding, Severity
from afterword.story.sites import shipped
from archives import FIRST, SECOND, headed, view

KNOWN = Known(shipped(), NOTHING)
CONTENTS = "The Road by Ash\nCategories: Gen\nCharacters: Ada\nChapters: 1 Completed: Yes\n1. Out by Ash [Reviews - 3] (60 words)\n{}\nYou must login (register) to review.\n"


def found(name: str, raw: bytes) -> tuple[Finding, ...]:
    return archive(convert(RawFile(name, raw), KNOWN), NOTHING).findings


@pytest.mark.parametrize(
    ("code", "raw", "line", "words"),
    [
        ("A102", b"\xef\xbb\xbf" + FIRST.encode() + b"Caf\xe9.", None, "guess"),
        ("A104", f"{FIRST}\x01\x02".encode(), None, "2 control characters"),
        ("A301", FIRST.encode(), None, "the title is unknown"),
        ("A302", FIRST.encode(), None, "the author is unknown"),
        (
            "A304",
            headed("The Road", "Ash", FIRST).replace("Rating: G", "Date: when it rained").encode(),
            3,
            "when it rained",
        ),
        ("A402", view(FIRST).encode(), 2, "not which one"),
        ("A406", CONTENTS.format("").encode(), None, "The Road"),
        ("A802", CONTENTS.format(f"{FIRST} {SECOND} " * 6).encode(), None, "texts in a contents list"),
    ],
)
def test_a_finding_names_its_file_and_says_what_to_do(code: str, raw: bytes, line: int | None, words: str) -> None:
    (one,) = [each for each in found("a/road.txt", raw) if each.code == code]
    assert (one.file, one.line) == ("a/road.txt", line)
    assert words in one.message
    assert one.hint


def test_a_lost_word_is_an_error_that_names_it() -> None:
    (reading,) = convert(RawFile("road.txt", FIRST.encode()), KNOWN)
    broken = replace(reading, ledger=replace(reading.ledger, words_in=reading.ledger.words_in + 1, lost=("umbrella",)))
    (one,) = [each for each in archive([broken], NOTHING).findings if each.code == "A801"]
    assert one.severity is Severity.ERROR
    assert "umbrella" in one.message
