"""What stands above the story on a page of Twisting the Hellmouth.

The Lamp
This story is No. 2 in the series "Lamps". You may wish to read the series introduction first.
Summary: A lamp is lit, and nobody asks by whom.
Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import Line
from ..site_pages.told import FURNITURE, LABELS, Said, Told, dropped, together, told

SUMMARY = re.compile(r"\s*Summary:(?:\s+|$)")
_SERIES = re.compile(r'\s*This story is No\. (?P<number>\d{1,4}) in the series ["“](?P<name>.+)["”]\.')
_FURNITURE = re.compile(
    r"\s*(?:Large Print.*|Handheld|Audio|Rating|Twisting The Hellmouth.*|Rules for Challenges|Home|Login|Register"
    r"|Story(?:Reviews|\s+Reviews).*|Reviews|Statistics|Related Stories|Tracking|Story|Crossing Over Awards.*)\s*$",
    re.IGNORECASE,
)


_TABS = re.compile(r"\s*Story\s*Reviews\s*Statistics\s*(?:Related Stories)?\s*(?:Tracking)?\s*$")


def is_tabs(text: str) -> bool:
    """Return whether a line has the tabs that the site puts above a story and below it."""
    return bool(_TABS.match(text))


def read_head(lines: tuple[Line, ...]) -> Told:
    """Return what the lines above the table of facts tell."""
    at_summary = next((at for at, line in enumerate(lines) if SUMMARY.match(line.text)), len(lines))
    at_series = next((at for at, line in enumerate(lines[:at_summary]) if _SERIES.match(line.text)), None)
    above = lines[: at_summary if at_series is None else at_series]
    at_title = _title(above)
    return together(
        (
            *(
                told(line, [Said("title", (line.text.strip(),), line.text)]) if at == at_title else _furniture(line)
                for at, line in enumerate(above)
            ),
            *(_series(line) for line in lines[len(above) : at_summary]),
            *_summary(tuple(line for line in lines[at_summary:] if not line.is_blank)),
        )
    )


def _title(lines: tuple[Line, ...]) -> int | None:
    """Return the line of the title: in HTML the heading, in a text the nearest line that is no menu."""
    headed = [at for at, line in enumerate(lines) if any(box.tag == "h2" for box in line.boxes) and line.text.strip()]
    if headed or any(line.boxes for line in lines):
        return headed[-1] if headed else None
    filled = (at for at in range(len(lines) - 1, -1, -1) if not lines[at].is_blank)
    return next((at for at in filled if not _FURNITURE.match(lines[at].text)), None)


def _furniture(line: Line) -> Told:
    return dropped(FURNITURE, (line,))


def _series(line: Line) -> Told:
    found = _SERIES.match(line.text)
    if not found:
        return _furniture(line)
    name = found["name"].strip()
    return told(line, [Said("series", (f"{name} #{found['number']}",), f"{name} {found['number']}")])


def _summary(lines: tuple[Line, ...]) -> Iterator[Told]:
    """Yield the summary, which may have several paragraphs, and its label."""
    for at, line in enumerate(lines):
        label = SUMMARY.match(line.text) if not at else None
        text = line.text[label.end() :] if label else line.text
        yield told(line, [Said("summary", (text.strip(),), text)] if text.strip() else (), LABELS)
