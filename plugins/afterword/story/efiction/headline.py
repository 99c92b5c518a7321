"""A heading of eFiction: a title, the word `by`, and pen names.

    The Salt Road, Again by quill & ash
    Stand by Me by Wren A., harbour light [Reviews - 12]
    3. Man Up, Bram by quill & ash [Reviews - 6] starstarhalf-star (46 words)

In HTML the parts are links: `viewstory.php?sid=…` is the title, `viewuser.php?uid=…` an author. Without them a
heading may be read in more ways than one (`Stand by Me von ash`), which `byline` chooses from.
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
"""The last of the first word that stands there parts title and names, unless `byline` knows better."""
_ANY_BY = re.compile(r"(?<=\S)\s(by|von|par|di)(?=\s+\S)", re.IGNORECASE)
"""The same in English, German, French and Italian; all but the first are parts of names and of titles too."""
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
_SIGNS_OF_AFTER = ("[", ":", "Printer")
_MENU = frozenset(
    "browse sort sorted order ordered search stories series view list filter powered hosted designed skin theme".split()
)
"""Words above a list that has a "by" too: `Browse by Category`."""
_LONGEST = 500
"""Letters of a heading with everything that stands on its line."""
_NUMBERED = re.compile(r"^\s*(?:[•▪◦]\s+)?(\d{1,4})\.\s+(?=\S)")


class Cut(NamedTuple):
    """One way to take a heading apart: the word at which it is, the title before it, the names after it."""

    by: str
    title: str
    authors: tuple[str, ...]


class Headline(NamedTuple):
    """A heading taken apart; `rest` is all of it that is neither title nor name, `cuts` are all ways where several."""

    title: str
    authors: tuple[str, ...]
    line: int
    number: int | None = None
    sid: str | None = None
    rest: str = ""
    rating: str = ""
    cuts: tuple[Cut, ...] = ()

    def of(self, authors: tuple[str, ...]) -> Headline | None:
        """Return the heading as one of these authors, or None where it cannot be read so."""
        if self.authors == authors and not self.cuts:
            return self
        return next((self.at(cut) for cut in self.cuts if cut.authors == authors), None)

    def at(self, cut: Cut) -> Headline:
        """Return the heading taken apart in one of its ways, for good."""
        rest = remainder(self.words, cut.title, *cut.authors)
        return self._replace(title=cut.title, authors=cut.authors, rest=rest, cuts=())

    def unread(self) -> Headline:
        """Return the heading with neither title nor names: nobody can tell where the one ends."""
        return self._replace(title="", authors=(), rest=self.words, cuts=())

    @property
    def words(self) -> str:
        """Everything that it says, in no order."""
        return " ".join((self.title, *self.authors, self.rest))

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
    if len(text) > _LONGEST or not _may_be_heading(line):
        return None
    numbered = _NUMBERED.match(text)
    after = _AFTER.search(text) if any(sign in text for sign in _SIGNS_OF_AFTER) else None
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
    authors = links.authors or _names(found["authors"])
    return Headline(
        title,
        authors,
        line.number,
        int(numbered[1]) if numbered else None,
        links.sid,
        remainder(text, title, *authors),
        rated,
        () if links.authors else _cuts(bare),
    )


def _cuts(text: str) -> tuple[Cut, ...]:
    """Return the ways in which a heading can be read, if there are several; a name holds no "by"."""
    found = list(_ANY_BY.finditer(text))
    if len(found) == 1:
        return ()
    last = max((each.start() for each in found if each[1].lower() == "by"), default=-1)
    kept = (each for each in found if each[1].lower() != "by" or each.start() == last)
    cuts = tuple(Cut(each[1].lower(), text[: each.start()].strip(), _names(text[each.end() :])) for each in kept)
    return cuts if len(cuts) > 1 else ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(", ") if name.strip())


def number_of(line: Line) -> int | None:
    """Return the number that a line begins with, as a row of a list of chapters does; None where it has none."""
    found = _NUMBERED.match(line.text)
    return int(found[1]) if found else None


def _may_be_heading(line: Line) -> bool:
    """Whether a line has what every heading has: a word that parts title and names, or links that do."""
    folded = line.text.casefold()
    return "by" in folded or "von" in folded or any(span.href for span in line.spans)


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
