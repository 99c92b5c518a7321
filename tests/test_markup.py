"""Saved HTML to lines: what a browser shows, and every word that somebody typed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.limits import SHIPPED
from afterword.story.markup.lex import lex
from afterword.story.markup.tame import tame
from afterword.story.markup.walk import walk
from afterword.story.page import Line
from afterword.story.pages import html_sheet, page
from afterword.story.prose import clean, is_sound, plain
from afterword.story.sites import shipped
from afterword.story.words import tally, words
from raw import GLUED, PROSE


def read(html: str) -> tuple[Line, ...]:
    return walk(tame(lex(html)).html)


def texts(html: str) -> list[str]:
    return [line.text for line in read(html)]


@pytest.mark.parametrize(
    "typed",
    [
        "He said <grin> and went.",
        "a<b and c>d",
        "I <3 you",
        "</rant>",
        "<<Can you hear me?>>",
        "said <Jim>",
        "<author@lamplight.example>",
        "5 < 6 > 4",
        "x <- y -> z",
        "<!important note!>",
        "<!-- never closed",
        '<p class="x>Hello',
        "AT&T &notit; &#0; &#99999999999;",
    ],
)
def test_what_is_no_tag_is_text(typed: str) -> None:
    assert tally(*texts(f"<p>{typed}</p>")) == Counter(page("a.html", f"<p>{typed}</p>")[1])
    assert any(word in " ".join(texts(f"<p>{typed}</p>")) for word in typed.split()[:1])


def test_emphasis_runs_on_over_paragraphs_as_in_a_browser() -> None:
    first, second = read("<p><i>one</p><p>two</i> three</p>")
    assert [(span.text, span.marks) for span in first.spans] == [("one", ("em",))]
    assert [(span.text, span.marks) for span in second.spans] == [("two", ("em",)), (" three", ())]


def test_what_a_browser_without_scripts_shows_is_part_of_the_page() -> None:
    (line,) = read("<noscript><p>one <a href='javascript:go()'>two</a></p></noscript>")
    assert [(span.text, span.href) for span in line.spans] == [("one ", ""), ("two", "")]
    cleaned = clean(page("a.html", "<a <noscript> <table> <blockquote> one")[0].lines)
    assert not cleaned.plain


def test_unclosed_paragraphs_and_line_breaks_part_lines() -> None:
    assert texts("<p>one<p>two<br>three<br><br>four") == ["one", "two", "three", "", "four"]


def test_an_empty_paragraph_is_a_blank_line_and_one_without_anything_is_none() -> None:
    assert texts("<p>one</p><p>&nbsp;</p><p></p><p>two</p>") == ["one", "\xa0", "two"]


def test_code_and_comments_are_no_words() -> None:
    html = "<script>var a = 'one'</script><style>p {}</style><!-- two --><title>three</title><svg><text>four</text></svg>five"
    assert texts(html) == ["five"]
    assert page("a.html", html)[1] == ("five",)


def test_styles_that_mean_emphasis_are_emphasis() -> None:
    (line,) = read('<span style="font-style: italic">a</span><span style="font-weight:bold">b</span>')
    assert [span.marks for span in line.spans] == [("em",), ("strong",)]


def test_ids_classes_links_and_line_numbers_are_kept() -> None:
    (line,) = read('\n\n<div id="pagetitle" class="x y"><a href="viewstory.php?sid=7">Lamp</a></div>')
    assert line.names == {"pagetitle", "x", "y"}
    assert line.spans[0].href == "viewstory.php?sid=7"
    assert line.number == 3


def test_what_lies_too_deep_keeps_its_words() -> None:
    html = "<div>" * (SHIPPED.nesting * 3) + "deep" + "</div>" * (SHIPPED.nesting * 3)
    (line,) = read(html)
    assert line.text == "deep"
    assert len(line.boxes) <= SHIPPED.nesting


def test_pictures_that_stand_in_no_cell_are_parted() -> None:
    html = "<table><tr><img alt=one> <img alt=two> <img alt=three> four</table>"
    assert texts(html) == ["one two three four"]


@pytest.mark.parametrize("depth", range(SHIPPED.nesting - 3, SHIPPED.nesting + 2))
def test_words_that_stand_in_no_cell_are_parted_however_deep(depth: int) -> None:
    html = "<div>" * depth + "<table><tr><i>one</i> <i>two</i><tr>three<tr><b>four</b> five"
    found, words_in, _ = page("a.html", html)
    assert tally(*(line.text for line in found.lines)) == Counter(words_in)


def test_a_stray_close_lets_nothing_lie_deeper() -> None:
    html = "<div>w</b></i></span> " * (SHIPPED.nesting * 3)
    assert max(len(line.boxes) for line in walk(tame(lex(html)).html)) == SHIPPED.nesting


@pytest.mark.parametrize("unit", ["<b>one</b><tr>", "<b>one</b> ", "<div>one</div>", "<img alt=one> ", "one<br>"])
def test_a_parser_moves_a_thousand_elements_out_of_a_table_and_no_word_is_glued(unit: str) -> None:
    html = f"<table><tr>{unit * 3000}</table>"
    tamed = tame(lex(html)).html
    assert tamed.count("<b") + tamed.count("<div") + tamed.count("<img") + tamed.count("<span") < 5000
    found, words_in, _ = page("a.html", html)
    assert tally(*(line.text for line in found.lines)) == Counter(words_in) == {"one": 3000}


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        ("font-style:italic", "em"),
        ("color: red; font-weight : bold", "strong"),
        ("FONT-WEIGHT: 700", "strong"),
        ("text-decoration: underline dotted", "u"),
        ("text-decoration-line:line-through", "s"),
    ],
)
def test_a_style_is_emphasis(style: str, mark: str) -> None:
    (line,) = html_sheet(f"<p>He <span style='{style}'>saw</span> it</p>").lines
    assert [span.marks for span in line.spans] == [(), (mark,), ()]


@pytest.mark.parametrize("style", ["font-style:normal", "font-weight:400", "text-decoration:none; x:underline", "bold"])
def test_another_style_is_none(style: str) -> None:
    (line,) = html_sheet(f"<p>He <span style='{style}'>saw</span> it</p>").lines
    assert {span.marks for span in line.spans} == {()}


def test_thousands_of_unclosed_paragraphs_stay_paragraphs() -> None:
    assert len(texts("<p>a" * 5000)) == 5000


def test_address_and_title_of_a_saved_page_are_found() -> None:
    html = "<!-- saved from url=(0031)http://lamplight.example/x?sid=7 -->\n<title>The &amp; Lamp</title><p>a</p>"
    found, *_ = page("a.html", html)
    assert (found.url, found.title) == ("http://lamplight.example/x?sid=7", "The & Lamp")


def test_a_text_file_is_text_whatever_stands_in_it() -> None:
    found, *_ = page("a.txt", "<html><body><p>one</p></body></html>")
    assert not found.is_html
    assert found.lines[0].text == "<html><body><p>one</p></body></html>"


def test_a_page_without_an_ending_is_judged_by_its_beginning() -> None:
    assert page("viewstory.php", "<!DOCTYPE html><html><p>one</p>")[0].is_html
    assert not page("notes", "He said <p>.")[0].is_html


PIECES = st.sampled_from(
    "<p> </p> <i> </i> <b> </b> <div> </div> <br> <hr> <ul> <li> </ul> <table> <tr> <td> </table> <blockquote> <a href='http://x.example'>"
    " </a> <grin> </rant> &lt; &amp; &nbsp; <!-- --> <script> </script> one two three “four” < > <3 &#65; <svg> <math> <select> <option>"
    " <pre> \n <font> <center> <textarea> <noscript> <iframe> <plaintext> <xmp>".split(" ")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_word_of_any_markup_is_lost(html: str) -> None:
    found, words_in, _ = page("a.html", html)
    assert tally(*(line.text for line in found.lines)) == Counter(words_in)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_prose_of_any_markup_is_sound_and_keeps_its_words(html: str) -> None:
    found, words_in, _ = page("a.html", html)
    cleaned = clean(found.lines)
    assert is_sound(cleaned.prose.html)
    assert not cleaned.plain
    assert tally(plain(cleaned.prose), *(dropped.text for dropped in cleaned.dropped)) == Counter(words_in)


def test_words_of_two_rows_that_stand_in_no_cell_are_not_one() -> None:
    page = "<table><tr><td>One lamp.</td></tr><tr>I own no farthing.</tr>\n<tr>The clerk had been told</tr></table>"
    texts = " ".join(line.text for line in html_sheet(page).lines)
    assert "farthing. The clerk" in texts


def test_words_that_tags_would_glue_are_read_by_the_bare_text() -> None:
    """The page keeps the labels that its text has, and every word."""
    head = "<p>Title: The Lamp</p><p>Author: ash</p><p>Rating: G</p>"
    page = f"<html><body>{head}<p>{PROSE}</p>{GLUED}<p>{PROSE}</p></body></html>"
    (reading,) = convert(RawFile("a.html", page.encode()), Known(shipped(), NOTHING))
    assert reading.ledger.lost == ()
    assert (reading.one("title"), reading.one("authors")) == ("The Lamp", "ash")
    assert {"one", "two", "three", "four", "five", "six"} <= set(words(plain(reading.chapters[0].prose)))
    assert [found.code for found in reading.findings if found.severity == "warning"] == ["A804"]
