"""What was read once is kept, is never out of date, and is read again where it is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from afterword import intake
from afterword.budget import OverBudgetError
from afterword.command.build import NOT_BUILT, build, build_site
from afterword.content import open_content
from afterword.intake import Readings, take_in
from afterword.kept import PAGES, READINGS, Keys, LostError, Signs, keys, open_store, pack, unpack
from afterword.manifest import MANIFEST
from afterword.story.archive import Archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import NOTHING, read_corrections
from afterword.story.limits import Limits
from afterword.story.model import Reading
from afterword.story.sites import shipped
from afterword.verify import Seen, pages_of, see_all
from conftest import SAMPLE, request
from raw import another, story

RAW = sorted((Path(__file__).parent / "formats").glob("*/*/raw.*"))
KNOWN = Known(shipped(), NOTHING)
FILE = RawFile("a.txt", story("The Lamp").encode())


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def stories(content: Path) -> Path:
    for name in "abc":
        (content / f"stories/{name}.txt").write_text(story(name, another(name)))
    return content


def taken(content: Path, kept: Path | None = None) -> Archive:
    return take_in(open_content(content), 1, kept=kept)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can be read: what is known of it was kept."""

    def fail(raw: RawFile, known: Known) -> tuple[Reading, ...]:
        raise AssertionError((raw.path, known))

    monkeypatch.setattr(intake, "convert", fail)


def test_every_format_is_the_same_when_it_was_kept(kept: Path) -> None:
    for path in RAW:
        raw = RawFile(path.name, path.read_bytes())
        read, key = convert(raw, KNOWN), Keys(KNOWN).of(raw)
        with open_store(kept, READINGS) as store:
            same = store.keep(key, pack(Readings, read))
        assert unpack(Readings, *same) == read, path
        with open_store(kept, READINGS) as store:
            assert unpack(Readings, *store.find([key])[key]) == read, path


def test_what_is_kept_nowhere_is_the_same_too() -> None:
    read = convert(FILE, KNOWN)
    with open_store(None, READINGS) as store:
        assert store.find([b"key"]) == {}
        assert unpack(Readings, *store.keep(b"key", pack(Readings, read))) == read


def test_the_sample_is_the_same_from_what_was_kept(kept: Path) -> None:
    first = taken(SAMPLE)
    assert taken(SAMPLE, kept) == first
    assert taken(SAMPLE, kept) == first


def test_a_file_is_read_once(stories: Path, kept: Path, request: pytest.FixtureRequest) -> None:
    first = taken(stories, kept)
    request.getfixturevalue("unread")
    assert taken(stories, kept) == first
    (stories / "stories/d.txt").write_text(story("d", another("d")))
    assert [found.file for found in taken(stories, kept).findings if found.code == "A107"] == ["d.txt"]


def test_whatever_it_follows_from_makes_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    row = read_corrections("file,title\na.txt,Another\n")
    others = read_corrections("file,title\nb.txt,Another\n")
    key = Keys(KNOWN).of(FILE)
    assert Keys(replace(KNOWN, corrections=others)).of(FILE) == key
    made = {
        key,
        Keys(KNOWN).of(FILE._replace(data=FILE.data + b" ")),
        Keys(KNOWN).of(FILE._replace(path="b.txt")),
        Keys(KNOWN).of(FILE._replace(url="http://lamplight.example/")),
        Keys(replace(KNOWN, corrections=row)).of(FILE),
        Keys(replace(KNOWN, sites=KNOWN.sites[1:])).of(FILE),
        Keys(replace(KNOWN, limits=Limits(tags=1))).of(FILE),
    }
    monkeypatch.setattr(keys, "code_version", lambda: b"other code")
    assert len(made | {Keys(KNOWN).of(FILE)}) == 8


def test_a_correction_of_one_story_of_a_file_makes_another_key() -> None:
    row = read_corrections("file,title\na.txt/story 2.txt,Another\n")
    assert Keys(replace(KNOWN, corrections=row)).of(FILE) != Keys(KNOWN).of(FILE)


def test_the_version_of_the_code_is_that_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = keys.code_version.__wrapped__
    assert version() == version()
    code = tmp_path / "story/formats/one.py"
    code.parent.mkdir(parents=True)
    monkeypatch.setattr(keys, "_PACKAGE", tmp_path)
    made = set()
    for text in ("NAME = 1", "NAME = 2"):
        code.write_text(text)
        made.add(version())
    code.rename(code.with_name("two.py"))
    assert len(made | {version()}) == 3


@pytest.mark.parametrize("seed", range(12))
def test_damage_is_found_and_mended(stories: Path, kept: Path, seed: int) -> None:
    first = taken(stories, kept)
    data, random = bytearray((kept / READINGS).read_bytes()), Random(seed)
    for _ in range(1 << seed):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    (kept / READINGS).write_bytes(data)
    assert taken(stories, kept) == first
    assert taken(stories, kept) == first


