"""A story as HarryPotterFanFiction.com prints it: `printerfriendly.php?mode=story&object=N`.

    The Salt Road, Again by quill & ash

    Format: Novella
    Chapters: 2
    Word Count: 168,224

    Chapter 1: Out
      [Printer Friendly Version of This Chapter]

A box of labels, the summary without one, then every chapter under its heading and the line that prints it alone.
Facts: printed pages of the archive.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..efiction.box_lines import box_start, box_stop
from ..efiction.infobox import read_box
from ..efiction.top import read_above
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site

NAME = "hpff_printable"
_MARKS = 12
_CHAPTER = re.compile(r"\s*Chapter (?P<number>\d{1,4})(?::\s*(?P<title>.*?))?\s*$")
_PRINTED = "[Printer Friendly Version of This Chapter]"
_PRINTER = re.compile(rf"\s*{re.escape(_PRINTED)}\s*$")
_VIEWING = re.compile(r"\s*You are viewing a story from harrypotterfanfiction\.com\s*$", re.IGNORECASE)
_LAST_CHAPTER = "label:Last Chapter"
_NEAR = 3
"""Lines between a heading and the line that prints the chapter."""


class _Heading(NamedTuple):
    at: int
    number: int
    title: str | None
    stop: int


def recognise(page: Page) -> int:
    """Return sure marks for a box of labels above chapters that each can be printed alone."""
    headings = _headings(page.lines) if _PRINTED in page.text else []
    start = box_start(page.lines) if headings else None
    return _MARKS if headings and start is not None and start < headings[0].at else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a printed page."""
    lines, headings = page.lines, _headings(page.lines)
    start = box_start(lines) or 0
    first = headings[0].at
    stop = box_stop(lines[:first], start)
    box = read_box(lines[start:stop], site)
    viewing = tuple(line for line in lines[:start] if _VIEWING.match(line.text))
    above = read_above(tuple(line for line in lines[:start] if line not in viewing), lines)
    summary = _summary(lines[stop:first])
    dated = [field for field in box.fields if field.field == _LAST_CHAPTER]
    ends = [*(each.at for each in headings[1:]), len(lines)]
    return Draft(
        Outcome.STORY,
        (*above.stated(page.url), *(field for field in box.fields if field not in dated), *summary),
        chapters=tuple(_chapter(lines, each, end) for each, end in zip(headings, ends, strict=True)),
        dropped=(
            *(Dropped("site furniture", line.text) for line in viewing),
            *above.dropped,
            *box.dropped,
            *(Dropped("date of a chapter", field.raw) for field in dated),
            *(Dropped("navigation", line.text) for each in headings for line in lines[each.at + 1 : each.stop]),
        ),
        doubts=above.doubts(),
    )


def _summary(lines: tuple[Line, ...]) -> tuple[Stated, ...]:
    raw = "\n".join(line.text.strip() for line in lines).strip()
    number = next((line.number for line in lines if not line.is_blank), 1)
    return (Stated("summary", (raw,), raw, number, how="it stands between labels and chapters"),) if raw else ()


def _chapter(lines: tuple[Line, ...], heading: _Heading, end: int) -> ChapterDraft:
    line = lines[heading.at]
    return ChapterDraft(
        trimmed(lines[heading.stop : end]), heading.number, heading.title, line=line.number, heading=line.text
    )


def _headings(lines: tuple[Line, ...]) -> list[_Heading]:
    """Return the heading next above each line that prints a chapter."""
    found: list[_Heading] = []
    stop = 0
    for printer in (at for at, line in enumerate(lines) if _PRINTER.match(line.text)):
        near = range(printer - 1, max(stop, printer - _NEAR) - 1, -1)
        heading = next(((at, said) for at in near if (said := _CHAPTER.match(lines[at].text))), None)
        if heading:
            at, said = heading
            stop = printer + 1
            found.append(_Heading(at, int(said["number"]), said["title"] or None, stop))
    return found
