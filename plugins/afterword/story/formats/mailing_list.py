"""Stories posted to mailing lists and newsgroups: messages as a mail program, a mailbox or a digest keeps them.

    From: quill & ash <ash@lamplight.example>
    Newsgroups: alt.lamplight.creative
    Subject: NEW: The Farthing (2/5)
    Date: Mon, 5 Jan 1998 20:15:03 -0500

    Title: The Farthing
    Rating: PG

The subject says title and part (see `mail.subject`); a header that the author typed says it better. Whoever sent it is
the author where nobody else is named. Messages of one story in one file are its chapters.
Facts: public archives of such lists; RFC 5322, RFC 5536, RFC 4155; the signature mark of RFC 3676.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ..draft import ChapterDraft, Doubt, Draft, Dropped
from ..mail.message import FIELD, Message, messages_of
from ..mail.part import numbered
from ..mail.subject import Subject, read_subject
from ..mail.tail import read_tail
from ..model import Origin, Outcome, Stated
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import MASKED_ADDRESS, bare, remainder, tally
from . import header_block

NAME = "mailing_list"
_HEADER = "mail header"
_ONCE = frozenset(("title", "authors", "chapters", "published", "updated", "status", "words", "rating"))
"""Fields that each part of a story repeats."""


def recognise(page: Page) -> int:
    """Return more marks than a typed header has, for a page that begins with a message."""
    return 6 if messages_of(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a page's messages."""
    messages = messages_of(tuple(map(_unframed, page.lines)))
    read = tuple(_read(message, page, site) for message in messages)
    titles = tuple(dict.fromkeys(bare(title) for each in read for title in each.titles))
    if len(titles) > 1:
        return _several(messages)
    drafts = [each.draft for each in read]
    said = _ONCE & {field.field for field in drafts[0].fields}
    later = [field for draft in drafts[1:] for field in draft.fields]
    numbers = [chapter.number for draft in drafts for chapter in draft.chapters]
    is_whole = len(drafts) > 1 and numbers == list(range(1, len(numbers) + 1))
    return Draft(
        Outcome.STORY if is_whole else drafts[0].outcome,
        (*drafts[0].fields, *(field for field in later if field.field not in said)),
        tuple(line for draft in drafts for line in draft.notes),
        chapters=tuple(chapter for draft in drafts for chapter in draft.chapters),
        dropped=(
            *(each for draft in drafts for each in draft.dropped),
            *(Dropped("labels", field.raw) for field in later if field.field in said),
        ),
    )


def _unframed(line: Line) -> Line:
    """Return a line out of the `<pre>` that an archive on the web puts a whole message in."""
    return replace(line, boxes=tuple(box for box in line.boxes if box.tag != "pre"))


class _Read(NamedTuple):
    """A message understood, and the titles it gives."""

    draft: Draft
    titles: tuple[str, ...]


def _read(message: Message, page: Page, site: Site | None) -> _Read:
    told = read_tail(message.body)
    draft = header_block.parse(replace(page, lines=told.story), site)
    subject = read_subject(message.value("subject"))
    said = {field.field for field in draft.fields}
    fields, dropped = _header(message, subject, said)
    draft = replace(draft, fields=(*draft.fields, *fields), dropped=(*draft.dropped, *dropped, *told.dropped))
    draft = numbered(draft, subject, message.header["subject"].number, "the subject of the message")
    last = replace(draft.chapters[-1], end_notes=trimmed(told.end_notes))
    titles = tuple(field.values[0] for field in draft.fields if field.field == "title" and field.values)
    return _Read(replace(draft, chapters=(*draft.chapters[:-1], last)), titles)


def _header(message: Message, subject: Subject, said: set[str]) -> tuple[tuple[Stated, ...], tuple[Dropped, ...]]:
    """Return what the header of a message tells that nothing better has told, and the rest of it."""
    line = message.header["subject"]
    told = (("title", subject.title), ("authors", subject.author), ("rating", subject.rating))
    fields = [Stated(name, (value,), value, line.number) for name, value in told if value and name not in said]
    rest = line.text
    if tally(*(field.raw for field in fields)) - tally(line.text):  # words that run together are counted as one
        fields = [replace(field, raw="" if at else line.text) for at, field in enumerate(fields)]
        rest = ""
    rest = remainder(rest, *(field.raw for field in fields)) if rest else ""
    used = [line]
    sender = message.value("from")
    if (name := _name(sender)) and not subject.author and "authors" not in said:
        number = message.header["from"].number
        fields.append(Stated("authors", (name,), sender, number, Origin.INFERRED, "who sent the message"))
        used.append(message.header["from"])
    if "date" in message.header and (date := message.value("date")) and "published" not in said:
        fields.append(Stated("published", (date,), date, message.header["date"].number))
        used.append(message.header["date"])
    names = (found["name"] for each in used[1:] if (found := FIELD.match(each.text)))
    others = (each.text for each in message.head if not any(each is one for one in used))
    return tuple(fields), tuple(Dropped(_HEADER, text) for text in (rest, *names, *others) if text.strip())


def _name(sender: str) -> str:
    """Return the name of a sender without address, quotes and brackets; empty where there is only an address."""
    name = sender.replace(MASKED_ADDRESS, " ").partition("<")[0].strip()
    name = name.strip("\"'").strip()
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def _several(messages: tuple[Message, ...]) -> Draft:
    """Return messages of several stories as the chapters of one file, each with what stands in it."""
    chapters: list[ChapterDraft] = []
    dropped: list[Dropped] = []
    for message in messages:
        told = read_tail(message.body)
        line = message.header["subject"]
        subject = message.value("subject")
        head = (each for each in message.head if each is not line)
        dropped.extend((*(Dropped(_HEADER, each.text) for each in head if each.text.strip()), *told.dropped))
        dropped.append(Dropped(_HEADER, line.text.partition(":")[0]))
        chapters.append(
            ChapterDraft(
                trimmed(told.story),
                None,
                read_subject(subject).title or None,
                end_notes=trimmed(told.end_notes),
                line=message.number,
                heading=subject,
            )
        )
    titles = tuple(dict.fromkeys(read_subject(message.value("subject")).title for message in messages))
    several = (Doubt("A408", None, ", ".join(f"“{title}”" for title in titles)),)
    return Draft(Outcome.STORY, chapters=tuple(chapters), dropped=tuple(dropped), doubts=several)
