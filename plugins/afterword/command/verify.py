"""`verify`: what lies in the output folder, held against what was built, and against what it was built from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..content import ContentError, open_content
from ..manifest import MANIFEST, sum_of
from ..story.check_json import finding_as_json, ledger_as_json
from ..story.findings import finding
from ..story.model import Finding
from ..story.plural import counted
from ..verify import Site, look
from .record import Record, raw_sums, read_record, record_at
from .screen import accounted, console, printable, show_findings

SOUND, NOT_SOUND, NOT_THERE = 0, 1, 2


class Held(NamedTuple):
    """What was found of a site: in its folder, in the record of its build (if it is there), and all that is wrong."""

    site: Site
    record: Record | None
    findings: tuple[Finding, ...]


def verify(output: Path, content: Path | None = None, wanted: Path | None = None) -> int:
    """Print what is wrong with a site, and return 0 where nothing is, 1 where something is, 2 where there is none.

    `content` is the folder that it was built from, where that is not known or has moved; to `wanted` the answer is
    written as JSON.
    """
    try:
        found = held(output, content)
    except (ContentError, OSError, ValueError) as error:
        console.print(f"Not verified: {printable(str(error))}. Build the site first.", style="bold red", markup=False)
        return NOT_THERE
    show_findings(found.findings, notes=True)
    _show(found)
    if wanted is not None:
        wanted.write_text(json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    if found.findings:
        console.print(f"{counted(len(found.findings), 'fault')} in {output}", style="bold red", markup=False)
        return NOT_SOUND
    console.print(f"{output}: every file is as it was built, every link leads somewhere, and no page runs or loads")
    console.print("anything but the theme's own.")
    return SOUND


def held(output: Path, content: Path | None = None) -> Held:
    """Return what is found of a site and of what it was built from.

    Raises `OSError` where there is no site, `ContentError` where that folder is gone, `ValueError` where the record of
    the build cannot be read.
    """
    site = look(output)
    record = read_record(record_at(output.absolute()))
    if record is None:
        return Held(site, None, site.findings)
    if record.manifest != sum_of(output / MANIFEST):
        other = finding("A901", MANIFEST, what="is not the one that the last build wrote")
        return Held(site, None, (*site.findings, other))
    return Held(site, record, (*site.findings, *_since(record, content or record.content)))


def _since(record: Record, content: Path) -> Iterator[Finding]:
    """Yield what is not with the raw files as it was when the site was built."""
    ledger, before, now = record.ledger, record.raw, raw_sums(open_content(content))
    if ledger.words_in != ledger.published + sum(ledger.dropped.values()):
        yield finding("A901", "the record of the build", what="has a ledger that does not balance: it was changed")
    for name in sorted(before.keys() | now.keys()):
        if name not in now:
            yield finding("A904", name, what="is gone")
        elif name not in before:
            yield finding("A904", name, what="was added")
        elif now[name] != before[name]:
            yield finding("A904", name, what="was changed")


def _show(found: Held) -> None:
    """Print what was looked at."""
    site, record = found.site, found.record
    much = f"{counted(site.files, 'file')}, {counted(site.pages, 'page')} with {counted(site.words, 'word')} of prose"
    console.print(much)
    if record is None:
        console.print("  what it was built from is not known here: no record of that build lies beside it")
        return
    console.print(f"  built from {counted(len(record.raw), 'file')} in {printable(str(record.content))}", markup=False)
    console.print(f"  {accounted(record.ledger)}")


def _as_json(found: Held) -> Mapping[str, Any]:
    site, record = found.site, found.record
    return {
        "sound": not found.findings,
        "files": site.files,
        "pages": site.pages,
        "words_on_pages": site.words,
        "built_from": record and {"content": str(record.content), "files": len(record.raw)},
        "ledger": record and ledger_as_json(record.ledger),
        "findings": [finding_as_json(each) for each in found.findings],
    }
