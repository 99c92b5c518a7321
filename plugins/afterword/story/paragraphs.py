"""Lines to paragraphs: what belongs together, and how much room stood before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .page import Line


class Paragraph(NamedTuple):
    """Lines that belong together; `gap` is the number of blank lines before them."""

    lines: tuple[Line, ...]
    gap: int
    spaced: bool = False
    """Whether one of those blank lines was a paragraph of its own holding only a no-break space."""

    @property
    def text(self) -> str:
        """The text, its lines joined by spaces."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def is_rule(self) -> bool:
        """Whether it is a drawn line."""
        return self.lines[0].is_rule


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of lines: blank lines part them, and so do the containers that they stand in."""
    return tuple(each_paragraph(lines))


def each_paragraph(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines, one by one, for those who need no more than the first."""
    current: list[Line] = []
    blanks: list[Line] = []
    before: tuple[int, bool] = (0, False)
    for line in lines:
        if line.is_blank:
            blanks.append(line)
            continue
        if current and (blanks or not line.stands_with(current[-1]) or line.is_rule or current[-1].is_rule):
            yield Paragraph(tuple(current), *before)
            current = []
        if not current:
            before = (len(blanks), any("\xa0" in blank.text for blank in blanks)) if blanks else (0, False)
        current.append(line)
        if blanks:
            blanks = []
    if current:
        yield Paragraph(tuple(current), *before)


def single_lines(parts: tuple[Paragraph, ...], count: int) -> tuple[Paragraph, ...]:
    """Return paragraphs with the lines of the first few each taken as a paragraph without room before it."""
    first = tuple(
        Paragraph((line,), 0 if at else part.gap, part.spaced and not at)
        for part in parts[:count]
        for at, line in enumerate(part.lines)
    )
    return first + parts[count:]


def lines_of(parts: Iterable[Paragraph]) -> tuple[Line, ...]:
    """Return the lines of paragraphs, with as many blank lines between them as there were."""
    out: list[Line] = []
    for part in parts:
        number = part.lines[0].number
        if out:
            out.extend(Line(number - part.gap + at, "") for at in range(part.gap))
        out.extend(part.lines)
    return tuple(out)


def trimmed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines without the blank ones before the first and after the last that is not."""
    start, stop = 0, len(lines)
    while start < stop and lines[start].is_blank:
        start += 1
    while start < stop and lines[stop - 1].is_blank:
        stop -= 1
    return lines[start:stop]
