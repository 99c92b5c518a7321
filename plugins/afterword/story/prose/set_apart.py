"""What typesetting must not touch: code, preformatted text, and tags with values, which may hold any character.

Each is taken out, a mark stays in its place, and all are put back afterwards. No text of ours can hold a mark, since
`<` is always `&lt;` there; and what is left are tags that are a name and no more.
"""

from __future__ import annotations

import re

VERBATIM, TAG = "<!>", "<>"
_APART = re.compile(r"<(pre|code)>.*?</\1>|<\w+ [^>]*>", re.DOTALL)
_MARK = re.compile("<!?>")


def set_apart(markup: str) -> tuple[str, tuple[str, ...]]:
    """Return markup with a mark for each part that is not to be touched, and those parts in order.

    >>> set_apart('<p class="right">Say <code>"x"</code>.</p>')
    ('<>Say <!>.</p>', ('<p class="right">', '<code>"x"</code>'))
    """
    kept: list[str] = []

    def mark(found: re.Match[str]) -> str:
        kept.append(found[0])
        return VERBATIM if found[1] else TAG

    text = _APART.sub(mark, markup)
    return text, tuple(kept)


def put_back(text: str, kept: tuple[str, ...]) -> str:
    """Return the markup that was taken apart, with each part in its place again.

    >>> put_back("<>Say <!>!</p>", ('<p class="right">', "<code>x</code>"))
    '<p class="right">Say <code>x</code>!</p>'
    """
    if not kept:
        return text
    parts = iter(kept)
    return _MARK.sub(lambda _: next(parts), text)
