"""What the commands print: a progress bar for what takes longer than a second, findings, and the summary."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..story.archive import Archive
from ..story.model import Finding, Ledger, Outcome, Severity
from ..story.plural import counted

console = Console(highlight=False, soft_wrap=True)
_SLOW = 1.0
"""Seconds from which on a bar is worth its room."""
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_MOST_SHOWN = 20


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """Give a function that is told how much is done, of how much, and of what; the bar appears when it takes long."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    task = bar.add_task("", total=None)
    started = time.monotonic()

    def advance(done: int, total: int, of: str) -> None:
        if not bar.live.is_started and time.monotonic() - started > _SLOW:
            bar.start()
        bar.update(task, completed=done, total=total, description=escape(printable(of)))

    try:
        yield advance
    finally:
        bar.stop()


def show_findings(findings: Iterable[Finding], *, notes: bool, every: bool = False) -> None:
    """Print findings, errors and warnings first; notes only where asked for. What to do stands once below all alike.

    Without notes it is a look at the first ones, unless every one is asked for.
    """
    order = list(Severity)
    chosen = sorted(
        (found for found in findings if notes or found.severity is not Severity.NOTE),
        key=lambda found: (order.index(found.severity), found.code),
    )
    shown = chosen if notes or every else chosen[:_MOST_SHOWN]
    for (_, hint), alike in groupby(shown, lambda found: (found.code, found.hint)):
        for found in alike:
            place = printable(found.file) + (f":{found.line}" if found.line else "")
            head = f"[{_COLOURS[found.severity]}]{found.severity} {found.code}[/] {escape(place)}"
            console.print(f"{head}: {escape(printable(found.message))}")
        console.print(f"    {escape(printable(hint))}", style="dim")
    if len(chosen) > len(shown):
        console.print(f"… and {len(chosen) - len(shown)} more; `tasks.py check` names them all.")
    if chosen:
        console.print(f"What a code means, and what to do step by step: python3 tasks.py explain {chosen[0].code}")


class Summary(NamedTuple):
    """How much there is in an archive, and where its words went."""

    stories: int
    chapters: int
    words: int
    files: int
    outcomes: Mapping[str, int]
    ledger: Ledger


def summary_of(archive: Archive) -> Summary:
    """Return how much there is in an archive."""
    return Summary(
        len(archive.stories),
        sum(len(story.chapters) for story in archive.stories),
        sum(story.words for story in archive.stories),
        len(archive.files),
        Counter(str(report.outcome) for report in archive.files),
        archive.ledger,
    )


def show_summary(summary: Summary, findings: Iterable[Finding]) -> None:
    """Print how much there is, what was not understood, where the words went, and what a person should look at."""
    stories = counted(summary.stories, "story", "stories")
    much = (stories, counted(summary.chapters, "chapter"), counted(summary.words, "word"))
    console.print(f"{', '.join(much)} from {counted(summary.files, 'file')}")
    rest = [counted(summary.outcomes[each], *names) for each, names in _OUTCOMES.items() if summary.outcomes.get(each)]
    if rest:
        console.print("  " + ", ".join(rest))
    console.print(f"  {accounted(summary.ledger)}")
    severities = Counter(found.severity for found in findings)
    console.print("  findings: " + ", ".join(counted(severities[each], each) for each in Severity))


def accounted(ledger: Ledger) -> str:
    """Return in a sentence where the words went."""
    dropped = ", ".join(f"{count:,} {kind}" for kind, count in ledger.dropped.items())
    published = f"words in {ledger.words_in:,} = published {ledger.published:,}"
    return f"{published}{f' + {dropped}' if dropped else ''}; lost {len(ledger.lost)}"


def printable(text: str) -> str:
    """Return text that cannot forge a line or a colour of ours: control characters are spelled out."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


_OUTCOMES = {
    str(Outcome.REFUSED): ("file not understood as a story", "files not understood as stories"),
    str(Outcome.DUPLICATE): ("copy", "copies"),
    str(Outcome.METADATA): ("page that only describes", "pages that only describe"),
}
