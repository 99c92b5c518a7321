"""An entry of LiveJournal, Dreamwidth or another journal of their kind, as HTML.

    <h1 class="aentry-post__title">Fic: The Farthing (2/5)</h1>
    <p class="aentry-head__date"><time>April 16 2010, 20:15</time></p>
    <div class="aentry-post__text"><b>Title:</b> The Farthing<br>
    <b>Rating:</b> PG<br>
    <b>Summary:</b> One farthing.<br><br>It rained on the ledger and on the clerk.</div>

Authors typed a header at the top of the text; what it lacks, the title of the entry and whoever posted it supply.
Comments below are others' words and stay out, and so do moods and music. Facts: public importers of such journals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ..draft import ChapterDraft, Doubt, Draft, Dropped
from ..journal.entry import Entry, entries_of, is_comment, tags_of
from ..mail.part import numbered
from ..mail.subject import read_subject
from ..model import Origin, Outcome, Stated
from ..one_story import one_story
from ..page import Line, Page
from ..paragraphs import trimmed
from ..sites import Site
from ..words import bare, remainder, tally
from . import header_block

NAME = "journal_entry"
COMMENTS = "comments"
"""What readers wrote below an entry: others' words, as a page of a journal is expected to have."""
_CUT = "#cutid"


def recognise(page: Page) -> int:
    """Return more marks than a typed header has, for a page with an entry on it."""
    return 6 if page.is_html and entries_of(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of an entry; several entries are its chapters."""
    return story_of(page, entries_of(page.lines), site)


def story_of(page: Page, entries: tuple[Entry, ...], site: Site | None) -> Draft:
    """Return the story of a page's entries, of which there is one at least."""
    if _are_parts(entries):
        return _in_parts(page, entries, site)
    bodies = {id(line) for entry in entries for line in entry.body}
    others = [line for line in page.lines if id(line) not in bodies and not line.is_blank]
    if len(entries) > 1:
        return _several(entries, others)
    (entry,) = entries
    draft = header_block.parse(replace(page, lines=entry.body), site)
    said = {field.field for field in draft.fields}
    told: dict[int, list[Stated]] = {}
    for field, line in _told(entry, said, others):
        told.setdefault(id(line), []).append(field)
    by_id = {id(line): line for line in others}
    told = {key: _fit(fields, by_id[key]) for key, fields in told.items()}
    fields = tuple(field for several in told.values() for field in several)
    draft = replace(
        draft,
        fields=(*draft.fields, *fields),
        doubts=tuple(_cuts(entries)),
        dropped=(*draft.dropped, *(each for line in others for each in _rest(line, told.get(id(line), [])))),
    )
    if entry.title is None:
        return draft
    return numbered(draft, read_subject(entry.title.text), entry.title.number, "the title of the entry")


def _are_parts(entries: tuple[Entry, ...]) -> bool:
    """Return whether several entries are called the same story, each by a title of its own: `The Farthing (2/5)`."""
    titles = [entry.title for entry in entries if entry.title]
    stories = {bare(read_subject(title.text).title) for title in titles}
    texts = {title.text for title in titles}
    return len(entries) == len(texts) > 1 == len(stories)


def _in_parts(page: Page, entries: tuple[Entry, ...], site: Site | None) -> Draft:
    """Return the parts of a story, each read with what the page says around it; journals have the newest first."""
    places = {id(line): at for at, line in enumerate(page.lines)}
    starts = [0, *(entry.starts_at(places) for entry in entries[1:]), len(page.lines)]
    parts = [
        story_of(replace(page, lines=page.lines[start:stop]), (entry,), site)
        for entry, (start, stop) in zip(entries, pairwise(starts), strict=True)
    ]
    numbers = [chapter.number for part in parts for chapter in part.chapters[:1]]
    if all(number is not None for number in numbers):
        parts = [part for _, part in sorted(zip(numbers, parts, strict=True), key=lambda each: each[0] or 0)]
    return replace(one_story(parts), doubts=tuple(_cuts(entries)))


def _told(entry: Entry, said: set[str], others: list[Line]) -> Iterator[tuple[Stated, Line]]:
    """Yield what the page says around an entry and no typed header says better."""
    if entry.title:
        subject = read_subject(entry.title.text)
        for name, value in (("title", subject.title), ("authors", subject.author), ("rating", subject.rating)):
            if value and name not in said:
                yield Stated(name, (value,), value, entry.title.number), entry.title
        said = said | ({"authors"} if subject.author else set())
    if entry.writer and "authors" not in said:
        name, line = entry.writer
        yield Stated("authors", (name,), name, line.number, Origin.INFERRED, "who posted the entry"), line
    if entry.day and "published" not in said:
        day, line = entry.day
        yield Stated("published", (day,), day, line.number), line
    for line in others:
        if (tags := tags_of(line)) and not is_comment(line):
            yield Stated("label:Tags", tags, " ".join(tags), line.number), line


def _rest(line: Line, fields: list[Stated]) -> Iterator[Dropped]:
    """Yield the words of a line that no field was read from; where words run together, the fields have none."""
    raws = [field.raw for field in fields]
    yield Dropped(COMMENTS if is_comment(line) else "site furniture", remainder(line.text, *raws))


def _several(entries: tuple[Entry, ...], others: list[Line]) -> Draft:
    """Return the entries of a page that are one story as its chapters, each under its title."""
    titled = {id(entry.title) for entry in entries}
    return Draft(
        Outcome.STORY,
        chapters=tuple(
            _chapter(entry, is_first=all(entry.title is not other.title for other in entries[:at]))
            for at, entry in enumerate(entries)
        ),
        dropped=tuple(each for line in others if id(line) not in titled for each in _rest(line, [])),
        doubts=tuple(_cuts(entries)),
    )


def _cuts(entries: tuple[Entry, ...]) -> Iterator[Doubt]:
    """Yield each link to what an entry keeps behind a cut: it stands on another page."""
    for line in (line for entry in entries for line in entry.body):
        if cut := "".join(span.text for span in line.spans if _CUT in span.href).strip():
            yield Doubt("A409", line.number, cut)


def _chapter(entry: Entry, *, is_first: bool) -> ChapterDraft:
    """Return an entry as a chapter; two texts may stand under one title, which is counted for the first."""
    title = entry.title.text.strip() if entry.title and is_first else ""
    return ChapterDraft(trimmed(entry.body), None, title or None, line=entry.body[0].number, heading=title)


def _fit(fields: list[Stated], line: Line) -> list[Stated]:
    """Return fields whose words stand in their line as words; the first answers for the line where they do not."""
    if tally(*(field.raw for field in fields)) - tally(line.text):
        return [replace(field, raw="" if at else line.text) for at, field in enumerate(fields)]
    return fields
