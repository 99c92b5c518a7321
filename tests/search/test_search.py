"""The index that lunr.py builds, asked by lunr.js in Node: both must mean the same."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.index import Index
from lunr.query import QueryPresence
from lunr.stop_word_filter import stop_word_filter

from afterword.catalogue import Catalogue
from afterword.fold import fold, fold_any
from afterword.index import FIELDS, TAGS, WITHOUT_STOP_WORDS, documents
from afterword.index import index as build_index
from afterword.script import as_script
from afterword.stem import stem
from asking import ask
from typed_strings import random_strings

HERE = Path(__file__).parent
VECTORS: list[tuple[str, list[str]]] = json.loads((HERE / "fold.json").read_text("utf-8"))
PLAUSIBLE = [
    "3:15", "Jim: hello", "12:30 am", "http://x", "+", "hello~", "hello~20", "jim^", "jim^^9", "chapter 1: the beginning", "office:", "foo~",
    "-", "--", "-the", "*", "**", "a*", "*a", "the", "the the", "+the +office", "title:", "title:the", "author:", "author:ash", "nosuch:field", '"', '""',
    '"two words', "(x OR y)", "x AND NOT y", "\\", "[a-z]+", "<script>", "' OR 1=1", "C++", "C#", "\u202ex", "\0", "💡", "e\u0301te\u0301", "   ", "a" * 5000, "x " * 500,
    "constructor", "__proto__", "toString:x", "hasOwnProperty", "tag:Drama", "begin*", "-lamp lamp", "lamp -lamp", "summary:lamp", "text:lamp*",
]  # fmt: skip


def found(index: Path, stories: list[Any], *typed: str) -> list[list[str]]:
    """Return for each string typed the titles of the stories found, best first."""
    answers = ask({"index": str(index), "ask": typed})["ask"]
    return [list(dict.fromkeys(stories[int(ref.split(".")[0])][0] for ref, _ in answer["hits"])) for answer in answers]


@pytest.mark.parametrize(("text", "words"), VECTORS)
def test_python_folds_as_the_vectors_say(text: str, words: list[str]) -> None:
    assert fold(text)[: len(words)] == words


def test_what_is_quick_for_plain_texts_folds_as_the_rules_for_any_do() -> None:
    rng = random.Random(3)
    signs = "abcsS'’‘ʼ´`“”„—–…\u00a0 \n\t.-_ΣσéßİıKﬁ½𝚺ẞ:\u0301\u0308\u0338\u0345月カ\u200d019"
    for text in ("".join(rng.choices(signs, k=rng.randint(0, 14))) for _ in range(20_000)):
        assert fold(text) == fold_any(text.lower()), ascii(text)


def test_the_browser_folds_as_python_does() -> None:
    texts = [text for text, _ in VECTORS] + PLAUSIBLE
    assert ask({"fold": texts})["fold"] == [fold(text) for text in texts]


def test_both_stemmers_agree_on_every_word_of_the_sample(sample: Path) -> None:
    words = {word for page in sample.rglob("*.html") for word in fold(re.sub(r"<[^>]*>", " ", page.read_text("utf-8")))}
    words |= {
        "roy",
        "stanley",
        "monday",
        "way",
        "cry",
        "try",
        "by",
        "sky",
        "skies",
        "happily",
        "y",
        "yy",
        "ay",
        "say",
        "enjoy",
        "toys",
    }
    ordered = sorted(words)
    assert len(ordered) > 4500
    assert ask({"stem": ordered})["stem"] == [stem(word) for word in ordered]


def test_every_string_a_reader_might_type_is_answered_at_once(index: Path) -> None:
    answers = ask({"index": str(index), "ask": PLAUSIBLE})["ask"]
    assert len(answers) == len(PLAUSIBLE)
    assert max(answer["ms"] for answer in answers) < 200


def test_ten_thousand_random_strings_are_answered_at_once(index: Path) -> None:
    answers = ask({"index": str(index), "ask": random_strings(10_000)})["ask"]
    assert len(answers) == 10_000
    assert sum(bool(answer["hits"]) for answer in answers) > 1_000
    assert max(answer["ms"] for answer in answers) < 200


def test_a_query_of_any_string_keeps_within_its_limits(serialised: dict[str, Any]) -> None:
    fields = set(serialised["fields"])
    for clauses in ask({"clauses": random_strings(10_000) + PLAUSIBLE})["clauses"]:
        assert len(clauses) <= 16
        assert sum(clause["begins"] or clause["edits"] > 0 for clause in clauses) <= 3
        for clause in clauses:
            assert fold(clause["word"]) == [clause["word"]]
            assert len(clause["word"]) <= 60
            assert 0 <= clause["edits"] <= 2
            assert set(clause["fields"] or ()) <= fields


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("chapter 1: the beginning", ["chapter", "1", "the", "beginning"]),
        ("chapter: one", ["one in heading"]),
        ("3:15 12:30", ["3", "15", "12", "30"]),
        ("http://x.example", ["http", "x", "example"]),
        ("C++ + ++", ["c"]),
        ("+lamp -road --", ["lamp", "without road"]),
        ("well-known", ["well", "known"]),
        ("*amp lamp* l*", ["amp", "lamp begins", "l"]),
        ("queequag~ queequag~20 cat~ lampe~2", ["queequag near 1", "queequag near 2", "cat", "lampe near 1"]),
        ("hello~ hello~0 hello^9", ["hello near 1", "hello"]),
        ('title:"two words" "not closed', ["two in title", "words in title", "not", "closed"]),
        ('"little women"~ "little women*"', ["little", "women near 1", "women begins"]),
        ("nosuch:field title:", ["nosuch", "field", "title"]),
        ("lamp Lamp LAMP’s", ["lamp"]),
        ("aa* bb* cc* dd* eee~", ["aa begins", "bb begins", "cc begins", "dd", "eee"]),
        ("x AND NOT (y OR z)", ["x", "and", "not", "y", "or", "z"]),
        ("", []),
        ("💡 \u202e ★", []),
    ],
)
def test_what_is_typed_is_understood(typed: str, understood: list[str]) -> None:
    (clauses,) = ask({"clauses": [typed]})["clauses"]
    assert [told(clause) for clause in clauses] == understood


def told(clause: dict[str, Any]) -> str:
    """Return a clause as a person would say it."""
    without, begins = ("without " if clause["without"] else ""), (" begins" if clause["begins"] else "")
    near = f" near {clause['edits']}" if clause["edits"] else ""
    return f"{without}{clause['word']}{begins}{near}{' in ' + clause['fields'][0] if clause['fields'] else ''}"


def test_a_name_is_found_that_is_spelled_nearly_so(index: Path, stories: list[Any]) -> None:
    near, exact, far = found(index, stories, "fandom:dracola~", "fandom:dracola", "fandom:trocula~1")
    assert set(near) == {"Mina Keeps the Minutes", "La lampe de Carfax"}
    assert exact == far == []


def test_lunr_js_finds_what_lunr_py_finds_with_the_same_scores(index: Path, serialised: dict[str, Any]) -> None:
    python = Index.load(serialised)
    rng = random.Random(11)
    terms = [term for term, _ in serialised["invertedIndex"]]
    asked = [" ".join(rng.sample(terms, rng.choice([1, 1, 2, 3]))) for _ in range(150)]
    clauses = ask({"clauses": asked})["clauses"]
    answers = ask({"index": str(index), "ask": asked})["ask"]
    compared = 0
    for words, answer in zip(clauses, answers, strict=True):
        query = python.create_query()
        for clause in words:
            presence = (
                QueryPresence.REQUIRED
                if answer["all"] and not _is_stop_word(clause["word"])
                else QueryPresence.OPTIONAL
            )
            query.term(stem(clause["word"]), presence=presence, use_pipeline=False)
        expected = {hit["ref"]: round(hit["score"], 6) for hit in python.query(query)}
        assert {ref: round(score, 6) for ref, score in answer["hits"]} == expected
        compared += len(expected)
    assert compared > 300


def _is_stop_word(word: str) -> bool:
    from lunr.stop_word_filter import WORDS  # noqa: PLC0415

    return word in WORDS


def test_plain_words_find_what_was_typed_with_other_signs(index: Path, stories: list[Any]) -> None:
    answers = found(
        index,
        stories,
        "Mina",
        "étoile",
        "etoile",
        "Ishmael Queequeg",
        "penelope's",
        "queens own",
        "l'escalier",
        "marley early",
    )
    assert "Mina Keeps the Minutes" in answers[0]
    assert answers[1] == answers[2]
    assert "La lampe de Carfax" in answers[1]
    assert answers[3][0] == "Call Me Anything"
    assert answers[4][0] == "Penelope, Unweaving"
    assert answers[5][0] == "The Queen's Own Gardeners"
    assert answers[7][0] == "Marley, Early"


def test_a_title_is_found_by_its_stop_words(index: Path, stories: list[Any]) -> None:
    assert "The Queen's Own Gardeners" in found(index, stories, "the own")[0]


def test_fields_and_exclusions(index: Path, stories: list[Any]) -> None:
    by_author, without, tagged, begins = found(
        index, stories, "author:quillfeather", "author:quillfeather -watchdog", "tag:Dracula", "carfa*"
    )
    assert set(by_author) == {"The Second Stair", "What the Landlady Heard", "The Watchdog", "Fog, with Violins"}
    assert set(without) == {"The Second Stair", "What the Landlady Heard", "Fog, with Violins"}
    assert set(tagged) == {"Mina Keeps the Minutes", "La lampe de Carfax", "A Situation at Bly"}
    assert "La lampe de Carfax" in begins


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("fandom:Dracula", {"Mina Keeps the Minutes", "La lampe de Carfax"}),
        ("fandom: dracula -author:étoile", {"Mina Keeps the Minutes"}),
        ("Fandoms: Dracula", {"Mina Keeps the Minutes", "La lampe de Carfax"}),
        ('fandom:"moby dick"', {"Call Me Anything"}),
        ("character: queequeg", {"Call Me Anything"}),
        ("pairing:ishmael/queequeg", {"Call Me Anything"}),
        ('title:"the own"', {"The Queen's Own Gardeners"}),
        ("fandom:lamp", set()),
        ("text:fandom", set()),
    ],
)
def test_a_reader_may_say_where_to_look(index: Path, stories: list[Any], typed: str, titles: set[str]) -> None:
    (answer,) = ask({"index": str(index), "ask": [typed]})["ask"]
    assert {stories[int(ref.split(".")[0])][0] for ref, _ in answer["hits"] if answer["all"]} == titles


def test_every_facet_can_be_asked_by_its_name(index: Path, shown: Catalogue, stories: list[Any]) -> None:
    """Each value of each facet finds all of its stories."""
    shelves = [shelf for shelf in shown.shelves if shelf.folder in TAGS]
    values = [(shelf.folder, value) for shelf in shelves for value in shelf.values]
    answers = found(index, stories, *(f'{folder}:"{value.link.name}"' for folder, value in values))
    assert {folder for folder, _ in values} == set(TAGS)
    for titles, (_, value) in zip(answers, values, strict=True):
        assert set(titles) >= {entry.title for entry in value.entries}


def test_a_search_that_finds_nothing_says_which_word_nobody_wrote(index: Path) -> None:
    odd, of_all, apart = ask(
        {"index": str(index), "ask": ["lamp zzyzx -marley", "fandom:zzyzx quux", "queequeg carfax"]}
    )["ask"]
    assert (odd["unknown"], odd["rest"]) == (["zzyzx"], "lamp -marley")
    assert odd["hits"]
    assert odd["near"] == "lamp zzyzx~ -marley"
    assert (of_all["unknown"], of_all["rest"]) == (["fandom:zzyzx", "quux"], "")
    assert of_all["hits"] == []
    assert (apart["all"], apart["unknown"]) == (False, [])


def as_lunr_py_has_it(docs: Iterable[dict[str, Any]]) -> str:
    """Return the JSON of the index that lunr.py makes of the same words, without what is empty in it."""
    builder = Builder()
    builder.ref("id")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    builder.pipeline.add(stop_word_filter, stemmer)
    builder.pipeline.skip(stop_word_filter, [field for field in FIELDS if field not in WITHOUT_STOP_WORDS])
    builder.search_pipeline.add(stemmer)
    for doc in docs:
        builder.add(doc)
    made = builder.build().serialize()
    for _, posting in made["invertedIndex"]:
        for field in [field for field, refs in posting.items() if refs == {}]:
            del posting[field]
    made["fieldVectors"] = [[ref, vector] for ref, vector in made["fieldVectors"] if vector]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def stemmer(token: Any, *_: Any) -> Any:
    return token.update(lambda word, _: stem(word))


stemmer.label = "stemmer"  # type: ignore[attr-defined]


def test_the_index_is_that_of_lunr_py_to_the_letter(shown: Catalogue) -> None:
    assert "".join(build_index(documents(shown.entries))) == as_lunr_py_has_it(documents(shown.entries))


@pytest.mark.parametrize("seed", range(12))
def test_the_index_of_any_words_is_that_of_lunr_py(seed: int) -> None:
    rng = random.Random(seed)
    some = ["the", "and", "lamp", "lamps", "lamplit", "try", "tries", "roy", "été", "月", "constructor", "19"]
    words = some + ["".join(rng.choices("aeinrst", k=rng.randint(1, 5))) for _ in range(60)]
    docs = [
        {"id": f"{number}.0", **{field: rng.choices(words, k=rng.choice((0, 1, 3, 40))) for field in FIELDS}}
        for number in range(rng.randint(1, 40))
    ]
    assert "".join(build_index(docs)) == as_lunr_py_has_it(docs)


def test_an_index_of_no_documents_is_one_too() -> None:
    made = json.loads("".join(build_index(())))
    assert (made["fields"], made["invertedIndex"], made["fieldVectors"]) == (list(FIELDS), [], [])


def test_the_index_holds_nothing_that_is_empty(whole: Path) -> None:
    held = json.loads(whole.read_text("utf-8"))
    assert len(held["invertedIndex"]) > 3000
    assert all(refs != {} for _, posting in held["invertedIndex"] for refs in posting.values())
    assert all(vector for _, vector in held["fieldVectors"])


def test_a_word_that_is_spelled_wrongly_is_found_by_what_is_offered(index: Path, stories: list[Any]) -> None:
    wrong = ["queequag", "author:quillfether", '"the quueens own"', "fandom:draculla lamp", "zq*", "xyz"]
    offered = [each["near"] for each in ask({"index": str(index), "ask": wrong})["ask"]]
    assert offered == ["queequag~", "author:quillfether~", "", "fandom:draculla~ lamp", "", ""]
    answers = found(index, stories, offered[0], offered[1])
    assert "Call Me Anything" in answers[0]
    assert "The Second Stair" in answers[1]


def test_a_name_and_a_word_of_the_text_are_found_together(index: Path, stories: list[Any]) -> None:
    assert found(index, stories, "quillfeather poker")[0][0] == "The Second Stair"


def test_where_no_chapter_has_all_words_those_with_most_are_shown(index: Path) -> None:
    (answer,) = ask({"index": str(index), "ask": ["queequeg wonderland"]})["ask"]
    assert not answer["all"]
    assert answer["hits"]


def test_every_word_of_every_story_can_be_found(sample: Path, serialised: dict[str, Any]) -> None:
    terms = {term for term, _ in serialised["invertedIndex"]}
    words = set()
    for page in sample.glob("stories/*/*/index.html"):
        if page.parent.name.isdecimal():
            bodies = re.findall(r'<div class="prose".*?>\n(.*?)\n</div>', page.read_text("utf-8"), re.DOTALL)
            words |= {
                word
                for body in bodies
                for word in fold(re.sub(r"<[^>]*>", " ", body).replace("&amp;", "&").replace("&nbsp;", " "))
            }
    missing = {word for word in words if not _is_stop_word(word) and stem(word) not in terms}
    assert len(words) > 4000
    assert missing == set()


def test_a_script_holds_whatever_it_is_given() -> None:
    value = ["</script><script>", "\u2028\u2029", '"\\', "<!--", {"a": None}]
    text = json.dumps(value, ensure_ascii=False)
    script = "".join(as_script("x", (text[:9], text[9:])))
    assert json.loads(json.loads(script[len('afterwordReceive("x",') : -3])) == value
    assert "<" not in script
