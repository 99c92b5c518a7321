"""What the subject of a message, or the title of an entry, says of the part that stands in it."""

from __future__ import annotations

from dataclasses import replace

from ..draft import Draft
from ..model import Outcome, Stated
from .subject import Subject


def numbered(draft: Draft, subject: Subject, line: int, how: str) -> Draft:
    """Return a draft of one chapter with the number that a subject gives it; another is returned as it is."""
    if len(draft.chapters) != 1 or draft.chapters[0].number is not None or subject.number is None:
        return draft
    is_said = any(field.field == "chapters" for field in draft.fields)
    total = (Stated("chapters", (str(subject.of),), "", line),) if subject.of and not is_said else ()
    return replace(
        draft,
        outcome=Outcome.STORY if subject.of == 1 else Outcome.PART,
        fields=(*draft.fields, *total),
        chapters=(replace(draft.chapters[0], number=subject.number, how_numbered=how),),
    )
