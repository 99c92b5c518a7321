"""Raw files to try things on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from afterword.story.containers import kind_of

PROSE = (
    "It rained on the ledger and on the clerk. Nobody came to see it.\n\nHe wrote the date again, and it was wrong.\n\n"
    * 4
)


GLUED = "<col>one<select>two<table>three</th>four</option><img alt=five></tr>six"
"""Words that run together in the tree that browsers make of this, and that a reader sees apart."""


def another(verb: str) -> str:
    """Return a text that shares no run of words with `PROSE`, nor with another of these."""
    return f"Whenever it {verb}, {verb} Ada, something {verb} that had never {verb} before, and {verb} well.\n\n" * 6


def story(title: str, text: str = PROSE, author: str = "ash") -> str:
    """Return a story with a header."""
    return f"Title: {title}\nAuthor: {author}\nRating: G\n\n{text}"


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP file of these parts, the same for the same parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()


def parts_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names in it, `mimetype` first."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: names[name].read_bytes() for name in sorted(names, key=lambda name: (name != "mimetype", name))}


def raw_of(case: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the raw file of a case; one that lies there unpacked is packed."""
    folder = case / "raw"
    if not folder.is_dir():
        raw = next(case.glob("raw.*"))
        return raw.name, raw.read_bytes()
    parts = parts_of(folder)
    kind = kind_of(frozenset(parts))
    return f"raw.{kind.NAME if kind else 'zip'}", packed(parts)
