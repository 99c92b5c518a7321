"""The archive as the JSON of `check --json`: a contract that other tools read."""

from __future__ import annotations

from typing import Any

from .archive import Archive, FileReport
from .facets import BY_NAME, FACETS
from .model import Chapter, Evidence, Finding, Ledger, Origin, Prose, Story
from .prose import plain

Json = dict[str, Any]
_START = 120
_ORIGIN_NAMES = {"words": "words_stated"} | {facet.name: facet.plural for facet in FACETS if facet.name != "rating"}


FIELDS = ("title", "authors", "summary", *(facet.name for facet in FACETS),
          "series", "status", "published", "updated", "words", "language")  # fmt: skip
"""What is told of each story, with how it is known."""


def as_json(archive: Archive) -> Json:
    """Return the archive as JSON values. Unknown is null everywhere; an empty list means that the file says none."""
    return {
        "files": [_file(report) for report in archive.files],
        "stories": [_story(story) for story in archive.stories],
        "findings": [finding_as_json(found) for found in archive.findings],
        "ledger": {"files": len(archive.files), **ledger_as_json(archive.ledger)},
    }


def ledger_as_json(ledger: Ledger) -> Json:
    """Return a ledger as JSON values."""
    return {
        "words_in": ledger.words_in,
        "words_published": ledger.published,
        "words_dropped": dict(ledger.dropped),
        "words_lost": len(ledger.lost),
    }


def _file(report: FileReport) -> Json:
    return {
        "path": report.path,
        "format": report.format,
        "outcome": str(report.outcome),
        "story": report.story,
        "reason": report.reason,
    }


def _story(story: Story) -> Json:
    rating = story.facets.get("rating")
    facets = {BY_NAME[name].plural: _list(values) for name, values in story.facets.items() if name != "rating"}
    return {
        "id": story.id,
        "title": story.title,
        "authors": _list(story.authors),
        "summary": story.summary,
        "rating": rating[0] if rating else None,
        **facets,
        "series": [{"name": place.name, "number": place.number} for place in story.series]
        if story.series is not None
        else None,
        "labels": {name: list(values) for name, values in story.labels.items()},
        "status": story.status,
        "published": story.published.isoformat() if story.published else None,
        "updated": story.updated.isoformat() if story.updated else None,
        "words_stated": story.words_stated,
        "words_counted": story.words,
        "reads": story.counts.get("reads"),
        "favourites": story.counts.get("favourites"),
        "reviews": story.counts.get("reviews"),
        "comments": story.counts.get("comments"),
        "kudos": story.counts.get("kudos"),
        "bookmarks": story.counts.get("bookmarks"),
        "language": story.language,
        "notes": _text(story.notes),
        "end_notes": _text(story.end_notes),
        "source": {"files": list(story.files), "url": story.url, "sid": story.sid, "site": story.site},
        "origins": _origins(story),
        "chapters": [_chapter(chapter) for chapter in story.chapters],
        "missing_chapters": list(story.missing),
    }


def _origins(story: Story) -> dict[str, str]:
    unknown = Evidence(Origin.UNKNOWN)
    return {_ORIGIN_NAMES.get(name, name): str(story.evidence.get(name, unknown).origin) for name in FIELDS}


def _chapter(chapter: Chapter) -> Json:
    return {
        "number": chapter.number,
        "title": chapter.title,
        "notes": _text(chapter.notes),
        "end_notes": _text(chapter.end_notes),
        "prose_start": plain(chapter.prose)[:_START],
        "words_counted": chapter.words,
    }


def finding_as_json(found: Finding) -> Json:
    """Return one finding as JSON values."""
    return {
        "code": found.code,
        "severity": str(found.severity),
        "file": found.file,
        "line": found.line,
        "message": found.message,
        "hint": found.hint,
    }


def _list(values: tuple[str, ...] | None) -> list[str] | None:
    return list(values) if values is not None else None


def _text(prose: Prose | None) -> str | None:
    return plain(prose) if prose else None
