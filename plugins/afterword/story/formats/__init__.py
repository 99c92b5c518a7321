"""The raw formats: every file of this folder reads one, and the folder is the registry."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from ..draft import Draft
from ..page import Page
from ..sites import Site


class Format(Protocol):
    """One raw format: a module with these three."""

    NAME: str
    """What it is called in reports and in the table of the README."""

    def recognise(self, page: Page) -> int:
        """Return how many marks of this format a page bears; 0 where it is not one."""

    def parse(self, page: Page, site: Site | None) -> Draft:
        """Return a page of this format understood. Every word of the page is in the draft, once."""


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast("Format", module) for module in modules), key=lambda each: each.NAME))


def recognise(page: Page) -> Format | None:
    """Return the format that a page bears most marks of, or None."""
    marks, best = max(((each.recognise(page), each) for each in formats()), key=lambda pair: pair[0])
    return best if marks else None
