"""One story of a database, or the file with the text of one of its chapters, to a reading as any other."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from .. import ledger
from ..convert import Known
from ..decode import decode
from ..decode_findings import decode_findings
from ..draft import Draft
from ..model import Outcome, Reading, Stated
from ..page import Page
from ..provenance import address
from ..sites import site_of
from ..understand import Told, completed, refuse_reading
from .chapters import chapter_of, row_of
from .place import Place
from .schema import NAME
from .store import opened
from .stories import Said, address_of_story, story_of
from .taken import Taken
from .texts import plain_of

_NO_ROW = "the database has no row for it"
_NOT_RELEASED = "its archive had not released it"


def read_place(path: str, place: Place, known: Known, data: bytes = b"") -> Reading:
    """Return what a place of a store says; `data` are the bytes of the file that holds the text of a chapter."""
    reading = Reading(path, "", NAME, Outcome.REFUSED)
    if place.chapid:
        return _chapter(replace(reading, digest=hashlib.sha256(data).hexdigest()), place, known, data)
    store = opened(place.store)
    told = story_of(store, place.sid)
    if told is None:
        return refuse_reading(reading, _NO_ROW, "A202")
    digest = hashlib.sha256(repr((place.sid, told.draft.fields[:3])).encode()).hexdigest()
    return _completed(replace(reading, digest=digest), told, known)


def _chapter(reading: Reading, place: Place, known: Known, data: bytes) -> Reading:
    store = opened(place.store)
    row = row_of(store, place.chapid, place.uid)
    if row is None or not row["validated"]:
        return refuse_reading(reading, _NO_ROW if row is None else _NOT_RELEASED, "A201")
    text = decode(data)
    taken = Taken()
    story = next(
        store.ask("SELECT uid, title FROM stories WHERE sid = ?", row["sid"]), {"uid": row["uid"], "title": b""}
    )
    chapter = chapter_of(store, row, story["uid"], taken, text.text)
    said = (("sid", str(row["sid"])), ("title", plain_of(story["title"])))
    fields = tuple(
        Stated(name, (value,), "", row["line"], how="its row in the database") for name, value in said if value
    )
    reading = replace(reading, findings=decode_findings((text,), reading.file))
    draft = Draft(Outcome.PART, fields, chapters=(chapter,))
    return _completed(reading, Said(draft, address_of_story(store, row["sid"]), taken), known)


def _completed(reading: Reading, said: Said, known: Known) -> Reading:
    rows = known.corrections.of(reading.file)
    page = Page(reading.file, (), is_html=True, url=said.url)
    page = replace(page, url=address(page, rows))
    told = Told(page, said.taken.words, tuple(said.taken.dropped), site_of(page, known.sites), rows, known.limits)
    reading = replace(reading, ledger=ledger.refused(told.words), also_liked=said.also_liked)
    return completed(told, said.draft, reading)
