"""A chapter as eFiction 5 shows it: `/story/read/SID,CHAPTER`.

    Rating: PG
    Categories: Gen
    Status: W.i.P.
    Foreword: I made these people up, for once.
    The Salt Road, Again
    by quill & ash

The box, with the first chapter alone, stands above the heading; later chapters have their own title below it. Notes
have no label: a rule parts them from the prose, which text has lost. HTML tells them from a scene break by their
boxes, and by how they sound. Facts: the templates of eFiction 5.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..dates import is_ambiguous, read_date
from ..draft import ChapterDraft, Draft, Dropped
from ..efiction.boxes import without_label
from ..efiction.infobox import cut_box
from ..efiction.talk import talk
from ..labels import STORY_NOTES_LABEL, labelled
from ..model import Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site, address_of
from ..words import remainder, tally

NAME = "efiction_five"
_MARKS = 6
_PATH = re.compile(r"/story/read/\d{1,12}(?:,\d{1,4})?/?(?:[?#].*)?$")
_NAMES = frozenset(("story-info2", "chap_change", "chap-change"))
_TO_MEMBER = re.compile(r"/(?:members|authors)/")
_BYLINE = re.compile(r"\s*(?:by|von)\s+(?P<authors>\S.{0,200}?)\s*$", re.IGNORECASE)
_OPTION = re.compile(r"\s*(?P<number>\d{1,4})\)\s+(?P<title>.*?)\s*$")
_BUTTON = re.compile(r"\s*(?:Back|Next|Zurück|Weiter|\s)+$")
_LONGEST_TITLE = 100
_AUTHOR = 1.0
"""What an author's words sound like at least (see `talk`)."""
_TOP = 20
"""Lines of a copy in text within which its heading stands."""
_BOX = frozenset(("status", "reviews", "summary"))
"""What the box of a chapter has that stands above the heading, as no other does."""
_DATES = ("published", "updated")


class _Heading(NamedTuple):
    at: int
    title: str
    authors: tuple[str, ...]


