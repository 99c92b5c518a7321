"""What each finding means, at length: one page a code, for whoever keeps an archive and is no programmer.

    # A401: chapters are missing

    A warning. The numbers of the chapters have a gap …

    ## Example · ## Why it is left to you · ## What to do · ## If it is right as it is

A page shows files that provoke its finding, and those that cure it; the tests make them and hold it to its word.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def page_of(code: str) -> str:
    """Return the page of a code as Markdown. Raises `KeyError` where there is none."""
    path = FOLDER / f"{code}.md"
    if code not in codes():
        raise KeyError(code)
    return path.read_text("utf-8")


def codes() -> tuple[str, ...]:
    """Return every code that has a page."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))
