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

from ..draft import Draft, Dropped
from ..mail.message import FIELD, Message, is_reply, messages_of
from ..mail.part import numbered
from ..mail.subject import Subject, read_subject
from ..mail.tail import read_tail
from ..model import Origin, Stated
from ..one_story import one_story
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import MASKED_ADDRESS, remainder, tally
from . import header_block

NAME = "mailing_list"
_HEADER = "mail header"


def recognise(page: Page) -> int:
    """Return more marks than a typed header has, for a page that begins with a message."""
    return 6 if messages_of(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a page's messages."""
    messages = messages_of(tuple(map(_unframed, page.lines)))
    told = [message for message in messages if not is_reply(message)] or messages
    draft = one_story([_read(message, page, site) for message in told])
    replies = (line for each in messages if each not in told for line in (*each.head, *each.body))
    return replace(draft, dropped=(*draft.dropped, *(Dropped("replies", line.text) for line in replies)))


def _unframed(line: Line) -> Line:
    """Return a line out of the `<pre>` that an archive on the web puts a whole message in."""
    boxes = tuple([box for box in line.boxes if box.tag != "pre"])
    return Line(line.number, line.text, line.spans, boxes, line.names)


def _read(message: Message, page: Page, site: Site | None) -> Draft:
    """Return a message understood."""
    told = read_tail(message.body)
    draft = header_block.parse(replace(page, lines=told.story), site)
    subject = read_subject(message.value("subject"))
    said = {field.field for field in draft.fields}
    fields, dropped = _header(message, subject, said)
    draft = replace(draft, fields=(*draft.fields, *fields), dropped=(*draft.dropped, *dropped, *told.dropped))
    draft = numbered(draft, subject, message.header["subject"].number, "the subject of the message")
    last = replace(draft.chapters[-1], end_notes=trimmed(told.end_notes))
    return replace(draft, chapters=(*draft.chapters[:-1], last))


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
