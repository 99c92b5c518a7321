"""Raw files that are containers: whatever is wrong with one is said, and nothing of it stops the build or is lost."""

from __future__ import annotations

import random
import struct
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from afterword.command.build import build_site
from afterword.content import open_content
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.book import COVER, DOCUMENT, NAV, TITLE_PAGE
from afterword.story.containers import read_container
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING
from afterword.story.limits import SHIPPED, Limits
from afterword.story.markdown_marks import marked
from afterword.story.model import Outcome, Reading
from afterword.story.page import Line, Page
from afterword.story.prose.render import render
from afterword.story.sites import shipped
from afterword.story.words import tally
from conftest import request
from raw import PROSE, packed, parts_of, story

FORMATS = Path(__file__).parent / "formats"
CASES = sorted(FORMATS.glob("*/*/raw/"))
KNOWN = Known(shipped(), NOTHING)
UNREAD = ("A106", "A109", "A119", "A120")
EPUB = parts_of(FORMATS / "epub/two_chapters/raw")
DOCX = parts_of(FORMATS / "word_document/docx/raw")
ODT = parts_of(FORMATS / "word_document/odt/raw")
OPF, ONE = "OEBPS/content.opf", "OEBPS/text/chapter 1.xhtml"


def read(name: str, data: bytes, known: Known = KNOWN) -> Reading:
    (reading,) = convert(RawFile(name, data), known)
    return reading


def why(reading: Reading) -> str:
    assert reading.outcome is Outcome.REFUSED
    assert reading.reason
    assert [each.code for each in reading.findings] in (["A106"], ["A109"], ["A120"], ["A202"])
    assert reading.reason in reading.findings[0].message
    return reading.reason


def page(data: bytes) -> Page:
    return read_container("a.epub", data, SHIPPED).page


def test_a_book_tells_a_format_what_it_is_and_where_its_documents_end() -> None:
    found = page(packed(EPUB))
    assert found.book
    assert found.book.creators == ("quill & ash",)
    assert found.book.publishers == ("Lamplight Press",)
    assert (found.book.series, found.book.series_index) == ("Small Change", "2")
    kinds = {document.name.rpartition("/")[2]: document.kind for document in found.book.documents}
    assert kinds == {
        "cover.xhtml": COVER,
        "titlepage.xhtml": TITLE_PAGE,
        "nav.xhtml": NAV,
        "foreword.xhtml": "",
        "chapter 1.xhtml": "",
        "chapter2.xhtml": "",
        "epilogue.xhtml": "",
    }
    assert all(line.boxes[0].tag == DOCUMENT for line in found.lines)
    by_key = {document.key: document.label for document in found.book.documents}
    first = next(line for line in found.lines if line.text == "Nobody came. That was the visit.")
    assert by_key[first.boxes[0].key] == "Chapter One: A Visitor"
    assert "chapter" in first.names
    boxes = {(box.tag, box.key): line.boxes[0].key for line in found.lines for box in line.boxes}
    assert all(boxes[box.tag, box.key] == line.boxes[0].key for line in found.lines for box in line.boxes)


def test_metas_of_a_document_stand_in_the_book() -> None:
    found = page(packed(parts_of(FORMATS / "epub/split_old/raw")))
    assert found.book
    assert found.book.documents[0].meta == (("note", "x"),)
    assert found.book.documents[0].title == "Unknown"
    assert (found.book.series, found.book.series_index) == ("Weather", "3.0")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"META-INF/container.xml": b"<container/>"}, "does not name its package"),
        ({OPF: None}, "“OEBPS/content.opf” is missing from it"),
        ({OPF: b"<package><metadata></package>"}, "no sound XML"),
        ({OPF: EPUB[OPF].replace(b'idref="two"', b'idref="three"')}, "names “three”, which is not in it"),
        ({OPF: EPUB[OPF].replace(b"<itemref", b"<item")}, "lists no document"),
        ({OPF: EPUB[OPF].replace(b"<package", b'<!DOCTYPE p [<!ENTITY a "b">]><package', 1)}, "entities of its own"),
        ({ONE: b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>'}, "entities of its own"),
        ({ONE: None}, "is missing from it"),
    ],
)
def test_what_is_wrong_with_a_book_is_said(change: dict[str, bytes | None], said: str) -> None:
    changed = {name: data for name, data in {**EPUB, **change}.items() if data is not None}
    assert said in why(read("a.epub", packed(changed)))


LOCKS = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
 xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""


