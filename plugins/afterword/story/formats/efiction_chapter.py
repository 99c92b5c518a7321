"""A chapter as readers of an eFiction 3.x archive saw it: `viewstory.php?sid=S&chapter=N`.

    - Text Size +
    Author's Chapter Notes:
    One line because my beta said so. Thanks for reading!

    Ada unrolled the map. "It was here," she said, "on Monday."

    Bram did not look up from the kettle.

The text that is left of the main content begins at the first of these lines: title, names and number are gone, and
only the lines after the last chapter bring names back. HTML has all of it (`#pagetitle`, `.jumpmenu`, `#story`).
Facts: default templates of eFiction 3.0 to 3.5.
"""

from __future__ import annotations

from ..draft import Draft, Dropped
from ..efiction.body import read_body
from ..efiction.chosen import TEXT_SIZE, Chosen, chapter_start, has_counted_heading, read_chosen
from ..efiction.infobox import cut_box
from ..efiction.printers import read_head
from ..efiction.tail import LOGIN, read_tail
from ..efiction.unlabelled import read_around
from ..efiction.unnamed import with_prose_named
from ..labels import CHAPTER_NOTES_LABEL, END_NOTES_LABEL, STORY_NOTES_LABEL, labelled, straight
from ..model import Outcome
from ..page import Page
from ..sites import Site, address_of

NAME = "efiction_chapter"
_STORY = frozenset(("story",))
_OF_THE_BAR = ("Size", "testo")
"""One of these stands in the bar by which readers could change the size of the text."""
_LABELS = (STORY_NOTES_LABEL, CHAPTER_NOTES_LABEL, END_NOTES_LABEL)


def recognise(page: Page) -> int:
    """Count the marks of a chapter view: the text-size bar, its boxes, the labels of its notes, the login line."""
    lines = with_prose_named(page.lines)
    names = page.names if lines is page.lines else page.names | _STORY
    may_have_bar = any(word in page.text for word in _OF_THE_BAR)
    marks = 2 * (may_have_bar and any(TEXT_SIZE.match(straight(line.text)) for line in page.lines))
    marks += ("jumpmenu" in names) + ("story" in names)
    marks += 2 * has_counted_heading(lines) + 2 * (lines is not page.lines)
    marks += 2 * any(LOGIN.match(straight(line.text)) for line in page.lines)
    marks += any(labelled(label, line.text) for line in page.lines if ":" in line.text for label in _LABELS)
    return marks if marks > 1 else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the chapter of a page, with what the page says of its story."""
    lines = with_prose_named(page.lines)
    start = chapter_start(lines)
    chosen = read_chosen(lines[:start])
    options = tuple(line for line in lines[:start] if line.is_option and line is not chosen.line)
    box, outside = cut_box(
        tuple(line for line in lines[:start] if line is not chosen.line and line not in options), site
    )
    above, unlabelled = read_around(outside, page.lines, box.fields, site, has_box=False)
    head = read_head(lines[start:], site)
    if head:
        start, chosen = start + head.stop, chosen._replace(several=head.several)
    tail = read_tail(lines[start:])
    stated = (*above.stated(page.url), *unlabelled, *box.fields, *(head.box.fields if head else ()))
    again = [field for field in tail.fields if any(field.field == each.field for each in stated)]
    fields = (*stated, *(field for field in tail.fields if field not in again))
    titles = [value for field in fields if field.field == "title" for value in field.values]
    body = read_body(tail.body, (*titles, *([chosen.title] if chosen.title else [])))
    if head:
        body = body._replace(notes=(*head.notes, *body.notes), story_notes=(*head.story_notes, *body.story_notes))
    number, how = _number(page.url, chosen, first=bool(body.story_notes) and not head)
    chapter = chosen.chapter(body, number, how)
    whole = number == 1 and not chosen.several and (tail.is_last or chosen.several is False)
    return Draft(
        Outcome.STORY if whole else Outcome.PART,
        fields,
        body.story_notes,
        chapters=(chapter,),
        dropped=(
            *above.dropped,
            *(Dropped("navigation", line.text) for line in options),
            *box.dropped,
            *(head.dropped if head else ()),
            *tail.dropped,
            *body.dropped,
            *(Dropped("repeated heading", field.raw) for field in again),
        ),
        doubts=above.doubts(),
    )


def _number(url: str, chosen: Chosen, *, first: bool) -> tuple[int | None, str]:
    """Return the chapter's number, and from what it follows where the page does not print it."""
    if chosen.number is not None:
        return chosen.number, ""
    address = address_of(url)
    if address.chapter is not None:
        return address.chapter, "the address"
    if first:
        return 1, "story notes stand before the first chapter only"
    if chosen.several is False:
        return 1, "the page offers one chapter to print"
    if address.sid and "viewstory.php?" in url:
        return 1, "the address names no chapter, which shows the first"
    return None, ""
