"""The reviews of a story on an eFiction 3.x archive: `reviews.php?type=ST&item=S`.

    Reviews For The Salt Road, Again
    Reviewer: Wren Signed starstarstar [Report This]
    Date: June 01, 2007 - 08:00 am Title: Chapter 2: Man Up, Bram
    More, please!
    Author's Response: Soon.

They are said of a story that other files hold. Facts: default templates of eFiction 3.0 to 3.5.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from ..dates import read_date
from ..draft import Draft, Dropped, ReviewDraft
from ..ledger import LABELS
from ..model import Origin, Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site, address_of
from ..words import remainder

NAME = "efiction_reviews"
_MARKS = 9
_HEADING = re.compile(r"\s*Reviews For\s+(?P<title>\S.*?)\s*$", re.IGNORECASE)
_REVIEWER = re.compile(
    r"\s*Reviewer:\s*(?P<name>.*?)\s*(?:(?<!\S)(?:(?:Signed|Anonymous)\b|\[Report This\]|(?:half-)?star).*)?$"
)
_DATED = re.compile(r"\s*Date:\s*(?P<date>.*?)\s*(?:\bTitle:\s*(?P<title>.*?))?\s*$")
_ANSWER = re.compile(r"\s*Author(?:'|’)s Response:\s*", re.IGNORECASE)


class _Part(NamedTuple):
    """One review as it stands: the line of who wrote it, and all below."""

    head: Line
    below: tuple[Line, ...]


def recognise(page: Page) -> int:
    """Return sure marks for a heading that says so, with reviews below it and no chapter."""
    heading = _heading(page.lines) if "Reviewer:" in page.text else None
    return _MARKS if heading is not None and _parts(page.lines[heading:]) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the reviews of a page, and of which story they are."""
    at = _heading(page.lines) or 0
    heading = page.lines[at]
    parts = _parts(page.lines[at:])
    first = next(place for place, line in enumerate(page.lines) if line is parts[0].head)
    dropped = [Dropped("navigation", line.text) for line in (*page.lines[:at], *page.lines[at + 1 : first])]
    found = _HEADING.match(heading.text)
    title = found["title"] if found else ""
    dropped.append(Dropped(LABELS, remainder(heading.text, title)))
    reviews = tuple(_review(part, site.dates if site else "", dropped) for part in parts)
    return Draft(
        Outcome.METADATA,
        (Stated("title", (title,), title, heading.number), *_sid(page, heading)),
        reviews=reviews,
        dropped=tuple(dropped),
    )


def _heading(lines: tuple[Line, ...]) -> int | None:
    return next((at for at, line in enumerate(lines) if _HEADING.match(line.text)), None)


def _parts(lines: tuple[Line, ...]) -> tuple[_Part, ...]:
    starts = [at for at, line in enumerate(lines) if _REVIEWER.match(line.text)]
    stops = (*starts[1:], len(lines))
    return tuple(_Part(lines[at], lines[at + 1 : stop]) for at, stop in zip(starts, stops, strict=False))


def _review(part: _Part, order: str, dropped: list[Dropped]) -> ReviewDraft:
    """Return one review; what is no word of a reader's or of the author's goes to what is dropped."""
    who = _REVIEWER.match(part.head.text)
    name = who["name"] if who else ""
    dropped.append(Dropped(LABELS, remainder(part.head.text, name)))
    dated = next((line for line in part.below[:2] if _DATED.match(line.text)), None)
    said = _DATED.match(dated.text) if dated else None
    if dated:
        dropped.append(Dropped(LABELS, remainder(dated.text, (said["title"] or "") if said else "")))
    body = tuple(line for line in part.below if line is not dated)
    text = tuple(takewhile(lambda line: not _ANSWER.match(line.text), body))
    answer = body[len(text) :]
    if answer and (label := _ANSWER.match(answer[0].text)):
        dropped.append(Dropped(LABELS, label[0]))
        answer = (answer[0].cut(label.end()), *answer[1:])
    day = read_date(said["date"], order) if said else None
    return ReviewDraft(
        name,
        day.isoformat() if day else "",
        None,
        trimmed(text),
        trimmed(answer),
        part.head.number,
        (said["title"] or "") if said else "",
    )


def _sid(page: Page, heading: Line) -> tuple[Stated, ...]:
    """Return the number of the story: from the page's address, or from the link of its heading."""
    asked = parse_qs(urlsplit(page.url).query)
    item = asked.get("item", asked.get("sid", [""]))[0] if asked.get("type", ["ST"])[0] == "ST" else ""
    linked = next((sid for span in heading.spans if (sid := address_of(span.href).sid)), None)
    sid = item if item.isdecimal() else linked
    return (Stated("sid", (sid,), "", heading.number, Origin.STATED, "an address on the page"),) if sid else ()
