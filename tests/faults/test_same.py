"""The same files make the same site, byte for byte: on any machine, at any time, however often."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from afterword.verify import verify_folder
from conftest import SAMPLE

from .builds import bytes_of, run
from .elsewhere import CLOCK, FOLDERS

NAMES = ("Ida", "ırmak", "Ägir", "Zoë", "zebra", "Éric", "Ostern", "Øyvind")
YEAR = 365 * 24 * 3600


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive with everything in it that has an order, a date or a name: lists, feeds, letters of every kind."""
    content = tmp_path_factory.mktemp("archive") / "content"
    shutil.copytree(SAMPLE / "pages", content / "pages")
    (content / "stories").mkdir()
    for number, name in enumerate(NAMES, 1):
        text = f"Whenever it rained{number}, {name}{number} sang, and nobody{number} came to see the ledger. " * 5
        header = (
            f"Title: {name}\nAuthor: {name[::-1]}\nCharacters: {name}, Ada\nRating: G\nPublished: 2003-02-0{number}\n"
        )
        (content / f"stories/{name}.txt").write_text(f"{header}\n{text}", "utf-8")
    return content


@pytest.fixture(scope="module")
def site(archive: Path) -> Path:
    done = run(archive, archive.parent / "site", "1", environment=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((archive.parent / "site").rglob("*.atom")) or list((archive.parent / "site").rglob("*.xml"))
    return archive.parent / "site"


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "TZ", "PYTHONHASH", "PYTHONPATH"))
    }
    return {**kept, "PYTHONHASHSEED": "0", **more}


def customised(folder: Path, code: str) -> str:
    """Return the path of a folder from which Python takes a `sitecustomize`."""
    (folder / "python").mkdir()
    (folder / "python/sitecustomize.py").write_text(code, "utf-8")
    return str(folder / "python")


def assert_same(archive: Path, site: Path, other: Path, *jobs: str, **more: str) -> None:
    done = run(archive, other, *jobs, environment=environment(**more))
    assert done.returncode == 0, done.stdout + done.stderr
    wanted, made = bytes_of(site), bytes_of(other)
    assert sorted(name for name in wanted.keys() | made.keys() if wanted.get(name) != made.get(name)) == []
    assert verify_folder(other, 1) == ()


class Country(NamedTuple):
    """What differs where a build is made: the seed of hashes, the time zone, the locale."""

    seed: str
    zone: str
    locale: str


@pytest.mark.parametrize(
    "where",
    [
        Country("1", "Asia/Kathmandu", "C"),
        Country("2", "America/St_Johns", "tr_TR.UTF-8"),
        Country("3", "Pacific/Kiritimati", "de_DE.UTF-8"),
    ],
)
def test_in_another_country(archive: Path, site: Path, tmp_path: Path, where: Country) -> None:
    named = {"PYTHONHASHSEED": where.seed, "TZ": where.zone, "LC_ALL": where.locale}
    assert_same(archive, site, tmp_path / "site", **named, **spoken_in(tmp_path, where.locale))


def spoken_in(folder: Path, locale: str) -> dict[str, str]:
    """Make a locale where the system can; elsewhere it is one that is named and not there, which must do no harm."""
    maker = shutil.which("localedef")
    if maker is None or locale == "C":
        return {}
    subprocess.run([maker, "-i", locale[:5], "-f", "UTF-8", str(folder / locale)], capture_output=True, check=False)
    return {"LOCPATH": str(folder)} if (folder / locale).is_dir() else {}


@pytest.mark.parametrize("years", [-30, 80])
def test_at_another_time(archive: Path, site: Path, tmp_path: Path, years: int) -> None:
    changed = {"PYTHONPATH": customised(tmp_path, CLOCK), "SHIFT": str(years * YEAR)}
    asked = [sys.executable, "-c", "import datetime; print(datetime.date.today().year)"]
    said = subprocess.run(asked, env=environment(**changed), capture_output=True, text=True, check=True).stdout
    assert abs(int(said) - datetime.datetime.now(datetime.UTC).year - years) <= 1  # so the clock is another
    assert_same(archive, site, tmp_path / "site", **changed)


def test_from_another_folder_by_other_workers(archive: Path, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "Ein anderer Ordner, ärger" / "x"
    for path in sorted((path for path in archive.rglob("*") if path.is_file()), reverse=True):
        copy = other / path.relative_to(archive)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (315_532_800, 4_102_444_800))  # read in 1980, changed in 2100
    assert_same(other, site, tmp_path / "site", "3", PYTHONPATH=customised(tmp_path, FOLDERS))


def test_over_another_site(archive: Path, site: Path, tmp_path: Path) -> None:
    fewer = tmp_path / "content"
    shutil.copytree(archive, fewer)
    (fewer / "stories/Ida.txt").unlink()
    (fewer / "stories/zebra.txt").write_text("Title: Zebra\nAuthor: ash\nRating: M\n\n" + "It went on and on. " * 9)
    assert run(fewer, tmp_path / "site", environment=environment()).returncode == 0
    assert bytes_of(tmp_path / "site") != bytes_of(site)
    assert_same(archive, site, tmp_path / "site")