def recognise(page: Page) -> int:
    """Return sure marks for a title with names on the line below, on a page that its address or its boxes give away."""
    heading = _heading(page.lines)
    if heading is None:
        return 0
    box = {field.field for field in cut_box(page.lines[: heading.at])[0].fields}
    last = next((line for line in reversed(page.lines) if not line.is_blank), None)
    is_turned = not page.is_html and last is not None and bool(_BUTTON.match(last.text))
    return (
        _MARKS
        if _PATH.search(page.url) or page.names & _NAMES or box >= _BOX or (is_turned and heading.at < _TOP)
        else 0
    )


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what the page says of its story."""
    heading = _heading(page.lines)
    if heading is None:
        message = "a page of this format has a heading"
        raise ValueError(message)
    above, below = page.lines[: heading.at], page.lines[heading.at + 2 :]
    options = tuple(line for line in above if line.is_option)
    selected = next((line for line in options if "selected" in line.names and _OPTION.match(line.text)), None)
    chosen = _OPTION.match(selected.text) if selected else None
    above = tuple(line for line in above if not line.is_option)
    foreword = next((at for at, line in enumerate(above) if labelled(STORY_NOTES_LABEL, line.text)), len(above))
    box, around = cut_box(above[:foreword], site)
    dates, around = _dates(around)
    notes, label = without_label(STORY_NOTES_LABEL, above[foreword:])
    title, below = _own_title(below, chosen["title"] if chosen else None, has_box=bool(box.fields))
    below, buttons = _without_buttons(below)
    first, prose, last = _parts(trimmed(below))
    number = int(chosen["number"]) if chosen else address_of(page.url).chapter or (1 if box.fields else None)
    names = page.lines[heading.at + 1]
    sid = address_of(page.url).sid
    return Draft(
        Outcome.PART,
        (
            Stated("title", (heading.title,), heading.title, page.lines[heading.at].number),
            Stated("authors", heading.authors, ", ".join(heading.authors), names.number),
            *((Stated("sid", (sid,), "", None, how="its address"),) if sid else ()),
            *dates,
            *box.fields,
        ),
        trimmed(notes),
        chapters=(
            ChapterDraft(
                prose,
                number,
                title.text.strip() if title else chosen["title"] if chosen else None,
                first,
                last,
                prose[0].number if prose else 1,
                how_numbered=""
                if chosen or number is None
                else "the address"
                if sid
                else "its box stands above the first",
                heading="\n".join(line.text for line in (selected, title) if line),
            ),
        ),
        dropped=(
            Dropped("labels", remainder(names.text, *heading.authors)),
            *(Dropped("navigation", line.text) for line in (*options, *around, *buttons) if line is not selected),
            *box.dropped,
            *label,
        ),
    )


def _heading(lines: tuple[Line, ...]) -> _Heading | None:
    """Return the title that names stand below: with links to members in HTML, else the first that is no sentence."""
    for at in range(1, len(lines)):
        title, names = lines[at - 1], lines[at]
        found = _BYLINE.match(names.text)
        if not found or title.is_blank or title.is_option or title.ends_sentence or len(title.text) > _LONGEST_TITLE:
            continue
        links = tuple(span.text.strip() for span in names.spans if _TO_MEMBER.search(span.href) and span.text.strip())
        if names.spans and not links:
            continue
        if tally(*links) - tally(names.text):  # a link that ends within a word
            links = ()
        authors = links or tuple(filter(None, map(str.strip, found["authors"].split(", "))))
        return _Heading(at - 1, title.text.strip(), authors)
    return None


def _dates(lines: tuple[Line, ...]) -> tuple[tuple[Stated, ...], tuple[Line, ...]]:
    """Return the dates that stand beside a calendar, the day of publishing first, and the lines without them."""
    dated = [line for line in lines if read_date(line.text) or is_ambiguous(line.text)][: len(_DATES)]
    fields = tuple(
        Stated(name, (line.text.strip(),), line.text.strip(), line.number)
        for name, line in zip(_DATES, dated, strict=False)
    )
    return fields, tuple(line for line in lines if all(line is not each for each in dated))


def _own_title(lines: tuple[Line, ...], chosen: str | None, *, has_box: bool) -> tuple[Line | None, tuple[Line, ...]]:
    """Return the line of the chapter's title, if the page prints it, and the lines below."""
    lines = trimmed(lines)
    first = lines[0] if lines else None
    if first is None or has_box or first.is_rule or len(first.text) > _LONGEST_TITLE:
        return None, lines
    is_title = first.text.strip() == chosen or (chosen is None and not first.ends_sentence)
    return (first, trimmed(lines[1:])) if is_title else (None, lines)


def _without_buttons(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines above the buttons at the end, and the buttons."""
    kept = trimmed(lines)
    stop = len(kept)
    while stop and (kept[stop - 1].is_blank or _BUTTON.match(kept[stop - 1].text)):
        stop -= 1
    return kept[:stop], kept[stop:]


def _parts(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Return note, prose and end note, where rules part them."""
    rules = [at for at, line in enumerate(lines) if line.is_rule]
    start, stop = 0, len(lines)
    if rules and _is_note(lines[: rules[0]], lines[rules[0] + 1 :]):
        start = rules[0] + 1
    after = [at for at in rules if at >= start]
    if after and _is_note(lines[after[-1] + 1 :], lines[start : after[-1]]):
        stop = after[-1]
    notes, end_notes = lines[: max(0, start - 1)], lines[stop + 1 :]
    return trimmed(notes), trimmed(lines[start:stop]), trimmed(end_notes)


def _is_note(lines: tuple[Line, ...], rest: tuple[Line, ...]) -> bool:
    """Whether lines are a note beside the rest: in no paragraph where the prose has them, or in an author's voice."""
    said = [line for line in lines if not line.is_blank]
    told = [line for line in rest if not line.is_blank and not line.is_rule]
    if not said or not told:
        return False
    paragraphs = {"p"}
    loose = all(not {box.tag for box in line.boxes} & paragraphs for line in said)
    if loose and all({box.tag for box in line.boxes} & paragraphs for line in told[:3]):
        return True
    return sum(talk(line.text) for line in said) / len(said) >= _AUTHOR
