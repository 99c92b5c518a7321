"""A story that FanFicFare downloaded as text.

    The Farthing

    by quill, Wren

    Status: Completed
    Packaged: 2019-05-01 12:30:00
    Summary: The ledger was wrong by one farthing.

    TABLE OF CONTENTS

    Michaelmas

        Michaelmas

    Cratchit found it first, and said _nothing_.

    End file.

The headings of chapters begin with a tab; long values go on in the lines below. Prose is Markdown (see
`markdown_marks`). Facts: its text writer, and html2text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft import Draft, Dropped
from ..fanficfare.chapters import Body, chapter_of, outcome_of
from ..fanficfare.title_page import FIELD_OF, Entry, read_title_page
from ..fanficfare.width import rejoined
from ..markdown_marks import headed, marked
from ..model import Stated
from ..page import Line, Page
from ..sites import Site

NAME = "fanficfare_text"
_PACKAGED = re.compile(r"Packaged:\s*\d{4}-\d\d-\d\d\b")
_CONTENTS, _END = re.compile(r"TABLE OF CONTENTS\s*$"), re.compile(r"End file\.\s*$")
_HEADING = re.compile(r"\t\s*\S")
_BY = re.compile(r"by\s+")
_LABEL = re.compile(rf"({'|'.join(map(re.escape, sorted(FIELD_OF, key=len, reverse=True)))}):(?:\s+|$)")
_MOST_OF_HEAD = 60
"""Lines of a title page, beyond which a label is prose."""


def recognise(page: Page) -> int:
    """Count the marks: the day it was packaged, the list of contents, the headings, the last line."""
    if page.is_html:
        return 0
    head = [line.text for line in page.lines[:_MOST_OF_HEAD]]
    packaged = any(map(_PACKAGED.match, head))
    labels = sum(1 for text in head if _LABEL.match(text)) > 1
    others = (
        any(map(_CONTENTS.match, head)),
        any(_HEADING.match(line.text) for line in page.lines),
        any(_END.match(line.text) for line in page.lines),
    )
    return 4 + packaged + sum(others) if labels and packaged + sum(others) > 1 and others[1] else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a text."""
    del site
    contents = next((at for at, line in enumerate(page.lines) if _CONTENTS.match(line.text)), None)
    starts = _headings(page.lines, contents)
    last = max((at for at, line in enumerate(page.lines) if _END.match(line.text)), default=len(page.lines))
    end = last if last > starts[-1] and all(line.is_blank for line in page.lines[last + 1 :]) else len(page.lines)
    stop = starts[0] if contents is None else min(contents, starts[0])
    named, entries, others = _title_page(page.lines[:stop])
    fields, labels = read_title_page(entries)
    title = next((field.values[0] for field in named if field.field == "title"), "")
    chapters = tuple(
        chapter_of(
            number, page.lines[start], Body(headed(tuple(map(marked, rejoined(page.lines[start + 1 : below]))))), title
        )
        for number, (start, below) in enumerate(zip(starts, [*starts[1:], end], strict=True), 1)
    )
    rows = [line for line in page.lines[stop : starts[0]] if not line.is_blank]
    return Draft(
        outcome_of(chapters, len(rows) - 1, fields),
        (*named, *fields),
        chapters=chapters,
        dropped=(
            *labels,
            *(Dropped("labels", line.text) for line in others),
            *(Dropped("contents list", line.text) for line in rows),
            *(Dropped("site furniture", line.text) for line in page.lines[end:]),
        ),
    )


def _headings(lines: Sequence[Line], contents: int | None) -> list[int]:
    """Return where the chapters begin: a line with a tab that the list of contents has; without a list, the first."""
    tabbed = [at for at, line in enumerate(lines) if _HEADING.match(line.text)]
    if contents is None or contents > tabbed[-1]:
        return tabbed[:1]
    first = next(at for at in tabbed if at > contents)
    listed = {line.text.strip() for line in lines[contents + 1 : first]}
    return [at for at in tabbed if at == first or (at > first and lines[at].text.strip() in listed)]


def _title_page(lines: Sequence[Line]) -> tuple[tuple[Stated, ...], list[Entry], list[Line]]:
    """Return title and authors, the labels with their values, and what is neither."""
    named: list[Stated] = []
    entries: list[Entry] = []
    others: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if label := _LABEL.match(line.text):
            entries.append(Entry(label[1], (line.cut(label.end()),)))
        elif entries:
            entries[-1] = entries[-1]._replace(lines=(*entries[-1].lines, line))
        elif text and not named:
            named.append(Stated("title", (text,), text, line.number))
        elif len(named) == 1 and (by := _BY.match(text)):
            names = tuple(name.strip() for name in text[by.end() :].split(", ") if name.strip())
            named.append(Stated("authors", names, text[by.end() :], line.number))
            others.append(line.cut(0, len(line.text) - len(text[by.end() :])))
        elif text:
            others.append(line)
    return tuple(named), entries, others
