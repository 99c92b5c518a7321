"""What stands above the line of facts on a page of FanFiction.Net.

    Books > Middlemarch
    Follow/Fav
    The Long Farthing
    By: quillandash
    A ledger is wrong by one farthing, and nobody minds but the clerk.

The mobile page has `The Long Farthing by quillandash` in one line. HTML says by its links who wrote it, and on what.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import Dropped
from ..model import Stated
from ..page import Line
from ..words import remainder, tally

_USER = re.compile(r"(?:^|//[\w.]*fanfiction\.net)/u/\d+")
_BY = re.compile(r"\s*By:\s*(?P<name>\S.*)?$")
_BUTTON = re.compile(r"\s*Follow/Fav(?:orite)?\s*")
_MEDIA = re.compile(
    r"\s*(?:Anime/Manga|Books|Cartoons|Comics|Games|Misc|Movies|Plays/Musicals|Plays|TV Shows|TV)\s*[>»]\s*"
    r"(?P<fandom>\S.*)$"
)
_CROSSOVER = re.compile(r"(?:.*[>»]\s*)?(?P<fandoms>\S.*\s\+\s.*\S)\s+Crossover\s*$")
_BETWEEN_FANDOMS = re.compile(r"\s+\+\s+")
_LONGEST = 300
"""Letters of a line that names fandoms."""
_LINKS = "pre_story_links"


class Head(NamedTuple):
    """What a head says, and what of it is not published."""

    fields: tuple[Stated, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def read_head(lines: tuple[Line, ...], *, with_summary: bool) -> Head:
    """Return what the lines above the facts say; the summary stands between the author and them, where they are."""
    by = next((at for at in range(len(lines) - 1, -1, -1) if _author(lines, at)), None)
    if by is None:
        return _rest(lines)
    told: dict[int, list[tuple[str, tuple[str, ...]]]] = {by: [("authors", (_author(lines, by),))]}
    if not _BY.match(lines[by].text) and by and _BY.match(lines[by - 1].text):
        told[by - 1] = []
    title_at = _title_at(lines, by)
    if title_at is not None:
        told.setdefault(title_at, []).append(("title", (_title(lines[title_at]),)))
    for at in range(title_at if title_at is not None else by):
        if fandoms := _fandoms(lines[at]):
            told[at] = [("fandom", fandoms)]
            break
    summary = tuple(line for line in lines[by + 1 :] if not line.is_blank) if with_summary else ()
    heads = [_stated(lines[at], fields) for at, fields in told.items()]
    rest = _rest(tuple(line for at, line in enumerate(lines) if at not in told and line not in summary))
    fields = tuple(field for head in heads for field in head.fields)
    if summary:
        text = "\n".join(line.text.strip() for line in summary)
        fields = (*fields, Stated("summary", (text,), text, summary[0].number))
    return Head(fields, (*(each for head in heads for each in head.dropped), *rest.dropped))


def _rest(lines: tuple[Line, ...]) -> Head:
    return Head((), tuple(Dropped("site furniture", line.text) for line in lines if not line.is_blank))


def _author(lines: tuple[Line, ...], at: int) -> str:
    """Return the author that a line names: by a link, behind `By:`, or below it."""
    linked = "".join(span.text for span in lines[at].spans if _USER.search(span.href)).strip()
    if linked or lines[at].spans:
        return linked
    if found := _BY.match(lines[at].text):
        return (found["name"] or "").strip()
    above = _BY.match(lines[at - 1].text) if at else None
    return lines[at].text.strip() if above and not above["name"] else ""


def _title_at(lines: tuple[Line, ...], by: int) -> int | None:
    """Return the line of the title: the nearest in bold, or in a text the one above `By:`."""
    bold = (at for at in range(by, -1, -1) if any("strong" in span.marks for span in lines[at].spans))
    above = (at for at in range(by - 1, -1, -1) if _title(lines[at]) and not _BY.match(lines[at].text))
    return next(bold, None) if lines[by].spans else next(above, None)


def _title(line: Line) -> str:
    bold = "".join(span.text for span in line.spans if "strong" in span.marks).strip()
    return bold or _BUTTON.sub("", line.text).strip()


def _fandoms(line: Line) -> tuple[str, ...]:
    """Return the fandoms that a line names: both of a crossover, or the one within a medium."""
    if len(line.text) > _LONGEST:
        return ()
    if found := _CROSSOVER.match(line.text):
        return tuple(_BETWEEN_FANDOMS.split(found["fandoms"]))
    links = [span.text.strip() for span in line.spans if span.href and span.text.strip()]
    if _LINKS in line.names and links:
        return (links[-1],) if len(links) > 1 else ()
    found = _MEDIA.match(line.text)
    return (found["fandom"].strip(),) if found else ()


def _stated(line: Line, told: list[tuple[str, tuple[str, ...]]]) -> Head:
    """Return the fields of a line; what else it says is furniture. Words that run together are counted as one."""
    values = [value for _, several in told for value in several]
    if tally(*values) - tally(line.text):
        raws = [line.text] + [""] * len(told)
        rest = "" if told else line.text
    else:
        raws = [" ".join(several) for _, several in told]
        rest = remainder(line.text, *values)
    fields = tuple(Stated(name, several, raw, line.number) for (name, several), raw in zip(told, raws, strict=False))
    return Head(fields, (Dropped("site furniture", rest),) if rest else ())
