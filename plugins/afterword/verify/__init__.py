"""What lies in the output folder, held against what was built: manifest, links, the rules of safety, and the words."""

from .folder import Site, look, pages_of, see_all, verify_folder, wrong_with
from .pages import Seen
from .printed import wanted_of

__all__ = ["Seen", "Site", "look", "pages_of", "see_all", "verify_folder", "wanted_of", "wrong_with"]
