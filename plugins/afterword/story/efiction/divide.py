"""Where an author's note ends and the story begins, in text that has lost the boxes around them.

Four things tell, and each is given a weight: how the note was stored (one that begins on the line after its label
held no paragraphs of its own), where the room between paragraphs changes, a title that the story repeats before
its first line, and how each paragraph sounds. Where they do not agree well enough, nothing is divided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..paragraphs import Paragraph
from ..prose.breaks import is_break
from ..words import letters
from .talk import LIMIT, talk

LONGEST_NOTE = 15
"""Paragraphs; a longer note is left to a person."""
SURE, QUITE_SURE = 1.4, 2.5
"""How far the best place must be ahead of the second best, and how far for nobody to have to look."""
_CONTESTED = 2.4
"""No better than this is a division that only its wording tells from another."""
_SAMPLE = 60
_ENOUGH = 10
"""Paragraphs of the story, beyond any note, that its own voice is measured by."""
_WIDEST = 3
"""Empty lines between paragraphs, above which a gap is as wide as any."""
_PLAIN = 0.5
"""No story is taken to sound more like an author's note than this."""
_ENDS = re.compile(r"[.!?…:;)*~>\"'”’»\]-]\s*$")


class Cut(NamedTuple):
    """How many paragraphs the note has (its length), and by how much that is the best answer."""

    length: int
    margin: float


class Shape(NamedTuple):
    """What a division looks like: whether the note is without paragraphs of its own, and the room behind it.

    `spaced` says that an empty paragraph is in that room, which then is the first of the story.
    """

    inline: bool
    room: int
    spaced: bool = False


class Weighed(NamedTuple):
    """How good each possible length of a note is, and what it looks like; `alone` is the margin of the only one.

    `begins_spaced` says of a chapter without a note whether it begins with an empty paragraph; `is_contested`, that the
    room behind the first paragraph may as well stand within a note of several.
    """

    scores: Mapping[int, float]
    shapes: Mapping[int, Shape]
    length: int
    alone: float = 0.0
    begins_spaced: bool | None = None
    is_contested: bool = False


NOTHING = Weighed({}, {}, 0)
"""Where nothing is to be divided."""


def weigh(parts: tuple[Paragraph, ...], *, inline: bool, titles: tuple[str, ...] = ()) -> Weighed:
    """Return the weights of the divisions of the paragraphs after a note's label.

    `inline` says that the note began right after its label, without a blank line. `titles` are those of the story
    and the chapter.
    """
    most = min(len(parts) - 1, LONGEST_NOTE)
    most = next((at - 1 for at in range(1, most + 1) if parts[at].is_rule or is_break(parts[at].text)), most)
    if inline:  # a note without paragraphs of its own cannot reach beyond an empty paragraph
        most = next((at for at in range(1, most + 1) if parts[at].spaced), most)
    if most < 1:
        return Weighed({}, {}, len(parts))
    sounds = _voices(parts, most)
    repeated = {letters(title) for title in titles} - {""}
    scores = {
        count: sum(sounds[:count]) + _room(parts, count, inline=inline) + _title(parts[count], repeated)
        for count in range(1, most + 1)
        if _may_end(parts[count - 1], parts[count])
    }
    shapes = {count: Shape(inline, min(parts[count].gap, _WIDEST), parts[count].spaced) for count in scores}
    best = max(scores, default=0, key=lambda count: (scores[count], -count))
    alone = SURE + max(0.0, -sum(sounds[best : best + 2]))
    return Weighed(scores, shapes, len(parts), alone, is_contested=not inline and _is_contested(parts))


def divide(weighed: Weighed, habit: Mapping[Shape, float] = MappingProxyType({})) -> Cut:
    """Return the best division; `habit` favours what the other chapters look like (see `habits`).

    A margin below `SURE` means that nobody can tell.
    """
    scores = {count: score + habit.get(weighed.shapes[count], 0.0) for count, score in weighed.scores.items()}
    if not scores:
        return Cut(weighed.length, 0.0)
    best, *others = sorted(scores, key=lambda count: (-scores[count], count))
    if best == LONGEST_NOTE:  # it may well go on
        return Cut(best, 0.0)
    margin = scores[best] - scores[others[0]] if others else weighed.alone
    return Cut(best, min(margin, _CONTESTED) if best == 1 and weighed.is_contested else margin)


def _is_contested(parts: tuple[Paragraph, ...]) -> bool:
    """Whether the second paragraph alone has room before it, where those of the story have none."""
    later = [part.gap for part in parts[2:]]
    return parts[1].gap > 0 and later[:1] == [0] == [gap for gap, _ in Counter(later).most_common(1)]


def _voices(parts: tuple[Paragraph, ...], most: int) -> list[float]:
    """Return how each of the first paragraphs sounds, measured from a story that is told in the first person itself."""
    usual = _usual(parts[most + 1 :][:_SAMPLE])
    return [talk(part.text) - usual for part in parts[: most + 2]]


def _usual(story: tuple[Paragraph, ...]) -> float:
    """Return how far a story itself sounds like a note; most do not, and what is left of them cannot change it soon."""
    if len(story) < _ENOUGH:
        return 0.0
    heard = 0.0
    for left, part in zip(range(len(story), 0, -1), story, strict=True):
        if heard + left * LIMIT <= 0.0:
            return 0.0
        heard += talk(part.text)
    return max(0.0, min(_PLAIN, heard / len(story)))


def _may_end(before: Paragraph, after: Paragraph) -> bool:
    """Whether a note may end between two paragraphs: not in the middle of a sentence that a margin broke."""
    return after.gap > 0 or (bool(_ENDS.search(before.text)) and not after.text[:1].islower())


def _container(part: Paragraph) -> tuple[tuple[str, int], ...]:
    return part.lines[0].box_path[:-1]


def _title(part: Paragraph, titles: set[str]) -> float:
    """Weigh a paragraph that is the title again: there the story begins."""
    return 4.0 if letters(part.text) in titles else 0.0


def _room(parts: tuple[Paragraph, ...], count: int, *, inline: bool) -> float:
    """Weigh the room before paragraph `count` against the room within the note and within the story."""
    inner = [part.gap for part in parts[1:count]]
    later = [part.gap for part in parts[count + 1 :]]
    here = parts[count].gap
    usual = Counter(later).most_common(1)[0][0] if later else here
    weight = 0.0
    if here == 0 < usual:  # two boxes met where every paragraph of the story has room around it
        weight += 2.5
    if here > max([usual, *inner]):
        weight += 2.0
    if inner and later and usual not in inner and set(later[:6]) == {usual}:
        weight += 2.5 if here != usual else 1.0
    if _container(parts[count - 1]) != _container(parts[count]):  # HTML whose boxes have lost their names
        weight += 2.5
    if not inner and later and here != usual and set(later[:6]) == {usual}:
        weight += 1.0
    if inline and all(gap <= 1 for gap in inner):
        weight += 1.5 if count == 1 else 0.5
    return weight
