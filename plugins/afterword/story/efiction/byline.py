"""Where the title of a heading ends and its names begin, if nothing but other lines of the page can tell.

    Stand by Me, Ferryman von Anna von Lamm
    Zusammenfassung: Ada loses a bet and gains a lighthouse.

    1. Out by Anna von Lamm

First, the other headings: each chapter has a title of its own, and all have the names of the story. Then, the language
of the labels: heading and box come from one template. What neither tells stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..page import Line
from .headline import Cut, Headline, headline

_LABELS = {
    "by": "Summary|Rated|Rating|Categories|Category|Characters|Chapters|Completed|Complete|Word count|Words|Reads?"
    "|Published|Updated|Story Notes?|Author's (?:Chapter )?Notes?|Chapter Notes?|(?:Chapter )?End Notes?",
    "von": "Zusammenfassung|Eingestuft|Kategorien?|Charaktere|Kapitel|Abgeschlossen|Wörter|Gelesen|Veröffentlicht"
    "|Aktualisiert|Herausforderung|Story (?:Bemerkung|Anmerkungen)|Kapitel (?:Bemerkung|Abschlussbemerkung)",
    "par": "Résumé|Catégories?|Personnages|Chapitres|Terminé|Mots|Lu|Publié|Mis à jour",
    "di": "Riassunto|Categoria|Personaggi|Capitoli|Parole|Pubblicata|Aggiornata",
}
"""The word that parts title and names, and the labels of templates in its language that no other language has."""
_SAYS = {by: re.compile(rf"(?:^|[\s>|·•])({labels})\s*:", re.IGNORECASE) for by, labels in _LABELS.items()}
_ENGLISH = re.compile(r"\bText Size\b|\[Reviews - |\bTable of Contents\b|\bYou must log ?in\b|This story archived at")
"""What eFiction prints in English where a page has no label at all."""
_LONGEST = 120
"""Letters of a heading that stands above a chapter."""


def settled(says: Headline, lines: tuple[Line, ...]) -> Headline:
    """Return a heading as the lines of its page tell it to be read, with neither title nor names if they do not."""
    return all_settled((says,), lines)[0]


def all_settled(
    many: Sequence[Headline], lines: tuple[Line, ...], authors: tuple[str, ...] = ()
) -> tuple[Headline, ...]:
    """Return headings as the lines of their page tell them to be read.

    `authors` are those of the story, where they are known: its chapters have them too, unless others wrote them.
    """
    if not any(each.cuts for each in many):
        return tuple(many)
    others = tuple(_headings(lines))
    by = _language(lines)
    return tuple(_settled(each, authors, others, by) if each.cuts else each for each in many)


def _settled(says: Headline, authors: tuple[str, ...], others: tuple[Headline, ...], by: str | None) -> Headline:
    own = [cut for cut in says.cuts if set(cut.authors) <= set(authors)]
    spoken = [cut for cut in says.cuts if cut.by == by]
    cut = next(iter(own), None) or _as_others(says, others) or (spoken[0] if len(spoken) == 1 else None)
    return says.at(cut) if cut else says.unread()


def _as_others(says: Headline, others: tuple[Headline, ...]) -> Cut | None:
    """Return the way in which all rows of the list of chapters have the same names, or any heading if there is none.

    Where there are several, one has but the end of a name (Lamm for Anna von Lamm): the longest is the whole one.
    """
    rows = [_ways(each) for each in others if each.number is not None]
    told = (
        [cut for cut in says.cuts if all(_agree(cut, row) for row in rows)]
        if rows
        else [cut for cut in says.cuts if any(_agree(cut, _ways(each)) for each in others)]
    )
    return max(told, key=lambda cut: sum(map(len, cut.authors)), default=None)


def _headings(lines: tuple[Line, ...]) -> Iterator[Headline]:
    """Yield what the headings of a page say: rows of its list, and lines that end in no sentence."""
    for line in lines:
        if len(line.text) <= _LONGEST and not line.ends_sentence and (says := headline(line)):
            yield says


def _ways(says: Headline) -> tuple[Cut, ...]:
    return says.cuts or (Cut("", says.title, says.authors),)


def _agree(cut: Cut, ways: tuple[Cut, ...]) -> bool:
    """Whether another heading can have the same names, or some of them, below a title of its own."""
    return any(set(each.authors) <= set(cut.authors) and each.title.casefold() != cut.title.casefold() for each in ways)


def _language(lines: tuple[Line, ...]) -> str | None:
    """Return the word for "by" in the language of a page's labels, or None where they speak two, or none."""
    said = [line.text for line in lines if ":" in line.text]
    told = {
        by: {found[1].casefold() for text in said for found in labels.finditer(text)} for by, labels in _SAYS.items()
    }
    most = max(map(len, told.values()))
    spoken = [by for by, labels in told.items() if len(labels) == most]
    if not most:
        return "by" if any(_ENGLISH.search(line.text) for line in lines) else None
    return spoken[0] if len(spoken) == 1 else None
