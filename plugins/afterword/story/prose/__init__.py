"""Lines to prose: one function is one cleaning step, `STEPS` is their order, and `render` has the last word.

Nothing else in Afterword makes a `Prose`. Each is judged as it is made: nh3, which knows nothing of our renderer,
must find nothing in it to change.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

import nh3

from ..draft import Dropped
from ..model import Prose
from ..page import Line
from ..words import words
from .addressed import addressed
from .breaks import breaks
from .gaps import gaps
from .render import escape, render
from .repeated_title import repeated_title
from .single_spaced import single_spaced
from .steps import Context, Step

STEPS: tuple[Callable[[tuple[Line, ...], Context], Step], ...] = (
    repeated_title,
    addressed,
    breaks,
    single_spaced,
    gaps,
)

TAGS = frozenset("p h2 hr blockquote ul ol li pre table tbody tr td em strong u s small sub sup code br a".split())
_ATTRIBUTES = {"a": {"href", "rel"}}
_CLASSES = {"p": {"center", "right"}}
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"<(?:/(?:p|h2|pre|li|blockquote|td)|hr)>\n?")


class Cleaned(NamedTuple):
    """What became of some lines."""

    prose: Prose
    said: tuple[str, ...]
    """Its words."""
    dropped: tuple[Dropped, ...]
    """What was taken away on the way, by name."""
    plain: bool = False
    """Whether the markup had to be given up, because the judge would have changed it."""


def clean(lines: tuple[Line, ...], context: Context = Context()) -> Cleaned:  # noqa: B008 - it is frozen
    """Return lines as prose. The words of the lines are those of the prose and of what was dropped."""
    dropped: list[Dropped] = []
    for step in STEPS:
        lines, taken = step(lines, context)
        dropped.extend(taken)
    markup = render(lines)
    sound = is_sound(markup)
    if not sound:
        markup = "\n".join(
            f"<p>{escape(line.text.strip())}</p>" for line in lines if not line.is_blank and not line.is_rule
        )
    prose = Prose(markup)
    return Cleaned(prose, tuple(said(prose)), tuple(dropped), not sound)


def joined(*texts: Prose | None) -> Prose | None:
    """Return texts one after the other, or None where there is none."""
    markup = "\n".join(text.html for text in texts if text)
    return Prose(markup) if markup else None


def lines_of(text: Prose) -> tuple[Prose, ...]:
    """Return a text line by line, as `render` set it; for counting, since a line need not be sound by itself."""
    return tuple(map(Prose, text.html.split("\n")))


def is_sound(markup: str) -> bool:
    """Return whether nh3 finds nothing to change in markup: no tag, attribute or address beyond the grammar."""
    cleaned = nh3.clean(
        markup,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        link_rel=None,
        url_schemes={"http", "https"},
    )
    return cleaned == markup


def said(prose: Prose) -> list[str]:
    """Return the words of prose; between any two blocks stands a line end, as `render` set them."""
    return words(html.unescape(_TAG.sub("", prose.html)))


def plain(prose: Prose | None) -> str:
    """Return the text of prose: paragraphs parted by a blank line, everything that marks them gone."""
    if prose is None:
        return ""
    text = _BLOCK_END.sub("\n\n", prose.html).replace("<br>\n", "\n")
    return re.sub(r"\n{3,}", "\n\n", html.unescape(_TAG.sub("", text))).strip()


__all__ = ["STEPS", "Cleaned", "Context", "clean", "is_sound", "joined", "plain", "said"]
