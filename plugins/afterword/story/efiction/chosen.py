"""Which chapter a page shows, and where that begins.

    [Reviews - 12]
    Table of Contents [Report This]
    Printer Chapter or Story
    - Text Size +
    [2. Man Up, Bram]

`Printer Chapter or Story` stands where a story has several chapters, `Printer` alone where it has one. The last line
is the list of chapters, folded: text keeps the chosen one (`w3m`, `lynx`), or all of them run together (`1. Out2. Man`)
or one below the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import ChapterDraft
from ..labels import CHAPTER_NOTES_LABEL, STORY_NOTES_LABEL, labelled
from ..page import Line, Page
from .boxes import NOTE_BOXES, PROSE_BOXES, Body, reads_as_prose
from .contents import is_index_row
from .headline import headline
from .top import NAVIGATION

TEXT_SIZE = re.compile(r"\s*(?:-\s*Text Size\s*\+|Dimensione del testo(?:\s+A\b)*)\s*")
_CHOSEN = re.compile(r"\s*(?:\[(?P<in>\d{1,4})\.\s+(?P<inside>.*?)[\s_]*\]|(?P<number>\d{1,4})\.\s+(?P<title>.*?))\s*$")
"""A chapter in the list of them: lynx fills its box up with `_`."""
_RUN_TOGETHER = re.compile(r"\s*\[?1\.\s.*\S2\.\s")
_SEVERAL = re.compile(r"Printer\s+Chapter or Story|^\s*Chapter or Story\s*$")
REVIEWED = re.compile(r"\S\s+\[(?:Reviews|Rezensionen) - \d+\]")
_ONE = re.compile(r"(?:^|\[Reviews - \d+\])\s*(?:\[Reviews - \d+\]\s*)?(?:star|half-star|\s)*Printer\s*$")
_NEAR = 12
_SENTENCES = 3
"""Lines that read as prose above the first label of a note: it stands below the chapter."""


class Chosen(NamedTuple):
    """What the list of chapters above one says; `several` is None where it does not say whether there are."""

    number: int | None = None
    title: str | None = None
    several: bool | None = None
    line: Line | None = None

    def chapter(self, body: Body, number: int | None, how_numbered: str) -> ChapterDraft:
        """Return the chapter whose name stands in the list, with what its body holds."""
        return ChapterDraft(
            body.prose,
            number,
            self.title,
            body.notes,
            body.end_notes,
            body.prose[0].number if body.prose else 1,
            how_numbered=how_numbered,
            heading=self.line.text if self.line else "",
            division=body.division,
        )


def read_chosen(lines: tuple[Line, ...]) -> Chosen:
    """Return which chapter the lines above one say that it is."""
    above = [line for line in lines if not line.is_blank]
    options = [line for line in above if line.is_option]
    selected = [line for line in options if "selected" in line.names] or [
        line for line in above[-2:] if "[" in line.text
    ]
    for line in selected:
        if found := _CHOSEN.match(TEXT_SIZE.sub("", line.text)):
            return Chosen(
                int(found["in"] or found["number"]), found["inside"] or found["title"] or None, several=True, line=line
            )
    if (
        len(options) > 1
        or len(_options_below_bar(lines)) > 1
        or _says(_SEVERAL, above)
        or _says(_RUN_TOGETHER, above[-1:])
    ):
        return Chosen(several=True)
    return Chosen(several=False if _says(_ONE, above) else None)


def chapter_start(lines: tuple[Line, ...]) -> int:
    """Return where a chapter begins: below the bar and the list of chapters, or at the first box or label of it."""
    bar = next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), None)
    if bar is None:
        begins = next((at for at, line in enumerate(lines) if _begins(line)), len(lines))
        is_boxed = begins < len(lines) and bool(lines[begins].names & (PROSE_BOXES | NOTE_BOXES))
        if not is_boxed and (heading := _counted_heading(lines)) is not None:
            return _after_buttons(lines, heading + 1)
        is_note_below = sum(reads_as_prose(line) for line in lines[:begins]) >= _SENTENCES
        return _after_navigation(lines) if is_note_below or begins == len(lines) else begins
    at = bar + 1 + len(_options_below_bar(lines))
    while at < len(lines) and lines[at].is_option:
        at += 1
    following = next((each for each in range(at, min(bar + 3, len(lines))) if not lines[each].is_blank), None)
    if following is not None and _is_list(lines[following].text):
        return following + 1
    return at


def has_bar(page: Page) -> bool:
    """Return whether a page has the bar by which readers could change the size of its text."""
    is_named = "Text Size" in page.text or "Dimensione del testo" in page.text
    return is_named and any(TEXT_SIZE.match(line.text) for line in page.lines)


def has_counted_heading(lines: tuple[Line, ...]) -> bool:
    """Return whether the heading of a story, with the number of its reviews, tells a chapter as nothing else does."""
    return _counted_heading(lines) is not None


def _counted_heading(lines: tuple[Line, ...]) -> int | None:
    """Return where the one heading is that counts its reviews, near the top of a page without a bar."""
    found = [at for at, line in enumerate(lines) if "[" in line.text and REVIEWED.search(line.text) and headline(line)]
    return found[0] if len(found) == 1 and not any(map(is_index_row, lines[found[0] + 1 :])) else None


def _options_below_bar(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the list of chapters where a text has each on a line of its own below the bar, numbered from 1."""
    bar = next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), len(lines))
    options: list[Line] = []
    for line in lines[bar + 1 :]:
        if not line.text.lstrip().startswith(f"{len(options) + 1}. "):
            break
        options.append(line)
    return tuple(options) if len(options) > 1 else ()


def _after_buttons(lines: tuple[Line, ...], at: int) -> int:
    """Return the place below the buttons and the choices that stand from a line on."""
    while at < len(lines) and (lines[at].is_option or lines[at].is_blank or NAVIGATION.match(lines[at].text)):
        at += 1
    return at


def _after_navigation(lines: tuple[Line, ...]) -> int:
    """Return the place below the last line of buttons near the top; a page may have lost all else above its prose."""
    near = [at for at, line in enumerate(lines[:_NEAR]) if NAVIGATION.match(line.text)]
    return near[-1] + 1 if near else 0


def _is_list(text: str) -> bool:
    bracketed = text.lstrip().startswith("[") and text.rstrip().endswith("]")
    return bool(_RUN_TOGETHER.match(text) or (bracketed and _CHOSEN.match(text)))


def _says(pattern: re.Pattern[str], lines: list[Line]) -> bool:
    return any(pattern.search(line.text) for line in lines)


def _begins(line: Line) -> bool:
    return bool(
        line.names & (PROSE_BOXES | NOTE_BOXES)
        or labelled(STORY_NOTES_LABEL, line.text)
        or labelled(CHAPTER_NOTES_LABEL, line.text)
    )
