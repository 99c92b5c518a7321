"""The heading of a story above its chapter or its box.

    The Salt Road, Again by quill & ash
    [Reviews - 12]
    Table of Contents [Report This]
    Printer Chapter or Story
    - Text Size +

Some skins put the names on a line of their own (`by quill & ash`). All else that stands there is navigation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..draft import Doubt, Dropped
from ..model import Origin, Stated
from ..page import Line, joined_lines
from ..sites import address_of
from ..words import remainder
from .byline import settled
from .headline import Headline, headline

NAVIGATION = re.compile(
    r"\s*(?:(?:<<|>>|\[?(?:Previous|Next)\]?|\d+ Reviews?|[\d.]+ likes?|[\d,]+ reads?|[·|]"
    r"|Options|Back to index|Add Story to Favorites|\[?Submit a Review\]?|"
    r"\[?Report This\]?|\[Reviews - \d+\]|(?:half-)?star|Printer|Chapter or Story|Table of Contents)\s*)+$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"\s*(?:by|von)\s+\S.{0,80}$", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:By|Von)\s+(?P<author>\S(?:.{0,58}[^\s.!?,:;])?)\s*$")

_UNREAD = "unreadable values"


class Above(NamedTuple):
    """A story's heading, its id if a link has it, and everything else that stands above; or its author's name alone."""

    heading: Headline | None
    sid: str | None
    dropped: tuple[Dropped, ...]
    author: Stated | None = None
    places: tuple[Line, ...] = ()
    """The lines of the heading, also of one that nobody can tell how to read."""

    def doubts(self) -> tuple[Doubt, ...]:
        """Return what a person should know of a heading that nobody can tell how to read."""
        said = joined_lines(self.places) if self.places and self.heading is None else None
        return (Doubt("A307", said.number, said.text.strip()),) if said else ()

    def stated(self, url: str) -> tuple[Stated, ...]:
        """Return the fields of the heading; the id may come from another link, or from the page's own address."""
        fields = self.heading.stated() if self.heading else (self.author,) if self.author else ()
        sid = None if any(field.field == "sid" for field in fields) else (address_of(url).sid or self.sid)
        return (
            *fields,
            *((Stated("sid", (sid,), "", None, Origin.STATED, "an address on the page"),) if sid else ()),
        )


def read_above(lines: tuple[Line, ...], page: tuple[Line, ...]) -> Above:
    """Return the heading among the lines above a chapter or a box: the one HTML names so, else the nearest.

    `page` are all lines of the page, which may have to tell how the heading is to be read.
    """
    filled = [line for line in lines if not line.is_blank]
    named = [line for line in filled if "pagetitle" in line.names]
    others = [line for line in filled if line not in named]
    candidates = ((places, headline(joined_lines(places))) for places in (*_places(named), *_places(others)))
    places, heading = next((pair for pair in candidates if pair[1]), ((), None))
    if heading and heading.cuts:
        heading = _in_two_lines(heading, places) or settled(heading, page)
    if heading and not heading.title:
        kinds = ((_UNREAD if line in places else "navigation", line.text) for line in filled)
        return Above(None, _sid(filled), tuple(Dropped(*each) for each in kinds), places=tuple(places))
    alone = _NAMED.match(filled[-1].text) if filled and heading is None else None
    if alone:
        author = Stated("authors", (alone["author"],), alone["author"], filled[-1].number)
        rest = (remainder(filled[-1].text, alone["author"]), *(line.text for line in filled[:-1]))
        return Above(None, _sid(filled), tuple(Dropped("navigation", text) for text in rest), author)
    furniture = tuple(Dropped("navigation", line.text) for line in filled if line not in places)
    dropped = furniture + (heading.dropped() if heading else ())
    return Above(heading, _sid(filled), dropped, places=tuple(places))


def _in_two_lines(says: Headline, places: tuple[Line, ...]) -> Headline | None:
    """Return a heading whose names stand on a line of their own as that parts it."""
    cuts = (cut for cut in says.cuts if len(places) > 1 and cut.title == places[0].text.strip())
    return next((says.at(cut) for cut in cuts), None)


def _places(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines that may be a heading, the last first; some skins put the names on a line below the title."""
    for at in range(len(lines) - 1, -1, -1):
        yield tuple(lines[at - 1 : at + 1]) if at and BYLINE.match(lines[at].text) else (lines[at],)


def _sid(lines: list[Line]) -> str | None:
    """Return the id that the addresses on a page name most often: menus and advertised stories name others once."""
    hrefs = (span.href for line in lines for span in line.spans if "viewstory.php" in span.href)
    sids = Counter(sid for href in hrefs if (sid := address_of(href).sid)).most_common(2)
    return sids[0][0] if sids and (len(sids) == 1 or sids[0][1] > sids[1][1]) else None
