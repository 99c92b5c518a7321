"""How far a paragraph sounds like its author talking to readers, and how far like a story."""

from __future__ import annotations

import re
from itertools import islice

_QUOTED = re.compile(r"[\"“][^\"“”]{2,}?[\"”]")
_TALK = re.compile(
    r"""\b(?:reviews?|reviewers?|reviewed|chapters?|chappie|updat(?:e|es|ed|ing)|fics?|fanfic\w*|beta\w*|disclaimers?
    |spoilers?|thanks|thank\ you|thankies|enjoy(?:ed)?|post(?:ed|ing)?|feedback|comments?|a/n|author'?s?|episodes?
    |writing|wrote|written|read(?:ers?|ing)|stor(?:y|ies)|ditty|drabble|one-?shots?|prompts?|challenge|plot\ bunn\w*
    |cliffhanger|hiatus|muse|copyright|infringement|belongs?\ to|own|lyrics|rating|rated|title|sequel|prequel|canon|au
    |pov|lol|btw|imho|guys|y'all|concrit|constructive|criticism|favou?rite\w*|jellybeans?|hope\ you|let\ me\ know
    |stay\ tuned|to\ be\ continued)\b
    |[:;]-?[)(DP](?!\w)|<3|\bxo+x?o*\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|my|me|mine)\b")
_SECOND = re.compile(r"\b(?:you|you've|you're|your|yours)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|his|hers?|him|they|their|them)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|said|went|came|took|stood|sat|looked|could|would|thought|knew|felt)\b",
    re.IGNORECASE,
)
_LONG = 90
LIMIT = 3.0


def talk(text: str) -> float:
    """Return a number between -3 (surely a story) and 3 (surely the author): cues counted, speech left out.

    >>> talk("Sorry for the wait! I still do not own them. Please review.") > 2
    True
    >>> talk("She closed the door and stood there until his steps had gone.") < -1
    True
    """
    text = text.replace("’", "'")
    unquoted = _QUOTED.sub(" ", text)
    score = 1.0 * min(3, len({found.lower() for found in _TALK.findall(unquoted)}))
    score += 0.6 * bool(_FIRST.search(unquoted)) + 0.3 * bool(_SECOND.search(unquoted))
    score -= 0.5 * _found(_THIRD, unquoted, 3) + 0.25 * _found(_PAST, unquoted, 4)
    score -= 1.5 * text.lstrip().startswith(('"', "“", "‘", "—", "«"))
    score -= 0.5 * bool(_QUOTED.search(text))
    score -= 0.5 * (len(text.split()) > _LONG)
    return max(-LIMIT, min(LIMIT, score))


def _found(cue: re.Pattern[str], text: str, most: int) -> int:
    """Return how many cues of a kind there are, looking for no more than count."""
    return sum(1 for _ in islice(cue.finditer(text), most))
