"""The text that is left of a page of the Archive of Our Own: copied, extracted, or printed by a text browser.

    Archive Warnings:
      • Major Character Death
    Stats:
    Published:
    2012-02-07

    The Farthing

    quill, Wren (sparrow)

Notes:
    (See the end of the work for more notes.)

    Chapter 1: Michaelmas

    Chapter Text

    Cratchit found it first.

The page says in so many words where the prose begins (`Chapter Text`, `Work Text:`), and above it whether there are
notes below: a line “Notes:” in the prose is the label of these only if the page announced them.

"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..page import Line
from . import pieces as parts
from .pieces import Piece
from .tags_in_lines import block_of, pieces_of_block

_TEXT = re.compile(r"\s*(?:Chapter Text|Work Text:)\s*$")
_HEADING = re.compile(r"\s*Chapter\s+\d{1,4}(?::\s.*)?\s*$")
_UNDER_HEADING = re.compile(r"\s*(?:Summary:|Notes:|Chapter Text)\s*$|\s*Chapter by\b")
_SUMMARY, _NOTES = re.compile(r"\s*Summary:\s*$"), re.compile(r"\s*Notes:\s*$")
_JUMP = re.compile(r"\s*\(\s*See the end of the (work|chapter) for\s+(?:more\s+)?(notes)?")
_HEADER = re.compile(r"\s*Work Header\s*$")
_BYLINE = re.compile(r"\s*Chapter by\b")
_LOCK = re.compile(r"(?:^|\s+)\(Restricted\)(?:\s+|$)")
_RELATED = re.compile(r"\s*Works inspired by this one:\s*$")
_FOOT = re.compile(r"\W*Top\s*$|\s*Post Comment\s*$|.*\bleft kudos on this work!\s*$")
_OVER_FOOT = re.compile(r"\s*(?:Actions|Kudos|Comments)\s*$")
_FEWEST_LABELS = 2


def marks_of(lines: Sequence[Line]) -> int:
    """Count the marks of a page: where its text begins, and the list of tags or the heading over it."""
    first = next((at for at, line in enumerate(lines) if _TEXT.match(line.text)), None)
    if first is None:
        return 0
    labels = sum(1 for line in lines[block_of(lines[:first])] if line.text.strip().endswith(":")) >= _FEWEST_LABELS
    header = any(_HEADER.match(line.text) for line in lines[:first])
    return 4 + 2 * labels + header if labels or header else 0


def pieces_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield what each line of a page is."""
    starts = [at for at, line in enumerate(lines) if _TEXT.match(line.text)]
    foot = _foot(lines, starts[-1])
    block = block_of(lines[: starts[0]])
    header = max((at + 1 for at in range(starts[0]) if _HEADER.match(lines[at].text)), default=0)
    top = block.stop or header
    yield from (Piece(parts.NAVIGATION, line) for line in lines[: block.start if block.stop else top])
    yield from pieces_of_block(lines[block])
    headings = _headings(lines, top, starts)
    yield from _front(lines[top : headings[0]])
    work_notes = _announces(lines[top : headings[0]], "work")
    for heading, text, end in zip(headings, starts, [*headings[1:], foot], strict=True):
        above = lines[heading:text]
        yield from _above(above)
        yield Piece(parts.LABELS, lines[text])
        last = end == foot and work_notes
        yield from _prose(lines[text + 1 : end], chapter=_announces(above, "chapter"), work=last)
    yield from (Piece(parts.READERS, line) for line in lines[foot:])


def _headings(lines: Sequence[Line], front: int, starts: Sequence[int]) -> list[int]:
    """Return where each chapter begins: at the last heading above its text, or at the words over the text."""
    before = [front, *(at + 1 for at in starts[:-1])]
    return [_heading(lines, first, at) for first, at in zip(before, starts, strict=False)]


def _heading(lines: Sequence[Line], first: int, text: int) -> int:
    for at in range(text - 1, first - 1, -1):
        below = next(line for line in lines[at + 1 :] if not line.is_blank)
        if _HEADING.match(lines[at].text) and _UNDER_HEADING.match(below.text):
            return at
    return text


def _announces(lines: Sequence[Line], where: str) -> bool:
    found = (_JUMP.match(line.text) for line in lines)
    return any(jump and jump[1] == where and jump[2] for jump in found)


def _front(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield title, byline, summary and notes of the work."""
    part, head = "", [parts.TITLE, parts.BYLINE]
    for line in lines:
        if _SUMMARY.match(line.text) or _NOTES.match(line.text):
            part = parts.SUMMARY if _SUMMARY.match(line.text) else parts.NOTES
            yield Piece(parts.LABELS, line)
        elif _JUMP.match(line.text):
            yield Piece(parts.NAVIGATION, line)
        elif part:
            yield Piece(part, line)
        elif line.is_blank or not head or _HEADER.match(line.text):
            yield Piece(parts.FURNITURE, line)
        elif lock := _LOCK.match(line.text):
            yield Piece(parts.FURNITURE, line.cut(0, lock.end()))
            yield Piece(head.pop(0), line.cut(lock.end()))
        else:
            yield Piece(head.pop(0), line)


def _above(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield heading, byline, summary and notes of a chapter."""
    part = parts.CHAPTER
    for at, line in enumerate(lines):
        if _SUMMARY.match(line.text):
            part = parts.CHAPTER_SUMMARY
            yield Piece(parts.CHAPTER_SUMMARY_LABEL, line)
        elif _NOTES.match(line.text):
            part = parts.CHAPTER_NOTES
            yield Piece(parts.CHAPTER_NOTES_LABEL, line)
        elif _JUMP.match(line.text):
            yield Piece(parts.NAVIGATION, line)
        elif part == parts.CHAPTER and at and _BYLINE.match(line.text):
            yield Piece(parts.CHAPTER_BYLINE, line)
        else:
            yield Piece(parts.FURNITURE if part == parts.CHAPTER and line.is_blank else part, line)


def _prose(lines: Sequence[Line], *, chapter: bool, work: bool) -> Iterator[Piece]:
    """Yield the prose of a chapter, and the notes below it that were announced above."""
    related = next((at for at, line in enumerate(lines) if work and _RELATED.match(line.text)), len(lines))
    labels = [at for at, line in enumerate(lines[:related]) if _NOTES.match(line.text)]
    of_work = labels.pop() if work and labels else related
    of_chapter = labels.pop() if chapter and labels else of_work
    for at, line in enumerate(lines):
        if at in (of_chapter, of_work) and at < related:
            yield Piece(parts.LABELS, line)
        elif at < of_chapter:
            yield Piece(parts.PROSE, line)
        elif at < of_work:
            yield Piece(parts.CHAPTER_END_NOTES, line)
        else:
            yield Piece(parts.END_NOTES if at < related else parts.RELATED, line)


def _foot(lines: Sequence[Line], last: int) -> int:
    """Return where the page goes on with what readers left, below the last text."""
    at = next((at for at in range(last, len(lines)) if _FOOT.match(lines[at].text)), len(lines))
    above = at
    while (
        above > last + 1 and at < len(lines) and (lines[above - 1].is_blank or _OVER_FOOT.match(lines[above - 1].text))
    ):
        above -= 1
    return above
