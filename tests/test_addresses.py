"""Addresses: readable, apart from each other, the same in every build, and kept."""

from __future__ import annotations

import itertools
import re
import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.addresses import LABELS, RESERVED, TOP, Addresses, Wanted, assign, author_key, slug
from afterword.published import read_addresses, write_addresses
from afterword.story.removals import Removed, read_removals

NONE = Addresses()


def named(*names: str) -> list[Wanted]:
    return [Wanted((name,), name) for name in names]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jim/Pam", "jim-x-pam"),
        ("Ada & Bram", "ada-and-bram"),
        ("Hurt/Comfort", "hurt-x-comfort"),
        ("Crème Brûlée!", "creme-brulee"),
        ("Don't Look Back", "dont-look-back"),
        ("月の光", "yue-noguang"),
        ("Война и мир", "voina-i-mir"),
        ("★★★", ""),
        ("  --  ", ""),
    ],
)
def test_a_slug_is_readable(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=200))
def test_any_name_gives_a_slug_that_every_file_system_can_hold(name: str) -> None:
    (own,) = assign("character", named(name), NONE)[0].values()
    assert own
    assert own == slug(own)
    assert len(own) <= 100


ODD = st.sampled_from(
    ["", " ", ".", "..", "con", "CON", "nul.txt", "COM1", "lpt9", "aux ", "index", "page", "whole", "Home", "home", "HOME", "caf\u00e9", "cafe\u0301", "CAFE",
     "\ufb01re", "fire", "\u2168", "ix", "a/b", "a\\b", "../../etc/passwd", "\0", "x" * 300, "x" * 301, "\u6708" * 200, "\u202ea", "a", "\u212a", "k", "\U0001f4a1",
     "\u2605", "\u2606", "-", "--", "_", "~root", "%2e%2e", "C:", "a:b", "a?b", "a*b", "ha|r", "end.", "end ", "\u00df", "ss", "\u0130", "i\u0307"]
)  # fmt: skip


@given(st.lists(ODD | st.text(max_size=20), max_size=30), st.randoms(use_true_random=False))
def test_names_get_addresses_that_every_file_system_tells_apart(names: list[str], random: Random) -> None:
    things = named(*names)
    slugs, _ = assign("stories", things, NONE)
    assert {key for _, key in slugs} == set(names)
    as_held = [unicodedata.normalize("NFC", own.casefold()).rstrip(". ") for own in slugs.values()]
    assert len(set(as_held)) == len(set(names))
    for own in slugs.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", own)
        assert own not in RESERVED
        assert len(own.encode()) <= 100
    shuffled = [*things]
    random.shuffle(shuffled)
    assert assign("stories", shuffled, NONE)[0] == slugs
    later, _ = assign("stories", [*named("Another", *names[::-1]), *named("con-1")], Addresses(slugs))
    assert slugs.items() <= later.items()


def test_names_that_share_a_slug_are_told_apart_and_reported() -> None:
    slugs, findings = assign("character", named("C++", "C#", "c"), NONE)
    assert len(set(slugs.values())) == 3
    assert "c" in slugs.values()
    assert [found.code for found in findings] == ["A701", "A701"]


def test_the_answer_does_not_depend_on_the_order() -> None:
    names = named("Home", "home", "HOME", "Ho-me", "★", "☆", "con", "NUL", "page")
    orders = itertools.islice(itertools.permutations(names), 0, None, 20000)
    answers = [assign("character", order, NONE)[0] for order in orders]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("name", ["con", "aux", "NUL", "com1", "page", "by-title", "index", "whole"])
def test_names_that_mean_something_else_are_not_used(name: str) -> None:
    (own,) = assign("stories", named(name), NONE)[0].values()
    assert own != slug(name)


