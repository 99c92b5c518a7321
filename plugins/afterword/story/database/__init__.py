"""The database of an archive: a dump is read row by row into a store, and each story is asked out of that."""

from .about import read_about
from .place import Place
from .reading import read_place
from .store import Filled, close_stores, fill
from .stories import stories_in

__all__ = ["Filled", "Place", "close_stores", "fill", "read_about", "read_place", "stories_in"]
