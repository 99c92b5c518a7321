"""`check`: what was understood of every file, without building a site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from rich.markup import escape

from ..content import ContentError, open_content
from ..intake import take_in
from ..limits import limits_of
from ..story.archive import Archive
from ..story.check_json import as_json
from ..story.model import Story
from ..story.plural import counted
from .build import KEPT, NOT_BUILT, WHOLE, WITH_FINDINGS
from .conf import read_conf
from .report import report_html
from .screen import console, printable, progress, show_findings, show_summary, summary_of
from .sheet import save_sheet

_MOST_ROWS = 200


class Wanted(NamedTuple):
    """What is to be written: the JSON and the HTML page to these files, and the corrections sheet in its place."""

    json: Path | None = None
    html: Path | None = None
    sheet: bool = False


def check(root: Path, wanted: Wanted, *, content: Path | None = None, jobs: int | None = None) -> int:
    """Print what was understood, and write what is wanted.

    Returns 0, 1 where words are lost, 2 where there is no content, or what was asked for could not be written.
    """
    try:
        opened = open_content(content or root / "content")
        limits = limits_of(read_conf(root / "pelicanconf.py"))
        with progress() as advance:
            archive = take_in(opened, jobs, advance, limits, root / KEPT)
    except ContentError as error:
        console.print(f"Not checked: {printable(str(error))}", style="bold red", markup=False)
        return NOT_BUILT
    _show_files(archive)
    show_findings(archive.findings, notes=True)
    show_summary(summary_of(archive), archive.findings)
    if wanted.json is not None:
        _write(wanted.json, json.dumps(as_json(archive), ensure_ascii=False, indent=1) + "\n")
    if wanted.html is not None:
        _write(wanted.html, report_html(archive))
    if wanted.sheet:
        try:
            console.print(save_sheet(opened, archive), markup=False)
        except (ContentError, OSError) as error:
            console.print(f"Not written: {printable(str(error))}", style="bold red", markup=False)
            return NOT_BUILT
    return WITH_FINDINGS if archive.ledger.lost else WHOLE


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    console.print(f"Written: {file}", markup=False)


def _show_files(archive: Archive) -> None:
    """Print a line for each file: what it was read as, what became of it, and the story it is of."""
    stories = {story.id: story for story in archive.stories}
    for report in archive.files[:_MOST_ROWS]:
        story = stories.get(report.story or "")
        told = _told(story) if story else report.reason or "a page that only describes"
        console.print(
            f"[bold]{escape(printable(report.path))}[/]  [dim]{report.format or 'no format'}, {report.outcome}[/]"
        )
        console.print(f"    {escape(printable(told))}")
    if len(archive.files) > _MOST_ROWS:
        console.print(f"… and {counted(len(archive.files) - _MOST_ROWS, 'more file')}; --html FILE has them all.")


def _told(story: Story) -> str:
    authors = ", ".join(story.authors) if story.authors else "author unknown"
    missing = f", {len(story.missing)} missing" if story.missing else ""
    length = f"{counted(len(story.chapters), 'chapter')}{missing}, {counted(story.words, 'word')}"
    return f"{story.title or 'title unknown'} by {authors}: {length}"
