"""The parts of a story, each with a header of its own, to one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .draft import ChapterDraft, Draft, Dropped
from .ledger import LABELS
from .model import Outcome, Stated
from .words import bare

_ONCE = frozenset(("title", "authors", "chapters", "published", "updated", "status", "words", "rating"))
"""Fields that each part of a story repeats."""


def one_story(drafts: Sequence[Draft]) -> Draft:
    """Return drafts of parts as one draft: what each repeats is said once, a title of its own is its chapter's."""
    first, *later = drafts
    said = _ONCE & {field.field for field in first.fields}
    drafts = (first, *(_titled(draft, _title(first)) for draft in later))
    fields = [field for draft in drafts[1:] for field in draft.fields]
    numbers = [chapter.number for draft in drafts for chapter in draft.chapters]
    is_whole = bool(later) and numbers == list(range(1, len(numbers) + 1))
    return Draft(
        Outcome.STORY if is_whole else first.outcome,
        (*first.fields, *(field for field in fields if field.field not in said)),
        tuple(line for draft in drafts for line in draft.notes),
        chapters=tuple(chapter for draft in drafts for chapter in draft.chapters),
        dropped=(
            *(each for draft in drafts for each in draft.dropped),
            *(Dropped(LABELS, field.raw) for field in fields if field.field in said),
        ),
    )


def _title(draft: Draft) -> Stated | None:
    return next((field for field in draft.fields if field.field == "title" and field.values), None)


def _titled(draft: Draft, story: Stated | None) -> Draft:
    """Return a part whose only chapter bears the title that the part has, where the story has another."""
    own = _title(draft)
    if not own or not story or bare(own.values[0]) == bare(story.values[0]) or len(draft.chapters) != 1:
        return draft
    (chapter,) = draft.chapters
    if chapter.title is not None:
        return draft
    return replace(draft, fields=_without(draft.fields, own), chapters=(_named(chapter, own),))


def _without(fields: tuple[Stated, ...], one: Stated) -> tuple[Stated, ...]:
    return tuple(field for field in fields if field is not one)


def _named(chapter: ChapterDraft, title: Stated) -> ChapterDraft:
    return replace(chapter, title=title.values[0], heading=f"{chapter.heading}\n{title.raw}".strip())
