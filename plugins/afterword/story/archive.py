"""All raw files to the whole archive: stories, what became of each file, findings, the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from . import ledger
from .corrections import Corrections, unmatched
from .findings import finding
from .formats.efiction_list import LIST
from .formats.efiction_reviews import NAME as REVIEWS
from .formats.journal_entry import COMMENTS
from .joining.account import COPIES, Elsewhere, settled
from .joining.assemble import Assembled, assemble
from .joining.join import groups
from .joining.listed import listed_for
from .joining.reviewed import with_reviews
from .joining.said_once import heard
from .joining.site_dates import settle_dates
from .model import Described, Finding, Ledger, Outcome, Reading, Severity, Story
from .plural import counted
from .removals import NO_REMOVALS, NO_STORIES, REMOVED, Removals, Removed, left_out
from .several import whole_of

SlugsOf = Callable[[Iterable[Story]], Mapping[str, str]]
"""Tells by which address each story is known, by its id: an author who asks for removal names the page."""
_MOST_WORDS_NAMED = 12
_ELSEWHERE = frozenset((COPIES, ledger.LISTED_NOTES, LIST))
"""What stands on the site from another file, or most likely does, and what no story has."""
_MANY, _SHARE = 250, 0.3
"""Words of one kind left out, and their share of a file, above which a person should look."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one raw file; `story` is the id of the story that it is part of."""

    path: str
    format: str | None
    outcome: Outcome
    story: str | None
    reason: str | None
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything the stages build from."""

    stories: tuple[Story, ...]
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    described: tuple[Described, ...] = ()
    """What the archives that the stories come from said of themselves."""
    removed: Removed = NO_STORIES


def archive(
    readings: Iterable[Reading],
    corrections: Corrections,
    removals: Removals = NO_REMOVALS,
    slugs_of: SlugsOf = lambda _: {},
) -> Archive:
    """Return the archive of readings. The same readings give the same archive in any order."""
    readings = settle_dates(heard(sorted(readings, key=lambda each: each.file), removals))
    pages = [each for each in readings if each.format == REVIEWS]
    held = groups(each for each in readings if not (each.listed or each.described or each.format == REVIEWS))
    with_prose, unread = with_reviews([group for group in held if any(each.chapters for each in group)], pages)
    lists = [each for each in readings if each.listed and not removals.asks_for(each.file)]
    listed = listed_for(with_prose, lists)
    made = [_Made(group, assemble(group, listed.get(group[0].file, ()))) for group in with_prose]
    slugs = slugs_of([each.story for each in made]) if removals.requests else {}
    asked = {each.story.id for each in made if removals.asks(each.story, slugs.get(each.story.id, ""))}
    gone, kept = ([each for each in made if (each.story.id in asked) is to_go] for to_go in (True, False))
    reports = (
        {each.file: _report(each) for each in readings}
        | {each.file: _without_story(each) for each in unread}
        | {reading.file: _removed(reading) for each in gone for reading in each.group}
        | {reading.file: _in_story(reading, each.made) for each in kept for reading in each.group}
    )
    copies = {place for each in kept for place in _places(each.group) - _places((each.story,))}
    findings = (
        *corrections.findings,
        *unmatched(corrections, (place for path in reports for place in (path, whole_of(path)))),
        *(found for each in readings for found in each.findings if not _is_settled(found, copies)),
        *(found for group in held for found in _without_prose(group)),
        *_of_none(lists, listed),
        *(finding("A411", each.file, title=each.one("title") or "?") for each in unread),
        *removals.unmatched((each.story for each in made), slugs, reports),
        *(found for each in kept for found in each.made.findings),
        *(found for report in reports.values() for found in _unbalanced(report)),
    )
    accepted = (_accepted(found, corrections) for found in findings)
    return Archive(
        tuple(sorted((removals.named(each.story) for each in kept), key=lambda story: story.id)),
        tuple(reports.values()),
        tuple(sorted(accepted, key=lambda found: (found.file, found.line or 0, found.code, found.message))),
        ledger.total(report.ledger for report in reports.values()),
        tuple(each for reading in readings for each in reading.described),
        left_out((each.story for each in gone), (each.story for each in kept)),
    )


class _Made(NamedTuple):
    """The files of one story, and what was made of them."""

    group: tuple[Reading, ...]
    made: Assembled

    @property
    def story(self) -> Story:
        return self.made.story


def _without_prose(group: tuple[Reading, ...]) -> Iterator[Finding]:
    """Yield a finding for each file that only says something of a story that no file holds."""
    if not any(reading.chapters for reading in group):
        yield from (finding("A406", reading.file, title=reading.one("title") or "?") for reading in group)


def _of_none(lists: Iterable[Reading], listed: Mapping[str, tuple[Reading, ...]]) -> Iterator[Finding]:
    """Yield a finding for each list of stories none of which is here."""
    used = {entry.file for entries in listed.values() for entry in entries}
    for each in lists:
        if each.file not in used:
            yield finding("A407", each.file, stories=counted(len(each.listed), "story", "stories"))


def _unbalanced(report: FileReport) -> Iterator[Finding]:
    """Yield what the ledger gives reason to look at: words that are lost, or too many of one kind left out."""
    own = report.ledger
    if own.lost:
        named = ", ".join(own.lost[:_MOST_WORDS_NAMED]) + (" …" if len(own.lost) > _MOST_WORDS_NAMED else "")
        yield finding("A801", report.path, words=f"{len(own.lost)} ({named})")
    if report.outcome in (Outcome.STORY, Outcome.PART, Outcome.METADATA):
        for kind, count in own.dropped.items():
            if kind not in _ELSEWHERE and count > max(_MANY, _SHARE * own.words_in):
                code = "A803" if kind == COMMENTS else "A802"
                yield finding(code, report.path, count=count, total=own.words_in, kind=kind)


def _report(reading: Reading) -> FileReport:
    return FileReport(reading.file, reading.format, reading.outcome, None, reading.reason, reading.ledger)


def _without_story(page: Reading) -> FileReport:
    """Return what became of a page of reviews whose story is not here."""
    return replace(_report(page), ledger=ledger.withdrawn(page.ledger, "reviews of other stories"))


def _removed(reading: Reading) -> FileReport:
    reason = "its author asked for it to be removed"
    return replace(
        _report(reading),
        outcome=Outcome.REFUSED,
        reason=reason,
        ledger=ledger.withdrawn(reading.ledger, REMOVED),
    )


def _in_story(reading: Reading, made: Assembled) -> FileReport:
    """Return what became of a file of a story: it is a duplicate if none of its chapters is the one published."""
    elsewhere = made.elsewhere.get(reading.file, Elsewhere())
    report = replace(_report(reading), story=made.story.id, ledger=settled(reading.ledger, elsewhere))
    if reading.chapters and all(chapter.file != reading.file for chapter in made.story.chapters):
        return replace(report, outcome=Outcome.DUPLICATE)
    return report


def _places(sources: Iterable[Reading | Story]) -> set[tuple[str, int]]:
    """Return where chapters stand, by file and line."""
    return {(chapter.file, chapter.line) for each in sources for chapter in each.chapters}


def _is_settled(found: Finding, copies: set[tuple[str, int]]) -> bool:
    """Whether a doubt about a chapter has no object any more, since a better copy of it is published."""
    return found.code == "A501" and (found.file, found.line) in copies


def _accepted(found: Finding, corrections: Corrections) -> Finding:
    """Return a finding as a note where a person has accepted it in the corrections."""
    rows = (row for place in {found.file, whole_of(found.file)} for row in corrections.of(place))
    if found.severity is Severity.WARNING and any(found.code in row.accept for row in rows):
        return replace(found, severity=Severity.NOTE)
    return found
