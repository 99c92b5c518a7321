"""Lead the links of a text to what they mean in this archive, where it is here."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from ..model import Prose
from .render import REL, escape_value

_LINK = re.compile(rf'<a href="([^"]*)" rel="{REL}">')


def linked(prose: Prose, here: Callable[[str], str | None]) -> Prose:
    """Return prose in which each link leads to what `here` says that its address is on this site, if it is anything.

    `here` gives an address of ours: it is not asked whether that is sound.
    """
    if "<a " not in prose.html:
        return prose
    return Prose(_LINK.sub(lambda found: _link(found, here), prose.html))


def addresses(prose: Prose) -> Iterator[str]:
    """Yield the address of each link that would be asked for."""
    return (html.unescape(found[1]) for found in _LINK.finditer(prose.html))


def _link(found: re.Match[str], here: Callable[[str], str | None]) -> str:
    address = here(html.unescape(found[1]))
    return found[0] if address is None else f'<a href="{escape_value(address)}">'
