"""What the templates of a page ask for: all that a page follows from beside what it is a page of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateNotFound, meta, nodes


class Asked(NamedTuple):
    """The text of templates, the names that they ask their context for, and those that they give themselves."""

    texts: tuple[str, ...]
    names: frozenset[str]
    own: frozenset[str]


def asked(env: Environment, templates: Iterable[str]) -> Asked | None:
    """Return what templates, and all that they extend and import, ask for.

    None where one is not there, or says only when it runs which it imports.
    """
    texts: dict[str, str] = {}
    names: set[str] = set()
    own: set[str] = set()
    waiting: list[str | None] = list(templates)
    while waiting:
        name = waiting.pop()
        if name is None:
            return None
        if name not in texts:
            try:
                texts[name] = env.loader.get_source(env, name)[0] if env.loader else ""
            except TemplateNotFound:
                return None
            parsed = env.parse(texts[name])
            names |= meta.find_undeclared_variables(parsed)
            own |= {each.name for each in parsed.find_all(nodes.Name) if each.ctx == "store"}
            own |= {each.target for each in parsed.find_all(nodes.Import)}
            waiting += meta.find_referenced_templates(parsed)
    return Asked(
        tuple(text for _, text in sorted(texts.items())), frozenset(names - env.globals.keys()), frozenset(own)
    )


def values(names: Iterable[str], context: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the value of each name; of the archive's own pages, which every page names, what can be said of one.

    Raises `KeyError` for a name that has no value before a page is written.
    """
    for name in sorted(names):
        value = context[name]
        yield name, [_of_page(page) for page in value] if name == "pages" else value


def _of_page(page: Any) -> list[object]:
    return [page.url, page.title, page.body, {name: str(value) for name, value in page.metadata.items()}]
