"""Pages that would be the same again are taken from the last site, and no other: warm and cold make the same bytes."""

from __future__ import annotations

import ast
import csv
import importlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest
from pelican.settings import DEFAULT_CONFIG

from afterword.asked import asked
from afterword.cited import CITED
from afterword.command.build import Request, build_site
from afterword.gather import COLLISIONS
from afterword.kept import STORIES
from afterword.manifest import MANIFEST
from afterword.story.model import Prose
from afterword.taken import OF_CODE, TAKEN
from afterword.verify import verify_folder
from afterword.write import OnceWriter
from conftest import CONF, ROOT, SAMPLE, request
from raw import another, story

FILES = ("tests/sample/pelicanconf.py", "theme", "tasks.py", "plugins/afterword/__init__.py")
CHARLOTTE, RAIN, ICE = "unsorted/charlotte.txt", "unsorted/rain.txt", "from-an-old-laptop/ice.txt"
MARLEY = "from-an-old-laptop/marley.txt"
TEMPLATES = "theme/templates"


@pytest.fixture
def project(tmp_path: Path) -> Request:
    """Return the request for a project of its own with the sample archive."""
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content, ignore=shutil.ignore_patterns("pelicanconf.py"))
    return replace(request(content, tmp_path / "site"), root=root_in(tmp_path))


def root_in(folder: Path) -> Path:
    """Return a folder with a theme and settings of its own."""
    for name in FILES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (folder / "project" / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, folder / "project" / name)
    return folder / "project"


