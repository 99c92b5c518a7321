"""Every attack becomes text: nothing runs, nothing is loaded from elsewhere, nobody is led away, and no word is lost."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from afterword.command.build import build_site
from afterword.command.report import report_html
from afterword.command.sheet import write_sheet
from afterword.story.archive import Archive
from afterword.story.cells import Table, read_table, write_table
from afterword.story.check_json import as_json
from afterword.story.columns import COLUMNS
from afterword.verify import verify_folder
from conftest import request

from .hostile import write

FEWEST = 400
EVERY = re.compile("")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server has it
        pass


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Archive]:
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "raw").mkdir()
    assert write(folder / "raw") >= FEWEST
    built = build_site(request(folder / "raw", folder / "site"))
    return folder / "site", built.archive


def test_no_page_holds_what_none_may(attacked: tuple[Path, Archive]) -> None:
    site, _ = attacked
    assert verify_folder(site) == ()


def test_no_word_is_lost_and_no_file_is_passed_over(attacked: tuple[Path, Archive]) -> None:
    _, archive = attacked
    assert archive.ledger.lost == ()
    assert archive.ledger.words_in == archive.ledger.published + sum(archive.ledger.dropped.values())
    assert not [each for each in archive.findings if each.code in ("A107", "A502", "A801")]


def test_nothing_is_written_outside(attacked: tuple[Path, Archive]) -> None:
    site, _ = attacked
    assert {path.name for path in site.parent.iterdir()} == {"raw", "site", ".site.built.json", ".kept"}


def test_every_way_out_takes_a_field_for_text(attacked: tuple[Path, Archive]) -> None:
    """Scripts of the search, the JSON and the page of `check`, the corrections sheet: none is broken out of."""
    site, archive = attacked
    scripts = {path.relative_to(site / "search").as_posix()[:-3]: path for path in (site / "search").rglob("*.js")}
    assert len(scripts) > 3
    for name, path in scripts.items():
        script = path.read_text("utf-8")
        assert not set(script) & set("<>&\u2028\u2029\r\0")
        assert script.startswith(f'afterwordReceive("{name}","')
        json.loads(json.loads(script[script.index(",") + 1 : script.rindex(")")]))
    assert json.loads(json.dumps(as_json(archive)))["ledger"]["words_lost"] == 0
    text = write_sheet(Table(COLUMNS), archive)
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any("attacker" in cell for cell in cells)
    assert not any(cell[:1] in tuple("=+-@\t\r\n") and cell != "-" for cell in cells)
    table = read_table(text)
    assert write_table(table.columns, (row.cells for row in table.rows)) == text


def test_the_page_of_check_runs_and_loads_nothing(attacked: tuple[Path, Archive]) -> None:
    _, archive = attacked
    page = BeautifulSoup(report_html(archive), "lxml")
    never = [
        "script",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "img",
        "link",
        "base",
        "form",
        "template",
        "noscript",
    ]
    assert page.find_all(never) == []
    assert len(page.find_all("style")) == 1
    assert [tag for tag in page.find_all(EVERY) for name in tag.attrs if name.startswith("on") or name == "style"] == []
    assert {str(link["href"])[:1] for link in page.find_all(href=True)} <= {"#"}


@pytest.fixture(scope="module")
def served(attacked: tuple[Path, Archive]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(attacked[0])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.mark.browser
def test_nothing_runs_asks_or_leads_away_in_a_browser(
    attacked: tuple[Path, Archive], served: str, chromium: Browser
) -> None:
    site, _ = attacked
    context = chromium.new_context()
    page = context.new_page()
    spoken: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: spoken.append(dialog.message))  # and stays, so that the page does not load
    page.on("request", lambda asks: asked.append(asks.url))
    pages = sorted(site.glob("stories/*/1/index.html")) + sorted(site.glob("*/index.html")) + [site / "index.html"]
    for each in pages:
        address = served + each.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address)
        assert page.url == address
        assert page.evaluate("window.pwned") is None, each
    page.goto(f"{served}search/?q=attacker")
    page.wait_for_selector("text=/found|chapters|Nothing/")
    assert page.locator("#results li").count() > 0
    assert page.evaluate("window.pwned") is None
    assert page.locator("#results :not(li, h2, a, p, ul, ol)").count() == 0
    assert len(pages) > FEWEST / 2
    assert spoken == []
    assert [url for url in asked if not url.startswith(served)] == []
    context.close()
