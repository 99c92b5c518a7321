"""`explain`: what a finding means, at length, in the terminal."""

from __future__ import annotations

from rich.markdown import Markdown

from ..findings import codes, page_of
from .build import NOT_BUILT, WHOLE
from .screen import console


def explain(code: str) -> int:
    """Print the page of a code, however it is typed. Returns 0, or 2 where there is no such code."""
    code = code.strip().upper()
    if code not in codes():
        console.print(
            f"No finding is called “{code}”. There are: {', '.join(codes())}.", style="bold red", markup=False
        )
        return NOT_BUILT
    console.print(Markdown(page_of(code), code_theme="bw"), soft_wrap=False)
    return WHOLE
