"""Paragraphs of a story, before any page is made of them, and as pages have them."""

from __future__ import annotations

import html
import re

from afterword.story.model import Prose
from afterword.story.prose import plain
from afterword.story.words import words

Blocks = tuple[str, ...]
"""Paragraphs as HTML; a scene break is `<hr>`, or the sign that stands for one."""
REPEATED = "<p> "
"""How a paragraph begins that repeats a title."""
_EMPHASIS = re.compile(r"\*(\S[^*]*)\*")


def markup(blocks: Blocks) -> str:
    """Return blocks as HTML, a paragraph a line."""
    return "\n".join(
        block if block.startswith("<") else f"<p>{html.escape(block, quote=False)}</p>" for block in blocks
    )


def broken(blocks: Blocks) -> str:
    """Return blocks as journals and archives keep what was typed: line breaks in place of paragraphs."""
    return "\n".join(
        block[3:-4] + "<br><br>"
        if block.startswith("<p>")
        else block
        if block.startswith("<")
        else f"{html.escape(block, quote=False)}<br><br>"
        for block in blocks
    )


def lines(blocks: Blocks) -> str:
    """Return blocks as text extractors leave them: a blank line between paragraphs, scene breaks as signs."""
    signs = (
        f"<p>{html.escape(block, quote=False)}</p>"
        if not block.startswith("<")
        else block.replace("<hr>", "<p>***</p>")
        for block in blocks
    )
    return re.sub(r"\n\s*\n", "\n\n", plain(Prose("\n".join(signs))))


def spoken(blocks: Blocks) -> list[str]:
    """Return the words of blocks, without the signs of scene breaks."""
    return list(
        words(
            plain(
                Prose("\n".join(block for block in blocks if block.startswith("<") and not block.startswith(REPEATED)))
            )
        )
    )


def breaks(blocks: Blocks) -> int:
    return sum(block == "<hr>" or not block.startswith("<") for block in blocks)


def typed(text: str) -> Blocks:
    """Return typed text as blocks: `%%` before the sign of a scene break, `|` before a line of verse.

    `%` stands before a title that the text repeats: it is on the pages, and is no prose.
    """
    return tuple(_block(paragraph.strip()) for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip())


def _block(text: str) -> str:
    if text.startswith("%% "):
        return text.removeprefix("%% ")
    if text.startswith("% "):
        return f"{REPEATED}{text.removeprefix('% ')}</p>"
    verse = text.startswith("| ")
    text = html.escape(re.sub(r"^\| ", "", text, flags=re.MULTILINE), quote=False)
    text = text.replace("\n", "<br>\n" if verse else " ")
    return "<p>" + _EMPHASIS.sub(r"<em>\1</em>", text) + "</p>"
