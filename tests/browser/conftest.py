"""A real Chromium, and the sample archive served as a project site is: below `/repo/`."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from afterword.command.build import build_site
from conftest import SAMPLE, request


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server has it
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the sample for an address below `/repo/`, serve it there, and give the address."""
    top = tmp_path_factory.mktemp("host")
    build_site(request(SAMPLE, top / "repo", SITEURL="http://localhost/repo"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(top)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/repo/"
    server.shutdown()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site of a hundred and twenty short stories, serve it, and give the address."""
    top = tmp_path_factory.mktemp("many")
    stories = top / "raw"
    stories.mkdir()
    for number in range(120):
        text = f"Title: Lamp {number}\nAuthor: ash\nFandom: Clerks\n\nOn night {number * 7919} nobody lit the lamp, and it was {number} o'clock.\n"
        (stories / f"{number}.txt").write_text(text, "utf-8")
    build_site(request(stories, top / "host"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(top / "host")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


class Watched:
    """A page, and everything it did that a page of ours must not do."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", lambda message: self.faults.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._spoke)
        page.on("request", lambda request: self._asked(request.url, origin))

    def _spoke(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, origin: str) -> None:
        if not url.startswith(origin):
            self.faults.append(f"asked for {url}")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext, site: str) -> Iterator[Watched]:
    """Give a page that is watched, and fail at the end if it did anything wrong."""
    found = Watched(context.new_page(), site.rsplit("repo/", 1)[0])
    yield found
    assert found.faults == []


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Any]:
    """Give a maker of pages with settings of their own (width, colour scheme, no JavaScript)."""
    contexts: list[BrowserContext] = []

    def make(**settings: Any) -> Page:
        contexts.append(chromium.new_context(**settings))
        return contexts[-1].new_page()

    yield make
    for each in contexts:
        each.close()