@pytest.mark.parametrize("data", [b"", b"nonsense", b"SQLite format 3\0" + bytes(4096)])
def test_what_is_no_store_is_replaced_by_one(stories: Path, kept: Path, data: bytes) -> None:
    kept.mkdir()
    (kept / READINGS).write_bytes(data)
    first = taken(stories, kept)
    assert len(first.stories) == 3
    with sqlite3.connect(kept / READINGS) as rows:
        assert rows.execute("SELECT count(*) FROM kept").fetchone() == (3,)


def test_a_folder_that_cannot_be_written_costs_only_time(stories: Path, kept: Path) -> None:
    kept.write_text("a file stands in the way")
    assert len(taken(stories, kept).stories) == 3


def give_up(raw: RawFile, known: Known) -> tuple[Reading, ...]:
    raise OverBudgetError((raw.path, known))


def test_a_page_that_is_the_same_is_looked_at_once(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = request(stories, tmp_path / "site")
    first = build_site(wanted)
    looked: list[str] = []

    def look(folder: Path, sums: Mapping[str, str], jobs: int | None) -> Iterator[Seen]:
        looked.extend(pages_of(sums))
        return see_all(folder, sums, jobs)

    monkeypatch.setattr("afterword.command.seen.see_all", look)
    assert build_site(wanted).findings == first.findings
    assert looked == []
    (stories / "stories/a.txt").write_text(story("a", another("a") + "\n\nOne line more."))
    build_site(wanted)
    assert "stories/a/index.html" in looked
    assert "stories/b/index.html" not in looked


def test_a_site_is_the_same_from_what_was_kept_and_from_what_was_damaged(tmp_path: Path) -> None:
    kept, random = tmp_path / "kept", Random(1)

    def built(name: str) -> str:
        build_site(request(SAMPLE, tmp_path / name / "site", CACHE_PATH=str(kept)))
        return (tmp_path / name / "site" / MANIFEST).read_text("utf-8")

    cold = built("cold")
    assert built("warm") == cold
    for file in (kept / READINGS, kept / PAGES):
        data = bytearray(file.read_bytes())
        for _ in range(len(data) // 5_000):
            data[random.randrange(len(data))] ^= 0x55
        file.write_bytes(data)
    assert built("damaged") == cold


def test_what_failed_for_once_is_tried_again(stories: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(intake, "convert", give_up)
        assert {found.code for found in taken(stories, kept).findings} == {"A113"}
    assert len(taken(stories, kept).stories) == 3


def test_what_ten_builds_did_not_have_is_forgotten(stories: Path, kept: Path) -> None:
    taken(stories, kept)
    (stories / "stories/a.txt").unlink()
    for _ in range(11):
        taken(stories, kept)
    with sqlite3.connect(kept / READINGS) as rows:
        assert rows.execute("SELECT count(*) FROM kept").fetchone() == (2,)


def test_a_text_that_has_gone_stops_the_build_with_a_reason(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = request(stories, tmp_path / "site")
    assert build(wanted) == 0

    def gone(path: str, process: int) -> sqlite3.Connection:
        raise sqlite3.OperationalError((path, process))

    monkeypatch.setattr("afterword.kept.store._reader", gone)
    assert build(wanted, fresh=True) == NOT_BUILT
    said = capsys.readouterr().out
    assert "Build again" in said
    assert (tmp_path / "site/index.html").is_file()
    assert issubclass(LostError, OSError)


def test_the_same_has_the_same_sign_and_another_has_another(kept: Path) -> None:
    (read,) = convert(FILE, KNOWN)
    with open_store(kept, READINGS) as store:
        rows = [store.keep(key, pack(Readings, (read,))) for key in (b"one", b"one", b"another", None)]
    one, same, another, here = (unpack(Readings, *row)[0] for row in rows)
    assert Signs().of(one) == Signs().of(same)
    assert len({Signs().of(each) for each in (one, another, here, read)}) == 4
    chapter = replace(read.chapters[0], words=read.chapters[0].words + 1)
    assert Signs().of(replace(read, chapters=(chapter, *read.chapters[1:]))) != Signs().of(read)
    assert (
        Signs().of({"a": frozenset("ab")}) == Signs().of({"a": frozenset("ba")}) != Signs().of({"b": frozenset("ab")})
    )
    with pytest.raises(TypeError, match="object has no sign"):
        Signs().of({"a": [object()]})


def test_a_sign_needs_no_text(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(kept, READINGS) as store:
        row = store.keep(b"key", pack(Readings, convert(FILE, KNOWN)))
    monkeypatch.setattr("afterword.kept.packing._unpacked", None)
    assert Signs().of(unpack(Readings, *row))
