"""An archive's database becomes its stories, whatever program dumped it, and nothing of it that was private is seen."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from afterword.content import open_content
from afterword.intake import take_in
from afterword.story.archive import Archive
from afterword.story.database.sql import CutError, Row, rows
from afterword.story.model import Outcome
from afterword.story.prose import plain
from database.lamplight import SECRETS, mysqldump, own_backup, php_my_admin, texts, without_texts
from raw import packed

DIALECTS = pytest.mark.parametrize("dump", [mysqldump, php_my_admin, own_backup])
FARTHING = {
    "fandom": None,
    "relationship": None,
    "character": ("Amy Dorrit", "Arthur Clennam"),
    "category": ("Little Dorrit", "Dickens > General"),
    "genre": ("Drama",),
    "warning": ("Debt",),
    "rating": ("R",),
    "challenge": ("One Farthing",),
}


def taken(folder: Path, files: dict[str, bytes]) -> Archive:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    found = take_in(open_content(folder))
    assert found.ledger.lost == ()
    assert found.ledger.words_in == found.ledger.published + sum(found.ledger.dropped.values())
    return found


def check(found: Archive) -> None:
    """Assert that all of the archive is there as it was."""
    farthing, umbrella = found.stories
    assert (farthing.id, farthing.title, farthing.authors) == (
        "lamplight.example-151",
        "The Farthing",
        ("quill & ash",),
    )
    assert dict(farthing.facets) == FARTHING
    assert farthing.labels == {"Takes Place": ("Before the fall, and after",)}
    assert farthing.summary == "One farthing is missing.\nWho has it?"
    assert plain(farthing.notes) == "Disclaimer: Mr Dickens's, all of them."
    assert [(str(farthing.published), str(farthing.updated)), farthing.status] == [
        ("2007-05-29", "2007-06-06"),
        "complete",
    ]
    assert [(place.name, place.number) for place in farthing.series or ()] == [("The Ledger", 2)]
    assert farthing.counts == {"reads": 880, "favourites": 1, "reviews": 2}
    assert farthing.url == "http://lamplight.example/fanfiction/viewstory.php?sid=151"
    one, two = farthing.chapters
    assert [(each.number, each.title, each.authors) for each in (one, two)] == [
        (1, "Michaelmas", None),
        (2, "The Other Column", ("Wren",)),
    ]
    assert plain(one.prose).startswith(
        "The ledger was wrong by one farthing, and had been since Michaelmas.\n\nThe clerk"
    )
    assert (plain(one.notes), plain(two.end_notes)) == ("Thanks, Wren!", "That was it.")
    assert umbrella.authors == ("Wren", "quill & ash")
    assert (umbrella.facets["warning"], umbrella.series, umbrella.status) == ((), (), "in progress")
    assert umbrella.also_liked == (("lamplight.example-151", 1),)


@DIALECTS
def test_every_dialect_gives_the_same_stories(dump: Callable[[], str], tmp_path: Path) -> None:
    found = taken(tmp_path, {"backup.sql": dump().encode()})
    check(found)
    assert {report.path: str(report.outcome) for report in found.files} == {
        "backup.sql": "metadata",
        "backup.sql/story 151.html": "story",
        "backup.sql/story 152.html": "story",
    }
    assert [each.code for each in found.findings] == ["A410"]


def test_texts_may_lie_in_files_by_writer_and_chapter(tmp_path: Path) -> None:
    files = {name: text.replace("'", "\x92").encode("cp1252", "replace") for name, text in texts().items()}
    found = taken(tmp_path, {"backup.sql": own_backup(without_texts()).encode(), **files})
    check(found)
    refused = {each.path: each.reason for each in found.files if each.outcome is Outcome.REFUSED}
    assert refused == dict.fromkeys(("stories/12/348.txt", "stories/9/349.txt"), "its archive had not released it")


def test_a_text_that_is_lost_is_named_as_missing(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in texts().items() if "345" not in name}
    found = taken(tmp_path, {"backup.sql": mysqldump(without_texts()).encode(), **files})
    assert found.stories[0].missing == (1,)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("backup.sql.gz", gzip.compress),
        ("old.zip", lambda data: packed({"db/backup.sql": data})),
        ("old.zip", lambda data: packed({"db/backup.sql.gz": gzip.compress(data)})),
    ],
)
def test_a_dump_may_be_packed(name: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    check(taken(tmp_path, {name: pack(mysqldump().encode())}))


@DIALECTS
def test_reviews_have_their_answers(dump: Callable[[], str], tmp_path: Path) -> None:
    reviews = taken(tmp_path, {"backup.sql": dump().encode()}).stories[0].reviews
    assert [
        (each.reviewer, str(each.date), each.chapter, plain(each.text), plain(each.answer)) for each in reviews
    ] == [
        ("Wren", "2007-06-01", 1, "More, please!", "Soon. [e-mail]"),
        ("a passer-by", "2007-06-07", 2, "I laughed until the lamp went out.", ""),
    ]


@DIALECTS
def test_nothing_private_leaves_the_dump(dump: Callable[[], str], tmp_path: Path) -> None:
    found = taken(tmp_path, {"backup.sql": dump().encode()})
    assert not [secret for secret in SECRETS if secret in repr((found.stories, found.described, found.findings))]
    assert "Nobody has seen this" not in repr(found)
    assert found.ledger.dropped["private data"] > 0


def test_the_archive_says_what_it_said_of_itself(tmp_path: Path) -> None:
    found = taken(tmp_path, {"backup.sql": mysqldump().encode()}).described
    said = {(each.kind, each.name): (each.parent, each.by, plain(each.text), each.gate) for each in found}
    assert said["author", "quill & ash"] == ("", "", "I write in margins.\nTo [e-mail]", 0)
    assert said["category", "Little Dorrit"][0] == "Dickens"
    assert said["series", "The Ledger"] == ("The Margins", "quill & ash", "Everything is written down.", 0)
    assert said["rating", "R"] == ("", "", "You should be old enough to owe money.", 3)
    assert said["news", "We are open"][1:3] == ("Wren", "The lamp is lit. Bring a ledger.")
    assert {"Welcome", "rules"} <= {name for kind, name in said if kind == "page"}


def test_a_dump_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = mysqldump().encode()
    found = taken(tmp_path, {"backup.sql": whole[: whole.index(b"I laughed until") + 5]})
    assert [each.title for each in found.stories] == ["The Farthing", "An Umbrella"]
    (cut,) = [each for each in found.findings if each.code == "A110"]
    assert cut.line
    assert cut.line > 1


def test_two_archives_may_share_a_database(tmp_path: Path) -> None:
    both = mysqldump(prefix="a_") + mysqldump(prefix="b_").replace("lamplight.example", "ashes.example")
    found = taken(tmp_path, {"backup.sql": both.encode()})
    stories = {"story 151.html", "story 152.html"}
    assert {report.path for report in found.files} == {
        "backup.sql",
        "backup.sql/b_archive",
        *(f"backup.sql/{name}" for name in stories),
        *(f"backup.sql/b_archive/{name}" for name in stories),
    }
    assert {each.url for each in found.described if each.kind == "archive"} == {
        "http://lamplight.example/fanfiction",
        "http://ashes.example/fanfiction",
    }


def test_two_backups_of_one_archive_are_one(tmp_path: Path) -> None:
    found = taken(tmp_path, {"a.sql": mysqldump().encode(), "b.sql": own_backup().encode()})
    check(found)
    assert len(found.stories[0].reviews) == 2


def test_another_database_is_refused_with_the_reason(tmp_path: Path) -> None:
    found = taken(tmp_path, {"wiki.sql": b"CREATE TABLE `page` (`id` int);\nINSERT INTO `page` VALUES (1);\n"})
    (report,) = found.files
    assert (report.outcome, report.reason) == (Outcome.REFUSED, "it is a database, but not that of an eFiction archive")


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (
            rb"INSERT INTO t VALUES ('it''s \'so\' \\', NULL, -1.5, 0x4142)",
            (rb"it's 'so' \\"[:-1], None, b"-1.5", b"AB"),
        ),
        (rb'INSERT INTO t VALUES("a ""b"" \"c\"\n", "")', (b'a "b" "c"\n', b"")),
        (rb"REPLACE INTO `db`.`t` (`a`,`b`) VALUES (_utf8'x', X'41')", (b"x", b"A")),
        (b"insert ignore into t values (1 , 'a;b') ;", (b"1", b"a;b")),
    ],
)
def test_values_are_read_as_mysql_reads_them(sql: bytes, values: tuple[bytes | None, ...]) -> None:
    (row,) = rows(BytesIO(b"-- it's a comment\n/* 'so is' ; this */\n" + sql + b";\n"))
    assert (row.table, row.values, row.line) == ("t", values, 3)


def test_what_looks_like_rows_within_a_text_is_text() -> None:
    dump = b"UPDATE x SET y='INSERT INTO t VALUES (1);';\nINSERT INTO t VALUES ('),(2,\\'x\\');');\n"
    assert list(rows(BytesIO(dump))) == [Row("t", (), (b"),(2,'x');",), 2)]


def test_a_dump_that_breaks_off_says_where() -> None:
    with pytest.raises(CutError) as error:
        list(rows(BytesIO(b"INSERT INTO t VALUES (1),\n(2,'")))
    assert error.value.line == 2


def test_memory_does_not_grow_with_the_dump() -> None:
    text = b"It rained on the ledger and on the clerk. " * 100
    dump = b"INSERT INTO `fanfiction_chapters` VALUES " + b",".join(b"(%d,'%s')" % (at, text) for at in range(8000))
    stream = BytesIO(dump + b";\n")
    tracemalloc.start()
    count = sum(1 for _ in rows(stream))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 8000
    assert peak < len(dump) / 4
