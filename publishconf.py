"""The same site with its own address, for publishing."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 - everything but the address

# GitHub Actions, or `tasks.py publish`, says what the address is; an archive with a domain of its own writes it here.
SITEURL = os.environ.get("SITEURL", "").rstrip("/") or "https://archive.example"
ADDRESS = SITEURL
