"""Every choice about this archive's site. `PLUGINS` reads as the table of contents of what builds it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from afterword.fixed import *  # noqa: F403 - the settings that are no choices

# What the archive is called. Its address stands in publishconf.py.
SITENAME = "The Lamplight Archive"
SITESUBTITLE = "Stories saved from an archive of fan fiction, and kept."
DEFAULT_LANG = "en"

# What search engines are told: the archivist decides when strangers may find the stories this way.
NOINDEX = True

# Curly quotes and dashes for prose that was typed with straight ones.
TYPOGRAPHY = True

# Stories on one page of a list, and from how many on a list has pages by title and by length too.
DEFAULT_PAGINATION = 50
SORTED_FROM = 10

# What one raw file may have. A file that was made to stop the build meets one of these, and a story never does.
MAX_FILE_SIZE = 64  # megabytes
MAX_SECONDS = 20  # of the processor, and as many more for each megabyte
MAX_NESTING = 100  # elements within elements
MAX_ATTRIBUTES = 64  # of one tag
MAX_LINE_LENGTH = 100_000  # characters
MAX_CHAPTERS = 5_000
MAX_TAGS = 500
MAX_ARCHIVE_FILES = 20_000
MAX_ARCHIVE_RATIO = 200  # how many times larger an archive may become when it is unpacked

PLUGINS = [
    "afterword.gather",  # the stories folder is read, understood, joined to stories
    "afterword.read",  # each story becomes an article, with its tags
    "afterword.chapters",  # a page for each chapter, and one for the whole story
    "afterword.browse",  # lists by facet, author, series and title
    "afterword.old_site",  # reviews, and what the old archive said of itself
    "afterword.home",  # the front page, search page and the page that is not found
    "afterword.search",  # the index that the search page asks
    "afterword.feeds",  # Atom by fandom; the sitemap
    "afterword.pages",  # the archive's own pages, from Markdown
    "afterword.assets",  # style sheets and scripts
    "afterword.taken",  # what would be the same again is taken from the last site
    "afterword.write",  # nothing overwrites anything; a list of all that was written
]
