"""The stories of the sample as an archive would have served them: whole, by chapters, as HTML and as text.

What a page states is known, since it was written here; what it does not state must stay unknown when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

from afterword.display import day
from afterword.story.model import Chapter, Prose, Story
from afterword.story.prose import plain

HOST = "http://milestone.example/fanfiction"
BOXED = frozenset(("title", "authors", "summary", "category", "character", "genre", "warning", "challenge", "series"))
COUNTED = frozenset(("status", "published", "updated", "words"))


class Dialect(NamedTuple):
    """One way of saving: the files that it makes of a story, and the fields that these state."""

    files: Callable[[Story, int], Mapping[str, str]]
    states: frozenset[str]


class _Markup(NamedTuple):
    """How a page is written: as HTML with the boxes of the default skin, or as the text that is left of it."""

    label: Callable[[str], str]
    block: Callable[[str, str], str]
    prose: Callable[[Prose], str]
    text: Callable[[str], str]
    ending: str


_HTML = _Markup(
    lambda label: f'<span class="label">{label}:</span>',
    lambda name, inner: f'<div class="{name}">{inner}</div>\n',
    lambda prose: prose.html,
    escape,
    "html",
)


def _lines(prose: Prose) -> str:
    """Return prose as text extractors leave it: a blank line between paragraphs, scene breaks as signs."""
    return "\n\n".join(
        line or "***" for line in plain(Prose(prose.html.replace("<hr>", "<p>***</p>"))).split("\n") if line
    )


_TEXT = _Markup(lambda label: f"{label}:", lambda _, inner: f"{inner}\n", _lines, lambda text: text, "txt")


def _by(story: Story, markup: _Markup) -> str:
    return markup.text(", ".join(story.authors or ()))


def _box(story: Story, markup: _Markup, *, rated: bool) -> str:
    """Return the information box; a facet that nobody stated has no label."""
    facets = {
        "Categories": "category",
        "Characters": "character",
        "Genres": "genre",
        "Warnings": "warning",
        "Challenges": "challenge",
    }
    rows = [f"{markup.label('Summary')} {markup.text(story.summary)}"] if story.summary else []
    if rated and (rating := story.facets["rating"]):
        rows.append(f"{markup.label('Rated')} {markup.text(rating[0])}")
    for label, name in facets.items():
        if (values := story.facets[name]) is not None:
            rows.append(f"{markup.label(label)} {markup.text(', '.join(values) or 'None')}")
    for label, values in story.labels.items():
        rows.append(f"{markup.label(markup.text(label))} {markup.text(', '.join(values) or 'None')}")
    if story.series is not None:
        rows.append(
            f"{markup.label('Series')} {markup.text(', '.join(place.name for place in story.series) or 'None')}"
        )
    rows.append(" ".join(f"{markup.label(label)} {value}" for label, value in _counts(story).items()))
    return ("<br>\n" if markup is _HTML else "\n").join(rows)


def _counts(story: Story) -> dict[str, str]:
    counts = {
        "Chapters": str(len(story.chapters)),
        "Completed": {"complete": "Yes", "in progress": "No"}.get(story.status, ""),
    }
    counts |= {"Word count": str(story.words)}
    for label, date in (("Published", story.published), ("Updated", story.updated)):
        counts |= {label: day(date)} if date else {}
    return {label: value for label, value in counts.items() if value}


def _note(markup: _Markup, label: str, note: Prose | None) -> str:
    if not note:
        return ""
    if markup is _TEXT:
        return f"{label}:\n{_lines(note)}\n\n"
    return f'<div class="notes"><div class="title">{markup.label(label)}</div><div class="noteinfo">{note.html}</div></div>\n'


def _heading(story: Story, sid: int, markup: _Markup) -> str:
    if markup is _TEXT:
        return f"{story.title} by {_by(story, markup)}\n"
    authors = ", ".join(
        f'<a href="viewuser.php?uid={at}">{escape(name)}</a>' for at, name in enumerate(story.authors or (), 1)
    )
    return f'<div id="pagetitle"><a href="viewstory.php?sid={sid}">{escape(story.title or "")}</a> by {authors}</div>\n'


def _title(chapter: Chapter, at: int) -> str:
    return chapter.title or f"Chapter {at}"


def printable(markup: _Markup) -> Callable[[Story, int], Mapping[str, str]]:
    """Return what saves a story as one printable page."""

    def files(story: Story, sid: int) -> Mapping[str, str]:
        by = _by(story, markup)
        titles = [markup.text(_title(chapter, at)) for at, chapter in enumerate(story.chapters, 1)]
        rows = "\n".join(markup.block("row", f"{at}. {title} by {by}\n") for at, title in enumerate(titles, 1))
        bodies = "".join(
            markup.block("chaptertitle", f"{title} by {by}")
            + _note(markup, "Author's Notes", chapter.notes)
            + markup.block("chapter", markup.prose(chapter.prose) + "\n")
            + _note(markup, "End Notes", chapter.end_notes)
            + markup.block("toplink", "Back to index")
            for title, chapter in zip(titles, story.chapters, strict=True)
        )
        foot = markup.block("archivedat", f"This story archived at {HOST}/viewstory.php?sid={sid}")
        box = markup.block("infobox", _box(story, markup, rated=False))
        page = (
            _heading(story, sid, markup)
            + box
            + _note(markup, "Story Notes", story.notes)
            + "\n"
            + rows
            + "\n"
            + bodies
            + foot
        )
        return {f"{sid}.{markup.ending}": page}

    return files


def chapters(markup: _Markup) -> Callable[[Story, int], Mapping[str, str]]:
    """Return what saves a story as a page for each chapter, and as HTML its contents page too."""

    def files(story: Story, sid: int) -> Mapping[str, str]:
        pages = {
            f"{sid}/chapter {at}.{markup.ending}": _view(story, sid, at, markup)
            for at in range(1, len(story.chapters) + 1)
        }
        return pages | ({f"{sid}/index.html": _index(story, sid)} if markup is _HTML else {})

    return files


def _view(story: Story, sid: int, at: int, markup: _Markup) -> str:
    chapter, last = story.chapters[at - 1], at == len(story.chapters)
    options = "".join(
        f"<option{' selected' if number == at else ''}>{number}. {escape(_title(each, number))}</option>"
        for number, each in enumerate(story.chapters, 1)
    )
    end = "".join(f"{name} is the author of 3 other stories.\n" for name in story.authors or ())
    liked = f"This story is a favorite of 2 members. Members who liked {story.title} also liked 9 other stories."
    if markup is _HTML:
        end = escape(end).replace("\n", "<br>\n")
    select = f'<div class="jumpmenu">- Text Size + <select name="chapter">{options}</select></div>\n'
    return (
        (_heading(story, sid, markup) + select if markup is _HTML else "- Text Size +\n")
        + (_note(markup, "Story Notes", story.notes) if at == 1 else "")
        + _note(markup, "Author's Chapter Notes", chapter.notes)
        + (f'<div id="story">{chapter.prose.html}</div>\n' if markup is _HTML else f"{_lines(chapter.prose)}\n\n")
        + _note(markup, "Chapter End Notes", chapter.end_notes)
        + (markup.block("storyend", end + markup.text(liked)) if last else "")
        + markup.block("respond", "You must login (register) to review.")
    )


def _index(story: Story, sid: int) -> str:
    rows = "".join(
        f'<div><b>{at}. <a href="viewstory.php?sid={sid}&amp;chapter={at}">{escape(_title(chapter, at))}</a> by {_by(story, _HTML)}</b>'
        f" [Reviews - 0] ({chapter.words} words)</div>\n"
        for at, chapter in enumerate(story.chapters, 1)
    )
    box = _HTML.block("infobox", _box(story, _HTML, rated=True))
    return _heading(story, sid, _HTML) + box + rows + '<div class="respond">You must login (register) to review.</div>'


def header(story: Story, sid: int) -> Mapping[str, str]:
    """Return a story as somebody posted it to a list: a typed header, and chapters under typed headings."""
    fields = {
        "Title": story.title or "",
        "Author": "; ".join(story.authors or ()),
        "Rating": "; ".join(story.facets["rating"] or ()),
    }
    names = {
        "Fandom": "fandom",
        "Category": "category",
        "Characters": "character",
        "Genre": "genre",
        "Warnings": "warning",
    }
    fields |= {label: "; ".join(story.facets[name] or ()) for label, name in names.items()}
    fields |= {"Summary": re.sub(r"\s+", " ", story.summary or "")}
    top = "".join(f"{label}: {value}\n" for label, value in fields.items() if value)
    several = len(story.chapters) > 1
    bodies = (
        (f"Chapter {at}: {_title(chapter, at)}\n\n" if several else "") + _lines(chapter.prose)
        for at, chapter in enumerate(story.chapters, 1)
    )
    return {f"{sid}.txt": top + "\n" + "\n\n".join(bodies) + "\n"}


DIALECTS = {
    "a printable page, HTML": Dialect(printable(_HTML), BOXED | COUNTED),
    "a printable page, text": Dialect(printable(_TEXT), BOXED | COUNTED),
    "chapter pages and contents page, HTML": Dialect(chapters(_HTML), BOXED | COUNTED | {"rating"}),
    "chapter pages in a folder, text": Dialect(chapters(_TEXT), frozenset(("title", "authors"))),
    "a typed header, text": Dialect(
        header,
        frozenset(("title", "authors", "summary", "rating", "fandom", "category", "character", "genre", "warning")),
    ),
}
