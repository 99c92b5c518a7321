"""`check --html`: the archivist's desk, one page that opens anywhere and needs nothing.

For each story every field with its value, how sure it is, the file and the line it comes from, and what to fill in
where nobody says; for each file what became of it and of its words; every finding with what to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..story.archive import Archive, FileReport
from ..story.check_json import FIELDS
from ..story.corrections import COLUMNS
from ..story.model import UNKNOWN, Chapter, Finding, Origin, Severity, Story
from ..story.plural import counted
from ..story.prose import plain

_TEMPLATE = "report.html"
_START = 90
"""Letters of a chapter's beginning that are shown."""
_COLUMN = {"authors": "author"}


class Row(NamedTuple):
    """One field of a story: its value, how it is known, where it stands, and the column to fill in if nobody says."""

    name: str
    value: str
    origin: Origin
    place: str
    how: str
    column: str


class Part(NamedTuple):
    """One chapter: where it stands, how it begins, and whether its note could not be told from its prose."""

    chapter: Chapter
    start: str
    is_unsplit: bool


class Told(NamedTuple):
    """One story, its fields and its chapters, and the files that it was read from."""

    story: Story
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    files: tuple[FileReport, ...]


class Kind(NamedTuple):
    """All findings of one code; those that a person accepted stand apart, as notes."""

    code: str
    severity: Severity
    hint: str
    findings: tuple[Finding, ...]


def report_html(archive: Archive) -> str:
    """Return the report as an HTML page; whatever stands in a file is text in it."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["counted"] = counted
    in_stories = {file for story in archive.stories for file in story.files}
    return environment.get_template(_TEMPLATE).render(
        archive=archive,
        kinds=tuple(_kinds(archive.findings)),
        stories=tuple(_stories(archive)),
        others=tuple(report for report in archive.files if report.path not in in_stories),
    )


def _kinds(findings: Iterable[Finding]) -> Iterator[Kind]:
    alike: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    order = list(Severity)
    for found in findings:
        alike[order.index(found.severity), found.code].append(found)
    for (_, code), each in sorted(alike.items()):
        yield Kind(code, each[0].severity, each[0].hint, tuple(each))


def _stories(archive: Archive) -> Iterator[Told]:
    unsplit = {(found.file, found.line) for found in archive.findings if found.code == "A501"}
    reports = {report.path: report for report in archive.files}
    for story in sorted(archive.stories, key=lambda story: story.files):
        parts = (
            Part(chapter, plain(chapter.prose)[:_START], (chapter.file, chapter.line) in unsplit)
            for chapter in story.chapters
        )
        yield Told(story, tuple(_rows(story)), tuple(parts), tuple(reports[file] for file in story.files))


def _rows(story: Story) -> Iterator[Row]:
    values = _values(story)
    for name in (*FIELDS, *(f"label:{label}" for label in story.labels)):
        evidence = story.evidence.get(name, UNKNOWN)
        place = f"{evidence.file}{f', line {evidence.line}' if evidence.line else ''}" if evidence.file else ""
        column = _COLUMN.get(name, name)
        can_fill = column in COLUMNS and evidence.origin in (Origin.UNKNOWN, Origin.INFERRED)
        shown = "; ".join(values[name] or ()) if values[name] is not None else ""
        none = values[name] == () and evidence.origin is not Origin.UNKNOWN
        value = "none, says the source" if none else shown
        yield Row(name.removeprefix("label:"), value, evidence.origin, place, evidence.how, column if can_fill else "")


def _values(story: Story) -> Mapping[str, tuple[str, ...] | None]:
    series = None
    if story.series is not None:
        series = tuple(place.name + (f" #{place.number}" if place.number else "") for place in story.series)
    return {
        "title": (story.title,) if story.title else None,
        "authors": story.authors,
        "summary": (story.summary,) if story.summary else None,
        **story.facets,
        "series": series,
        "status": (story.status,),
        "published": (story.published.isoformat(),) if story.published else None,
        "updated": (story.updated.isoformat(),) if story.updated else None,
        "words": (str(story.words_stated),) if story.words_stated is not None else None,
        "language": (story.language,) if story.language else None,
        **{f"label:{label}": values for label, values in story.labels.items()},
    }
