"""The word ledger: it balances whatever happens to a file, and it can tell when it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.draft import Dropped
from afterword.story.ledger import balance, refused, total, withdrawn
from afterword.story.model import Prose, Reading, Stated
from afterword.story.prose import is_sound, said
from afterword.story.prose.typeset import typeset
from afterword.story.sites import shipped
from afterword.story.words import tally

KNOWN = Known(shipped(), NOTHING)
RAW = sorted((Path(__file__).parent / "formats").glob("*/*/raw.*"))
PIECES = [
    (path.suffix, line)
    for path in RAW
    for line in path.read_bytes().decode("utf-8", "replace").splitlines(keepends=True)
]


def test_a_lost_word_and_a_doubled_one_do_not_make_up_for_each_other() -> None:
    ledger = balance(tally("one two three"), (), ("one two two".split(),), ())
    assert ledger.lost == ("three", "+two")


def test_every_word_has_its_place() -> None:
    fields = (
        Stated("title", ("The Lamp",), "The Lamp"),
        Stated("warning", (), "None"),
        Stated("published", ("2007-05-29",), "May 29, 2007"),
    )
    ledger = balance(tally("The Lamp None May 29 2007 Prev one"), fields, (["one"],), (Dropped("navigation", "Prev"),))
    assert ledger.lost == ()
    assert (ledger.words_in, ledger.published, dict(ledger.dropped)) == (8, 6, {"labels": 1, "navigation": 1})


def test_what_is_withdrawn_stays_accounted_for() -> None:
    ledger = balance(Counter({"one": 2}), (), ("one one".split(),), ())
    assert dict(withdrawn(ledger, "copies").dropped) == {"copies": 2}
    both = total((ledger, refused(Counter({"two": 3}))))
    assert (both.words_in, both.published, dict(both.dropped)) == (5, 2, {"refused pages": 3})


def check(name: str, raw: bytes) -> None:
    for reading in convert(RawFile(name, raw), KNOWN):
        assert reading.ledger.lost == (), reading.ledger.lost[:5]
        assert reading.ledger.words_in == reading.ledger.published + sum(reading.ledger.dropped.values())
        assert {found.code for found in reading.findings}.isdisjoint(("A502", "A804"))
        for text in texts_of(reading):
            assert is_sound(text.html)
            assert said(typeset(text)) == said(text)


def texts_of(reading: Reading) -> Iterator[Prose]:
    """Yield all that is to be printed as markup."""
    notes = [text for each in reading.chapters for text in (each.notes, each.end_notes)]
    yield from (text for text in (reading.notes, reading.end_notes, *notes) if text)
    yield from (chapter.prose for chapter in reading.chapters)
    yield from (text for review in reading.reviews for text in (review.text, review.answer) if text)


SLOW = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.sampled_from(RAW), st.data())
def test_it_balances_on_every_raw_shape_cut_doubled_and_reordered(path: Path, data: st.DataObject) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    order = data.draw(st.lists(st.integers(0, max(0, len(lines) - 1)), max_size=len(lines) + 10)) if lines else []
    raw = b"".join(lines[at] for at in order)
    cut = data.draw(st.integers(0, len(raw)))
    check(path.name, raw[:cut])


@SLOW
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([".txt", ".html"]))
def test_it_balances_on_lines_of_all_formats_thrown_together(pieces: list[tuple[str, str]], suffix: str) -> None:
    check(f"a{suffix}", "".join(line for _, line in pieces).encode())


@SLOW
@given(
    st.sampled_from(RAW),
    st.sampled_from(["utf-8", "utf-16", "cp1252", "mac_roman", "cp1251"]),
    st.sampled_from(["utf-8", "latin-1", "cp1252"]),
)
def test_it_balances_on_every_raw_shape_in_any_encoding(path: Path, encoding: str, read_as: str) -> None:
    text = path.read_bytes().decode(read_as, "replace")
    check(path.name, text.encode(encoding, "replace"))


@SLOW
@given(st.text(max_size=300), st.sampled_from([".txt", ".html"]))
def test_it_balances_on_any_text(text: str, suffix: str) -> None:
    check(f"a{suffix}", text.encode("utf-8", "replace"))


def test_words_in_a_table_and_in_no_cell_keep_apart() -> None:
    table = '<table><b>Characters:</b> <i>Ada</i> <a href="#">Bram</a>\n<tr><td>one</td> <td>two</td></tr> last</table>'
    check("raw.html", f"<p>It rained on the ledger and on the clerk. Nobody minded.</p>{table}".encode())


def test_a_line_that_comes_ten_thousand_times_stops_nothing() -> None:
    for line in (
        "Foo: bar\n",
        "1. Out by Ash\n",
        "Chapter 1\n\n",
        "***\n\n",
        "End Notes:\n",
        "Ash is the author of 5 other stories.\n",
    ):
        check(
            "raw.txt",
            f"Title: The Lamp\nAuthor: Ash\nRating: G\n{line * 10_000}The lamp burned all night long.".encode(),
        )
    for line in ("Message: 1\nFrom: Ash\nSubject: The Lamp (1/2)\n\n", "> She wrote:\n"):
        check("raw.txt", f"{line * 10_000}The lamp burned all night long.".encode())
    for head in ("From: Ash\nMessage-ID: 1\nSubject: The Lamp", "Rated: T - English - id: 1\nBooks >"):
        for sign in (" ", "-", ",", ">", " + ", "(1/2) "):
            check("raw.txt", f"{head}{sign * 10_000}x\n\n{sign * 10_000}x\n\nThe lamp burned all night long.".encode())
    for tag in ("<div>", "<i>", "<p>", "<table><tr><td>", "<!-- x -->"):
        check("raw.html", f"{tag * 10_000}The lamp burned all night long.".encode())
