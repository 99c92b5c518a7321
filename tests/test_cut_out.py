"""Texts cut out of the words that went in: the ledger says the same as one that counts every word."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from afterword.story.cut_out import cut_out
from afterword.story.draft import Dropped
from afterword.story.ledger import balance

PROSE = tuple(f"word{at}" for at in range(300))
NOTE = tuple(f"note{at}" for at in range(150))


def test_a_text_is_cut_out_where_it_stands_as_one_run() -> None:
    left, others = cut_out(("Chapter", *NOTE, "1", *PROSE, "Reviews"), (NOTE, ("Chapter",), PROSE))
    assert left == ["Chapter", "1", "Reviews"]
    assert others == [("Chapter",)]


def test_a_run_begins_and_ends_with_whole_words() -> None:
    said = (f"x{PROSE[0]}", *PROSE[1:], *PROSE[:-1], f"{PROSE[-1]}s")
    assert cut_out(said, (PROSE,)) == (list(said), [PROSE])


def test_one_word_may_not_be_the_end_of_one_text_and_the_beginning_of_the_next() -> None:
    ends_so, begins_so = (*PROSE, "and"), ("and", *NOTE)
    assert cut_out((*PROSE, "and", *NOTE), (ends_so, begins_so)) == (list(NOTE), [begins_so])


def test_a_text_that_stands_before_the_last_one_found_is_counted() -> None:
    assert cut_out((*PROSE, *NOTE), (NOTE, PROSE)) == (list(PROSE), [PROSE])


@pytest.mark.parametrize("seed", range(60))
def test_the_ledger_is_that_of_every_word_counted(seed: int) -> None:
    choose = random.Random(seed)
    texts = [tuple(choose.choices(("ash", "bram", "ced", "ada"), k=choose.randrange(260))) for _ in range(12)]
    around = [Dropped("navigation", word) for word in choose.choices(("next", "ash"), k=4)]
    said = [word for text in texts for word in text] + [each.text for each in around]
    for _ in range(choose.choice((0, 0, 1, 3))):  # a word that is lost, one that stands twice, two that changed places
        at = choose.randrange(len(said))
        said[at : at + choose.randrange(3)] = choose.choice(([], ["more"], ["ash", "ash"]))
    choose.shuffle(texts if seed % 3 else around)
    found = balance(tuple(said), (), texts, around)
    assert found == balance(Counter(said), (), texts, around)
