"""All that a site follows from but its content and its settings: the code, the theme and the libraries."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from .keys import digest

_CODE = ("*.py", "theme/**/*", "plugins/afterword/**/*")
_COMPILED = ".pyc"
_LIBRARIES = ("jinja2", "lunr", "lxml", "markdown", "markupsafe", "nh3", "pelican", "smartypants", "typogrify")


def project_version(root: Path) -> bytes:
    """Return a digest of the code, the settings and the theme in the folder of a project, and of what runs them."""
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(platform.python_version(), *libraries, *_code(root))


def _code(root: Path) -> Iterator[str | bytes]:
    files = sorted({path for pattern in _CODE for path in root.glob(pattern) if path.is_file()})
    for path in files:
        if path.suffix != _COMPILED:
            yield path.relative_to(root).as_posix()
            yield path.read_bytes()
