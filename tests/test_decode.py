"""Bytes to text: exact, or said to be a guess."""

from __future__ import annotations

import pytest
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from afterword.story.decode import decode

PROSE = "“Don’t,” she said… and the café—it was naïve—closed at 5 o’clock.\n\n“Don’t what?” He didn’t look up.\n" * 5
STRAIGHT = "It was raining, and nobody had said so yet.\n" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_survives_its_encoding(encoding: str) -> None:
    found = decode(PROSE.encode(encoding))
    assert found.text == PROSE
    assert not found.guessed
    assert found.repairs == ()


def test_latin_1_is_read_as_browsers_read_it() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">' + PROSE
    assert decode(page.encode("cp1252")).text == page


def test_a_declared_encoding_is_believed_where_the_bytes_allow() -> None:
    page = '<meta charset="windows-1251"><p>Он сказал: «Да».</p>'
    found = decode(page.encode("cp1251"))
    assert (found.text, found.encoding, found.guessed) == (page, "cp1251", False)


def test_bytes_that_are_utf_8_are_utf_8_whatever_they_declare() -> None:
    page = '<meta charset="iso-8859-1">' + PROSE
    assert decode(page.encode()).text == page


@pytest.mark.parametrize(
    "label", ["windows-1250", "utf-8", "no-such-thing", "undefined", "rot13", "unicode_escape", "idna"]
)
def test_a_declaration_that_is_wrong_makes_a_guess_of_what_follows(label: str) -> None:
    raw = f'<meta charset="{label}">'.encode() + PROSE.encode("cp1252") + b"\x81\x98 caf\xe9"
    found = decode(raw)
    assert found.guessed
    assert "Don’t" in found.text
    assert "café" in found.text


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfcaf\xe9", b"\xff\xfea\x00\x00\xd8b\x00"])
def test_a_mark_that_the_bytes_contradict_makes_a_guess(raw: bytes) -> None:
    assert decode(raw).guessed


def test_an_encoding_is_read_as_browsers_read_it() -> None:
    page = '<meta charset="gb2312"><p>他没有说，镕基。</p>'
    found = decode(page.encode("gb18030"))
    assert (found.text, found.guessed) == (page, False)


def test_an_encoding_that_nobody_declares_is_a_guess_and_says_so() -> None:
    text = "Он не сказал, что лампа в коридоре, и она не спросила.\n" * 10
    found = decode(text.encode("koi8-r"))
    assert found.text == text
    assert found.guessed


def test_text_that_was_saved_wrongly_is_put_right_line_by_line() -> None:
    wrong = STRAIGHT + PROSE.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    found = decode(wrong.encode())
    assert found.text.startswith(STRAIGHT)
    assert "“Don’t,” she said… and the café" in found.text
    assert all(repair.before != repair.after for repair in found.repairs)
    assert {repair.line for repair in found.repairs} == {6 + 3 * at for at in range(5)} | {
        8 + 3 * at for at in range(5)
    }


@pytest.mark.parametrize("text", [PROSE, STRAIGHT, "Ça va, Å? — “Ô”", "naïve façade"])
def test_good_text_is_never_repaired(text: str) -> None:
    assert decode(text.encode()).repairs == ()


def test_line_ends_of_all_machines_become_one() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour\x0cfive").text == "one\ntwo\nthree\nfour\nfive"
    assert decode("one\u2028two\u2029three".encode()).text == "one\ntwo\nthree"


def test_characters_that_show_as_nothing_are_counted_and_left_out() -> None:
    found = decode("a\x00b\x1bc\u202ed\ufffee".encode())
    assert (found.text, found.controls) == ("abcde", 4)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(raw: bytes) -> None:
    found = decode(raw)
    assert "\r" not in found.text
    found.text.encode()  # no lone surrogates


@given(st.text("aAzZ019 .,;:!?'\"()-\n\t\xa0‘’“”–—…"))
def test_what_has_only_the_usual_signs_of_print_was_never_read_wrongly(text: str) -> None:
    assert not is_bad(text)
    assert decode(text.encode()).text == text
