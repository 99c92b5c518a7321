"""One group of readings to one story: for every field the best word there is, with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from .. import language
from ..facets import FACETS
from ..fields import COUNTS, UNKNOWN_STATUS
from ..model import Chapter, Evidence, Finding, Origin, Place, Reading, Review, Story
from ..prose import plain
from ..relationships import characters_of, relationships_of
from ..words import bare
from .account import Elsewhere, account, differences
from .doubts import doubts
from .gather_chapters import Gathered, gather_chapters, ranked
from .gather_notes import gather_notes
from .listed import filled_in, numbered_places, unread_in_lists
from .merge_fields import Known, merge_fields, of_a_story

_PLACE = re.compile(
    r"^(?:part\s+)?(?P<before>\d{1,4})\s+of\s+(?P<of>.+)$|^(?P<name>.+?)\s+#(?P<after>\d{1,4})$", re.IGNORECASE
)


class Assembled(NamedTuple):
    """A story, where the words of each file are that are not published from it, and what a person should look at."""

    story: Story
    elsewhere: Mapping[str, Elsewhere]
    findings: tuple[Finding, ...]


def assemble(group: Iterable[Reading], listed: tuple[Reading, ...] = ()) -> Assembled:
    """Return the story that a group of readings holds; lists of stories fill in what they do not say."""
    readings = ranked(group)
    known = of_a_story(filled_in(merge_fields(readings), listed))
    gathered = gather_chapters(readings, known.one("title"), known.number("chapters"))
    story = _story(readings, known, gathered)
    if story.series and listed:
        places = map(_place, merge_fields(listed).values("series") or ())
        story = replace(story, series=numbered_places(story.series, tuple(places)))
    findings = (
        *gathered.findings,
        *differences(readings, known),
        *doubts(readings, story, known, gathered),
        *unread_in_lists(known, listed, story.files[0]),
    )
    return Assembled(story, account(readings, story, known) if len(readings) > 1 else {}, findings)


def _story(readings: tuple[Reading, ...], known: Known, gathered: Gathered) -> Story:
    characters = known.values("character")
    relationships = relationships_of(known.values("relationship"), characters)
    stated_language = known.one("language")
    evidence = dict(known.evidence)
    if relationships and "relationship" not in evidence:
        evidence["relationship"] = Evidence(
            Origin.INFERRED, evidence["character"].file, evidence["character"].line, "the characters"
        )
    keys = _keys(readings, known)
    notes, end_notes, gathered_chapters = gather_notes(readings, gathered.chapters)
    chapters = tuple(replace(each, sketch=frozenset()) for each in gathered_chapters)  # nobody asks for it again
    return Story(
        id=keys[0],
        keys=keys,
        title=known.one("title"),
        authors=known.values("authors"),
        summary=known.one("summary"),
        facets={facet.name: known.values(facet.name) for facet in FACETS if facet.name != "relationship"}
        | {"relationship": relationships},
        labels={
            name.removeprefix("label:"): field.values
            for name, field in known.fields.items()
            if name.startswith("label:")
        },
        relationships=relationships,
        derived_characters=tuple(each for each in characters_of(relationships or ()) if each not in (characters or ())),
        series=tuple(map(_place, known.values("series") or ())) if known.values("series") is not None else None,
        status=known.one("status") or UNKNOWN_STATUS,
        published=known.date("published"),
        updated=known.date("updated"),
        words_stated=known.number("words"),
        counts={name: number for name in COUNTS if (number := known.number(name)) is not None},
        language=stated_language,
        lang=language.code_of(stated_language or "") or language.guess(_opening(gathered.chapters)) or "",
        notes=notes,
        end_notes=end_notes,
        chapters=chapters,
        missing=gathered.missing,
        url=known.one("url"),
        sid=known.one("sid"),
        site=known.one("site"),
        files=tuple(sorted(reading.file for reading in readings)),
        evidence=evidence,
        reviews=tuple(_placed(review, chapters) for reading in readings for review in reading.reviews),
        also_liked=tuple(
            dict.fromkeys(
                (f"{reading.one('site')}-{sid}", times) for reading in readings for sid, times in reading.also_liked
            )
        ),
    )


def _opening(chapters: Iterable[Chapter]) -> str:
    """Return as much of the first chapters as is needed to tell their language."""
    text = ""
    for chapter in islice(chapters, 3):
        text += plain(chapter.prose) + "\n"
        if len(text) >= language.READ:
            break
    return text


def _placed(review: Review, chapters: tuple[Chapter, ...]) -> Review:
    """Return a review with the number of the chapter that it names."""
    named = bare(review.chapter_title) if review.chapter_title else ""
    numbers = {chapter.number for chapter in chapters if named and chapter.title and bare(chapter.title) == named}
    return replace(review, chapter=numbers.pop()) if review.chapter is None and len(numbers) == 1 else review


def _keys(readings: tuple[Reading, ...], known: Known) -> tuple[str, ...]:
    """Return the names that a story goes by, the most lasting first: none of them changes with its title."""
    site, sid = known.one("site"), known.one("sid")
    named = (f"{site}-{sid}",) if site and sid else ()
    with_chapters = [reading for reading in readings if reading.chapters]
    first = sorted(with_chapters, key=lambda each: (each.chapters[0].number or 0, each.digest))
    return (*named, *dict.fromkeys(f"file-{reading.digest[:12]}" for reading in first))


def _place(value: str) -> Place:
    found = _PLACE.match(value)
    if found is None:
        return Place(value)
    return Place(found["of"] or found["name"], int(found["before"] or found["after"]))
