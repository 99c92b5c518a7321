"""A chapter as readers of EFP saw it, the Italian archive that grew out of eFiction 1: `viewstory.php?sid=N&i=1`.

    Libri > Dracula
    Autore: faro    23/05/2012    10 recensioni
    Una cartografa deve disegnare una strada che non sta ferma.
    Genere: Commedia | Stato: completa
    Tipo di coppia: Het | Personaggi: Ada, Bram

    Dimensione del testo A A A

Above the bar stands what the story is about, its labels parted by strokes and its summary without one. Each chapter has
a number of its own in the address, so that tells no story. The day beside the author is a chapter's: only where there
is one chapter it is the story's. Facts: pages of the archive, and the labels that FanFicFare knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..draft import Draft, Dropped
from ..efiction.body import read_body
from ..efiction.chosen import TEXT_SIZE, read_chosen
from ..efiction.tail import LOGIN, read_tail
from ..efiction.values import stated
from ..labels import BOX_FIELDS, box_field_of
from ..model import Outcome, Stated
from ..page import Line, Page
from ..sites import Site
from ..words import remainder

NAME = "efp_page"
_MARKS = 7
_BYLINE = re.compile(
    r"\s*Autore:\s*(?P<author>\S.*?)\s+(?P<date>\d\d?/\d\d?/\d{2,4})(?:\s+(?P<reviews>\d+)\s+recension[ei])?\s*$"
)
_SERIES = re.compile(r"\s*-?\s*Questa storia fa parte della serie ['‘’\"“](?P<name>.+?)['’\"”]\s*$")
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w ]{2,20}):(?=\s|$)")
_STROKE = re.compile(r"\s+\|\s+")
_ABOVE = 6
"""Lines over the author's name that tell of the story: its categories, its title."""
_BUTTONS = re.compile(r"\s*(?:Ricorda la storia|Segui la storia|Segnala violazione|[|\s])+\s*$")


@dataclass(slots=True)
class _Head:
    """What stands above the bar, as it is found."""

    fields: list[Stated] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    date: Stated | None = None

    def drop(self, kind: str, text: str) -> None:
        self.dropped.append(Dropped(kind, text))


def recognise(page: Page) -> int:
    """Return sure marks for the line of the author with a date, above a line of labels and the bar."""
    if "Autore:" not in page.text:
        return 0
    at = _byline(page.lines)
    bar = _bar(page.lines)
    is_labelled = at is not None and any(_labels(line) for line in page.lines[at:bar])
    return _MARKS if at is not None and bar is not None and at < bar and is_labelled else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what the page says of its story."""
    del site
    bar, at = _bar(page.lines), _byline(page.lines)
    if bar is None or at is None:
        message = "a page of this format has an author and a bar"
        raise ValueError(message)
    chosen = read_chosen(page.lines[: bar + 1])
    is_one = page.is_html and chosen.several is None
    head = _head(tuple(line for line in page.lines[: bar + 1] if line is not chosen.line))
    if head.date and is_one:
        head.fields.append(head.date)
    elif head.date:
        head.drop("date of a chapter", head.date.raw)
    tail = read_tail(page.lines[bar + 1 :])
    body = read_body(tail.body)
    number = 1 if is_one else chosen.number
    chapter = chosen.chapter(body, number, "the page lists no other chapter" if is_one else "")
    return Draft(
        Outcome.STORY if is_one else Outcome.PART,
        (*head.fields, *tail.fields),
        body.story_notes,
        chapters=(chapter,),
        dropped=(*head.dropped, *tail.dropped, *body.dropped),
    )


def _byline(lines: tuple[Line, ...]) -> int | None:
    return next((at for at, line in enumerate(lines) if _BYLINE.match(line.text)), None)


def _bar(lines: tuple[Line, ...]) -> int | None:
    return next((at for at, line in enumerate(lines) if TEXT_SIZE.match(line.text)), None)


def _head(lines: tuple[Line, ...]) -> _Head:
    """Return what the lines down to the bar say, of which one names the author."""
    head = _Head()
    at, found = next((at, found) for at, line in enumerate(lines) if (found := _BYLINE.match(line.text)))
    _read_above(lines[:at], head)
    number = lines[at].number
    head.fields.append(Stated("authors", (found["author"],), found["author"], number))
    head.date = Stated("published", (found["date"],), found["date"], number)
    if found["reviews"]:
        head.fields.append(Stated("reviews", (found["reviews"],), found["reviews"], number))
    head.drop("labels", remainder(lines[at].text, found["author"], found["date"], found["reviews"] or ""))
    _read_below(lines[at + 1 :], head)
    return head


def _read_below(below: tuple[Line, ...], head: _Head) -> None:
    """Read what stands under the author: the summary, the labels, the series."""
    start = next((place for place, line in enumerate(below) if _labels(line)), len(below))
    summary = "\n".join(line.text.strip() for line in below[:start]).strip()
    if summary:
        first = next(line for line in below if not line.is_blank)
        head.fields.append(
            Stated("summary", (summary,), summary, first.number, how="it stands between author and labels")
        )
    series: list[Stated] = []
    for line in below[start:]:
        if found := _SERIES.match(line.text):
            series.append(Stated("series", (found["name"],), found["name"], line.number))
            head.drop("labels", remainder(line.text, found["name"]))
        elif labels := _labels(line):
            for label, value in labels:
                head.fields.extend(stated(_field(label), [value]))
                head.drop("labels", label)
        else:
            head.drop(
                "site furniture" if LOGIN.match(line.text) or TEXT_SIZE.match(line.text) else "navigation", line.text
            )
    if series:
        values = tuple(value for each in series for value in each.values)
        head.fields.append(Stated("series", values, "\n".join(each.raw for each in series), series[0].line))


def _read_above(lines: tuple[Line, ...], head: _Head) -> None:
    """Read what stands over the author: the categories, the widest first, and the title if there is one."""
    filled = [line for line in lines if not line.is_blank]
    near = filled[-_ABOVE:]
    path = next((line for line in reversed(near) if " > " in line.text), None)
    after = near[near.index(path) + 1 :] if path else []
    titles = [line for line in after if not _BUTTONS.match(line.text) and not line.is_option]
    for line in filled:
        if line is path:
            values = tuple(filter(None, map(str.strip, line.text.split(" > "))))
            head.fields.append(Stated("category", values, line.text.strip(), line.number))
        elif titles and line is titles[0]:
            head.fields.append(Stated("title", (line.text.strip(),), line.text.strip(), line.number))
        else:
            head.drop("navigation", line.text)


def _labels(line: Line) -> list[tuple[str, Line]]:
    """Return the labels of a line with their values; none where a part of it has no label."""
    parts: list[tuple[str, Line]] = []
    start = 0
    for end, after in [*((found.start(), found.end()) for found in _STROKE.finditer(line.text)), (len(line.text), 0)]:
        found = _LABEL.match(line.text, start + (len(line.text[start:]) - len(line.text[start:].lstrip())))
        if found is None:
            return []
        parts.append((found["label"], line.cut(found.end(), end)))
        start = after
    return parts if _is_known(parts) else []


def _is_known(parts: list[tuple[str, Line]]) -> bool:
    return any(box_field_of(label) in BOX_FIELDS for label, _ in parts)


def _field(label: str) -> str:
    known = box_field_of(label)
    return known if known in BOX_FIELDS else f"label:{label}"