def test_a_locked_book_is_said_and_one_with_a_locked_font_is_read() -> None:
    locks = "META-INF/encryption.xml"
    locked = packed(EPUB | {locks: LOCKS.format("OEBPS/text/chapter%201.xhtml").encode()})
    assert "locked against copying" in why(read("a.epub", locked))
    assert read("a.epub", packed(EPUB | {locks: LOCKS.format("OEBPS/a.otf").encode()})).outcome is Outcome.STORY


def test_contents_that_cannot_be_read_take_nothing_away() -> None:
    changed = parts_of(FORMATS / "epub/split_old/raw") | {"toc.ncx": b"<ncx><navMap>"}
    reading = read("a.epub", packed(changed))
    assert reading.outcome is Outcome.STORY
    assert reading.ledger.lost == ()


@pytest.mark.parametrize("entity", [b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'])
def test_no_entity_of_a_document_is_followed(entity: bytes) -> None:
    for name, parts_, part in (("a.docx", DOCX, "word/document.xml"), ("a.odt", ODT, "content.xml")):
        bomb = parts_[part].replace(b"?>", b"?>" + entity, 1)
        assert "entities of its own" in why(read(name, packed(parts_ | {part: bomb})))
        wide = (
            parts_[part]
            .decode()
            .replace("utf-8", "utf-16")
            .replace("UTF-8", "UTF-16")
            .replace("?>", "?>" + entity.decode(), 1)
        )
        assert "entities of its own" in why(read(name, packed(parts_ | {part: wide.encode("utf-16")})))


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_what_is_called_a_container_and_is_none_is_said(name: str) -> None:
    assert "no ZIP file" in why(read(name, PROSE.encode()))
    assert "is missing" in why(read(name, packed({"a.txt": PROSE.encode()})))
    assert "damaged" in why(read(name, b"PK\x03\x04" + PROSE.encode()))


def test_a_container_is_known_by_what_is_in_it() -> None:
    assert read("a.docx", packed(EPUB)).format == "epub"
    assert read("a.doc", packed(DOCX)).format == "word_document"
    assert read("viewstory.php", packed(ODT)).format == "word_document"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"{\\rtf1\\ansi It rained.}", "RTF"),
        ("a.txt", b"{\\rtf1\\ansi It rained.}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Word as it was before 2007"),
        ("a.doc", b"\xdb\xa5-\x00" + PROSE.encode(), "old word processor"),
        ("a.html", b"%PDF-1.4", "PDF"),
    ],
)
def test_other_documents_are_known_by_their_first_bytes(name: str, data: bytes, said: str) -> None:
    assert said in why(read(name, data))


def test_a_doc_that_is_a_web_page_is_read_as_one() -> None:
    html = f"<html><body>{''.join(f'<p>{each}</p>' for each in PROSE.split(chr(10) * 2))}</body></html>"
    assert read("a.doc", html.encode()).outcome is Outcome.STORY


def test_a_container_is_read_within_the_limit() -> None:
    assert "more than" in why(read("a.epub", packed(EPUB), Known(shipped(), NOTHING, Limits(file_size=0))))
    assert "times its size" in why(read("a.docx", packed(DOCX | {"x": bytes(40_000_000)})))


def test_a_document_that_is_nested_too_deep_is_said() -> None:
    table = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    inner = DOCX["word/document.xml"].replace(b"<w:body>", b"<w:body>" + table[0].encode() * 99, 1)
    deep = inner.replace(b"</w:body>", table[1].encode() * 99 + b"</w:body>", 1)
    assert "too deep within one another" in why(read("a.docx", packed(DOCX | {"word/document.xml": deep})))


def test_damage_within_a_container_is_said() -> None:
    data = packed(DOCX)
    at = data.index(b"word/document.xml") + len("word/document.xml") + 40
    assert "damaged" in why(read("a.docx", data[:at] + b"\xff\x00\xff" + data[at + 3 :]))
    for cut in range(0, len(data), 97):
        assert why(read("a.docx", data[:cut]))


