"""What several pages show alike, rendered once for each depth at which a page stands: its links lead up as far."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from .entries import Entry, Page


class Once:
    """What macros of the theme made, of the site as such or of a story; it lives as long as a generator."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._made: dict[Hashable, Markup] = {}

    @pass_context
    def __call__(self, context: Context, macro: Any, *args: Any) -> Markup:
        """Return what a macro makes of something, as it did before on a page with the same way to the root."""
        key = (macro.name, context["SITEURL"], *map(_key, args))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = macro(*args)
        return made


def _key(value: Any) -> Hashable:
    """Return what stands for a value: stories and chapters are known by their addresses."""
    key: Hashable = value.path if isinstance(value, Entry | Page) else value
    return key
