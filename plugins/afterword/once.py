"""What several pages show alike, rendered once for each depth at which a page stands: its links lead up as far."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from .entries import Entry


class Once:
    """What macros of the theme made of stories; it lives as long as whoever writes the pages that show them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._made: dict[Hashable, Markup] = {}

    @pass_context
    def __call__(self, context: Context, macro: Any, entry: Entry, *others: Hashable) -> Markup:
        """Return what a macro makes of a story, as it did before on a page with the same way to the root."""
        key = (macro.name, context["SITEURL"], entry.slug, *others)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = macro(entry, *others)
        return made
