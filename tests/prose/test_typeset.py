"""Typesetting in one go gives what smartypants gives piece by piece, for any markup that our renderer may make."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.model import Prose
from afterword.story.prose import is_sound, said, typeset
from afterword.story.prose.render import REL
from afterword.story.sites import shipped
from conftest import SAMPLE
from raw import raw_of

FORMATS = Path(__file__).parent.parent / "formats"
CASES = sorted(path.parent for pattern in ("*/*/raw.*", "*/*/raw") for path in FORMATS.glob(pattern))

TEXT = st.lists(
    st.sampled_from(
        [
            *"\"\"\"'''-.` \\as5S‘’“”—…–([{)]}!?,;:_/#%*+=@^|~é中²٣\u2003\u2028\x0b\x0c\u200b\ue000",
            *("--", "---", "...", ". . .", "``", "''", "'s'", "s' ", "80s", "10", "em", "twas", "'n'", " a few words "),
            *("&nbsp;", "&amp;", "&lt;", "&gt;", "&amp;#8220;", "&amp;mdash;"),
            *("a'80s", "\"'a", "'\"a", "&nbsp;'a", '&nbsp;"a', "\u2003'a", '\u2003"a'),
        ]
    ),
    max_size=10,
).map("".join)


ALONE = st.sampled_from(["'", '"'])


def within(inner: st.SearchStrategy[str], *tags: str) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(tags), inner)


CODE = within(st.one_of(TEXT, st.tuples(TEXT, within(TEXT, "code"), TEXT).map("".join)), "code")


def parts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what may stand in a block, where `inner` is what may stand in a mark."""
    href = st.sampled_from(["a", "a--b", "it's...", "s's"]).map("https://example.org/{}".format)
    link = st.builds(lambda to, text: f'<a href="{to}" rel="{REL}">{text}</a>', href, TEXT)
    mark = within(inner, "em", "strong", "s", "sub")
    part = st.one_of(TEXT, ALONE, mark, mark, link, CODE, st.just("<br>\n"))
    return st.lists(part, max_size=5).map("".join)


RUN = parts(parts(TEXT))
BLOCK = st.one_of(
    within(RUN, "p", "p", "h2"),
    RUN.map('<p class="center">{}</p>'.format),
    RUN.map("<pre>x{}</pre>".format),
    within(RUN.map("\n<p>{}</p>\n".format), "blockquote"),
    RUN.map("<table><tbody>\n<tr>\n<td>\n<p>{}</p>\n</td>\n</tr>\n</tbody></table>".format),
    st.just("<hr>"),
)


def by_smartypants(prose: Prose) -> Prose:
    with patch.object(typeset, "is_plain", return_value=False):
        return typeset.typeset(prose)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(TEXT, st.lists(BLOCK, max_size=4).map("\n".join)))
def test_in_one_go_is_as_piece_by_piece_and_stays_sound(markup: str) -> None:
    assume(is_sound(markup))
    done = typeset.typeset(Prose(markup))
    assert done == by_smartypants(Prose(markup))
    assert is_sound(done.html)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>Well. . .I know</p>", "<p>Well… I know</p>"),
        ("<p>Well. . .<em>I</em> know</p>", "<p>Well… <em>I</em> know</p>"),
        ("<p>I <em>know. . .</em>well</p>", "<p>I <em>know… </em>well</p>"),
        ('<p>"Well. . ." he said. . . then</p>', "<p>“Well…” he said… then</p>"),
        ("<p>. . .and then<br>\n. . .not now. . .</p>", "<p>…and then<br>\n…not now…</p>"),
    ],
)
def test_dots_that_stand_apart_keep_apart_the_words_around_them(typed: str, shown: str) -> None:
    done = typeset.typeset(Prose(typed))
    assert done.html == shown
    assert said(done) == said(Prose(typed))


def prose_of(name: str, data: bytes) -> list[Prose]:
    """Return all prose of a raw file: its chapters and notes."""
    readings = convert(RawFile(name, data), Known(shipped(), NOTHING))
    chapters = [chapter for reading in readings for chapter in reading.chapters]
    notes = [note for each in readings for note in (each.notes, each.end_notes)]
    notes += [note for each in chapters for note in (each.notes, each.end_notes)]
    return [*(chapter.prose for chapter in chapters), *filter(None, notes)]


@pytest.fixture(scope="module")
def written() -> list[Prose]:
    """Return the prose of the sample archive and of every golden folder."""
    sample = [(path.name, path.read_bytes()) for path in sorted(SAMPLE.glob("stories/**/*.*"))]
    return [prose for name, data in (*sample, *map(raw_of, CASES)) for prose in prose_of(name, data)]


def test_what_people_write_is_set_the_same_and_seldom_needs_smartypants(written: list[Prose]) -> None:
    assert len(written) > 300
    with patch.object(typeset, "by_smartypants", wraps=typeset.by_smartypants) as slow:
        done = [typeset.typeset(prose) for prose in written]
    assert slow.call_count < len(written) / 50
    assert done == [by_smartypants(prose) for prose in written]
    assert done != written
    assert all(is_sound(prose.html) for prose in done)


def test_a_title_may_hold_what_markup_may_not() -> None:
    assert typeset.typeset_line('A "bell"\x07 & \\ "<i>"') == "A “bell”\x07 & \\ “<i>”"
