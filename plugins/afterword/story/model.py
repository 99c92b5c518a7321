"""What a story is: the field's own words as frozen data, passed from stage to stage and never changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Origin(StrEnum):
    """How the archive came to know a value."""

    STATED = "stated"
    """The file says so in as many words."""
    CORRECTED = "corrected"
    """A person said so, in `corrections.csv`."""
    INFERRED = "inferred"
    """It follows from something else that is named beside it."""
    UNKNOWN = "unknown"
    """Nobody said; it stays unknown and is shown as unknown."""


class Outcome(StrEnum):
    """What became of one raw file."""

    STORY = "story"
    """It holds a whole story."""
    PART = "part"
    """It holds a chapter or some chapters of one."""
    METADATA = "metadata"
    """It holds facts about a story and no prose of it."""
    REFUSED = "refused"
    """It is no story, or cannot be read; the reason says which."""
    DUPLICATE = "duplicate"
    """Its words are on the site already, from a better file."""


class Severity(StrEnum):
    """How much a finding asks of a person."""

    ERROR = "error"
    """Something is lost or could not be done."""
    WARNING = "warning"
    """Something is published that may be wrong: look at it."""
    NOTE = "note"
    """Something is not known, or was decided for you."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know about one raw file.

    `code` is an entry of `findings.CODES`; `line` counts from 1 and is None where the whole file is meant.
    """

    code: str
    severity: Severity
    file: str
    line: int | None
    message: str
    hint: str


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """Text with markup in the closed grammar of `prose.render`: the only type that may hold any.

    Only `story/prose/` makes one. Templates print it as it is, through `__html__`; everything else they escape.
    """

    html: str

    def __eq__(self, other: object) -> bool:
        """Return whether this is the same markup, wherever it is kept."""
        return self.html == other.html if isinstance(other, Prose) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the markup."""
        return hash(self.html)

    def __html__(self) -> str:
        """Return the markup, for a template engine that escapes all other values."""
        return self.html


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value comes from: file (relative to the stories folder), line (from 1), and how it followed."""

    origin: Origin
    file: str = ""
    line: int | None = None
    how: str = ""


UNKNOWN = Evidence(Origin.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Stated:
    """One field as one file gives it, word for word.

    `field` is a name of `fields.FIELDS`, or `label:NAME` for a label that only that site has.
    `values` is empty where the file says that there is none; `raw` is the text that the words are counted in.
    """

    field: str
    values: tuple[str, ...]
    raw: str = ""
    line: int | None = None
    origin: Origin = Origin.STATED
    how: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where the words of one file went: `words_in` is `published` and `dropped`, or words are `lost`."""

    words_in: int
    published: int
    dropped: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    """The words that are nowhere, and those that stand twice (with a `+`)."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the number its source gives it, or None where the source gives none."""

    number: int | None
    title: str | None
    prose: Prose
    words: int
    file: str
    line: int
    notes: Prose | None = None
    end_notes: Prose | None = None
    authors: tuple[str, ...] | None = None
    how_numbered: str = ""
    fingerprint: str = ""
    """Equal for equal wording, whatever the typography: how two copies of a chapter are known for one."""
    sketch: frozenset[int] = field(default=frozenset(), repr=False)
    """Some of its runs of words as numbers (see `same.sketch`): by which copies in other words are found."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a reader wrote about a story, of the chapter with this number, and what its author answered."""

    reviewer: str
    """Empty where nobody gave a name."""
    date: datetime.date | None
    chapter: int | None
    text: Prose
    answer: Prose | None = None
    chapter_title: str = ""
    """What its source calls the chapter, where that gives no number."""


class Described(NamedTuple):
    """What an archive said of something of its own: an author, a category, a series, a piece of news."""

    kind: str
    """`archive`, `author`, `category`, `character`, `rating`, `series`, `challenge`, `news` or `page`."""
    name: str
    text: Prose | None = None
    parent: str = ""
    """The category or series that it is a part of."""
    by: str = ""
    date: datetime.date | None = None
    url: str = ""
    gate: int = 0
    """What a rating asks of a reader, in eFiction's bits: 1 to read a warning, 2 to be of age, 4 to be a member."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of stories says of one of them."""

    fields: tuple[Stated, ...]

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the list says of a field, or nothing."""
        return next((each.values for each in self.fields if each.field == name), ())


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one raw file says, understood and cleaned: what `convert` makes and `join` puts together."""

    file: str
    digest: str
    """SHA-256 of the raw bytes, hexadecimal."""
    format: str | None
    outcome: Outcome
    reason: str | None = None
    fields: tuple[Stated, ...] = ()
    notes: Prose | None = None
    end_notes: Prose | None = None
    chapters: tuple[Chapter, ...] = ()
    contents: tuple[tuple[int, str], ...] = ()
    """Number and title of every chapter that it lists."""
    listed: tuple[Listed, ...] = ()
    """What it says of other stories, if it is a list of them."""
    reviews: tuple[Review, ...] = ()
    also_liked: tuple[tuple[str, int], ...] = ()
    """The numbers of other stories of its site, and how many readers keep both as favourites."""
    described: tuple[Described, ...] = ()
    """What it says of the archive itself, if it is its database; it is of no story then."""
    ledger: Ledger = field(default_factory=lambda: Ledger(0, 0))
    findings: tuple[Finding, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the file says of a field, or nothing."""
        return next((each.values for each in self.fields if each.field == name and each.values), ())

    def said(self, name: str) -> tuple[str, ...]:
        """Return what the file, or a person, says of a field; not what only follows from something else."""
        fields = (each for each in self.fields if each.field == name and each.origin is not Origin.INFERRED)
        return next((each.values for each in fields if each.values), ())

    def one(self, name: str) -> str | None:
        """Return the first of what the file says of a field."""
        return next(iter(self.values(name)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A story's place in a series; `number` is None where the source names the series alone."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the archive shows it. None means unknown; an empty tuple means that the source says none."""

    id: str
    keys: tuple[str, ...]
    """Every name the story goes by (site and sid, digests of its files): what keeps its address."""
    title: str | None
    authors: tuple[str, ...] | None
    summary: str | None
    facets: Mapping[str, tuple[str, ...] | None]
    """Facet name (see `facets.FACETS`) to the values as stated."""
    labels: Mapping[str, tuple[str, ...]]
    """What only that site classifies by: its label to the values as stated."""
    relationships: tuple[str, ...] | None
    derived_characters: tuple[str, ...]
    """Characters that only a relationship names."""
    series: tuple[Place, ...] | None
    status: str
    published: datetime.date | None
    updated: datetime.date | None
    words_stated: int | None
    counts: Mapping[str, int]
    """What the source had counted when it was saved: reads, favourites, reviews, comments, kudos, bookmarks."""
    language: str | None
    lang: str
    """The language its markup declares: stated, or else guessed from its words."""
    notes: Prose | None
    end_notes: Prose | None
    chapters: tuple[Chapter, ...]
    missing: tuple[int, ...]
    """Numbers of the chapters that should be there and are not."""
    url: str | None
    sid: str | None
    site: str | None
    files: tuple[str, ...]
    evidence: Mapping[str, Evidence]
    reviews: tuple[Review, ...] = ()
    also_liked: tuple[tuple[str, int], ...] = ()
    """The ids of other stories, and how many readers of the old site kept both as favourites; most first."""

    @property
    def words(self) -> int:
        """The words of all chapters, notes not counted."""
        return sum(chapter.words for chapter in self.chapters)
