"""The settings files, read without Pelican where one value is all that is asked for."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..content import ContentError


def read_conf(path: Path) -> Mapping[str, Any]:
    """Return the settings of `pelicanconf.py` or `publishconf.py`; nothing where there is no such file.

    Raises `ContentError` with the line where Python cannot run it.
    """
    if not path.is_file():
        return {}
    sys.modules.pop("pelicanconf", None)  # what publishconf.py takes over may have changed since
    try:
        return runpy.run_path(str(path))
    except SyntaxError as error:
        message = f"{path}, line {error.lineno}: {error.msg}."
        raise ContentError(message) from error
    except (NameError, ImportError, AttributeError, TypeError, ValueError) as error:
        message = f"{path}: {error}."
        raise ContentError(message) from error
