"""What stories are sorted by: one line is one facet."""

from __future__ import annotations

from typing import NamedTuple


class Facet(NamedTuple):
    """A facet: `name` is its place in an address and in the model, the others are what people read."""

    name: str
    plural: str
    title: str


FACETS = (
    Facet("fandom", "fandoms", "Fandom"),
    Facet("relationship", "relationships", "Relationship"),
    Facet("character", "characters", "Character"),
    Facet("category", "categories", "Category"),
    Facet("genre", "genres", "Genre"),
    Facet("warning", "warnings", "Warning"),
    Facet("rating", "ratings", "Rating"),
    Facet("challenge", "challenges", "Challenge"),
)

BY_NAME = {facet.name: facet for facet in FACETS}
