"""Take e-mail addresses out of what is published.

    Send feedback to ash@lamplight.example or don't.

becomes `Send feedback to [e-mail] or don't.`: the address was given to another readership, another time.
"""

from __future__ import annotations

from dataclasses import replace

from ..draft import Dropped
from ..page import Line
from ..words import ADDRESS, MASKED_ADDRESS
from .steps import Context, Step


def mask(lines: tuple[Line, ...], context: Context) -> Step:
    """Replace each e-mail address by a sign that there was one; spare `@` in anything else."""
    del context
    if not any("@" in line.text for line in lines):
        return Step(lines)
    found = tuple(Dropped("e-mail address", address) for line in lines for address in ADDRESS.findall(line.text))
    return Step(tuple(_masked(line) for line in lines), found)


def mask_text(text: str) -> str:
    """Return a plain text with its e-mail addresses replaced."""
    return ADDRESS.sub(MASKED_ADDRESS, text) if "@" in text else text


def _masked(line: Line) -> Line:
    if "@" not in line.text:
        return line
    spans = tuple(span._replace(text=mask_text(span.text)) for span in line.spans)
    return replace(line, text=mask_text(line.text), spans=spans)
