"""What lies in the output folder, held against what was built: its manifest, its links, and the rules of safety."""

from .folder import verify_folder

__all__ = ["verify_folder"]
