"""How far a paragraph sounds like its author talking to readers, and how far like a story.

The words that tell are data, in `cues.toml`, for each language that is known.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

_CUES = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8")).values()
_QUOTED = re.compile(r"[\"“][^\"“”]{2,}?[\"”]|„[^„“”]{2,}?[“”]|«[^«»]{2,}?»|»[^«»]{2,}?«")
_WORD = re.compile(r"\w+(?:['/]\w+)*")
_SIGNS = re.compile(r"[:;]-?[)(DP](?!\w)|<3|\bxo+x?o*\b", re.IGNORECASE)
_SPEECH = ('"', "“", "‘", "—", "«", "„", "»")
_LONG = 90
LIMIT = 3.0
_SHORTEST_PAST = 4


def _words(name: str) -> frozenset[str]:
    return frozenset(word for cues in _CUES for word in cues[name].split() if not word.endswith("*"))


_TALK, _FIRST, _SECOND, _THIRD, _PAST = map(_words, ("talk", "first", "second", "third", "past"))
_BEGINNINGS = tuple(word[:-1] for cues in _CUES for word in cues["talk"].split() if word.endswith("*"))
_PHRASES = tuple(phrase for cues in _CUES for phrase in cues["phrases"])


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
    unquoted = _QUOTED.sub(" ", text)
    words = _WORD.findall(unquoted)
    lower = [word.lower() for word in words]
    score = 1.0 * min(3, len(_cues_of_talk(unquoted, lower)))
    score += 0.6 * (not _FIRST.isdisjoint(words)) + 0.3 * (not _SECOND.isdisjoint(lower))
    score -= 0.5 * min(3, sum(word in _THIRD for word in lower)) + 0.25 * min(4, sum(map(_is_past, lower)))
    score -= 1.5 * text.lstrip().startswith(_SPEECH)
    score -= 0.5 * bool(_QUOTED.search(text))
    score -= 0.5 * (len(text.split()) > _LONG)
    return max(-LIMIT, min(LIMIT, score))


def _cues_of_talk(text: str, words: Iterable[str]) -> set[str]:
    """Return the different words, phrases and signs of a text that authors use for what they write and post."""
    found = {word for word in words if word in _TALK or word.startswith(_BEGINNINGS)}
    whole = text.lower()
    return found | {phrase for phrase in _PHRASES if phrase in whole} | {sign.lower() for sign in _SIGNS.findall(text)}


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) >= _SHORTEST_PAST)
