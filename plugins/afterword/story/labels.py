"""The labels that archives print before a value, and the field each means.

A label that is not here is no mistake: within an information box it is the site's own, and kept under its own name.
"""

from __future__ import annotations

import re

LABELS: dict[str, tuple[str, ...]] = {
    "title": ("Title", "Story Title", "Titel", "Titre", "Titolo"),
    "authors": (
        "Author",
        "Authors",
        "Author(s)",
        "Written by",
        "By",
        "Author/E-mail",
        "Penname",
        "Pen name",
        "Autor",
        "Auteur",
        "Autore",
    ),
    "summary": ("Summary", "Description", "Story Description", "Zusammenfassung", "Résumé", "Riassunto"),
    "rating": ("Rated", "Rating", "Story Rating", "Eingestuft", "Bewertung"),
    "fandom": ("Fandom", "Fandoms", "Fandom(s)"),
    "category": ("Categories", "Category", "Kategorie", "Kategorien", "Catégories", "Catégorie", "Categoria"),
    "character": (
        "Characters",
        "Character",
        "Main Characters",
        "Major Characters",
        "Charaktere",
        "Personaggi",
        "Personnages",
    ),
    "relationship": (
        "Pairing",
        "Pairings",
        "Pairing(s)",
        "Ships",
        "Relationship",
        "Relationships",
        "Relationship(s)",
        "Coppie",
    ),
    "genre": ("Genres", "Genre", "Genre(s)", "Genere", "Generi"),
    "warning": (
        "Warnings",
        "Warning",
        "Warning(s)",
        "Content Warnings",
        "Content Warning",
        "Content Warnings (optional)",
        "Advisories",
        "Advisory",
        "Archive Warning",
        "Archive Warnings",
        "Archive Warning(s)",
        "Avvertimenti",
        "Warnungen",
        "Avertissements",
    ),
    "challenge": ("Challenges", "Challenge", "Herausforderung", "Herausforderungen"),
    "series": ("Series", "Serie", "Série", "Parent Series"),
    "chapters": ("Chapters", "Kapitel", "Capitoli", "Chapitres"),
    "status": ("Completed", "Complete", "Status", "Abgeschlossen", "Stato", "Terminé"),
    "words": ("Word count", "Word Count", "Wordcount", "Words", "Wörter", "Mots", "Parole"),
    "reads": ("Read", "Read Count", "Reads", "Hits", "Hit Count", "Views", "Gelesen", "Lu"),
    "published": (
        "Published",
        "First Published",
        "Date Published",
        "Created",
        "Posted",
        "Date",
        "Veröffentlicht",
        "Pubblicata",
        "Publié",
    ),
    "updated": ("Updated", "Last Updated", "Last updated", "Aktualisiert", "Aggiornata", "Mis à jour"),
    "language": ("Language", "Sprache", "Langue", "Lingua"),
    "disclaimer": ("Disclaimer", "Disclaimers"),
    "email": ("E-mail", "Email", "E-Mail", "Mail", "Author's e-mail"),
    "feedback": ("Feedback", "Comments"),
    "permission": ("Archive", "Archiving", "Distribution", "Permission"),
    "spoilers": ("Spoilers", "Spoiler", "Spoilers for"),
    "keywords": ("Keywords", "Classification", "Codes"),
    "beta": ("Beta", "Betas", "Beta reader", "Beta-reader", "Betaed by", "Beta'd by"),
    "header_notes": ("Notes", "Note", "A/N", "Author's Note", "Author's note", "Author Notes", "Author's Notes"),
    "dedication": ("Dedication", "Dedicated to"),
    "sequel": ("Sequel", "Sequel to", "Season"),
}
"""Field to the labels seen for it."""

BOX_LABELS: dict[str, tuple[str, ...]] = {
    "reviews": ("Reviews", "Story Reviews", "Rezensionen"),
    "rating_and_warnings": ("Rating and Advisories (required)", "Rating and Advisories"),
    "length": ("Story Length",),
    "hit_count": ("Hitcount",),
    "uncounted": ("Likes", "ePub Downloads"),
}
"""Those that only archives print, and no author types; some have several facts behind them (see `efiction.values`)."""

CLASSES = (
    "Body Modification",
    "Contesto",
    "Crossover Fandom",
    "Era",
    "Featured Items",
    "FFT Groups",
    "Format",
    "Growth",
    "HPFT Forum House",
    "Inclusivity",
    "Last Chapter",
    "Locale",
    "Media Type",
    "Motivation for Change",
    "Representation",
    "Sexual Orientation",
    "Shrink",
    "Size Roles",
    "Snape Flavour",
    "Story Theme",
    "Story Type",
    "Tags",
    "Takes Place",
    "Themes",
    "Tipo di coppia",
    "Tropes",
    "Turned Into",
    "Type of Change",
    "Universe",
)
"""Labels that single archives made up, and that stand in their boxes among the others: each is kept under its name."""

