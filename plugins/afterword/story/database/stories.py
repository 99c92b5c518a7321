"""A row of the table of stories, with all that belongs to it, to what a page of the archive would have said.

    (151,'The Farthing','One farthing.','','3','7,12','5,6','2','2007-05-29 20:15:03','2007-06-06 11:00:00',9,'0',…)

Facts: the archive's own code shows which columns are lists of ids (`catid`, `classes`, `charid`, `challenges`), which
of them old versions filled with names, and that a story counts only when it is validated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..draft import ChapterDraft, Draft
from ..model import Outcome, Stated
from .chapters import chapter_of, chapters_of
from .reviews import reviews_of
from .store import OF_STORIES, Filled, Store, opened
from .tagged import CHALLENGES, CHARACTERS, RATINGS, categories, classes, named, pen_names, series_of
from .taken import Taken
from .texts import day_of, plain_of, text_of

Row = Mapping[str, Any]
_MOST_LIKED = 10


class Said(NamedTuple):
    """A story of a database: what it says, and the address that its archive showed it at."""

    draft: Draft
    url: str
    taken: Taken
    also_liked: tuple[tuple[str, int], ...] = ()


def stories_in(filled: Filled) -> tuple[int, ...]:
    """Return the numbers of the stories that an archive had released."""
    rows = opened(filled.path).ask("SELECT DISTINCT sid FROM stories WHERE validated <> 0 ORDER BY sid")
    return tuple(row["sid"] for row in rows if row["sid"])


def story_of(store: Store, sid: int) -> Said | None:
    """Return all that a database says of one story; None where it has none of this number."""
    row = next(store.ask("SELECT * FROM stories WHERE sid = ?", sid), None)
    if row is None:
        return None
    taken = Taken()
    chapters = tuple(chapters_of(store, sid))
    drafts = tuple(
        chapter_of(store, each, row["uid"], taken) for each in chapters if text_of(each["storytext"]).strip()
    )
    fields = tuple(_fields(store, row, len(chapters), taken))
    draft = Draft(
        _outcome(drafts, len(chapters)),
        fields,
        taken.lines(row["storynotes"]),
        chapters=drafts,
        contents=tuple((number, plain_of(each["title"])) for number, each in enumerate(chapters, 1)),
        reviews=tuple(reviews_of(store, sid, chapters, taken)),
    )
    url = address_of_story(store, sid)
    return Said(draft, url, taken, tuple(_also_liked(store, sid)))


def _also_liked(store: Store, sid: int) -> Iterator[tuple[str, int]]:
    """Yield the stories that those keep as favourites who keep this one, and how many do."""
    query = (
        f"SELECT other.item AS sid, count(DISTINCT other.uid) AS times FROM favorites AS one"  # noqa: S608 - ours
        f" JOIN favorites AS other ON one.uid = other.uid AND other.item <> one.item"
        f" WHERE one.item = ? AND one.type = {OF_STORIES} AND other.type = {OF_STORIES}"
        f" GROUP BY other.item ORDER BY times DESC, sid LIMIT {_MOST_LIKED}"
    )
    for row in store.ask(query, sid):
        yield str(row["sid"]), row["times"]


def address_of_story(store: Store, sid: int) -> str:
    """Return the address at which the archive showed a story, empty where its settings do not say where it was."""
    row = next(store.ask("SELECT url FROM settings WHERE length(url)"), None)
    return f"{text_of(row['url']).rstrip('/')}/viewstory.php?sid={sid}" if row else ""


def _outcome(drafts: tuple[ChapterDraft, ...], chapters: int) -> Outcome:
    if not drafts:
        return Outcome.METADATA
    return Outcome.STORY if len(drafts) == chapters else Outcome.PART


def _fields(store: Store, row: Row, chapters: int, taken: Taken) -> Iterator[Stated]:
    line = row["line"]
    yield Stated("sid", (str(row["sid"]),), "", line)
    if title := taken.text(row["title"]):
        yield taken.stated("title", (title,), line)
    if authors := tuple(filter(None, (taken.text(name) for name in pen_names(store, row)))):
        yield taken.stated("authors", authors, line)
    if summary := taken.paragraphs(row["summary"]):
        yield taken.stated("summary", (summary,), line)
    if rating := named(store, RATINGS, row["rid"], taken):
        yield taken.stated("rating", rating, line)
    yield taken.stated("category", tuple(categories(store, row, taken)), line)
    yield taken.stated("character", named(store, CHARACTERS, row["charid"], taken), line)
    yield from classes(store, row, taken)
    yield taken.stated("challenge", named(store, CHALLENGES, row["challenges"], taken), line)
    series = tuple(series_of(store, row["sid"], taken))
    yield Stated(
        "series",
        tuple(f"{name} #{number}" if number else name for name, number in series),
        "\n".join(name for name, _ in series),
        line,
    )
    yield from _counts(store, row, chapters, taken)


def _counts(store: Store, row: Row, chapters: int, taken: Taken) -> Iterator[Stated]:
    line = row["line"]
    for name, column in (("published", "date"), ("updated", "updated")):
        if day := day_of(row[column]):
            yield taken.counted(name, day, line)
    yield Stated("status", ("complete" if text_of(row["completed"]) == "1" else "in progress",), "", line)
    yield Stated("chapters", (str(chapters),), "", line)
    for name, column in (("words", "wordcount"), ("reads", "count"), ("reviews", "reviews")):
        if (number := text_of(row[column])).isdecimal() and int(number):
            yield taken.counted(name, number, line)
    query = f"SELECT count(*) AS times FROM favorites WHERE item = ? AND type = {OF_STORIES}"  # noqa: S608 - ours
    if times := next(store.ask(query, row["sid"]))["times"]:
        yield taken.counted("favourites", str(times), line)
