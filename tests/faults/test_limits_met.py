"""An archive in which every limit is met: each is said, the rest is built, and what is served is sound."""

from __future__ import annotations

from pathlib import Path

from afterword.command.build import build_site
from afterword.verify import verify_folder
from conftest import request
from raw import another, packed

from .builds import filled

CHAPTERS = "".join(f"Chapter {at}\n\n{another(f'cried{at}')}\n\n" for at in range(1, 5))
HEADER = "Title: {0}\nAuthor: ash\nRating: G\n\n"
FILES = {
    "A106": ("large.txt", (HEADER.format("Large") + "It went on. " * 200_000).encode()),
    "A114": ("deep.html", ("<div>" * 30 + f"<p>{another('sighed')}</p>").encode()),
    "A115": ("attributes.html", f"<p {' '.join(f'a{at}=1' for at in range(30))}>{another('wept')}</p>".encode()),
    "A116": ("line.txt", (HEADER.format("Line") + another("waited").replace("\n\n", " ") * 30).encode()),
    "A117": ("chapters.txt", (HEADER.format("Chapters") + CHAPTERS).encode()),
    "A118": ("tags.txt", f"Title: Tags\nAuthor: ash\nCharacters: A, B, C, D\nRating: G\n\n{another('knew')}".encode()),
    "A119": ("many.zip", packed({f"{at}.txt": b"w" for at in range(9)})),
    "A120": ("grows.zip", packed({"a.txt": bytes(20_000_000)})),
}
SETTINGS = {
    "MAX_FILE_SIZE": 1, "MAX_NESTING": 20, "MAX_ATTRIBUTES": 20, "MAX_LINE_LENGTH": 2000, "MAX_CHAPTERS": 3, "MAX_TAGS": 3,
    "MAX_ARCHIVE_FILES": 8,
}  # fmt: skip


def test_every_limit_that_is_met_is_said_and_the_rest_is_built(content: Path, tmp_path: Path) -> None:
    filled(content)
    for name, data in FILES.values():
        (content / "stories" / name).write_bytes(data)
    built = build_site(request(content, tmp_path / "site", **SETTINGS))
    said = {(each.code, each.file) for each in built.findings if "A106" <= each.code <= "A120"}
    assert said == {(code, name) for code, (name, _) in FILES.items()}
    assert built.archive.ledger.lost == ()
    titles = {each.title for each in built.archive.stories}
    assert titles >= {"The Farthing", "The Lamp", "The Road", "Line", "Chapters", "Tags"}
    assert verify_folder(tmp_path / "site", 1) == ()
    assert (tmp_path / "site/stories/chapters/3/index.html").is_file()
    assert not (tmp_path / "site/stories/chapters/4").exists()
