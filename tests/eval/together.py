"""Several stories in one file: a mailbox of a list, a text with header after header, a page of a journal."""

from __future__ import annotations

from collections.abc import Mapping

from . import journals, mail, typed_texts
from .saved import FIRST, Files, InOne
from .work import Work


def _end_to_end(files: Files, name: str, between: str) -> InOne:
    """Return what saves all stories one after another in a file of this name."""

    def save(works: Mapping[int, Work]) -> Mapping[str, bytes]:
        texts = [data.decode().strip("\n") for sid, work in works.items() for data in files(work, sid).values()]
        return {name: (between.join(texts) + "\n").encode()}

    return InOne(save, lambda sid: f"{name}/story {sid - FIRST + 1}.")


mailbox = _end_to_end(mail.mailbox, "lamplight.mbox.txt", "\n\n")
typed = _end_to_end(typed_texts.text, "lamplight.txt", "\n\n\n")
_FEWEST = 3


def is_labelled(work: Work) -> bool:
    """Return whether a typed header says more of a story than two names, which also stand within stories."""
    return len(typed_texts.header_of(work)) >= _FEWEST


_TOP, _BOTTOM = '<div id="primary">', '<div id="comments">'


def _entries(works: Mapping[int, Work]) -> Mapping[str, bytes]:
    """Return the page of a journal that has all entries, the newest last, without what readers said."""
    pages = [data.decode() for sid, work in works.items() for data in journals.dreamwidth(work, sid).values()]
    entries = (page.partition(_TOP)[2].partition(_BOTTOM)[0] for page in pages)
    top = pages[0].partition(_TOP)[0]
    return {"journal.html": f"{top}{_TOP}{''.join(entries)}</div></div></body></html>\n".encode()}


journal = InOne(_entries, lambda sid: f"journal.html/story {sid - FIRST + 1}.")
