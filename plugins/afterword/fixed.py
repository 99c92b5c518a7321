"""The settings of Pelican that Afterword stands on; `pelicanconf.py` takes them over as they are.

Raw files come from anywhere: nothing in them may name a path, a template, a status or an address, and nothing of them
is ever markup that was not made by `story/prose`. That is what most of these lines are for.
"""

from __future__ import annotations

import jinja2

from .display import FILTERS

PLUGIN_PATHS = ["plugins"]
PATH = "content"
OUTPUT_PATH = "output"

# A field is text: every template escapes whatever is not prose that was made as such.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": jinja2.StrictUndefined,
    "extensions": [],
}
JINJA_FILTERS = FILTERS

# What stands between braces in a story is prose, and the name of a file says nothing about dates.
INTRASITE_LINK_REGEX = r"(?P<what>(?!))"
FILENAME_METADATA = r"(?!)"
PATH_METADATA = ""
USE_FOLDER_AS_CATEGORY = False
TYPOGRIFY = False
MARKDOWN = {
    "extension_configs": {"markdown.extensions.meta": {}, "markdown.extensions.sane_lists": {}},
    "output_format": "html5",
}
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
CACHE_PATH = ".afterword/kept"
TIMEZONE = "UTC"
LOCALE = ["", "C"]

# One story is one article; every page is a folder, and every link is relative.
RELATIVE_URLS = True
STATIC_PATHS: list[str] = []
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "stories/{slug}/"
ARTICLE_SAVE_AS = "stories/{slug}/index.html"
ARTICLE_ORDER_BY = "place"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
TAG_URL = "{slug}/"
AUTHOR_URL = "authors/{slug}/"
CATEGORY_URL = "{slug}/"
PAGINATED_TEMPLATES = {"list": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# The lists are written by `browse`, in time that grows with the stories and not with their square.
TAG_SAVE_AS = AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []

# The feeds are written by `feeds`, which knows what to do where nobody knows a date.
FEED_ALL_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50

THEME = "theme"
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS = ["static/js", "static/images"]
DELETE_OUTPUT_DIRECTORY = False
