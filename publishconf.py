"""The same site with its own address, for publishing."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 - everything but the address

# Where the site is, if it has a domain of its own: "https://stories.example". Left empty, it is what GitHub Pages gives
# the repository, or what the environment variable SITEURL says.
SITEURL = ""
