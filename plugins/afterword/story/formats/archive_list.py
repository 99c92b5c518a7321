"""A list of stories on Adult-FanFiction.org, MediaMiner or Twisting the Hellmouth, as HTML.

    <div class="story-entry"><a href="story.php?no=600100001">The Farthing</a> -:- By: <a href="…?id=4">quill</a></div>
    <article><a href="/fanfic/s/emma-fan-fiction/the-farthing/900417"><div class="storyTitle">The Farthing</div></a> …
    <b>Latest Revision: </b>October 31, 2014 10:57 PDT | <b>Chapters: </b>29 …</article>
    <div class="storylistitem" id="st9476"><a class="storylink" href="/Story-9476/quill+The+Lamp.htm">The Lamp</a> …
    <div class="storydesc">A lamp is lit, and nobody asks by whom.</div></div>

It holds no story, but fills in what a story's own files do not say: Adult-FanFiction.org says nowhere else when one was
published. Facts: pages as saved, public adapters that read these lists.
"""

from __future__ import annotations

from ..adult_fanfiction import listed as adult_fanfiction
from ..draft import Draft
from ..mediaminer import listed as mediaminer
from ..model import Listed, Outcome, Stated
from ..page import Page
from ..site_pages.told import dropped
from ..sites import Site
from ..tth import listed as tth
from .efiction_list import LIST

NAME = "archive_list"
_READERS = (adult_fanfiction.stories_of, mediaminer.stories_of, tth.stories_of)
_MARKS = 20


def recognise(page: Page) -> int:
    """Count the stories that a page lists."""
    return _MARKS * len(_stories(page)) if page.is_html else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return what a list says of each of its stories. None of its words is published for itself."""
    del site
    return Draft(Outcome.METADATA, listed=tuple(map(Listed, _stories(page))), dropped=dropped(LIST, page.lines).dropped)


def _stories(page: Page) -> tuple[tuple[Stated, ...], ...]:
    return next((stories for reader in _READERS if (stories := reader(page))), ())
