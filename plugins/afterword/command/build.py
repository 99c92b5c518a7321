"""`build`: the site, beside the one that is there, which stays until the new one is whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..catalogue import Catalogue
from ..content import ContentError, open_content, walk
from ..gather import ARCHIVE, CATALOGUE, COLLISIONS, JOBS, PROGRESS
from ..kept import digest, project_version
from ..manifest import MANIFEST, manifest_of, read_manifest, sum_of, sums_of
from ..story.archive import Archive
from ..story.model import Finding, Severity
from ..taken import BEFORE, Before, keep, made_anew
from ..verify import wanted_of, wrong_with
from .conf import read_conf
from .place import place_for, swap
from .record import Record, raw_sums, record_at, write_record
from .screen import console, printable, show_findings, show_summary, summary_of
from .seen import seen_of
from .site import run_pelican
from .unchanged import Last, Made, last_build, remember, stamps_of

KEPT = ".afterword/kept"
"""Where what was read is kept for the next build, below the folder of the project."""
WHOLE, WITH_FINDINGS, NOT_BUILT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: from which content, into which folder, with which settings over those of `conf`.

    `beside` are files that its host wants at the top of the site, and what is in each.
    """

    root: Path
    content: Path
    output: Path
    jobs: int | None = None
    conf: str = "pelicanconf.py"
    settings: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the archive, all findings, and the files added, changed and removed since the last."""

    archive: Archive
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    added: int
    changed: int
    removed: int

    @property
    def is_lost(self) -> bool:
        """Whether a word is neither on its page nor accounted for: then the site that was there stays."""
        return bool(self.archive.ledger.lost) or any(found.code == "A801" for found in self.findings)


def build(request: Request, *, strict: bool = False, fresh: bool = False) -> int:
    """Build the site and return the exit status: 0 whole, 1 with findings where that is strict, 2 not built.

    Where nothing has changed since the last build, the site stays as it is, unless it is to be built `fresh`.
    """
    try:
        if not fresh and (last := _unchanged(request)):
            return _show(request, last, "nothing has changed since the last build", strict=strict)
        return show_built(request, build_site(request), strict=strict)
    except (ContentError, OSError) as error:
        console.print(f"Not built: {printable(str(error))}", style="bold red", markup=False)
        return NOT_BUILT


def show_built(request: Request, built: Built, *, strict: bool) -> int:
    """Print what a build made, and return its exit status."""
    last = Last(summary_of(built.archive), built.findings, "")
    if built.is_lost:
        _say(last, f"pages: {built.added:,} added, {built.changed:,} changed, {built.removed:,} removed", strict=strict)
        console.print("Not built: words were lost. The site that was there is untouched.", style="bold red")
        return NOT_BUILT
    pages = f"pages: {built.added:,} added, {built.changed:,} changed, {built.removed:,} removed"
    return _show(request, last, pages, strict=strict)


def _show(request: Request, last: Last, pages: str, *, strict: bool) -> int:
    _say(last, pages, strict=strict)
    console.print(f"The site is in {request.output}", markup=False)
    serious = any(found.severity is not Severity.NOTE for found in last.findings)
    return WITH_FINDINGS if strict and serious else WHOLE


def _say(last: Last, pages: str, *, strict: bool) -> None:
    show_findings(last.findings, notes=False, every=strict)
    show_summary(last.summary, last.findings)
    console.print(f"  {pages}")


def _unchanged(request: Request) -> Last | None:
    """Return what the last build said, if this would make the same; what a build has left behind is cleared away."""
    target = request.output.absolute()
    content = open_content(request.content)
    if not (target / MANIFEST).is_file() or not (request.root / request.conf).is_file():
        return None
    with place_for(target):
        return last_build(_made(request, raw_sums(content)), target, _kept(request))


def _made(request: Request, raw: Mapping[str, str]) -> Made:
    return Made(request.root, request.content, raw, (*_choices(request), repr(sorted(request.beside.items()))))


def _choices(request: Request) -> tuple[str, str, str]:
    """Return the settings of a request: the name of their file, what it says, and those over them."""
    return request.conf, (request.root / request.conf).read_text("utf-8"), repr(sorted(request.settings.items()))


def _kept(request: Request) -> Path:
    return Path(request.settings.get("CACHE_PATH", request.root / KEPT))


def build_site(request: Request) -> Built:
    """Build beside the output and put the new site in its place, unless words were lost.

    Raises `ContentError` where the content, the settings or the output cannot be used.
    """
    target = request.output.absolute()
    content = open_content(request.content)
    if all(found.reason for found in walk(content.stories)):
        message = f"{content.stories} is empty. Put your saved files into it."
        raise ContentError(message)
    read_conf(request.root / request.conf)
    with place_for(target) as beside:
        raw = raw_sums(content)
        before = Before(target, _sums_at(target), _version(request))
        own = {**_settings(request, beside), BEFORE: before}
        settings, said = run_pelican(request.root / request.conf, own, PROGRESS)
        archive: Archive = settings[ARCHIVE]
        shown: Catalogue = settings[CATALOGUE]
        for name, text in request.beside.items():
            (beside / name).write_text(text, "utf-8", newline="\n")
        sums = sums_of(beside)
        seen = seen_of(beside, sums, request.jobs, Path(settings["CACHE_PATH"]))
        wrong = wrong_with(seen, sums, wanted_of(made_anew(settings, shown.entries)))
        findings = (*archive.findings, *shown.findings, *settings[COLLISIONS], *said, *wrong)
        (beside / MANIFEST).write_text(manifest_of(sums), "utf-8", newline="\n")
        built = Built(archive, shown, findings, *_compare(beside, before, sums))
        if not built.is_lost:
            with write_record(record_at(target), Record(content.root, sum_of(beside / MANIFEST), raw, archive.ledger)):
                swap(beside, target)
            keep(settings, sums)
            last = Last(summary_of(archive), findings, stamps_of(target))
            remember(_made(request, raw), target, _kept(request), last)
    return built


def _settings(request: Request, output: Path) -> Mapping[str, Any]:
    own = {
        "PATH": str(request.content.absolute()),
        "OUTPUT_PATH": str(output),
        "THEME": str(request.root / "theme"),
        "CACHE_PATH": str(request.root / KEPT),
        "PLUGIN_PATHS": [str(request.root / "plugins")],
        JOBS: request.jobs,
    }
    return {**own, **request.settings}


def _sums_at(target: Path) -> Mapping[str, str]:
    manifest = target / MANIFEST
    return read_manifest(manifest.read_text("utf-8")) if manifest.is_file() else {}


def _version(request: Request) -> bytes:
    """Return what stands for the project, and for the settings that a build is given."""
    return digest(project_version(request.root), *_choices(request))


def _compare(beside: Path, before: Before, sums: Mapping[str, str]) -> tuple[int, int, int]:
    """Count what is new, and give what is not the time stamp that it had."""
    for name, digest_ in sums.items():
        old = before.site / name
        if before.sums.get(name) == digest_ and old.is_file():
            stat = old.stat()
            if not os.path.samestat(stat, (beside / name).stat()):  # the old site's own files stay as they are
                os.utime(beside / name, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    changed = sum(1 for name, digest_ in sums.items() if before.sums.get(name, digest_) != digest_)
    return len(sums.keys() - before.sums.keys()), changed, len(before.sums.keys() - sums.keys())
