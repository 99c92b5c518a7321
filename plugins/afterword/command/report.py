"""`check --html`: the archivist's desk, one page that opens anywhere and needs nothing.

For each story every field with its value, how sure it is, the file and the line it comes from, and what to fill in
where nobody says; for each file what became of it and of its words; every finding with what to do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import markdown
from markupsafe import Markup

from ..findings import page_of
from ..story.archive import Archive, FileReport
from ..story.check_json import FIELDS
from ..story.model import UNKNOWN, Chapter, Finding, Origin, Severity, Story
from ..story.plural import counted
from ..story.prose import plain
from .values import values_of

_TEMPLATE = "report.html"
_START = 90
"""Letters of a chapter's beginning, or of a paragraph's, that are shown."""
_MOST_PARAGRAPHS = 16
"""Of a chapter whose note could not be told from its prose: no more are looked through for its end."""
_COLUMN = {"authors": "author"}


class Row(NamedTuple):
    """One field of a story, called as its column: its value, how it is known, and where it stands."""

    name: str
    value: str
    origin: Origin
    place: str
    how: str


class Part(NamedTuple):
    """One chapter: where it stands, how it begins, and its first paragraphs, if a person is to say where it does."""

    chapter: Chapter
    start: str
    place: str
    paragraphs: tuple[str, ...]


class Told(NamedTuple):
    """One story, its fields and those that nobody says, its chapters, and the files that it was read from."""

    story: Story
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    parts: tuple[Part, ...]
    files: tuple[FileReport, ...]
    warnings: int


class Kind(NamedTuple):
    """All findings of one code, and what it means; those that a person accepted stand apart, as notes.

    `is_alike` where several say the same, which need not be said of each.
    """

    code: str
    severity: Severity
    is_alike: bool
    hint: str
    what: str
    page: Markup
    findings: tuple[Finding, ...]


def report_html(archive: Archive) -> str:
    """Return the report as an HTML page; whatever stands in a file is text in it."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["counted"] = counted
    stories = tuple(_stories(archive))
    places = {report.path: f"story-{number}" for number, told in enumerate(stories, 1) for report in told.files}
    return environment.get_template(_TEMPLATE).render(
        archive=archive,
        kinds=tuple(_kinds(archive.findings)),
        stories=stories,
        places=places,
        others=tuple(report for report in archive.files if report.path not in places),
    )


def _kinds(findings: Iterable[Finding]) -> Iterator[Kind]:
    alike: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    order = list(Severity)
    for found in findings:
        alike[order.index(found.severity), found.code].append(found)
    for (_, code), each in sorted(alike.items()):
        is_alike = len(each) > len({found.message for found in each}) == 1
        yield Kind(code, each[0].severity, is_alike, each[0].hint, *_page(code), tuple(each))


def _page(code: str) -> tuple[str, Markup]:
    """Return the title of the page that explains a code, and what is on it: our own words, and no file's."""
    title, _, text = page_of(code).partition("\n")
    return title.partition(": ")[2], Markup(markdown(text.replace("\n## ", "\n### "), extensions=["fenced_code"]))  # noqa: S704


def _stories(archive: Archive) -> Iterator[Told]:
    unsplit = {(found.file, found.line) for found in archive.findings if found.code in ("A501", "A503")}
    reports = {report.path: report for report in archive.files}
    warned = Counter(found.file for found in archive.findings if found.severity is not Severity.NOTE)
    for story in sorted(archive.stories, key=lambda story: story.files):
        parts = tuple(_part(story, chapter, unsplit) for chapter in story.chapters)
        rows = tuple(_rows(story))
        unknown = tuple(row.name for row in rows if row.origin is Origin.UNKNOWN)
        told = tuple(row for row in rows if row.origin is not Origin.UNKNOWN)
        files = tuple(reports[file] for file in story.files)
        yield Told(story, told, unknown, parts, files, sum(warned[file] for file in story.files))


def _part(story: Story, chapter: Chapter, unsplit: Container[tuple[str, int | None]]) -> Part:
    """Return a chapter as it is shown; `unsplit` are the places of those whose note could not be told."""
    paragraphs = [_beginning(text) for text in plain(chapter.prose).split("\n\n")]
    is_unsplit = (chapter.file, chapter.line) in unsplit
    place = _place(story, chapter.file, chapter.line)
    return Part(chapter, paragraphs[0], place, tuple(paragraphs[:_MOST_PARAGRAPHS]) if is_unsplit else ())


def _beginning(text: str) -> str:
    """Return the first words of a text; none is cut, so that they can be found in it."""
    text = " ".join(text.split())
    end = text.rfind(" ", 0, _START + 1) if len(text) > _START else -1
    return text[:end] if end > 0 else text


def _place(story: Story, file: str, line: int | None) -> str:
    """Return where something stands; the file of a story that has no other need not be named."""
    named = [file] if file and (file,) != story.files else []
    return ", ".join([*named, *([f"line {line}"] if line else [])])


def _rows(story: Story) -> Iterator[Row]:
    values = values_of(story)
    for name in (*FIELDS, *(f"label:{label}" for label in story.labels)):
        evidence = story.evidence.get(name, UNKNOWN)
        shown = "; ".join(values[name] or ()) if values[name] is not None else ""
        none = values[name] == () and evidence.origin is not Origin.UNKNOWN
        value = "none, says the source" if none else shown
        place = _place(story, evidence.file, evidence.line)
        yield Row(_COLUMN.get(name, name), value, evidence.origin, place, evidence.how)