def test_a_published_address_stays_whatever_comes_or_is_renamed() -> None:
    first, _ = assign("stories", [Wanted(("site-7",), "The Road")], NONE)
    text = write_addresses(first, {("stories", "site-7"): ("site-7", "file-abc")}, NONE)
    published = read_addresses(text)
    later = [Wanted(("file-abc", "x"), "The Road, Mended"), Wanted(("a-1",), "The Road")]
    slugs, _ = assign("stories", later, published)
    assert slugs["stories", "file-abc"] == "the-road"
    assert slugs["stories", "a-1"] != "the-road"


def test_what_was_published_is_never_forgotten() -> None:
    published = read_addresses("kind,key,slug\nstories,gone,the-lamp\n")
    assert "stories,gone,the-lamp" in write_addresses({}, {}, published)


def test_a_damaged_sheet_of_addresses_is_read_as_far_as_it_goes() -> None:
    found = read_addresses("kind,key,slug\nstories,a,../../etc\nstories,b\nstories,c,ok\n")
    assert dict(found.slugs) == {("stories", "c"): "ok"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_an_address_with_a_hash_is_nobody_elses_own(order: tuple[int, ...]) -> None:
    second = assign("stories", [Wanted(("a",), "The Road"), Wanted(("b",), "The Road")], NONE)[0]["stories", "b"]
    things = [Wanted(("a",), "The Road"), Wanted(("b",), "The Road"), Wanted(("c",), second.replace("-", " "))]
    slugs, _ = assign("stories", [things[at] for at in order], NONE)
    assert slugs["stories", "c"] == second
    assert len(set(slugs.values())) == 3


@pytest.mark.parametrize("label", ["Search", "Stories", "Fandom", "Con", "About"])
def test_the_label_of_a_site_gets_a_folder_that_is_free(label: str) -> None:
    (own,) = assign(LABELS, named(label), NONE, TOP | RESERVED | {"about"})[0].values()
    assert own != slug(label)
    assert own.startswith(slug(label))


def test_two_labels_never_share_a_folder() -> None:
    slugs, _ = assign(LABELS, named("Takes Place", "takes place!"), NONE, TOP)
    assert len(set(slugs.values())) == 2


def test_no_author_is_named_in_the_sheet_once_the_name_was_given_up() -> None:
    slugs, _ = assign("authors", [Wanted((author_key(name),), name) for name in ("Wren A.", "Ash")], NONE)
    text = write_addresses(slugs, {}, NONE)
    assert "Wren" not in text
    assert read_addresses(text).slugs == slugs
    later = write_addresses({}, {}, read_addresses(text), read_removals("[[orphan]]\nauthor = 'Wren A.'"))
    assert "wren" not in later
    assert ",ash" in later


PUBLISHED = "kind,key,slug\nseries,Roads,roads\nseries,Lamps,lamps\nstories,a-1,the-road\nstories,file-abc,the-road\nstories,b-2,the-lamp\n"
TAKEN_BACK = Removed(frozenset(("a-1", "file-abc")), frozenset(("Roads",)))


@pytest.mark.parametrize("request_", ["author = 'Ash'", "file = 'road.txt'", "story = 'a-1'"])
def test_what_an_author_took_back_is_forgotten(request_: str) -> None:
    asked = read_removals(f"[[remove]]\n{request_}")
    text = write_addresses({}, {}, read_addresses(PUBLISHED), asked, TAKEN_BACK)
    assert text == "kind,key,slug\nseries,Lamps,lamps\nstories,b-2,the-lamp\n"


def test_an_address_that_a_request_names_stays_while_it_is_needed() -> None:
    asked = read_removals("[[remove]]\nstory = '/stories/the-road/'")
    text = write_addresses({}, {}, read_addresses(PUBLISHED), asked, TAKEN_BACK)
    assert "stories,a-1,the-road" in text
    gone = read_removals("[[remove]]\nstory = '/stories/the-road/'\ngone = true")
    assert "the-road" not in write_addresses({}, {}, read_addresses(PUBLISHED), gone)
