"""The pages that reading is measured with: those that the tests hold, made as long as stories are.

Each golden page of a format keeps its markup, its fields and its notes. Where the longest paragraph of a chapter
stands, paragraphs of the sample archive follow, 2,000 to 10,000 words of them, parted as that page parts its own. The
same pages are made every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from ..story.convert import Known, RawFile, convert
from ..story.corrections import NOTHING
from ..story.decode import decode
from ..story.model import Chapter
from ..story.prose import plain
from ..story.prose.render import escape
from ..story.sites import shipped

KNOWN = Known(shipped(), NOTHING)
SHORTEST, LONGEST = 2_000, 10_000
"""Words of a chapter."""
_PAGES_OF_A_FORMAT = 4
_BEGINNING = 24
"""Characters by which a paragraph is found in its page."""
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]+[”’\"')]*")
_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>|\n|</div>|</td>", re.IGNORECASE)
_BETWEEN = {"</p>": ("\n<p>", "</p>"), "\n": ("\n\n", "")}
"""How a page that ends a paragraph so begins and ends further ones; others have two line breaks before each."""


def bench_pages(root: Path, words: int | None = None) -> tuple[RawFile, ...]:
    """Return the pages, each named by its format and case; with `words`, chapters of so many.

    There are none where the folder has no tests.
    """
    folder = root / "tests/formats"
    raws = sorted(folder.glob("*/*/raw.html"))
    sentences = tuple(_sentences(root / "tests/sample/stories")) if raws else ()
    pages: dict[str, list[RawFile]] = {}
    for raw in raws:
        made = pages.setdefault(raw.parent.parent.name, [])
        if len(made) < _PAGES_OF_A_FORMAT and (page := _lengthened(raw, folder, sentences, words)):
            made.append(page)
    return tuple(page for made in pages.values() for page in made)


def _sentences(stories: Path) -> Iterator[str]:
    for path in sorted(stories.rglob("*.html")):
        for chapter in _chapters(RawFile(path.name, path.read_bytes())):
            yield from (found[0].strip() for found in _SENTENCE.finditer(plain(chapter.prose)))


def _chapters(raw: RawFile) -> Iterator[Chapter]:
    """Yield the chapters of all stories in a file."""
    return (chapter for reading in convert(raw, KNOWN) for chapter in reading.chapters)


def _lengthened(raw: Path, folder: Path, sentences: tuple[str, ...], words: int | None) -> RawFile | None:
    """Return a page with longer chapters; None where it holds none that can be found in it."""
    name, data = raw.relative_to(folder).as_posix(), raw.read_bytes()
    text, random, found = decode(data).text, Random(name), False  # noqa: S311 - it is no secret
    for chapter in _chapters(RawFile(name, data)):
        end = _end_of_longest(chapter, text)
        if end is not None:
            between = _BETWEEN.get(end[0].lower(), ("<br>\n<br>\n", ""))
            prose = _prose(sentences, words or random.randint(SHORTEST, LONGEST), random, between)
            text, found = text[: end.end()] + prose + text[end.end() :], True
    return RawFile(name, text.encode()) if found else None


def _end_of_longest(chapter: Chapter, text: str) -> re.Match[str] | None:
    """Return where the longest paragraph of a chapter ends in its page, or None where it is not found as it stands."""
    longest = max(plain(chapter.prose).split("\n"), key=len)
    at = text.rfind(escape(longest[:_BEGINNING]))  # a summary, which stands above, may begin alike
    return _PARAGRAPH_END.search(text, at) if longest and at >= 0 else None


def _prose(sentences: tuple[str, ...], words: int, random: Random, between: tuple[str, str]) -> str:
    """Return paragraphs with so many words and a few more; one sentence in twelve is emphasised."""
    before, after = between
    out: list[str] = []
    while words > 0:
        paragraph = random.choices(sentences, k=random.randint(1, 8))
        words -= sum(len(sentence.split()) for sentence in paragraph)
        marked = (f"<i>{escape(each)}</i>" if not random.randrange(12) else escape(each) for each in paragraph)
        out.append(before + " ".join(marked) + after)
    return "".join(out)
