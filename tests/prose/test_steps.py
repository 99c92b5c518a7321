"""Each cleaning step has a table of its own name: text before, text after, and what was taken away."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.story.model import Prose
from afterword.story.page import Line, Span, rule
from afterword.story.prose import STEPS, clean, is_sound, plain, said
from afterword.story.prose.steps import Context
from afterword.story.prose.typeset import typeset, typeset_line
from afterword.story.words import count, words

LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
HERE = Path(__file__).parent
STEP_OF = {step.__name__: step for step in STEPS}


def cases(*names: str) -> list[Any]:
    tables = [(name, tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]) for name in names]
    return [pytest.param(name, case, id=f"{name}: {case['name']}") for name, table in tables for case in table]


def lines_of(text: str) -> tuple[Line, ...]:
    """Return lines of a table; `[words](address)` in them is a link."""
    return tuple(
        rule(number) if line == "<hr>" else line_of(number, line)
        for number, line in enumerate(text.strip("\n").split("\n"), 1)
    )


def line_of(number: int, text: str) -> Line:
    if not LINK.search(text):
        return Line(number, text)
    before, words_, href, after = LINK.split(text)
    spans = (Span(before), Span(words_, ("a",), href), Span(after))
    return Line(number, before + words_ + after, spans)


def text_of(lines: tuple[Line, ...]) -> str:
    return "\n".join("<hr>" if line.is_rule else "".join(map(span_text, line.pieces())).rstrip() for line in lines)


def span_text(span: Span) -> str:
    return f"[{span.text}]({span.href})" if span.href else span.text


def context_of(case: dict[str, Any]) -> Context:
    return Context(tuple(case.get("titles", ())), case.get("base", ""))


@pytest.mark.parametrize(("name", "case"), cases(*STEP_OF))
def test_a_step_does_what_its_table_says(name: str, case: dict[str, Any]) -> None:
    step = STEP_OF[name](lines_of(case["before"]), context_of(case))
    assert text_of(step.lines) == case["after"].strip("\n")
    assert [dropped.text for dropped in step.dropped] == case.get("dropped", [])


@pytest.mark.parametrize(("name", "case"), cases(*STEP_OF))
def test_a_step_done_twice_changes_nothing_more(name: str, case: dict[str, Any]) -> None:
    context = context_of(case)
    once = STEP_OF[name](lines_of(case["before"]), context).lines
    if name != "single_spaced":  # its one blank line more is what it is for
        assert text_of(STEP_OF[name](once, context).lines) == text_of(once)


@pytest.mark.parametrize(("name", "case"), cases("typeset"))
def test_typesetting_does_what_its_table_says(name: str, case: dict[str, Any]) -> None:
    assert typeset(Prose(case["before"])).html == case["after"], name


@pytest.mark.parametrize(("name", "case"), cases("typeset"))
def test_typesetting_keeps_words_and_grammar(name: str, case: dict[str, Any]) -> None:
    done = typeset(Prose(case["before"]))
    assert is_sound(done.html), name
    assert count(plain(done)) == count(plain(Prose(case["before"])))


def test_every_step_has_a_table() -> None:
    assert set(STEP_OF) | {"typeset"} == {path.stem for path in HERE.glob("*.toml")}


TYPED = st.text(
    st.sampled_from("ab 's\"'-.\\\n<>&;#0129@:()—’“…\ue000") | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=60,
)


@given(TYPED)
def test_typesetting_any_text_keeps_words_and_grammar(text: str) -> None:
    before = clean(lines_of(text)).prose
    done = typeset(before)
    assert is_sound(done.html)
    assert said(done) == said(before)


@given(TYPED)
def test_any_line_typeset_is_text_still(text: str) -> None:
    done = typeset_line(text)
    assert words(done) == words(text)
    assert sum(done.count(sign) for sign in "<>&") == sum(text.count(sign) for sign in "<>&")
