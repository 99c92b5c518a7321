"""The quick way to the lines of a page says what the long way says, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.story.decode import decode
from afterword.story.markup.lex import lex
from afterword.story.markup.tame import tame
from afterword.story.markup.tidy import read_tidy
from afterword.story.markup.walk import walk
from afterword.story.pages import html_sheet, visible
from afterword.story.words import words

GOLDEN = sorted((Path(__file__).parent / "formats").glob("*/*/raw.html"))
BLOCKS = "div center blockquote section form fieldset noscript p h2 ul ol dl table pre select legend li dd dt tr td tbody option"
INLINE = "a abbr b code em font i label q s small span sub sup time u"
ATTRIBUTES = (
    "", " class=label", " id=story", " align=center", " style='text-align:right'", " style='font-style:italic'",
    " href=http://lamplight.example/", " href='viewstory.php?sid=7&amp;i=1'", " href='javascript:go()'", " name=top", " selected",
)  # fmt: skip
WORDS = st.sampled_from(
    ("one", " two ", "three\nfour", "\n", " ", "&amp;", "&nbsp;", "&#13;", "&#10;five", "<br>", "<br/>", "<img alt='six'>", "<hr>",
     "<!-- seven -->", "<input name=eight>", "<script>if (a<b) nine()</script>", "</body>", "</div>", "</b>", "</li>", "<3", "<grin>")
)  # fmt: skip
INSIDE = {"ul": "li", "ol": "li", "dl": "dt dd", "table": "tr tbody", "tbody": "tr", "tr": "td", "select": "option"}


@st.composite
def elements(draw: st.DrawFn, parent: str = "", depth: int = 0) -> str:
    """Return markup that mostly nests, with some ends left out and some elements where they do not belong."""
    if depth > 5 or draw(st.integers(0, 2)) == 0:
        return draw(WORDS)
    own = INSIDE.get(parent, INLINE if parent in INLINE.split() or parent == "p" else f"{BLOCKS} {INLINE}")
    name = draw(st.sampled_from((own if draw(st.integers(0, 9)) else f"{BLOCKS} {INLINE}").split()))
    children = "".join(draw(st.lists(elements(name, depth + 1), max_size=3)))
    end = f"</{name}>" if draw(st.integers(0, 9)) else ""
    return f"<{name}{draw(st.sampled_from(ATTRIBUTES))}>{children}{end}"


def same(html: str) -> bool:
    """Whether the quick way took a page; if so, all that it read must be what the long way reads."""
    quick, tokens = read_tidy(html), tuple(lex(html))
    if quick is None:
        return False
    assert quick.lines == walk(tame(tokens).html)
    assert words(quick.visible) == words(visible(tokens))
    assert [token.text for token in quick.head if token.name == "title"] == [
        token.text for token in tokens if token.name == "title"
    ]
    return True


@given(st.lists(elements(), max_size=4).map("".join))
def test_both_ways_read_the_same(html: str) -> None:
    same(html)


@pytest.mark.parametrize("raw", GOLDEN, ids=lambda raw: f"{raw.parent.parent.name}-{raw.parent.name}")
def test_both_ways_read_the_same_of_every_page(raw: Path) -> None:
    same(decode(raw.read_bytes()).text)


def test_most_pages_are_tidy() -> None:
    tidy = [raw for raw in GOLDEN if same(decode(raw.read_bytes()).text)]
    assert len(tidy) > 0.8 * len(GOLDEN)


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>one<p>two <i>three</i></div>",
        "<ul><li>one<li>two</ul>",
        "<table><tr><td>one<td>two<tr><td><p>three</table>four",
        "<span style='font-size: 100%;'><p>one</p><center>two</center></span>",
        "<form><select name=chapter><option>one<option selected>two</select></form>",
        "<pre>\none\n\n<b>two</b></pre>three",
        "<html><head><title>one</title><script>2 < 3</script></head><body>four</body></html>",
        "<noscript><p>one</p></noscript>",
        "one</div>two</b>three",
    ],
)
def test_what_any_browser_reads_alike_is_tidy(html: str) -> None:
    assert same(html)


@pytest.mark.parametrize(
    "html",
    [
        "<b><p>one</p></b>",
        "<i>one<p>two</i>",
        "<table>one<tr><td>two</table>",
        "one</p>",
        "<b><i>one</b></i>",
        "<p>I <3 you</p>",
        "<p>He said <grin> and went.",
        "<a href='1'>one<a href='2'>two</a></a>",
        "<!-- never closed <p>one</p>",
        "<!-- closed --> <!-- never closed",
        "<script></script><script>one",
        '<p class="x>one</p>',
        "<p><span><div>one</div></span></p>",
    ],
)
def test_what_can_be_read_in_two_ways_is_not(html: str) -> None:
    assert not same(html)


def test_the_head_of_a_page_is_read_on_either_way() -> None:
    head = "<!-- saved from url=(0031)http://lamplight.example/x?sid=7 --><title>The &amp; Lamp</title>"
    tidy, untidy = (html_sheet(head + prose) for prose in ("<p>one</p>", "one</p>"))
    assert (tidy.title, tidy.url) == (untidy.title, untidy.url) == ("The & Lamp", "http://lamplight.example/x?sid=7")