@pytest.fixture
def small(content: Path, tmp_path: Path) -> Request:
    """Return the request for a site of three stories, by three authors."""
    for name in ("Farthing", "Lamp", "Road"):
        (content / f"stories/{name}.txt").write_text(story(f"The {name}", another(name), name))
    return request(content, tmp_path / "site")


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def nodes(site: Path) -> dict[str, int]:
    """Return what tells whether a page is the same file as before."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*.html")}


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), "utf-8")


def corrected(project: Request, file: str, column: str, value: str) -> None:
    """Write a cell into the sheet of corrections."""
    sheet = project.content / "corrections.csv"
    with sheet.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows.append({"file": file, column: value})
    names = dict.fromkeys(name for row in rows for name in row)
    with sheet.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, names, restval="")
        table.writeheader()
        table.writerows(rows)


def raw(project: Request, file: str) -> Path:
    return project.content / "stories" / file


def put_in_series(project: Request, *files: str) -> None:
    for number, file in enumerate(files, 1):
        corrected(project, file, "series", f"The Lamp Cycle #{number}")


Edit = Callable[[Request], object]
EDITS: tuple[dict[str, Edit], ...] = (
    {
        "the text of a story": lambda each: changed(raw(each, CHARLOTTE), "Three minutes.", "Four minutes."),
        "an author": lambda each: corrected(each, RAIN, "author", "wren; inkpot & co"),
        "a tag": lambda each: corrected(each, ICE, "character", "Lizzie; Ada"),
    },
    {
        "a title": lambda each: corrected(each, CHARLOTTE, "title", "The Sum of it"),
        "a series": lambda each: put_in_series(each, CHARLOTTE, RAIN, ICE),
    },
    {"the order of a series": lambda each: put_in_series(each, ICE, CHARLOTTE, RAIN)},
    {"the name of a tag": lambda each: (each.content / "tags.toml").write_text('[character]\n"Eliza" = ["Lizzie"]\n')},
    {"the address of a story that another one names": lambda each: corrected(each, MARLEY, "title", "Marley, Late")},
    {"another story": lambda each: raw(each, "new.txt").write_text(story("The Farthing", another("rang"), "wren"))},
    {
        "a story less": lambda each: raw(each, "new.txt").unlink(),
        "a request": lambda each: (each.content / "removals.toml").write_text(
            '[[rename]]\nauthor = "inkpot & co"\nto = "a bird"\n'
        ),
    },
    {
        "a template": lambda each: changed(
            each.root / TEMPLATES / "chapter.html", "reading_time }}<", "reading_time }}!<"
        )
    },
    {"a macro": lambda each: changed(each.root / TEMPLATES / "_macros.html", "Skip to the text", "To the text")},
    {"a style sheet": lambda each: (each.root / "theme/static/css/print.css").write_text("p {}")},
    {"a setting": lambda each: changed(each.root / CONF, "The Lamplight Archive", "Another Archive")},
    {"how prose is set": lambda each: changed(each.root / CONF, "TYPOGRAPHY = True", "TYPOGRAPHY = False")},
    {"a page of ours": lambda each: (each.content / "pages/more.md").write_text("Title: More\n\nMore.\n")},
    {
        "an address": lambda each: (each.content / "addresses.csv").write_text(
            "kind,key,slug\ncharacter,Eliza,miss-eliza\n"
        )
    },
)
"""What is done before each build; where it is several things, they are done to different stories."""


def test_a_warm_build_makes_what_a_cold_one_makes(project: Request, tmp_path: Path) -> None:
    """After every kind of edit: each build takes what it can of the one before it."""
    build_site(project)
    for edits in EDITS:
        before = files_of(project.output)
        for edit in edits.values():
            edit(project)
        assert_warm_is_cold(project, tmp_path, ", ".join(edits))
        assert files_of(project.output) != before, ", ".join(edits)
    project = replace(project, settings={**project.settings, "SITEURL": "https://lamplight.example"})
    assert_warm_is_cold(project, tmp_path, "the site's address")
    assert verify_folder(project.output, 1) == ()


def assert_warm_is_cold(project: Request, tmp_path: Path, what: str) -> None:
    warm = build_site(project)
    cold = replace(
        project, output=tmp_path / "cold", settings={**project.settings, "CACHE_PATH": str(tmp_path / ".cold")}
    )
    assert build_site(cold).findings == warm.findings, what
    made, wanted = files_of(project.output), files_of(cold.output)
    assert sorted(name for name in made.keys() | wanted.keys() if made.get(name) != wanted.get(name)) == [], what
    shutil.rmtree(cold.output)


def same(before: dict[str, int], after: dict[str, int]) -> set[str]:
    """Return the stories of which every page is the file that it was."""
    stories: dict[str, bool] = {}
    for name in before.keys() | after.keys():
        if name.startswith("stories/the-"):
            slug = name.split("/")[1]
            stories[slug] = stories.get(slug, True) and before.get(name) == after.get(name)
    return {slug for slug, is_same in stories.items() if is_same}


def test_only_the_pages_of_a_changed_story_are_made_again(small: Request) -> None:
    build_site(small)
    before = nodes(small.output)
    (small.content / "stories/Lamp.txt").write_text(story("The Lamp", another("burned"), "Lamp"))
    build_site(small)
    assert same(before, nodes(small.output)) == {"the-farthing", "the-road"}
    assert "burned" in (small.output / "stories/the-lamp/1/index.html").read_text("utf-8")


def test_a_text_that_a_page_made_again_lacks_is_missed(small: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    build_site(small)
    before = (small.output / MANIFEST).read_text("utf-8")
    (small.content / "stories/Lamp.txt").write_text(story("The Lamp", another("burned"), "Lamp"))
    monkeypatch.setattr(importlib.import_module("afterword.chapters"), "typeset", lambda _: Prose("<p>Nothing.</p>"))
    built = build_site(small)
    assert built.is_lost
    assert {found.file for found in built.findings if found.code == "A801"} == {"Lamp.txt"}
    assert (small.output / MANIFEST).read_text("utf-8") == before


def test_a_story_is_made_again_where_one_that_it_leads_to_has_changed(small: Request) -> None:
    (small.content / "stories/Road.txt").write_text(story("The Road", another("Road"), "Lamp"))
    build_site(small)
    before = nodes(small.output)
    (small.content / "stories/Lamp.txt").write_text(story("The Lamp", another("burned"), "Lamp"))
    build_site(small)
    assert same(before, nodes(small.output)) == {"the-farthing"}


def damaged(page: Path) -> None:
    page.write_bytes(page.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize("damage", [damaged, Path.unlink, lambda page: page.chmod(0), lambda page: page.write_text("")])
def test_damage_is_noticed_and_mended(small: Request, damage: Callable[[Path], object]) -> None:
    build_site(small)
    whole, before = files_of(small.output), nodes(small.output)
    damage(small.output / "stories/the-lamp/1/index.html")
    build_site(small)
    assert files_of(small.output) == whole
    if os.access(small.output / "stories/the-lamp/1/index.html", os.R_OK):
        assert {"the-farthing", "the-road"} <= same(before, nodes(small.output))
    assert verify_folder(small.output, 1) == ()


def test_a_page_is_not_taken_on_the_word_of_a_list_that_was_changed(small: Request) -> None:
    build_site(small)
    whole, page = files_of(small.output), small.output / "stories/the-lamp/1/index.html"
    page.write_text("somebody else's")
    changed(small.output / MANIFEST, "stories/the-lamp/1/index.html", "stories/the-lamp/2/index.html")
    build_site(small)
    assert files_of(small.output) == whole


@pytest.mark.parametrize("data", [b"", b"nonsense"])
def test_what_is_no_store_costs_only_time(small: Request, data: bytes) -> None:
    build_site(small)
    whole = files_of(small.output)
    Path(small.settings["CACHE_PATH"], STORIES).write_bytes(data)
    for _ in range(2):
        build_site(small)
        assert files_of(small.output) == whole


def test_pages_are_copied_where_a_file_has_one_name(small: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError((source, target))

    build_site(small)
    whole = files_of(small.output)
    times = {path: path.stat().st_mtime_ns for path in small.output.rglob("*.html")}
    monkeypatch.setattr(os, "link", refuse)
    build_site(small)
    assert files_of(small.output) == whole
    assert {path: path.stat().st_mtime_ns for path in small.output.rglob("*.html")} == times


def copied(site: Path, other: Path) -> None:
    for name, data in files_of(site).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(data)


def test_a_second_page_for_the_address_of_one_that_is_taken_writes_into_no_site(tmp_path: Path) -> None:
    page, new, settings = tmp_path / "old.html", tmp_path / "new", dict(DEFAULT_CONFIG)
    page.write_text("as it was")
    settings |= {TAKEN: {"a/index.html": page}, COLLISIONS: []}
    writer = OnceWriter(str(new), settings)
    for _ in range(2):
        writer.write_file("a/index.html", jinja2.Template("another"), {"localsiteurl": ""})
    assert page.read_text() == (new / "a/index.html").read_text() == "as it was"
    assert [found.code for found in settings[COLLISIONS]] == ["A702"]


def test_the_last_site_is_as_it_was_until_it_is_replaced(small: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that both have is one file: a build that fails, or is put elsewhere, changes nothing in the old site."""
    build_site(small)
    before, touch = files_of(small.output), os.utime
    (small.content / "stories/Lamp.txt").write_text(story("The Lamp", another("burned"), "Lamp"))

    def touch_none_of_both(path: Path, ns: tuple[int, int]) -> None:
        assert path.stat().st_nlink == 1, path
        touch(path, ns=ns)

    monkeypatch.setattr(os, "utime", touch_none_of_both)
    kept_apart = small.output.with_name("apart")
    monkeypatch.setattr("afterword.command.build.swap", lambda beside, _: copied(beside, kept_apart))
    build_site(small)
    assert files_of(small.output) == before
    assert files_of(kept_apart) != before


