"""What a database says of the archive itself: its authors, categories, characters, series, challenges, news and pages.

    (9,'quill & ash','(real name)','(e-mail)','http://quill.example','I write in the margins.','','2004-02-01',0,'…')

Of an author nothing is taken but pen name, website and bio. What was never released, and what served the site alone,
is counted and stays where it is.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..draft import Dropped
from ..findings import finding
from ..ledger import balance
from ..mask import mask_text
from ..model import Described, Finding, Ledger, Outcome, Prose, Reading, Stated
from ..prose import Context, clean, plain
from ..prose.render import LINK
from ..words import words
from .schema import NAME
from .store import OF_STORIES, Filled, Store, opened
from .taken import Taken
from .texts import day_of, plain_of, text_of

Row = Mapping[str, Any]
_UNRELEASED = "never released"
_OF_A_STORY = "SELECT 1 FROM stories AS released WHERE released.sid = {table}.{sid} AND released.validated <> 0"


def read_about(path: str, filled: Filled) -> Reading:
    """Return what a database says beside its stories."""
    store, taken = opened(filled.path), Taken()
    described, texts = [], []
    for each in _described(store, taken):
        described.append(each)
        texts += [tuple(words(plain(each.text)))] if each.text else []
    names = [Stated("described", (each.name, each.by), f"{each.name}\n{each.by}") for each in described]
    left_out = tuple(_left_out(store, taken))
    dropped = (*left_out, *taken.dropped)
    reading = Reading(
        path,
        hashlib.sha256(f"{filled.prefix}{sorted(filled.counts.items())}".encode()).hexdigest(),
        NAME,
        Outcome.METADATA,
        described=tuple(described),
        ledger=balance(taken.words, names, texts, dropped),
        findings=tuple(_findings(path, filled, store)),
    )
    return replace(reading, ledger=_with(reading.ledger, filled))


def _with(own: Ledger, filled: Filled) -> Ledger:
    """Return a ledger with the words that never left the dump."""
    total = filled.words_left_out.total()
    return replace(own, words_in=own.words_in + total, dropped={**own.dropped, **filled.words_left_out})


def _described(store: Store, taken: Taken) -> Iterator[Described]:
    yield from _archive(store, taken)
    yield from _authors(store, taken)
    yield from _tags(store, taken)
    yield from _series(store, taken)
    yield from _writings(store, taken)


def _archive(store: Store, taken: Taken) -> Iterator[Described]:
    for row in store.ask("SELECT * FROM settings"):
        yield Described("archive", taken.text(row["sitename"]), _prose(row["slogan"], taken), url=_link(row["url"]))


def _authors(store: Store, taken: Taken) -> Iterator[Described]:
    for row in store.ask("SELECT * FROM authors ORDER BY uid"):
        if text_of(row["bio"]).strip() or text_of(row["website"]).strip():
            yield Described("author", taken.text(row["penname"]), _prose(row["bio"], taken), url=_link(row["website"]))


def _tags(store: Store, taken: Taken) -> Iterator[Described]:
    for row in store.ask(
        "SELECT one.*, above.category AS parent FROM categories AS one"
        " LEFT JOIN categories AS above ON one.parentcatid = above.catid ORDER BY one.displayorder, one.catid"
    ):
        text = _prose(row["description"], taken)
        yield Described("category", taken.text(row["category"]), text, parent=plain_of(row["parent"]))
    for row in store.ask("SELECT * FROM characters ORDER BY charid"):
        if text_of(row["bio"]).strip():
            yield Described("character", taken.text(row["charname"]), _prose(row["bio"], taken))
    for row in store.ask("SELECT * FROM ratings ORDER BY rid"):
        text, bits = _prose(row["warningtext"], taken), text_of(row["ratingwarning"])
        yield Described("rating", taken.text(row["rating"]), text, gate=int(bits) if bits.isdecimal() else 0)


def _writings(store: Store, taken: Taken) -> Iterator[Described]:
    """Yield what the archive's keepers wrote: challenges, news, pages."""
    for row in store.ask("SELECT * FROM challenges ORDER BY chalid"):
        name, text = taken.text(row["title"]), _prose(row["summary"], taken)
        yield Described("challenge", name, text, by=taken.text(row["challenger"]))
    for row in store.ask("SELECT * FROM news ORDER BY nid"):
        name, text = taken.text(row["title"]), _prose(row["story"], taken)
        yield Described("news", name, text, by=taken.text(row["author"]), date=_date(row["time"]))
    for row in store.ask("SELECT * FROM messages ORDER BY message_id"):
        if text_of(row["message_text"]).strip():
            name = taken.text(row["message_title"]) or taken.text(row["message_name"])
            yield Described("page", name, _prose(row["message_text"], taken))


def _series(store: Store, taken: Taken) -> Iterator[Described]:
    above = "SELECT title FROM inseries JOIN series USING (seriesid) WHERE subseriesid = ? AND confirmed <> 0"
    writer = "SELECT penname FROM authors WHERE uid = ?"
    for row in store.ask("SELECT * FROM series ORDER BY seriesid"):
        parent = next(store.ask(above, row["seriesid"]), {"title": None})["title"]
        by = next(store.ask(writer, row["uid"]), {"penname": None})["penname"]
        name, text = taken.text(row["title"]), _prose(row["summary"], taken)
        yield Described("series", name, text, parent=plain_of(parent), by=taken.text(by))


def _prose(value: bytes | None, taken: Taken) -> Prose | None:
    lines = taken.lines(value)
    if not lines:
        return None
    cleaned = clean(lines, Context())
    taken.dropped += cleaned.dropped
    return cleaned.prose if cleaned.prose.html else None


def _link(value: bytes | None) -> str:
    """Return an address that a link may lead to; authors wrote theirs with and without `http://`."""
    text = text_of(value).strip()
    url = text if "://" in text or not text else f"http://{text}"
    return url if LINK.match(url) and mask_text(url) == url else ""


def _date(value: bytes | None) -> datetime.date | None:
    day = day_of(value)
    return datetime.date.fromisoformat(day) if day else None


def _left_out(store: Store, taken: Taken) -> Iterator[Dropped]:
    """Yield the words of what an archive had not released, or what belongs to no story of it."""
    tables = (
        ("stories", "sid", "1 = 1", ("title", "summary", "storynotes")),
        ("chapters", "sid", "chapters.validated <> 0", ("title", "notes", "storytext", "endnotes")),
        ("reviews", "item", f"type = {OF_STORIES}", ("reviewer", "review")),
    )
    for table, sid, is_out, columns in tables:
        released = _OF_A_STORY.format(table=table, sid=sid)
        query = f"SELECT * FROM {table} WHERE NOT (EXISTS ({released}) AND {is_out})"  # noqa: S608 - names of ours
        for row in store.ask(query):
            for column in columns:
                yield Dropped(_UNRELEASED, "\n".join(line.text for line in taken.lines(row[column])))


def _findings(path: str, filled: Filled, store: Store) -> Iterator[Finding]:
    if filled.cut is not None:
        yield finding("A110", path, filled.cut)
    held_back = next(store.ask("SELECT count(*) AS times FROM stories WHERE validated = 0"))["times"]
    chapters = next(store.ask("SELECT count(*) AS times FROM chapters WHERE validated = 0"))["times"]
    if held_back or chapters:
        yield finding("A410", path, stories=held_back, chapters=chapters)
