"""The table of facts on a page of Twisting the Hellmouth: a row of labels, and a row of what they mean.

    Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete
    Television > Once Upon a Time
    Miscellaneous > Fairytales
    (Current Donor)quillFR15919,6570164,53230 Jul 1220 Aug 12Yes

So it looks where only the text of its cells is left, run together; in HTML, and where tabs or lines part the cells,
each stands by itself. Run together, only what can be told for sure is read: the rating, the dates, and an author whose
name begins on a line or behind a mark of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..page import Line
from ..site_pages.told import LABELS, Said, Told, dropped, together, told

_NAMES = tuple("Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete".split())
_HEADER = re.compile(rf"\s*(?:{'|'.join(_NAMES)})(?:\s+(?:{'|'.join(_NAMES)}))*\s*$")
_COUNTED = {"Chapters": "chapters", "Words": "words", "Reviews": "reviews", "Hits": "reads"}
_DATE = r"\d{1,2}\s[A-Z][a-z]{2}\s\d\d"
_END = re.compile(rf"(?:^|(?<=[\d\s])){_DATE}\s*(?:Yes|No)\s*$")
_LAST_WORDS = ("Yes", "No")
_RATING = r"FR\s?-?(?:7|13|15|18|21)"
_GLUED = re.compile(
    rf"(?P<before>.*?)(?P<rating>{_RATING})(?P<numbers>[\d,]*?)(?P<published>\d+\s[A-Z][a-z]{{2}}\s\d\d)"
    rf"(?P<updated>{_DATE})(?P<complete>Yes|No)\s*$"
)
_MARK = re.compile(r".*\((?:Current|Past|Recent|Former|Site)?\s?(?:Donor|Moderator|Administrator|Admin)\)\s*")
"""What the site puts before the name of who pays or works for it."""
_OTHERS = re.compile(r"\s*\+\s*\d+\s+others?\s*$")
_NUMBER = re.compile(r"\d[\d,]*$")
_GROUPED_HITS = re.compile(r".*,\d{3}(?P<day>\d{1,2})$")
_LAST_DAY = 31
_CATEGORY = "/Category-"
_MOST = 24
"""Lines that a row has at most, a cell a line."""


class Row(NamedTuple):
    """Where the table stands among lines, and what it tells."""

    start: int
    stop: int
    told: Told


def row_of(lines: tuple[Line, ...]) -> Row | None:
    """Return the table of facts, or None where there is none."""
    start = next((at for at, line in enumerate(lines) if line.text.startswith(_NAMES[0]) and _is_header(line)), None)
    first = 0 if start is None else start
    while start is not None and first < len(lines) and (_is_header(lines[first]) or lines[first].is_blank):
        first += 1
    below = range(first, len(lines) if start is None else min(len(lines), first + _MOST))
    ends = (at for at in below if _ends(lines, at, first if start is not None else at))
    last = next(ends, None)
    if last is None:
        return None
    if start is None:
        start = first = _categories_above(lines, last)
    labels = [name for line in lines[start:first] for name in line.text.split()]
    body = tuple(line for line in lines[first : last + 1] if not line.is_blank)
    return Row(start, last + 1, together((dropped(LABELS, lines[start:first]), *_body(body, labels or list(_NAMES)))))


def _is_header(line: Line) -> bool:
    return bool(_HEADER.match(line.text))


def _ends(lines: tuple[Line, ...], at: int, first: int) -> bool:
    """Whether a row ends with a line: with its dates and the last word, or with that word in a cell of its own."""
    text = lines[at].text.rstrip()
    if not text.endswith(_LAST_WORDS):
        return False
    if _END.search(text):
        return any(re.search(_RATING, line.text) for line in lines[first : at + 1])
    return text.lstrip() in _LAST_WORDS and any(re.search(_DATE, line.text) for line in lines[first:at])


def _categories_above(lines: tuple[Line, ...], last: int) -> int:
    """Return the first of the lines directly above a row without labels that name a category."""
    first = last
    while first and " > " in lines[first - 1].text and not lines[first - 1].ends_sentence:
        first -= 1
    return first


def _body(body: tuple[Line, ...], labels: list[str]) -> Iterator[Told]:
    cells = [(at, cell.strip()) for at, line in enumerate(body) for cell in line.text.split("\t") if cell.strip()]
    rating = next((at for at, (_, cell) in enumerate(cells) if re.fullmatch(_RATING, cell)), None)
    said: dict[int, list[Said]] = {}
    if rating is not None:
        for at, each in _apart(body, cells, rating, labels):
            said.setdefault(at, []).append(each)
    else:
        last = len(body) - 1
        said = {at: [_category(line.text.strip())] for at, line in enumerate(body[:last])}
        said[last] = list(_run_together(body[last], has_categories=last > 0))
    for at, line in enumerate(body):
        yield told(line, said.get(at, ()))


def _apart(
    body: tuple[Line, ...], cells: list[tuple[int, str]], rating: int, labels: list[str]
) -> Iterator[tuple[int, Said]]:
    """Yield each cell of a row that has them apart, with the line it stands in; the cell of the author may be empty."""
    for place, (at, cell) in enumerate(cells[:rating]):
        linked = any(_CATEGORY in span.href for span in body[at].spans)
        if place < rating - 1 or linked or " > " in cell:
            yield at, _category(cell)
        elif name := _author(cell):
            yield at, Said("authors", (name,), name)
    yield cells[rating][0], Said("rating", (cells[rating][1],), cells[rating][1])
    rest = cells[rating + 1 :]
    names = labels[labels.index("Rating") + 1 :] if "Rating" in labels else []
    dates = ((at, cell) for at, cell in rest if re.fullmatch(_DATE, cell))
    for (at, cell), name in zip(dates, ("published", "updated"), strict=False):
        yield at, Said(name, (cell,), cell)
    if len(rest) == len(names):
        for (at, cell), name in zip(rest, names, strict=True):
            if name in _COUNTED and _NUMBER.match(cell):
                yield at, Said(_COUNTED[name], (cell,), cell)
    if rest and rest[-1][1] in ("Yes", "No"):
        yield rest[-1][0], Said("status", (rest[-1][1],), rest[-1][1])


def _run_together(line: Line, *, has_categories: bool) -> Iterator[Said]:
    """Yield what can be told of a row without anything between its cells."""
    found = _GLUED.match(line.text.strip())
    if not found:
        return
    before = found["before"]
    marked = _MARK.match(before)
    if name := _author(before) if marked or (has_categories and " > " not in before) else "":
        yield Said("authors", (name,), name)
    if category := marked[0][: marked[0].rindex("(")].strip() if marked else "":
        yield _category(category)
    yield Said("rating", (found["rating"],), found["rating"])
    if day := _day(found["numbers"], found["published"]):
        yield Said("published", (day,), day)
    yield Said("updated", (found["updated"],), found["updated"])
    yield Said("status", (found["complete"],), found["complete"])


def _day(numbers: str, text: str) -> str:
    """Return a date whose day runs on from another number, or nothing where it could begin in two places."""
    digits, month, year = text.split()
    run = numbers + digits
    if grouped := _GROUPED_HITS.match(run):
        return f"{grouped['day']} {month} {year}"
    two = run[-2:]
    if int(two) > _LAST_DAY or two.startswith("0"):
        return f"{two[-1]} {month} {year}" if two[-1] != "0" else ""
    return f"{two} {month} {year}" if two.endswith("0") else ""


def _category(text: str) -> Said:
    value = " > ".join(part.strip() for part in text.split(">"))
    return Said("category", (value,), text)


def _author(cell: str) -> str:
    return _OTHERS.sub("", _MARK.sub("", cell)).strip()