def test_nothing_is_taken_where_it_cannot_be_told_what_a_page_follows_from(small: Request, tmp_path: Path) -> None:
    """Of templates that show what has no sign, and beside plugins that may write into any page."""
    small = replace(small, root=root_in(tmp_path))
    assert taken_again(small) == {"the-farthing", "the-lamp", "the-road"}
    changed(small.root / TEMPLATES / "chapter.html", "<article class", "{{ articles | length }}<article class")
    assert taken_again(small) == set()
    changed(small.root / TEMPLATES / "chapter.html", "{{ articles | length }}", "")
    (small.root / "plugins/own.py").write_text("def register():\n    pass\n")
    changed(small.root / CONF, '    "afterword.write",', '    "own",\n    "afterword.write",')
    assert taken_again(small) == set()


def taken_again(project: Request) -> set[str]:
    """Return the stories whose pages a second build takes."""
    build_site(project)
    before = nodes(project.output)
    build_site(project)
    return same(before, nodes(project.output))


def names_in(templates: dict[str, str], first: Iterable[str]) -> frozenset[str] | None:
    found = asked(jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True), first)
    return found and found.names


def test_what_templates_ask_for_is_found_wherever_it_stands() -> None:
    templates = {
        "page": '{% extends "frame" %}{% import "macros" as m %}{% block main %}{{ m.row(ONE) }}{% endblock %}',
        "frame": "{% if TWO %}{% block main %}{% endblock %}{% endif %}",
        "macros": "{% macro row(own) %}{{ own }}{{ THREE }}{% endmacro %}",
        "other": "{% include wanted %}",
    }
    assert (names_in(templates, ["page"]) or set()) >= {"ONE", "TWO", "THREE"}
    assert "own" not in (names_in(templates, ["page"]) or set())
    assert names_in(templates, ["other"]) is None
    assert names_in(templates, ["page", "missing"]) is None


def test_what_the_code_asks_templates_for_is_known() -> None:
    """A setting that a filter asks for stands in no template: pages that follow from it would be taken regardless."""
    asked_for = set()
    for path in (ROOT / "plugins/afterword").glob("*.py"):
        if "pass_context" in (text := path.read_text("utf-8")):
            module = importlib.import_module(f"afterword.{path.stem}")
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "context":
                    asked_for.add(eval(ast.unparse(node.slice), vars(module)))
    assert asked_for
    assert asked_for <= {*OF_CODE, CITED}