STORY_NOTES = ("Story Notes", "Story Note", "Story Summary", "Foreword", "Story Bemerkung", "Story Anmerkungen")
CHAPTER_NOTES = ("Author's Chapter Notes", "Author's Notes", "Author's Note", "Authors Notes", "Authors Note", "Author Notes", "Author Note", "Chapter Notes", "Chapter Note", "Chapter Summary", "Notes for the Chapter",
                 "Kapitel Bemerkung")  # fmt: skip
END_NOTES = (
    "Chapter End Notes",
    "Chapter End Note",
    "Chapter Endnotes",
    "End Notes",
    "End Note",
    "Endnotes",
    "Endnote",
    "Kapitel Abschlussbemerkung",
)

BOX_FIELDS = frozenset((*LABELS, *BOX_LABELS)) - {"title", "authors", "disclaimer", "email", "feedback", "permission", "spoilers", "keywords", "beta",
                                  "header_notes", "dedication", "sequel", "language"}  # fmt: skip
"""What the information box of an archive holds; the others stand in headers that authors typed."""

_CLASS_OF = {label.casefold(): label for label in CLASSES}
_BOX_FIELD_OF = {label.casefold(): field for field, labels in BOX_LABELS.items() for label in labels}
_FIELD_OF = {label.casefold(): field for field, labels in LABELS.items() for label in labels}


def field_of(label: str) -> str | None:
    """Return the field that a label means, or None where it is nobody's but the site's.

    >>> field_of("WORD COUNT"), field_of("Takes Place")
    ('words', None)
    """
    return _FIELD_OF.get(straight(label).casefold())


def box_field_of(label: str) -> str | None:
    """Return the field that a label means in the box of an archive, or None where it is the site's own.

    >>> box_field_of("Hitcount"), field_of("Hitcount")
    ('hit_count', None)
    """
    return _BOX_FIELD_OF.get(straight(label).casefold()) or field_of(label)


def class_of(label: str) -> str:
    """Return a label that only some archives have as they write it, whatever its case here.

    >>> class_of("TAKES PLACE"), class_of("Where")
    ('Takes Place', 'Where')
    """
    return _CLASS_OF.get(straight(label).casefold(), label)


def straight(text: str) -> str:
    """Return text with its apostrophes as typewriters have them: labels come with either."""
    return text.replace("’", "'").replace("\xa0", " ")


def labelled(label: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return what a pattern of labels finds at the start of a text as it stands, with either apostrophe."""
    return label.match(straight(text)) if ":" in text else None


def pattern_of(*labels: str) -> re.Pattern[str]:
    """Return what matches one of the labels with its colon at the start of a line, or of an item (apostrophes straight)."""
    return re.compile(rf"\s*(?:[•▪◦]\s*)?[*_]{{0,3}}({_any(labels)})[*_]{{0,3}}\s*:[*_]{{0,3}}\s*", re.IGNORECASE)


def _any(labels: tuple[str, ...]) -> str:
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))


_IN_BOX = {**LABELS, **BOX_LABELS}
BOX_LABEL = pattern_of(*(label for field in BOX_FIELDS for label in _IN_BOX[field]), *CLASSES)
_AFTER = _any((*(label for field in BOX_FIELDS - {"summary"} for label in _IN_BOX[field]), *CLASSES))
NEXT_BOX_LABEL = re.compile(rf"(?<=[\s:])({_AFTER}|(?<=[|·]\s)Summary):(?=\s|$)")
"""A known label after the value of another, on the same line."""
ANY_LABEL = re.compile(r"\s*(?:[•▪◦]\s*)?([^\W\d_][^:\n]{0,40}?)\s*(?:(?<!\d):(?!//)|:(?=\s|$))\s*")
"""What might be a label that only one site has."""
ALL_LABELS = pattern_of(
    *(label for labels in LABELS.values() for label in labels), *STORY_NOTES, *CHAPTER_NOTES, *END_NOTES
)
SITE_LINE = re.compile(
    r"\s*(?:The End\.|To Be Continued\.\.\.|Previous|Next|You must log ?in|Per recensire esegui il login|This story is a favou?rite of|This story archived at|Anime/Manga:\s|Please enable JavaScript to view the\b"
    r"|\[Reviews - |Back to index|Printer\b|Disclaimer:|.{1,60} is the author of \d+ other)"
)
"""How lines begin that a site prints by themselves."""
STORY_NOTES_LABEL = pattern_of(*STORY_NOTES)
CHAPTER_NOTES_LABEL = pattern_of(*CHAPTER_NOTES)
END_NOTES_LABEL = pattern_of(*END_NOTES)
