"""A story's fields as text: what the report shows, and what the corrections sheet is filled with."""

from __future__ import annotations

from collections.abc import Mapping

from ..story.fields import UNKNOWN_STATUS
from ..story.model import Story


def values_of(story: Story) -> Mapping[str, tuple[str, ...] | None]:
    """Return the values of each field; none at all where the source says that there is none, None where nobody says."""
    series = None
    if story.series is not None:
        series = tuple(place.name + (f" #{place.number}" if place.number else "") for place in story.series)
    return {
        "title": (story.title,) if story.title else None,
        "authors": story.authors,
        "summary": (story.summary,) if story.summary else None,
        **story.facets,
        "series": series,
        "status": (story.status,) if story.status != UNKNOWN_STATUS else None,
        "published": (story.published.isoformat(),) if story.published else None,
        "updated": (story.updated.isoformat(),) if story.updated else None,
        "words": (str(story.words_stated),) if story.words_stated is not None else None,
        "language": (story.language,) if story.language else None,
        **{f"label:{label}": values for label, values in story.labels.items()},
    }
