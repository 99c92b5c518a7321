"""What a person should look at once a story is put together: what nobody said, what is missing, what is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import finding
from ..model import UNKNOWN, Finding, Origin, Outcome, Reading, Story
from .gather_chapters import Gathered
from .merge_fields import Known

_WHOLE = 0.85
"""Share of the stated words below which a text may be cut off."""


def doubts(readings: tuple[Reading, ...], story: Story, known: Known, gathered: Gathered) -> tuple[Finding, ...]:
    """Return the findings about a story as a whole."""
    return (
        *_copies(readings, gathered),
        *_missing_fields(story, known),
        *_unnumbered(readings, story),
        *_incomplete(story),
    )


def _missing_fields(story: Story, known: Known) -> tuple[Finding, ...]:
    """Return a finding for a title and an author that nobody has said; `-` in the corrections is a word."""
    file = story.files[0]
    findings = [
        finding(code, file)
        for code, field in (("A301", "title"), ("A302", "authors"))
        if known.evidence.get(field, UNKNOWN).origin is Origin.UNKNOWN
    ]
    return tuple(findings)


def _copies(readings: tuple[Reading, ...], gathered: Gathered) -> Iterator[Finding]:
    """Yield a finding for each file of whose chapters none is published, since another has all their words."""
    published = {chapter.file for chapter in gathered.chapters}
    for reading in readings:
        if reading.chapters and reading.file not in published:
            others = dict.fromkeys(copy.kept.file for copy in gathered.copies if copy.chapter.file == reading.file)
            yield finding("A403", reading.file, other=", ".join(others))


def _unnumbered(readings: tuple[Reading, ...], story: Story) -> Iterator[Finding]:
    """Yield a finding for each file that is a chapter and does not say which; a whole text needs no number."""
    parts = {reading.file for reading in readings if reading.outcome is Outcome.PART}
    return (
        finding("A402", chapter.file, chapter.line)
        for chapter in story.chapters
        if chapter.number is None and chapter.file in parts
    )


def _incomplete(story: Story) -> tuple[Finding, ...]:
    title = story.title or "?"
    if story.missing:
        return (finding("A401", story.files[0], numbers=_ranges(story.missing), title=title),)
    if story.words_stated and story.words < _WHOLE * story.words_stated:
        return (finding("A405", story.files[0], title=title, counted=story.words, stated=story.words_stated),)
    return ()


def _ranges(numbers: tuple[int, ...]) -> str:
    """Return numbers as a person writes them: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
