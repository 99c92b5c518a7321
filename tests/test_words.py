"""What a word is: the quick way of taking all words of a text at once finds those that stand in it one by one."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from afterword.story.words import MASKED_ADDRESS, words

SIGNS = "“Don’t”—… _*[:]/@.-\n\xa0é̈ⅷ²Ωж字\ud800"


def one_by_one(text: str) -> list[str]:
    text = re.sub(r"(?<=[^\s\d]):(?!//)|(?<=\S)(?=\[)", r"\g<0> ", text.replace(MASKED_ADDRESS, " "))
    bare = (re.sub(r"[\W_]+", "", token) for token in text.split())
    return [word for word in bare if word]


@given(st.text(st.sampled_from(SIGNS) | st.characters()).filter(lambda text: "@" not in text and "%40" not in text))
@example("Title:The_Lamp[1] http://lamplight.example:80 12:30 “Well—no,” she said… *** [e-mail]naïve;İ")
def test_the_words_of_a_text_are_those_of_its_parts(text: str) -> None:
    assert words(text) == one_by_one(text)


def test_an_address_is_a_word_by_itself_in_whatever_line_it_stands() -> None:
    text = "one@two.example\nthree<four@five.example>six\n@seven"
    assert words(text) == ["onetwoexample", "three", "fourfiveexample", "six", "seven"]
