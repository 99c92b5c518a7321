"""Small archives to build, and builds as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from afterword.command.record import record_at
from conftest import CONF, ROOT
from raw import another, story

BUILD = """
import sys
from pathlib import Path
sys.path[:0] = [str(Path({root!r}) / "plugins")]
from afterword import intake
from afterword.command.build import Request, build
intake._WORTH_WORKERS = 1
jobs = int(sys.argv[3]) if sys.argv[3:] else None
kept = Path(sys.argv[2]).absolute().parent / ".kept"
settings = {{"SITEURL": "https://lamplight.example", "CACHE_PATH": str(kept)}}
raise SystemExit(build(Request(Path({root!r}), Path(sys.argv[1]), Path(sys.argv[2]), jobs, {conf!r}, settings)))
"""


def filled(content: Path, last: str = "sang") -> Path:
    """Put three stories into a content folder, and return it."""
    for name in ("The Farthing", "The Lamp", "The Road"):
        (content / f"stories/{name}.txt").write_text(story(name, another(f"{last}{name[4:]}")))
    return content


def command(content: Path, site: Path, *jobs: str) -> list[str]:
    """Return how a build is started; after the folders may come how many workers read."""
    return [sys.executable, "-c", BUILD.format(root=str(ROOT), conf=CONF), str(content), str(site), *jobs]


def run(
    content: Path, site: Path, *jobs: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build, and return how that ended."""
    started = command(content, site, *jobs)
    return subprocess.run(started, env=environment, capture_output=True, text=True, check=False, timeout=120)


def left_beside(site: Path) -> list[str]:
    """Return what a build has left beside its site."""
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*") if path != record_at(site))


def bytes_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
