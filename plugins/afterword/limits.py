"""The limits of raw files as `pelicanconf.py` sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from .content import ContentError
from .story.limits import SHIPPED, Limits


def limits_of(settings: Mapping[str, Any]) -> Limits:
    """Return the limits that settings name (`nesting` is `MAX_NESTING`); one that is not there is as it is shipped.

    Raises `ContentError` where one is no number from 1 on.
    """
    set_ = {each.name: settings.get(setting(each.name), getattr(SHIPPED, each.name)) for each in fields(Limits)}
    for name, value in set_.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            message = f"{setting(name)} in pelicanconf.py is {value!r}. It takes a whole number from 1 on."
            raise ContentError(message)
    return Limits(**set_)


def setting(name: str) -> str:
    """Return what the setting of a limit is called.

    >>> setting("file_size")
    'MAX_FILE_SIZE'
    """
    return f"MAX_{name.upper()}"
