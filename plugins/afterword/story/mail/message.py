"""Text to messages: the header that a mail program wrote, and the body below it.

    From ash@lamplight.example Mon Jan  5 20:15:03 1998
    From: quill & ash <ash@lamplight.example>
    Newsgroups: alt.lamplight.creative
    Subject: NEW: The Farthing (2/5)
    Message-ID: <farthing2@lamplight.example>

An address is masked before. A letter within a story has a header too, so one is believed only where a machine wrote it:
at the top, with an address, an identifier, a group or a part number; further down, with what no letter has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..page import Line
from ..typed.header import read_header
from ..words import MASKED_ADDRESS, count
from .subject import is_post
from .tail import QUOTED

_NAMES = (
    "From|To|Cc|Subject|Date|Newsgroups|Message-ID|Reply-To|Sender|Organi[sz]ation|Lines|Path|References|Xref|Received"
    "|Return-Path|Delivered-To|Mailing-List|Precedence|MIME-Version|Content-[A-Za-z-]+|NNTP-[A-Za-z-]+|User-Agent|Status"
    "|Approved|Followup-To|In-Reply-To|List-[A-Za-z-]+|X-[A-Za-z-]+"
)
FIELD = re.compile(rf"\s*(?P<name>{_NAMES}):(?:\s+(?P<value>\S.*))?\s*$", re.IGNORECASE)
_ENVELOPE = re.compile(r"From \S.*\b\d{4}\s*$|\s*Message:\s*\d{1,4}\s*$")
"""What stands above a header: the line of a mailbox, or the number in a digest."""
_MACHINE = frozenset(
    ("message-id", "newsgroups", "received", "path", "nntp-posting-host", "mailing-list", "return-path")
)
_MOST = 60
"""Lines of a header."""
_LONGEST_REPLY = 200
"""Words, beside those that it quotes; a story that is posted as an answer has more."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: the lines of its header by name (first of each), all of them, and its body."""

    header: Mapping[str, Line]
    head: tuple[Line, ...]
    body: tuple[Line, ...]

    def value(self, name: str) -> str:
        """Return what the header says under a name, or nothing."""
        found = FIELD.match(self.header[name].text) if name in self.header else None
        return (found["value"] or "").strip() if found else ""

    @property
    def number(self) -> int:
        """The line it begins in."""
        return self.head[0].number


def messages_of(lines: tuple[Line, ...]) -> tuple[Message, ...]:
    """Return the messages of a text; none where it does not begin with one."""
    top = next((at for at, line in enumerate(lines) if not line.is_blank), 0)
    starts: list[tuple[int, int]] = []
    at = top
    while at < len(lines):
        stop = _header_stop(lines, at, first=not starts)
        if stop:
            starts.append((at, stop))
        elif not starts:
            break
        at = stop or at + 1
    if not starts:
        return ()
    ends = (*(start for start, _ in starts[1:]), len(lines))
    return tuple(
        Message(_by_name(lines[start:stop]), lines[start:stop], lines[stop:end])
        for (start, stop), end in zip(starts, ends, strict=True)
    )


def is_reply(message: Message) -> bool:
    """Return whether a message only answers another: it says so, it quotes, and there is no story below."""
    if not message.value("subject").casefold().startswith("re:") or read_header(message.body).entries:
        return False
    own = [line.text for line in message.body if not QUOTED.match(line.text)]
    return len(own) < len(message.body) and sum(map(count, own)) <= _LONGEST_REPLY


def _header_stop(lines: tuple[Line, ...], start: int, *, first: bool) -> int:
    """Return where a header that begins at a line ends, or 0 where none does."""
    at = start
    is_enveloped = bool(_ENVELOPE.match(lines[at].text))
    while is_enveloped and at + 1 < len(lines) and (at == start or lines[at].is_blank):
        at += 1
    if not FIELD.match(lines[at].text) or (start and not is_enveloped and not lines[start - 1].is_blank):
        return 0
    begin = at
    while at < len(lines) and at - begin < _MOST and _is_of_header(lines, begin, at):
        at += 1
    names = _by_name(lines[begin:at])
    if "subject" not in names or "from" not in names:
        return 0
    is_machine = is_enveloped or bool(_MACHINE & names.keys())
    is_at_top = first and (MASKED_ADDRESS in names["from"].text or is_post(names["subject"].text.partition(":")[2]))
    return at if is_machine or is_at_top else 0


def _is_of_header(lines: tuple[Line, ...], begin: int, at: int) -> bool:
    text = lines[at].text
    return bool(FIELD.match(text)) or (at > begin and text[:1] in (" ", "\t") and bool(text.strip()))


def _by_name(lines: tuple[Line, ...]) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        if field := FIELD.match(line.text):
            found.setdefault(field["name"].lower(), line)
    return found
