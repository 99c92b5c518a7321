"""What was read of a raw file, and seen of a page, kept from one build to the next: under all that it follows from.

    key of the file's bytes, path, corrections, sites, and of the code  →  its readings, and their texts

Whatever changes makes another key, so nothing kept is ever out of date. What is damaged is made again.
"""

from .keys import Keys, digest, page_key
from .packing import Packed, pack, unpack
from .project import project_version
from .signs import Signs
from .store import BUILDS, PAGES, READINGS, STORIES, LostError, Row, Store, open_store

__all__ = [
    "BUILDS",
    "PAGES",
    "READINGS",
    "STORIES",
    "Keys",
    "LostError",
    "Packed",
    "Row",
    "Signs",
    "Store",
    "digest",
    "open_store",
    "pack",
    "page_key",
    "project_version",
    "unpack",
]
