"""A heading of eFiction: a title, the word `by`, and pen names.

    The Salt Road, Again by quill & ash
    Stand by Me by Wren A., harbour light [Reviews - 12]
    3. Man Up, Bram by quill & ash [Reviews - 6] starstarhalf-star (46 words)

In HTML the parts are links: `viewstory.php?sid=…` is the title, `viewuser.php?uid=…` an author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..draft import Dropped
from ..model import Origin, Stated
from ..page import Line
from ..sites import address_of
from ..words import remainder, tally

_BYS = tuple(re.compile(rf"^(?P<title>.+)\s{by}\s(?P<authors>.+)$", re.IGNORECASE | re.DOTALL) for by in ("by", "von"))
"""The last of the first word that stands there parts title and names: "von" may be part of a name."""
_BRACKETED = (
    r"\[(?P<rating>G|PG(?:-?1[358])?|R|N[CR]-?1[78]|K\+?|T|MA?|E|X|FR\w{1,3}|1[0-8]\+?|Teen|Mature|Adult|All Ages"
    r"|General|Everyone)\]"
)
_AFTER = re.compile(
    r"\s*\[(?:Reviews|Rezensionen) - \d+\].*$|\s+(?:Rated|Eingestuft):.*$|\s+Printer(?: Chapter or Story)?\s*$"
    rf"|\s*{_BRACKETED}\s*(?:\[(?:Reviews|Rezensionen) - \d+\].*)?$|\s*\([\d,]+ words?\)(?:\s*[·•].*)?$",
    re.DOTALL,
)
_RATED = re.compile(rf"(?:Rated|Eingestuft):\s*([^•\[]+?)\s*(?:•|\bstar|\bhalf-star|\[|$)|{_BRACKETED}")
_MENU = frozenset(
    "browse sort sorted order ordered search stories series view list filter powered hosted designed skin theme".split()
)
"""Words above a list that has a "by" too: `Browse by Category`."""
_LONGEST = 500
"""Letters of a heading with everything that stands on its line."""
_NUMBERED = re.compile(r"^\s*(?:[•▪◦]\s+)?(\d{1,4})\.\s+(?=\S)")


class Headline(NamedTuple):
    """A heading taken apart; `rest` is all of it that is neither title nor name."""

    title: str
    authors: tuple[str, ...]
    line: int
    number: int | None = None
    sid: str | None = None
    rest: str = ""
    rating: str = ""

    def stated(self) -> tuple[Stated, ...]:
        """Return the heading of a story as fields."""
        fields = (
            Stated("title", (self.title,), self.title, self.line),
            Stated("authors", self.authors, ", ".join(self.authors), self.line),
        )
        sid = (Stated("sid", (self.sid,), "", self.line, Origin.STATED, "the link of the title"),) if self.sid else ()
        rating = (Stated("rating", (self.rating,), self.rating, self.line),) if self.rating else ()
        return (*fields, *sid, *rating)

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the words of the heading that are no part of those fields."""
        return (Dropped("labels", remainder(self.rest, self.rating)),)


def headline(line: Line) -> Headline | None:
    """Return a line taken apart as a heading, or None where it is none.

    A title may hold the word "by"; the last one parts it from the names, which stand after ", " each.
    """
    text = line.text.strip()
    if len(text) > _LONGEST:
        return None
    numbered = _NUMBERED.match(text)
    after = _AFTER.search(text)
    bare = text[numbered.end() if numbered else 0 : after.start() if after else len(text)].strip()
    links = _links(line)
    found = next((found for by in _BYS if (found := by.match(bare))), None) or _linked(bare, links)
    if found is None or found["title"].strip().casefold() in _MENU:
        return None
    if tally(links.title or found["title"], *links.authors) - tally(
        text
    ):  # a link that ends within a word or holds all
        links = links._replace(title="", authors=())
    rated = next((found[1] or found["rating"] for found in [_RATED.search(after[0])] if found), "") if after else ""
    title = links.title or found["title"].strip()
    authors = links.authors or tuple(name.strip() for name in found["authors"].split(", ") if name.strip())
    return Headline(
        title,
        authors,
        line.number,
        int(numbered[1]) if numbered else None,
        links.sid,
        remainder(text, title, *authors),
        rated,
    )


class _Links(NamedTuple):
    title: str
    authors: tuple[str, ...]
    sid: str | None


def _links(line: Line) -> _Links:
    links = list(_whole_links(line))
    titles = [(href, text) for href, text in links if "viewstory.php" in href or href.startswith("#")]
    authors = tuple(dict.fromkeys(text for href, text in links if "viewuser.php" in href))
    sid = next((address.sid for address in (address_of(href) for href, _ in titles) if address.sid), None)
    return _Links(titles[0][1] if titles and authors else "", authors, sid)


def _linked(text: str, links: _Links) -> re.Match[str] | None:
    """Return a text taken apart at the one word between its links, whatever the language: `di`, `par`."""
    if not links.title or not links.authors:
        return None
    title, first, last = map(re.escape, (links.title, links.authors[0], links.authors[-1]))
    return re.fullmatch(rf"(?P<title>{title})\s+\w+\s+(?P<authors>{first}(?:.*{last})?)", text, re.DOTALL)


def _whole_links(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the links of a line, each once where emphasis parts it in several spans."""
    for href, spans in groupby(line.spans, lambda span: span.href if "a" in span.marks else ""):
        if href:
            yield href, "".join(span.text for span in spans).strip()
