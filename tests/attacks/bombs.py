"""Files that are small and hard to read: something done a few thousand times that no story does, of every kind."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from raw import packed

Bomb = Callable[[int], bytes]
PROSE = "It rained on the ledger and on the clerk, and nobody came to see either of them."
MANY = 10_000
_BOOK = b"""<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Bomb</dc:title>%s</metadata><manifest>%s</manifest><spine>%s</spine></package>"""
_CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"""
_WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"""
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_STORY = (
    '<div id="pagetitle"><a href="viewstory.php?sid=7">The Lamp</a> by <a href="viewuser.php?uid=3">Ash</a></div>'
    f'<div class="infobox">{{}}</div><div id="story"><p>{PROSE}</p></div>'
)


def page(unit: str, before: str = "", after: str = "") -> Bomb:
    """Return a page with a unit many times; `@` in it is a number."""
    return lambda many: f"<html><body>{before}{_times(unit, many)}{after}<p>{PROSE}</p></body></html>".encode()


def text(unit: str, before: str = "", after: str = "") -> Bomb:
    """Return a text with a unit many times, and prose below."""
    return lambda many: f"{before}{_times(unit, many)}{after}\n\n{PROSE}\n".encode()


def document(unit: str, before: str = "", after: str = "") -> Bomb:
    """Return a document of a word processor with a unit many times."""

    def made(many: int) -> bytes:
        body = f"{before}{_times(unit, many)}{after}{_PARAGRAPH.format(PROSE)}"
        return packed({"word/document.xml": _WORD.format(body).encode()})

    return made


def book(documents: int, subjects: int = 0) -> bytes:
    """Return an e-book of so many documents."""
    sheets = {f"{at}.xhtml": f"<html><body><p>{at} {PROSE}</p></body></html>".encode() for at in range(documents)}
    items = "".join(f'<item id="d{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in sheets)
    spine = "".join(f'<itemref idref="d{name}"/>' for name in sheets)
    tags = "".join(f"<dc:subject>tag{at}</dc:subject>" for at in range(subjects))
    package = _BOOK % (tags.encode(), items.encode(), spine.encode())
    return packed({"META-INF/container.xml": _CONTAINER, "book.opf": package, **sheets})


def soup(many: int) -> bytes:
    """Return tags that open and close whatever they like."""
    random = Random(1)
    names = "b i p div span table tr td ul li a h1 font center br".split()
    return "".join(f"<{random.choice(['', '/'])}{random.choice(names)}>w " for _ in range(many)).encode()


def _times(unit: str, many: int) -> str:
    return "".join(unit.replace("@", str(at)) for at in range(1, many + 1)) if "@" in unit else unit * many


BOMBS: dict[str, Bomb] = {
    "nested divs.html": page("<div>", after="w"),
    "unclosed divs.html": page("<div>w "),
    "unclosed bold.html": page("<b>w "),
    "bold around paragraphs.html": page("<b><p>w "),
    "unclosed colours.html": page("<font color=c@>w "),
    "unclosed links.html": page("<a href=x>w "),
    "crossed.html": page("<b><i>w</b></i> "),
    "crossed with paragraphs.html": page("<b>w<p><i>w</b>w</p></i> "),
    "crossed with divs.html": page("<div>w</a></b></i></u></s> ", "<a><b><i><u><s>" * 20),
    "divs and stray closes.html": page("<div>w</b></i></u> "),
    "nested lists.html": page("<ul><li>w "),
    "words in no cell.html": page("<b>w</b><tr>", "<table>"),
    "words in no cell of one row.html": page("<b>w</b> ", "<table><tr>"),
    "blocks in no cell.html": page("<div>w</div><tr>", "<table>"),
    "choices in no cell.html": page("<select><option>w<tr>", "<table>"),
    "line breaks.html": page("w<br>"),
    "typed lines.html": page("w\n", "<pre>", "</pre>"),
    "headings.html": page("<h2>Chapter @</h2><p>w</p>"),
    "attributes.html": page("a@=1 ", "<p ", ">w"),
    "classes.html": page("c@ ", "<p class='", "'>w"),
    "nested classes.html": page("<div class='c@'>w "),
    "long style.html": page("text-decoration: ", "<span style='", "'>w</span>"),
    "longer style.html": page("text-decoration", "<span style='", "'>w</span>"),
    "angles.html": page("<"),
    "unclosed tags.html": page("<a "),
    "unclosed quotes.html": page("<a '\""),
    "unclosed comments.html": page("<!--"),
    "unclosed scripts.html": page("<script>"),
    "unclosed code.html": page("<script><style>", after="</style>"),
    "stray closes.html": page("</div>w</b>w</p>"),
    "ampersands.html": page("&", after="x"),
    "zeros.html": page("0", "&#", "65;"),
    "soup.html": soup,
    "one line.txt": text("and it rained "),
    "one word.txt": text("abcdefghij" * 20),
    "spaces.txt": text(" " * 20, "w", "w"),
    "dashes.txt": text("-"),
    "stars.txt": text("* "),
    "quotes.txt": text("\"' "),
    "links.md": text("[a]("),
    "emphasis.md": text("**w *w "),
    "signs of addresses.txt": text("a%40"),
    "addresses.txt": text("a.b", after="%40"),
    "empty lines.txt": text("\n"),
    "chapters.txt": text("Chapter @\n\nw w w\n\n"),
    "roman chapters.txt": text("IV.\n\nw w w\n\n"),
    "labels.txt": text("Label@: v\n", "Title: T\nAuthor: a\nRating: G\n"),
    "characters.txt": text("C@, ", "Title: T\nAuthor: a\nRating: G\nCharacters: ", "\n"),
    "people of a pairing.txt": text("C@/", "Title: T\nAuthor: a\nRating: G\nPairing: ", "\n"),
    "summary.txt": text("and it rained ", "Title: T\nAuthor: a\nRating: G\nSummary: ", "\n"),
    "title.txt": text("and it rained ", "Title: ", "\nAuthor: a\nRating: G\n"),
    "stories.txt": lambda many: text("Title: T@\nAuthor: a\nRating: G\n\nIt rained on @, and on the clerk.\n\n")(many // 10),
    "messages.txt": lambda many: text("From: a\nSubject: T@\nDate: Mon, 1 Jan 2001 00:00:00 +0000\n\nIt rained @.\n\n")(many // 10),
    "tags.html": page("C@, ", _STORY.partition("{}")[0] + "<span class='label'>Characters: </span>", _STORY.partition("{}")[2]),
    "wrong letters.txt": text("â€™"),
    "controls.txt": text("\x01w"),
    "accents.txt": text("\u0301", "a"),
    "tables.docx": document(f"<w:tbl><w:tr><w:tc>{_PARAGRAPH.format('w')}</w:tc></w:tr></w:tbl>"),
    "deep tables.docx": document("<w:tbl><w:tr><w:tc>", after=_PARAGRAPH.format("w") + "</w:tc></w:tr></w:tbl>" * MANY),
    "runs.docx": document("<w:r><w:rPr><w:b/></w:rPr><w:t>w </w:t></w:r>", "<w:p>", "</w:p>"),
    "breaks.docx": document("<w:t>w</w:t><w:br/>", "<w:p><w:r>", "</w:r></w:p>"),
    "documents.epub": lambda many: book(many // 10),
    "subjects.epub": lambda many: book(1, many),
    "grows.docx": lambda many: packed({"word/document.xml": bytes(many * 2000)}),
    "members.zip": lambda many: packed({f"{at}.txt": b"w" for at in range(many + 1)}),
    "archives in archives.zip": lambda many: packed({f"{at}.zip": packed({"a.txt": bytes(1000)}) for at in range(many // 100)}),
}  # fmt: skip
"""File to what is in it."""
