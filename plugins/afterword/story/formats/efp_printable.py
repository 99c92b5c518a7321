"""A chapter as EFP, the Italian archive, prints it: `printsave.php?action=printable&sid=N`.

    La strada di sale

    di faro
    (/viewuser.php?uid=3)

    Disclaimer: questo testo è proprietà del suo autore e degli aventi diritto. …

    La strada si era mossa di nuovo.

Below the prose stands `Questa storia è archiviata su: EFP` with an address that has lost its site. The number in it is
the chapter's, not the story's. Facts: printed pages of the archive.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..draft import ChapterDraft, Draft, Dropped
from ..model import Origin, Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import remainder

NAME = "efp_printable"
_MARKS = 7
_AUTHOR = re.compile(r"\s*di\s+(?P<author>\S.{0,80}?)\s*(?:\(\S*viewuser\.php\S*\)\s*)?$")
_PROFILE = re.compile(r"\s*\(\S*viewuser\.php\?uid=\d+\)\s*$")
_LAW = re.compile(r"\s*Disclaimer: questo testo è proprietà del suo autore\b")
_ARCHIVED = "Questa storia è archiviata su:"
_FOOT = re.compile(rf"\s*{_ARCHIVED}")
_ADDRESS = re.compile(r"/viewstory\.php\?sid=\d{1,12}")
_HOME = "https://efpfanfic.net"


class _Plan(NamedTuple):
    """Title, author, the lines between the author and the prose, the prose, and the foot."""

    title: Line
    author: Line
    between: tuple[Line, ...]
    prose: tuple[Line, ...]
    foot: tuple[Line, ...]


def recognise(page: Page) -> int:
    """Return sure marks for a title, an author below it, and the words that the archive ends its pages with."""
    return _MARKS if _ARCHIVED in page.text and _plan(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a printed page."""
    del site
    plan = _plan(page.lines)
    if plan is None:
        message = "a page of this format has a title, an author and a foot"
        raise ValueError(message)
    title, author = plan.title.text.strip(), _AUTHOR.sub(r"\g<author>", plan.author.text)
    foot = "\n".join(line.text for line in plan.foot)
    address = _ADDRESS.search(foot)
    how = "the address that it prints without its site"
    url = (Stated("url", (_HOME + address[0],), "", plan.foot[0].number, Origin.INFERRED, how),) if address else ()
    return Draft(
        Outcome.PART,
        (
            Stated("title", (title,), title, plan.title.number),
            Stated("authors", (author,), author, plan.author.number),
            *url,
        ),
        chapters=(ChapterDraft(plan.prose, line=plan.prose[0].number if plan.prose else 1),),
        dropped=(
            Dropped("labels", remainder(plan.author.text, author)),
            *(Dropped("site furniture", line.text) for line in (*plan.between, *plan.foot)),
        ),
    )


def _plan(lines: tuple[Line, ...]) -> _Plan | None:
    filled = trimmed(lines)
    named = [at for at, line in enumerate(filled) if not line.is_blank][:2]
    foot = next((at for at in range(len(filled) - 1, -1, -1) if _FOOT.match(filled[at].text)), None)
    if foot is None or len(named) < 2 or named[1] >= foot or not _AUTHOR.match(filled[named[1]].text):  # noqa: PLR2004 - title and author
        return None
    start = named[1] + 1
    while start < foot and (
        filled[start].is_blank or _PROFILE.match(filled[start].text) or _LAW.match(filled[start].text)
    ):
        start += 1
    between = tuple(line for line in filled[named[1] + 1 : start] if not line.is_blank)
    return _Plan(filled[named[0]], filled[named[1]], between, trimmed(filled[start:foot]), filled[foot:])
