"""Prose and nothing else: what is left of a story when all that framed it is gone.

    I know, nobody asked for this one. Consider it a study.


    The ledger was wrong by one farthing, and had been since Michaelmas.

    Cratchit found it first.

    “One farthing,” he said, and wrote it down.

    Nobody looked up.

No label, no heading, no address: title and author stay unknown until a person says them. If the first paragraphs are
a note, nobody can prove it; they are published where they stand.
"""

from __future__ import annotations

import re
from itertools import accumulate, islice

from ..draft import ChapterDraft, Draft
from ..model import Outcome
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..typed.headings import typed_headings
from ..words import count

NAME = "bare_prose"
_SENTENCE = re.compile(r"[.!?…。！？؟։][\"'”’»)\]]*(?:\s|$)")
_FEWEST_WORDS = 20
_FIRST_IDEOGRAPH = "\u2e7f"
_FEWEST_LETTERS = 40
"""For scripts that put no space between words."""
_MENU = 4
"""Words a line; a page of shorter ones that never ends a sentence is a menu."""


def recognise(page: Page) -> int:
    """Return the least there is, for whatever reads as prose."""
    texts = [line.text for line in page.filled]
    words = accumulate(map(count, texts))
    letters = (letter for text in texts for letter in text if letter > _FIRST_IDEOGRAPH)
    if not any(many >= _FEWEST_WORDS for many in words) and sum(1 for _ in letters) < _FEWEST_LETTERS:
        return 0
    sentences = (sentence for text in texts for sentence in _SENTENCE.finditer(text))
    return 1 if len(tuple(islice(sentences, 2))) > 1 or sum(map(count, texts)) > _MENU * len(texts) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the prose of a page, divided only by headings that make a row."""
    del site
    chapters = chapters_of(page.lines)
    return Draft(outcome_of(chapters), chapters=chapters)


def outcome_of(chapters: tuple[ChapterDraft, ...]) -> Outcome:
    """Return what a text holds: a part of a story where it is headed as one chapter, or begins with a later."""
    numbers = [chapter.number for chapter in chapters if chapter.number is not None]
    return Outcome.PART if numbers and (len(numbers) == 1 or numbers[0] > 1) else Outcome.STORY


def chapters_of(lines: tuple[Line, ...]) -> tuple[ChapterDraft, ...]:
    """Return the chapters of a text: one for each heading of a row, or all of it as one."""
    row = typed_headings(lines)
    if not row:
        lines = trimmed(lines)
        return (ChapterDraft(lines, line=lines[0].number if lines else 1),)
    ends = [*(each.at for each in row[1:]), len(lines)]
    first = lines[: row[0].at]
    return tuple(
        ChapterDraft(
            trimmed((first if each is row[0] else ()) + lines[each.at + 1 : end]),
            each.number,
            each.title,
            line=lines[each.at].number,
            heading=lines[each.at].text,
        )
        for each, end in zip(row, ends, strict=True)
    )
