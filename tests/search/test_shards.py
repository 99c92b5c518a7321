"""The index in parts is that of everything: the same documents, in the same order, with the very same scores."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from afterword.catalogue import Catalogue
from afterword.index import FIELDS, built, documents
from afterword.index import index as build_index
from afterword.script import as_script
from afterword.shards import Shards, shards, text_of
from asking import ask

STARTS = ("title:", "author:", "text:", "character:", "warning:", "tag:", "heading:", "summary:", "-", "", "", "")


def queries(terms: Iterable[str], seed: int, count: int) -> list[str]:
    """Return queries of words that stand somewhere: several, in fields, left out, begun."""
    rng, terms = random.Random(seed), sorted(terms)
    asked = []
    for _ in range(count):
        words = rng.sample(terms, rng.choice((1, 1, 2, 2, 3, 4)))
        if rng.random() < 0.15:
            words[0] = f"{words[0][: rng.randint(1, 4)]}*"
        elif rng.random() < 0.15:
            words[0] = f"{words[0]}~{rng.choice((1, 1, 2))}"
        if rng.random() < 0.4:
            words = [rng.choice(STARTS) + word for word in words]
        asked.append(" ".join(words))
    return asked


def answers(asked: list[str], parts: Path, whole: Path) -> tuple[list[Any], list[Any]]:
    said = ask({"index": str(parts), "monolith": str(whole), "ask": asked})
    return tuple([{**each, "ms": 0} for each in said[name]] for name in ("ask", "monolith"))  # type: ignore[return-value]


def write(made: Shards, folder: Path) -> Path:
    for name, value in (
        ("boot", made.boot),
        ("words", text_of(made.words)),
        *((part.name, text_of(part.data)) for part in made.parts),
    ):
        file = folder / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(as_script(name, (json.dumps(value),))), "utf-8")
    return folder


def test_a_thousand_queries_are_answered_as_by_the_index_of_everything(index: Path, whole: Path) -> None:
    terms = [term for term, _ in json.loads(whole.read_text("utf-8"))["invertedIndex"]]
    ours, lunrs = answers(queries(terms, 5, 1000), index, whole)
    assert ours == lunrs
    assert sum(bool(each["hits"]) for each in ours) > 800


@pytest.mark.parametrize("change", ["length", "count"])
def test_a_number_that_is_not_right_is_seen(shown: Catalogue, whole: Path, tmp_path: Path, change: str) -> None:
    """The comparison can fail: an index that differs in one number answers otherwise."""
    builder = built(documents(shown.entries))
    if change == "length":
        builder.field_lengths["text/0.0"] += 40
    else:
        (_, counts), *_ = (posting.fields["text"] for posting in builder.postings() if posting.term == "lamp")
        counts[0] += 1
    parts = write(shards(builder, [len(entry.pages) for entry in shown.entries]), tmp_path)
    terms = [term for term, _ in json.loads(whole.read_text("utf-8"))["invertedIndex"]]
    ours, lunrs = answers([*queries(terms, 6, 300), "lamp"], parts, whole)
    assert ours != lunrs


def of_random_words(seed: int) -> tuple[list[dict[str, Any]], list[int]]:
    """Return documents of words in many scripts, and how many chapters each story has."""
    rng = random.Random(seed)
    some = ["lamp", "lamplit", "roy", "été", "月", "月光", "19", "𐐨𐐩", "constructor", "__proto__", "z" * 70]
    words = some + ["".join(rng.choices("aeinrstü", k=rng.randint(1, 6))) for _ in range(400)]
    chapters = [rng.choice((1, 1, 2, 5)) for _ in range(rng.randint(1, 60))]
    docs = []
    for story, count in enumerate(chapters):
        shared = {name: rng.choices(words, k=rng.choice((0, 1, 3))) for name in FIELDS}
        docs += [
            {
                "id": f"{story}.{at}",
                **shared,
                **{name: rng.choices(words, k=rng.choice((0, 40))) for name in ("heading", "text")},
            }
            for at in range(count)
        ]
    return docs, chapters


@pytest.mark.parametrize("seed", range(6))
def test_an_index_of_any_words_may_be_taken_apart(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, chapters = of_random_words(seed)
    monkeypatch.setattr("afterword.shards._MOST", 300)
    made = shards(built(docs), chapters)
    assert len(made.parts) > 3
    file = tmp_path / "whole.json"
    file.write_text("".join(build_index(docs)), "utf-8")
    terms = [term for term, _ in json.loads(file.read_text("utf-8"))["invertedIndex"]]
    ours, lunrs = answers(queries(terms, seed, 200), write(made, tmp_path / "search"), file)
    narrow = [(one, other) for one, other in zip(ours, lunrs, strict=True) if not one["wide"]]
    assert [one for one, _ in narrow] == [other for _, other in narrow]
    assert len(narrow) > 150


def test_a_word_is_found_by_one_small_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, chapters = of_random_words(1)
    monkeypatch.setattr("afterword.shards._MOST", 300)
    folder = write(shards(built(docs), chapters), tmp_path)
    assert set(ask({"index": str(folder), "ask": ["lamp"]})["fetched"]) & {"boot"}
    assert len(ask({"index": str(folder), "ask": ["lamp"]})["fetched"]) == 2
    assert len(ask({"index": str(folder), "ask": ["lamp 19 月"]})["fetched"]) <= 4


def test_a_beginning_that_half_of_all_words_have_is_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = [f"be{first}{second}{third}" for first in "abcdef" for second in "ghijkl" for third in "mnopqr"]
    docs = [{"id": "0.0", **dict.fromkeys(FIELDS, ()), "text": [*text, "lamp"]}]
    monkeypatch.setattr("afterword.shards._MOST", 60)
    folder = write(shards(built(docs), [1]), tmp_path)
    wide, narrow = ask({"index": str(folder), "ask": ["be* lamp", "bea* lamp"]})["ask"]
    assert (wide["wide"], narrow["wide"]) == (["be*"], [])
    assert wide["hits"] == ask({"index": str(folder), "ask": ["lamp"]})["ask"][0]["hits"]


def test_one_story_that_changes_changes_only_the_parts_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    docs, chapters = of_random_words(3)
    monkeypatch.setattr("afterword.shards._MOST", 300)
    before = {part.name: part.data for part in shards(built(docs), chapters).parts}
    last = {**docs[-1], "text": [*docs[-1]["text"], "lamplit"]}
    after = {part.name: part.data for part in shards(built([*docs[:-1], last]), chapters).parts}
    assert before.keys() == after.keys()
    assert 1 <= sum(before[name] != after[name] for name in before) <= 2


def test_an_archive_of_nothing_has_an_index_too(tmp_path: Path) -> None:
    folder = write(shards(built(()), ()), tmp_path)
    (said,) = ask({"index": str(folder), "ask": ["lamp"]})["ask"]
    assert (said["hits"], said["unknown"]) == ([], ["lamp"])
