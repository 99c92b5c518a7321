"""The pages that explain findings, read as the tests need them: the files that each shows, by its headings."""

from __future__ import annotations

import re
from pathlib import Path

from afterword.findings import page_of

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FILE = re.compile(
    r"^`(?P<path>[^`\n]+)`(?:, saved as (?P<encoding>[\w-]+))?:\n\n```\n(?P<text>.*?)^```$|^`(?P<gone>[^`\n]+)`: delete it\.$",
    re.MULTILINE | re.DOTALL,
)

Files = dict[str, bytes | None]
"""What to write below a content folder, by its path; None for what is to be deleted."""


def sections(code: str) -> dict[str, str]:
    """Return the text of a page by its headings; what stands above them has none."""
    first, *rest = _HEADING.split(page_of(code))
    return {"": first} | dict(zip(rest[::2], rest[1::2], strict=True))


def files(text: str) -> Files:
    """Return the files that a section shows."""
    return {
        found["path"] or found["gone"]: None if found["gone"] else found["text"].encode(found["encoding"] or "utf-8")
        for found in _FILE.finditer(text)
    }


def write(content: Path, shown: Files) -> None:
    """Make a content folder what a section shows."""
    for path, raw in shown.items():
        full = content / path
        full.parent.mkdir(parents=True, exist_ok=True)
        if raw is None:
            full.unlink()
        else:
            full.write_bytes(raw)
