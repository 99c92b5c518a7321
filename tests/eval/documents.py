"""Stories as documents of a word processor: DOCX and ODT, a typed header and styled headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from raw import packed

from .saved import Told
from .typed_texts import header_of, told_by_header
from .work import Work

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_STYLES = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {_W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
_ODT = "urn:oasis:names:tc:opendocument:xmlns:"
_RUN = re.compile(r"<em>(.*?)</em>|<br>|([^<]+)|<[^>]*>")


def told(work: Work) -> Told:
    """Return what a document says: its typed header, and the headings over its chapters."""
    return told_by_header(work)


def _rows(work: Work) -> Iterator[tuple[str, str]]:
    """Yield style and HTML of each paragraph."""
    yield "Title", html.escape(work.title)
    header = {label: value for label, value in header_of(work).items() if label != "Title"}
    if header.keys() == {"Author"}:
        yield "", html.escape(f"by {header['Author']}")
    else:
        yield from (("", html.escape(f"{label}: {value}")) for label, value in header.items())
    for at, part in enumerate(work.parts, 1):
        yield "", ""
        if len(work.parts) > 1:
            yield "Heading1", html.escape(part.title or f"Chapter {at}")
        for block in part.prose:
            yield from _paragraphs(block)


def _paragraphs(block: str) -> Iterator[tuple[str, str]]:
    if block == "<hr>" or not block.startswith("<"):
        yield "", html.escape("* * *" if block == "<hr>" else block)
    elif "<" in (inner := re.sub(r"^<[^>]*>|</[^>]*>$", "", block)) or inner:
        yield "", inner


def docx(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as a document of Word."""
    paragraphs = "\n".join(
        f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{''.join(_runs(text))}</w:p>"
        for style, text in _rows(work)
    )
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_W}><w:body>\n{paragraphs}\n<w:sectPr/></w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "word/document.xml": document, "word/styles.xml": _STYLES}
    return {f"{sid}.docx": packed({name: text.encode() for name, text in parts.items()})}


def _runs(text: str) -> Iterator[str]:
    for found in _RUN.finditer(text):
        if found[0] == "<br>":
            yield "<w:r><w:br/></w:r>"
        elif inner := found[1] or found[2]:
            mark = "<w:rPr><w:i/></w:rPr>" if found[1] else ""
            yield f'<w:r>{mark}<w:t xml:space="preserve">{_xml(inner)}</w:t></w:r>'


def odt(work: Work, sid: int) -> dict[str, bytes]:
    """Return a story as a document of LibreOffice."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="{_ODT}office:1.0" xmlns:text="{_ODT}text:1.0" xmlns:style="{_ODT}style:1.0" xmlns:fo="{_ODT}xsl-fo-compatible:1.0">\n'
        '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>\n'
        f"<office:body><office:text>\n{chr(10).join(_odt_paragraph(style, text) for style, text in _rows(work))}\n</office:text></office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return {f"{sid}.odt": packed({name: text.encode() for name, text in parts.items()})}


def _odt_paragraph(style: str, text: str) -> str:
    inner = "".join(
        "<text:line-break/>"
        if found[0] == "<br>"
        else f'<text:span text:style-name="T1">{_xml(found[1])}</text:span>'
        if found[1]
        else _xml(found[2] or "")
        for found in _RUN.finditer(text)
    )
    if style == "Heading1":
        return f'<text:h text:outline-level="1">{inner}</text:h>'
    return f'<text:p text:style-name="{style or "Standard"}">{inner}</text:p>'


def _xml(text: str) -> str:
    return html.escape(html.unescape(re.sub(r"<[^>]*>", "", text)))