def encrypted(data: bytes) -> bytes:
    """Set the flag that says that a part is encrypted, in each of its two headers."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data = data[: at + place] + struct.pack("<H", 1) + data[at + place + 2 :]
            at = data.find(mark, at + 4)
    return data


def test_encrypted_and_rare_parts_are_said() -> None:
    assert "is encrypted" in why(read("a.docx", encrypted(packed(DOCX))))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_BZIP2) as archive:
        for name, data in DOCX.items():
            archive.writestr(name, data)
    assert "packed in a way that is rare" in why(read("a.docx", file.getvalue()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_no_word_is_lost_whatever_stands_where(seed: int) -> None:
    """Elements of the documents are moved, doubled and taken away, as no word processor would."""
    chance = random.Random(seed)
    name, whole, part = chance.choice(
        [
            ("a.docx", DOCX, "word/document.xml"),
            ("a.docx", DOCX, "word/footnotes.xml"),
            ("a.odt", ODT, "content.xml"),
            ("a.epub", EPUB, ONE),
        ]
    )
    root = etree.fromstring(whole[part])
    for _ in range(chance.randint(1, 8)):
        every = [each for each in root.iter() if isinstance(each.tag, str)][1:]
        one, other = chance.choice(every or [root]), chance.choice(every or [root])
        if one is root:
            break
        if chance.random() < 0.3:
            one.getparent().remove(one)
        elif one not in other.iterancestors() and other is not one:
            copy = deepcopy(one)
            other.append(copy) if chance.random() < 0.5 else other.addprevious(copy)
    reading = read(name, packed(whole | {part: etree.tostring(root)}))
    assert reading.ledger.lost == ()
    assert reading.ledger.words_in == reading.ledger.published + sum(reading.ledger.dropped.values())


PIECES = [
    line
    for path in sorted(FORMATS.glob("*/*/raw.*"))
    for line in path.read_bytes().decode("utf-8", "replace").splitlines(keepends=True)
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=30), min_size=2, max_size=2),
    st.sampled_from(["utf-8", "cp1252", "utf-16"]),
)
def test_no_word_is_lost_of_any_page_in_a_book(pages: list[list[str]], encoding: str) -> None:
    one, two = ("".join(page).encode(encoding, "replace") for page in pages)
    reading = read("a.epub", packed(EPUB | {ONE: one, "OEBPS/text/titlepage.xhtml": two}))
    assert reading.ledger.lost == ()
    assert reading.ledger.words_in == reading.ledger.published + sum(reading.ledger.dropped.values())
    assert not any(found.code == "A502" for found in reading.findings)


def test_an_element_closed_in_itself_is_empty_and_a_typed_one_is_text() -> None:
    found = page(packed(EPUB | {ONE: b'<p><i/>It <b class="x" />rained <grin/>.</p>'}))
    line = next(line for line in found.lines if "rained" in line.text)
    assert line.text == "It rained <grin/>."
    assert not any(span.marks for span in line.spans)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}/{case.parent.name}")
def test_a_case_is_packed_the_same_every_time(case: Path) -> None:
    assert packed(parts_of(case)) == packed(parts_of(case))


def taken(content: Path, limits: Limits = SHIPPED) -> Archive:
    return take_in(open_content(content), 1, limits=limits)


def put(content: Path, name: str, members: dict[str, bytes]) -> None:
    (content / "stories" / name).write_bytes(packed(members))


def test_an_archive_is_read_as_a_folder(content: Path) -> None:
    html = "<html><body>{}</body></html>"
    (content / "stories/old").mkdir()
    put(
        content,
        "old/disk.ZIP",
        {
            "box/the farthing.txt": story("The Farthing").encode(),
            "box\\book.epub": packed(EPUB),
            "box/page_files/x.html": html.encode(),
            "__MACOSX/box/._the farthing.txt": b"x",
            "box/picture.jpg": b"x",
            "box/": b"",
        },
    )
    (content / "corrections.csv").write_text("file,author\nold/disk.ZIP/box/the farthing.txt,Wren\n")
    found = taken(content)
    assert {each.path: str(each.outcome) for each in found.files} == {
        "old/disk.ZIP/__MACOSX/box/._the farthing.txt": "refused",
        "old/disk.ZIP/box/book.epub": "story",
        "old/disk.ZIP/box/page_files/x.html": "refused",
        "old/disk.ZIP/box/picture.jpg": "refused",
        "old/disk.ZIP/box/the farthing.txt": "story",
    }
    assert {each.title: each.authors for each in found.stories}["The Farthing"] == ("Wren",)
    assert found.ledger.lost == ()


def test_a_name_in_an_archive_is_utf_8_even_where_it_does_not_say_so(content: Path) -> None:
    raw = packed({"XXtoile.txt": story("The Farthing").encode()}).replace(b"XXtoile.txt", "étoile.txt".encode())
    (content / "stories/disk.zip").write_bytes(raw)
    assert [each.path for each in taken(content).files] == ["disk.zip/étoile.txt"]


def errors(found: Archive) -> dict[str, str]:
    return {each.file: each.message for each in found.findings if each.code in UNREAD}


def test_a_site_is_built_of_an_archive(content: Path, tmp_path: Path) -> None:
    put(content, "disk.zip", {"box/a.txt": story("The Farthing").encode(), "box/b.epub": packed(EPUB)})
    built = build_site(request(content, tmp_path / "site"))
    assert not [each.message for each in built.findings if each.code == "A703"]
    assert "Michaelmas" in (tmp_path / "site/stories/the-farthing-and-the-ledger/3/index.html").read_text("utf-8")
    shown = (tmp_path / "site/stories/the-farthing/index.html").read_text("utf-8")
    assert "disk.zip/box/a.txt" in shown


def test_what_is_wrong_with_an_archive_is_said_and_the_rest_is_read(content: Path) -> None:
    inner = {"a.txt": story("The Farthing").encode()}
    put(content, "a.zip", {**inner, "../b.txt": b"x", "/c.txt": b"x", "C:\\d.txt": b"x", "e/f.zip": packed(inner)})
    put(content, "g.zip", {"false.zip": b"x", "one": packed(inner)})
    (content / "stories/broken.zip").write_bytes(packed(inner)[:-10])
    put(content, "bomb.zip", {f"{at}.txt": bytes(10_000_000) for at in range(3)})
    (content / "stories/secret.zip").write_bytes(encrypted(packed(inner)))
    found = taken(content)
    said = errors(found)
    assert sorted(said) == [
        "a.zip/../b.txt",
        "a.zip//c.txt",
        "a.zip/C:/d.txt",
        "a.zip/e/f.zip",
        "bomb.zip",
        "broken.zip",
        "g.zip/false.zip",
        "g.zip/one",
        "secret.zip/a.txt",
    ]
    assert "archive within another" in said["a.zip/e/f.zip"]
    assert "times its size" in said["bomb.zip"]
    assert "encrypted" in said["secret.zip/a.txt"]
    assert [each.files for each in found.stories] == [("a.zip/a.txt",)]


def test_an_archive_with_nothing_in_it_is_said(content: Path) -> None:
    put(content, "a.zip", {})
    assert [each.code for each in taken(content).findings] == ["A202"]


def test_two_files_of_one_name_are_said(content: Path) -> None:
    twins = packed({"a.txt": b"x", "b.txt": story("The Farthing").encode()}).replace(b"b.txt", b"a.txt")
    (content / "stories/a.zip").write_bytes(twins)
    found = taken(content)
    assert list(errors(found)) == ["a.zip/a.txt (1)"]
    assert [each.title for each in found.stories] == ["The Farthing"]


def test_a_file_of_an_archive_that_is_too_large_is_said(content: Path) -> None:
    put(content, "a.zip", {"a.txt": b"It rained. " * 100_000, "b.txt": story("The Farthing").encode()})
    found = taken(content, Limits(file_size=1))
    assert "more than 1 MB" in errors(found)["a.zip/a.txt"]
    assert len(found.stories) == 1


def test_an_archive_with_too_many_files_is_said(content: Path) -> None:
    put(content, "a.zip", {f"{at}.txt": b"x" for at in range(4)})
    assert "4 parts, more than 3" in errors(taken(content, Limits(archive_files=3)))["a.zip"]


def test_a_book_that_is_called_an_archive_is_a_book(content: Path) -> None:
    put(content, "a.zip", EPUB)
    assert [each.files for each in taken(content).stories] == [("a.zip",)]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("a *b* c", "a <em>b</em> c"),
        ("_a b_, c", "<em>a b</em>, c"),
        ("__a__ **b** ***c***", "<strong>a</strong> <strong>b</strong> <strong><em>c</em></strong>"),
        ("*a **b** c*", "<em>a </em><strong><em>b</em></strong><em> c</em>"),
        ("_snake_case_", "<em>snake_case</em>"),
        ("“*Oh*”", "“<em>Oh</em>”"),
        (r"1\. \*a\*", "1. *a*"),
        *(
            (text, text)
            for text in ("2*3*4", "a * b * c", "snake_case_name", "***", "* * *", "*a", "a_", "_ a _", "~*~")
        ),
        ("<i>*a*</i>", "&lt;i&gt;<em>a</em>&lt;/i&gt;"),
    ],
)
def test_typed_emphasis_is_read_where_it_can_be_nothing_else(typed: str, html: str) -> None:
    assert render((marked(Line(1, typed)),)) == f"<p>{html}</p>"


@given(st.text(alphabet="a1 *_\\:[]@.é", max_size=40))
def test_reading_emphasis_changes_no_word(text: str) -> None:
    line = marked(Line(1, text))
    assert tally(line.text) == tally(text)
    assert "".join(span.text for span in line.pieces()) == line.text
