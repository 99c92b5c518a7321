"""A part of a container as XML: no entity of a DTD is followed, and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .parts import Unreadable

Element = Any
"""lxml ships no types."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root element of a part. Raises `Unreadable` where it is no sound XML, or has entities of its own."""
    forbid_entities(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        is_deep = "depth" in str(error)  # what libxml2 says where it stops, at 256
        said = "has elements too deep within one another" if is_deep else f"is no sound XML ({error})"
        message = f"“{name}” in it {said}"
        raise Unreadable(message) from error
    return root


def parse_text(text: str, name: str) -> Element:
    """Return the root element of a part that is decoded already. Raises `Unreadable` as `parse_xml` does."""
    return parse_xml(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), name)


def forbid_entities(data: bytes, name: str) -> None:
    """Raise `Unreadable` where a part defines entities: a few of them can stand for gigabytes, or for other files."""
    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        message = f"“{name}” in it defines entities of its own, which are not followed"
        raise Unreadable(message)


def tag(element: Element) -> str:
    """Return what an element is called, without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def get(element: Element, name: str) -> str:
    """Return an attribute whatever its namespace; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def every(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names, in the order of the document."""
    return (each for each in root.iter() if tag(each) in names)


def text_of(element: Element) -> str:
    """Return all the text of an element, its spaces made one."""
    return " ".join("".join(element.itertext()).split())
