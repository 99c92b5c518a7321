"""`check`: what was understood of every file, without building a site."""

from __future__ import annotations

import json
from pathlib import Path

from rich.markup import escape

from ..content import ContentError, open_content
from ..intake import MAX_FILE_SIZE, take_in
from ..story.archive import Archive
from ..story.check_json import as_json
from ..story.model import Story
from ..story.plural import counted
from .build import NOT_BUILT, WHOLE, WITH_FINDINGS
from .conf import read_conf
from .screen import console, printable, progress, show_findings, show_summary
from .sheet import save_sheet

_MOST_ROWS = 200


def check(
    root: Path,
    *,
    content: Path | None = None,
    json_file: Path | None = None,
    write_corrections: bool = False,
    jobs: int | None = None,
) -> int:
    """Print what was understood, and write it as JSON where asked.

    Returns 0, 1 where words are lost, 2 where there is no content, or what was asked for could not be written.
    """
    try:
        opened = open_content(content or root / "content")
        limit = read_conf(root / "pelicanconf.py").get("MAX_FILE_SIZE", MAX_FILE_SIZE)
        with progress("Reading stories") as advance:
            archive = take_in(opened, jobs, advance, limit)
    except ContentError as error:
        console.print(f"Not checked: {error}", style="bold red", markup=False)
        return NOT_BUILT
    _show_files(archive)
    show_findings(archive.findings, notes=True)
    show_summary(archive, archive.findings)
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(as_json(archive), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        console.print(f"Written: {json_file}", markup=False)
    if write_corrections:
        try:
            console.print(save_sheet(opened, archive), markup=False)
        except (ContentError, OSError) as error:
            console.print(f"Not written: {error}", style="bold red", markup=False)
            return NOT_BUILT
    return WITH_FINDINGS if archive.ledger.lost else WHOLE


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
        console.print(f"… and {counted(len(archive.files) - _MOST_ROWS, 'more file')}; --json FILE has them all.")


def _told(story: Story) -> str:
    authors = ", ".join(story.authors) if story.authors else "author unknown"
    missing = f", {len(story.missing)} missing" if story.missing else ""
    length = f"{counted(len(story.chapters), 'chapter')}{missing}, {counted(story.words, 'word')}"
    return f"{story.title or 'title unknown'} by {authors}: {length}"
