"""What was read of a raw file, kept from one build to the next: under the bytes of all that it follows from.

    key of the file's bytes, path, corrections, sites, and of the code  →  its readings, and their texts

Whatever changes makes another key, so nothing kept is ever out of date. What is damaged is read again.
"""

from .keys import Keys
from .packing import Packed, Readings, pack
from .store import LostError, Store, open_store

__all__ = ["Keys", "LostError", "Packed", "Readings", "Store", "open_store", "pack"]
