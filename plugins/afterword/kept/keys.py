"""The key of what a raw file says: a digest of everything that it follows from."""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..story.convert import Known, RawFile
from ..story.several import whole_of

_PACKAGE = Path(__file__).parent.parent
_CODE = ("story/**/*.py", "story/**/*.toml", "kept/*.py", "verify/*.py")
_LIBRARIES = ("beautifulsoup4", "chardet", "ftfy", "lxml", "nh3")
"""Those that take part in reading and in verifying; nh3 judges what is published."""


class Keys:
    """The keys of files read with the same code, sites and corrections."""

    def __init__(self, known: Known) -> None:
        """Take what is known beside the files."""
        self._rows: dict[str, list[object]] = {}
        for path, rows in known.corrections.rows.items():
            self._rows.setdefault(whole_of(path), []).append((path, rows))
        self._common = digest(code_version(), repr(known.sites), repr(known.limits))

    def of(self, raw: RawFile) -> bytes:
        """Return the key of a file."""
        return digest(
            self._common, raw.path, raw.url, repr(self._rows.get(raw.path, ())), hashlib.sha256(raw.data).digest()
        )


def page_key(name: str, sum_: str) -> bytes:
    """Return the key of what was seen of a page, by its path in the site and the sum of its bytes."""
    return digest(code_version(), name, sum_)


@cache
def code_version() -> bytes:
    """Return a digest of all code and data that reading and verifying follow from, taken from the files themselves."""
    files = sorted(path for pattern in _CODE for path in _PACKAGE.glob(pattern))
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    machine = (platform.python_version(), unicodedata.unidata_version)
    texts = (part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes()))
    return digest(*libraries, *machine, *texts)


def digest(*parts: str | bytes) -> bytes:
    """Return the SHA-256 of parts, each by its length and itself, so that none runs into the next."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()
