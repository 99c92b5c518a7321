"""What the subject of a posted story says.

[NEW] The Farthing 2/5
NEW: The Farthing (2/5) by quill & ash
REP: The Farthing, Part 2
[lamplight] FIC: The Farthing [PG-13] (1/1)
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LIST = re.compile(r"\s*\[[^\[\]]*\]\s*(?=\S)")
_KIND = re.compile(
    r"\s*(?:(?:re|fwd?|new|rep|repost|rpst|fic|fanfic|story|xfc|atxc|ascl?|tos|tng|ds9|voy|ent)\s*:|(?:NEW|REP|REPOST|FIC)(?=\s+(?!(?-i:[A-Z]{4}))))\s*",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(r"(?:NEW|REP|REPOST|FIC)\s+(?![A-Z]{4})")
_WORD = r"(?:part|pt|chapter|chap|ch)\b\.?\s*#?"
_NUMBERED = re.compile(
    rf"[\s,:;–—-]*[(\[]?\s*(?:{_WORD})?\b(?P<number>\d{{1,3}})\s*(?:/|\bof\b)\s*(?P<of>\d{{1,3}}\b|\?+|x\b)\s*[)\]]?",
    re.IGNORECASE,
)
_PART = re.compile(rf"[\s,:;–—-]+[(\[]?\s*{_WORD}(?P<number>\d{{1,3}})\b\s*[)\]]?(?P<of>)", re.IGNORECASE)
_RATING = re.compile(r"[(\[]\s*(G|PG|PG-?13|R|NC-?17|K\+?|T|MA?|FRT|FR13|FRM|FRAO)\s*[)\]]")
_BY = re.compile(r"\bby\s+(?P<name>[^()\[\]]*[^()\[\]\s])", re.IGNORECASE)


_LONGEST = 300
"""Letters of a subject."""


class Subject(NamedTuple):
    """What a subject says; the author only where it stands behind the part."""

    title: str = ""
    number: int | None = None
    of: int | None = None
    author: str = ""
    rating: str = ""


def read_subject(text: str) -> Subject:
    """Return what a subject says.

    >>> read_subject("NEW: Stand by Me (2/5) by quill & ash [PG-13]")
    Subject(title='Stand by Me', number=2, of=5, author='quill & ash', rating='PG-13')
    >>> read_subject("[lamplight] NEW VOY: The Farthing, Part 2").title, read_subject("Life 24/7").title
    ('The Farthing', 'Life 24/7')
    >>> read_subject("NEW Moon over Mud (1/2)").title, read_subject("NEW MOON (1/2)").title
    ('Moon over Mud', 'NEW MOON')
    """
    rest = " ".join(text.split())
    if len(rest) > _LONGEST:
        return Subject(rest)
    while (found := _LIST.match(rest)) or (found := _kind(rest)):
        if not rest[found.end() :].strip():
            break
        rest = rest[found.end() :]
    rating = _RATING.search(rest)
    rest = rest[: rating.start()] + " " + rest[rating.end() :] if rating else rest
    parts = [*_NUMBERED.finditer(rest)] or [*_PART.finditer(rest)]
    part = next((each for each in reversed(parts) if rest[: each.start()].strip() and _is_possible(each)), None)
    title = " ".join((rest[: part.start()] if part else rest).split()).strip(" ,;:-–—")
    after = _BY.search(rest, part.end()) if part else None
    return Subject(
        title,
        int(part["number"]) if part else None,
        int(part["of"]) if part and part["of"].isdecimal() else None,
        after["name"].strip() if after else "",
        rating[1] if rating else "",
    )


def _is_possible(part: re.Match[str]) -> bool:
    """Whether a part is one of so many: `24/7` is not."""
    return not part["of"].isdecimal() or int(part["number"]) <= int(part["of"])


def is_post(text: str) -> bool:
    """Return whether a subject is that of a posted story: it says that it is new, or which part it is."""
    return read_subject(text).number is not None or bool(_kind(_LIST.sub("", text, count=1)))


def _kind(text: str) -> re.Match[str] | None:
    found = _KIND.match(text)
    return found if found and (":" in found[0] or _KIND_ALONE.match(text.lstrip())) else None
