"""How far a paragraph sounds like its author talking to readers, and how far like a story.

The words that tell are data, in `cues.toml`, for each language that is known.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_CUES = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8")).values()
_QUOTED = re.compile(
    r"[\"“„«»](?:(?<=[\"“])[^\"“”]{2,}?[\"”]|(?<=„)[^„“”]{2,}?[“”]|(?<=«)[^«»]{2,}?»|(?<=»)[^«»]{2,}?«)"
)
"""A speech. All begin in one class of signs: so the search leaps from one of them to the next."""
_WORD = re.compile(r"\w++(?:['/]\w++)*+")
_SIGNS = re.compile(r"[:;]-?[)(dp](?!\w)|<3|\bxo+x?o*\b")
_IN_SIGNS = (":", ";", "<3", "xo")
"""What a text has one of that has such a sign, and most have not."""
_SPEECH = ('"', "“", "‘", "—", "«", "„", "»")
_LONG = 90
LIMIT = 3.0
_SHORTEST_PAST = 4
_REMEMBERED = 1 << 14
"""Words."""


_TALKS, _FIRST, _SECOND, _THIRD, _PAST = "t123p"
_WORDS = {
    name: frozenset(word for cues in _CUES for word in cues[name].split() if not word.endswith("*"))
    for name in ("talk", "first", "second", "third", "past")
}
_BEGINNINGS = tuple(word[:-1] for cues in _CUES for word in cues["talk"].split() if word.endswith("*"))
_PHRASES = tuple(phrase for cues in _CUES for phrase in cues["phrases"])


class _ToldBy(dict[str, str]):
    """What each word tells, as letters: a story has a few thousand different ones, and most tell nothing."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        lower = word.lower()
        tells = _TALKS * (lower in _WORDS["talk"] or lower.startswith(_BEGINNINGS))
        tells += _FIRST * (word in _WORDS["first"])
        tells += _SECOND * (lower in _WORDS["second"])
        tells += _THIRD * (lower in _WORDS["third"])
        tells += _PAST * (lower in _WORDS["past"] or (lower.endswith("ed") and len(lower) >= _SHORTEST_PAST))
        self[word] = tells
        return tells


_TOLD_BY = _ToldBy()


def talk(text: str) -> float:
    """Return a number between -3 (surely a story) and 3 (surely the author): cues counted, speech left out.

    >>> talk("Sorry for the wait! I still do not own them. Please review.") > 2
    True
    >>> talk("She closed the door and stood there until his steps had gone.") < -1
    True
    >>> talk("Danke fürs Lesen, ich freue mich über jeden Kommentar zum Kapitel!") > 2
    True
    >>> talk("Sie nahm die Lampe und ging, und er blieb stehen, bis ihre Schritte verklungen waren.") < -1
    True
    """
    text = text.replace("’", "'")
    unquoted, quotes = _QUOTED.subn(" ", text)
    words = _WORD.findall(unquoted)
    tells = "".join(map(_TOLD_BY.__getitem__, words))
    cues = {word.lower() for word in words if _TALKS in _TOLD_BY[word]} if _TALKS in tells else set()
    score = 1.0 * min(3, len(cues | _beyond_words(unquoted.lower())))
    score += 0.6 * (_FIRST in tells) + 0.3 * (_SECOND in tells)
    score -= 0.5 * min(3, tells.count(_THIRD)) + 0.25 * min(4, tells.count(_PAST))
    score -= 1.5 * text.lstrip().startswith(_SPEECH)
    score -= 0.5 * bool(quotes)
    score -= 0.5 * (len(text.split()) > _LONG)
    return max(-LIMIT, min(LIMIT, score))


def _beyond_words(lower: str) -> set[str]:
    """Return the different phrases and signs of a text that authors use for what they write and post."""
    found = {phrase for phrase in _PHRASES if phrase in lower}
    return found.union(_SIGNS.findall(lower)) if any(sign in lower for sign in _IN_SIGNS) else found
