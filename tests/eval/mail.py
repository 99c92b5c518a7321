"""Stories posted to mailing lists: each part a message, all of them in a mailbox, or in a digest."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .blocks import lines
from .fanficfare import wrapped
from .saved import Told
from .typed_texts import header_of, told_by_header
from .work import Work

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FIRST = datetime.date(1998, 1, 5)
_RULE = "_" * 72


def told(work: Work) -> Told:
    """Return what messages say: a typed header above each part, and when the first was sent."""
    return {**told_by_header(work), "published": work.published or _FIRST}


def messages(work: Work, sid: int) -> dict[str, bytes]:
    """Return a file for each message."""
    return {f"{sid}/{at}.txt": _message(work, at).encode() for at in range(1, len(work.parts) + 1)}


def mailbox(work: Work, sid: int) -> dict[str, bytes]:
    """Return all messages in one mailbox."""
    mails = (
        f"From {_sender(work)} {_stamp(_day(work, at))}\n{_message(work, at)}" for at in range(1, len(work.parts) + 1)
    )
    return {f"{sid}.mbox.txt": "\n\n".join(mails).encode()}


def digest(work: Work, sid: int) -> dict[str, bytes]:
    """Return all messages as a digest of the list gave them."""
    mails = (
        f"Message: {at}\n   Date: {_date(_day(work, at))}\n   From: {work.by} <{_sender(work)}>\nSubject: {_subject(work, at)}\n\n{_body(work, at)}\n"
        for at in range(1, len(work.parts) + 1)
    )
    return {f"{sid}.txt": f"\n{_RULE}\n{_RULE}\n\n".join(mails).encode()}


def _message(work: Work, at: int) -> str:
    head = f"From: {work.by} <{_sender(work)}>\nSubject: {_subject(work, at)}\nDate: {_date(_day(work, at))}\n"
    footer = "To unsubscribe from this list, send a message to lamplight-unsubscribe@lamplight.example\n"
    return f"{head}\n{_body(work, at)}\n\n{footer}"


def _subject(work: Work, at: int) -> str:
    return f"[lamplight] NEW: {work.title} ({at}/{len(work.parts) if work.status == 'complete' else '?'})"


def _sender(work: Work) -> str:
    return f"{work.authors[0].split()[0].strip('_.').lower()}@lamplight.example"


def _body(work: Work, at: int) -> str:
    part = work.parts[at - 1]
    return (
        "\n\n".join(_typed(work, at, part.title))
        + "\n\n"
        + "\n\n".join(wrapped(each, 72) for each in lines(part.prose).split("\n\n"))
    )


def _typed(work: Work, at: int, title: str | None) -> Iterator[str]:
    several = len(work.parts) > 1
    yield "\n".join(wrapped(f"{label}: {value}", 72) for label, value in header_of(work).items())
    if several and title:
        yield f"Chapter {at}: {title}"


def _day(work: Work, at: int) -> datetime.date:
    return (work.published or _FIRST) + datetime.timedelta(days=7 * (at - 1))


def _date(day: datetime.date) -> str:
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year} 20:15:03 -0500"


def _stamp(day: datetime.date) -> str:
    return f"{_DAYS[day.weekday()]} {_MONTHS[day.month - 1]} {day.day:2} 20:15:03 {day.year}"
