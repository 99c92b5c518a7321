"""The labels that Adult-FanFiction.org puts before what it says of a story.

Rating: Adult ++
Updated : 2010-04-16 -:- Rated : Adult + -:- Chapters : 2 -:- Reviews : 3 -:- Dragon prints : 417
Located : Harry Potter > Het - Male/Female > Snape/Hermione
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Stated
from ..page import Line
from ..site_pages.told import LABELS, Said, Told, told

_FIELDS = {
    "category": "category",
    "located": "category",
    "rating": "rating",
    "rated": "rating",
    "chapters": "chapters",
    "views": "reads",
    "dragon prints": "reads",
    "reviews": "reviews",
    "published": "published",
    "posted": "published",
    "created": "published",
    "updated": "updated",
    "edited": "updated",
    "content tags": "label:Content Tags",
}
_OTHERS = ("recommended", "recommendations", "currently reading")
OWN = frozenset(("dragon prints", "currently reading", "content tags", "located"))
"""What hardly another site calls anything."""
_NAMES = "|".join(sorted((*_FIELDS, *_OTHERS), reverse=True))
_LABEL = re.compile(rf"\s*(?:[a-z]+_?[a-z_]*\s+)?(?P<label>{_NAMES})\s*:\s*(?P<value>.*?)\s*$", re.IGNORECASE)
"""A label, behind the word that stands for a picture where the page's own letters are not at hand."""
_STATUS = {"COMPLETE": "complete", "WIP": "in progress"}
_BETWEEN = re.compile(r"\s*-:-\s*")
_PATH = re.compile(r"\s*(?:folder(?=\s|[A-Z])\s*)?(?P<path>[^›»]{1,60}(?:[›»][^›»]{1,60}){1,4})$")
_STEP = re.compile(r"\s*[›»>]\s*")


def labels_of(line: Line) -> list[str]:
    """Return the labels of a line, in lower case."""
    found = (_LABEL.match(piece) for piece in _BETWEEN.split(line.text))
    return [each["label"].casefold() for each in found if each]


def is_path(line: Line) -> bool:
    """Return whether a line says where in the archive a story stands, without a label."""
    return bool(_PATH.match(line.text)) and not line.ends_sentence


def read_facts(line: Line) -> Told:
    """Return what a line of facts tells."""
    if not labels_of(line) and (found := _PATH.match(line.text)):
        return told(line, _said("category", found["path"]))
    pieces = (_LABEL.match(piece) for piece in _BETWEEN.split(line.text))
    said = (each for found in pieces if found for each in _of(found))
    return told(line, said, LABELS)


def said_of_tags(line: Line) -> tuple[Stated, ...]:
    """Return the tags of a line that has nothing else, and what they say of the story."""
    return told(line, _said("label:Content Tags", line.text)).fields


def _of(found: re.Match[str]) -> Iterator[Said]:
    name = _FIELDS.get(found["label"].casefold())
    if name and found["value"]:
        yield from _said(name, found["value"])


def _said(name: str, value: str) -> Iterator[Said]:
    """Yield a field with its value: the path of a category in one form, tags one by one."""
    if name == "category":
        yield Said(name, (" > ".join(filter(None, _STEP.split(value.strip()))),), value)
    elif name.startswith("label:"):
        tags = tuple(value.split())
        yield Said(name, tags, value)
        for tag in tags:
            if tag.strip(".").upper() in _STATUS:
                yield Said("status", (_STATUS[tag.strip(".").upper()],), "", f"its tag {tag}")
    else:
        yield Said(name, (value,), value)
