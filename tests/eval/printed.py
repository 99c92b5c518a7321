"""Pages as programs print them to a terminal: lynx and w3m, hard-wrapped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from .saved import Files
from .work import Work

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 ul ol li dl dt dd blockquote table tr form header section article title body html center select".split()
)
_APART = frozenset("p h1 h2 h3 h4 h5 blockquote ul ol dl".split())
_CHOSEN, _OTHER = "the chosen option", "another option"
_SILENT = frozenset(("script", "style", "title", _OTHER))


class Browser(NamedTuple):
    """How a browser prints: what it indents text by, its columns, its drawn line and its points."""

    indent: int
    columns: int
    rule: str
    point: str


LYNX = Browser(3, 78, "     " + "_" * 64, "* ")
W3M = Browser(0, 78, "━" * 78, "• ")


class _Printer(HTMLParser):
    """Prints what it is fed, paragraph by paragraph."""

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self.browser, self.out, self.text = browser, [""], ""
        self.open: list[str] = []
        self.point = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "hr":
            self.end(apart=True)
            self.out += [self.browser.rule, ""]
        elif tag == "br":
            self.text += "\n"
        elif tag in _BLOCKS or tag in _SILENT:
            self.end(apart=tag in _APART)
            self.open.append(tag)
            self.point = self.browser.point if tag == "li" else self.point
        elif tag == "option":
            self.end_option()
            self.open.append(_CHOSEN if ("selected", None) in attrs else _OTHER)

    def handle_endtag(self, tag: str) -> None:
        if tag == "option":
            self.end_option()
        elif tag in self.open:
            self.end(apart=tag in _APART)
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _SILENT & set(self.open):
            shown = re.sub(r"\s+", " ", data)
            self.text += f"[{shown}_]" if _CHOSEN in self.open else shown

    def end_option(self) -> None:
        """Leave an option: those of a list need not be closed."""
        if self.open and self.open[-1] in (_CHOSEN, _OTHER):
            self.open.pop()

    def end(self, *, apart: bool) -> None:
        """Print the paragraph that ends here."""
        lines = [re.sub(r"[ \t]+", " ", line).strip() for line in self.text.split("\n")]
        self.text = ""
        if any(lines):
            margin = " " * (
                self.browser.indent * bool({"p", "li", "dd"} & set(self.open)) + 2 * self.open.count("blockquote")
            )
            wrapped = [
                each
                for line in lines
                for each in textwrap.wrap(
                    line, self.browser.columns - len(margin) - 2, break_long_words=False, break_on_hyphens=False
                )
                or [""]
            ]
            self.out += [
                (margin + self.point if not at else margin + " " * len(self.point)) + line
                for at, line in enumerate(wrapped)
            ]
            self.point = ""
        if apart and self.out[-1]:
            self.out.append("")


def printed(html: str, browser: Browser) -> str:
    """Return a page as a browser prints it."""
    printer = _Printer(browser)
    printer.feed(html)
    printer.end(apart=True)
    return "\n".join(line.rstrip() for line in printer.out).strip("\n") + "\n"


def by(browser: Browser, files: Files) -> Files:
    """Return what saves the same pages as text, printed by a browser."""

    def print_all(work: Work, sid: int) -> Mapping[str, bytes]:
        return {
            name.replace(".html", ".txt"): printed(data.decode(), browser).encode()
            for name, data in files(work, sid).items()
        }

    return print_all
