"""Copies that end too early: the connection broke, or the disk was full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .blocks import Blocks
from .saved import Files
from .work import Work

_FEWEST = 4
"""Paragraphs of a last chapter that can be cut in two."""


def half(files: Files, written: Callable[[Blocks], str]) -> Files:
    """Return what saves the same page up to the middle of the last chapter; `written` is how it has paragraphs."""

    def save(work: Work, sid: int) -> Mapping[str, bytes]:
        first_lost = work.parts[-1].prose[_kept(work) :][:1]
        pages = {name: data.decode() for name, data in files(work, sid).items()}
        return {name: page[: page.rindex(written(first_lost))].encode() for name, page in pages.items()}

    return save


def left(work: Work) -> Work:
    """Return what is left of a story."""
    last = work.parts[-1]
    return replace(
        work, parts=(*work.parts[:-1], replace(last, prose=last.prose[: _kept(work)], end_notes=())), end_notes=()
    )


def is_long(work: Work) -> bool:
    """Return whether the last chapter can be cut in two between paragraphs, of which it has no two alike."""
    prose = work.parts[-1].prose
    return len(prose) >= _FEWEST and all(block.startswith("<p>") for block in prose[_kept(work) - 1 : _kept(work) + 1])


def _kept(work: Work) -> int:
    return len(work.parts[-1].prose) // 2
