"""Files with the same text are found by a quick look, which must miss none that the long one finds."""

from __future__ import annotations

import random

import pytest

from afterword.story.joining import same_text as module
from afterword.story.model import Chapter, Outcome, Prose, Reading
from afterword.story.same import Wording, contains, sketch, texts_of, wording

FILES, LONGEST, OWN = 30, 900, 0.1


def reading(file: str, *texts: list[str]) -> Reading:
    chapters = (
        Chapter(at, None, Prose(f"<p>{' '.join(said)}</p>"), len(said), file, at, sketch=sketch(said))
        for at, said in enumerate(texts, 1)
    )
    return Reading(file, file, "bare_prose", Outcome.STORY, chapters=tuple(chapters))


def babble(rng: random.Random, count: int) -> list[str]:
    """Return words of which four in a row often stand in many texts, and now and then in no other."""
    said = ["a"]
    while len(said) < count:
        own = rng.random() < OWN
        said.append(f"{chr(97 + (ord(said[-1][0]) - 97) * 7 % 12)}{rng.randrange(1000) if own else rng.randrange(2)}")
    return said


@pytest.mark.parametrize("bits", [2, 40, 4096])
@pytest.mark.parametrize("seed", range(4))
def test_the_first_look_misses_nothing(seed: int, bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BITS", bits)
    rng = random.Random(seed)
    texts = [babble(rng, rng.randrange(60, LONGEST)) for _ in range(FILES)]
    readings = [reading(f"{at:02}.txt", each) for at, each in enumerate(texts)]
    readings += [reading(f"copy {at}.txt", each[: rng.randrange(50, len(each))]) for at, each in enumerate(texts[:8])]
    readings.append(reading("both.txt", texts[0], texts[1]))
    looked = asked(readings, monkeypatch)
    monkeypatch.setattr(module.Shared, "may_suffice", lambda *_: True)
    everything = asked(readings, monkeypatch)
    assert looked == everything
    assert {(f"copy {at}.txt", f"{at:02}.txt") for at in range(8)} <= everything
    assert {("00.txt", "both.txt"), ("01.txt", "both.txt")} <= everything


def asked(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Return which files were found to be within which others."""
    found: set[tuple[str, str]] = set()
    names = {wording(*texts_of(each)).runs: each.file for each in readings}

    def contains_and_tells(whole: Wording, part: Wording) -> bool:
        is_within = contains(whole, part)
        if is_within and part.runs in names:
            found.add((names[part.runs], names[whole.runs]))
        return is_within

    monkeypatch.setattr(module, "contains", contains_and_tells)
    assert list(module.same_text(readings))
    return found
