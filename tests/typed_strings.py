"""What a reader may type into the search, and what nobody would."""

from __future__ import annotations

import random

SIGNS = [*"abcxyz*:-+~^\"'\\/()[]{}<>.,;!?|&=#%@_éßİ月💡 \t\n0123456789\u202e\u0301\ud800\0", "title:", "authors: ", "fandom:", "lamp", "queequeg",
         "the", " AND ", " -", " +", "~2", "~99", "^3", "* ", "__proto__", "constructor"]  # fmt: skip


def random_strings(count: int) -> list[str]:
    """Return what nobody would type, the same every time: signs, operators, names of fields and words, in any order."""
    rng = random.Random(7)
    return ["".join(rng.choice(SIGNS) for _ in range(rng.choice((3, 12, 60, 400)))) for _ in range(count)]
