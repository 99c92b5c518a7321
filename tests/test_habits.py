"""What the other chapters of a story look like tells of the one that is not sure."""

from __future__ import annotations

from afterword.story.efiction.divide import NOTHING, QUITE_SURE, SURE, Shape, Weighed, divide, weigh
from afterword.story.efiction.habits import habits
from afterword.story.page import Line
from afterword.story.paragraphs import Paragraph

CLOSE, APART = Shape(inline=True, room=0), Shape(inline=True, room=1)
SURELY_CLOSE = Weighed({1: 5.0, 2: 0.0}, {1: CLOSE, 2: APART}, 9)
DOUBTFUL = Weighed({1: 1.0, 2: 0.5}, {1: CLOSE, 2: APART}, 9)


def test_a_doubt_is_settled_as_the_others_are() -> None:
    *_, told = habits([SURELY_CLOSE, SURELY_CLOSE, SURELY_CLOSE, DOUBTFUL])
    assert divide(DOUBTFUL).margin < SURE
    assert divide(DOUBTFUL, told).length == 1
    assert divide(DOUBTFUL, told).margin > SURE


def test_one_chapter_has_no_habit() -> None:
    assert list(habits([DOUBTFUL, NOTHING])) == [{}, {}]


def test_notes_of_another_make_tell_nothing() -> None:
    other = Weighed({1: 5.0}, {1: Shape(inline=False, room=2)}, 9)
    *_, told = habits([other, other, DOUBTFUL])
    assert divide(DOUBTFUL, told) == divide(DOUBTFUL)


def test_what_is_sure_by_itself_is_not_overruled() -> None:
    apart = Weighed({1: 0.0, 2: 9.0}, {1: CLOSE, 2: APART}, 9)
    *_, told = habits([SURELY_CLOSE] * 9 + [apart])
    assert divide(apart, told).length == 2


def test_chapters_without_a_note_tell_how_the_story_begins() -> None:
    spaced, close = Shape(inline=False, room=3, spaced=True), Shape(inline=False, room=1)
    doubtful = Weighed({1: 2.0, 2: 1.5}, {1: close, 2: spaced}, 9)
    without = NOTHING._replace(begins_spaced=False)
    *_, told = habits([without, without, doubtful])
    assert divide(doubtful).margin < SURE
    assert divide(doubtful, told).length == 1
    assert divide(doubtful, told).margin > SURE
    *_, told = habits([NOTHING._replace(begins_spaced=True), without, doubtful])
    assert divide(doubtful, told) == divide(doubtful)


def test_where_a_note_of_several_paragraphs_may_end_a_person_is_asked() -> None:
    said = ("Sorry for the wait! Please review.", "He sat and watched her and said nothing.", "She went.", "He stayed.")
    parts = tuple(
        Paragraph((Line(at, text),), gap) for at, (text, gap) in enumerate(zip(said, (1, 1, 0, 0), strict=True))
    )
    cut = divide(weigh(parts, inline=False))
    assert cut.length == 1
    assert SURE <= cut.margin < QUITE_SURE
