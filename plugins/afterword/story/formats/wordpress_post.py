"""A post of a WordPress site, as HTML.

    <article class="post-12 post type-post hentry category-fic">
    <h1 class="entry-title">The Farthing, Part 2</h1>
    <div class="entry-content"><p>Title: The Farthing<br>Author: quill &amp; ash<br>Rating: PG</p>
    <p>It rained on the ledger and on the clerk.</p></div>
    <footer class="entry-meta">Posted by <a href="https://lamplight.example/author/ash/">ash</a></footer></article>

It is read as an entry of a journal is (see `journal_entry`). Facts: the class names that WordPress itself gives a post.
"""

from __future__ import annotations

from ..draft import Draft
from ..journal.post import posts_of
from ..page import Page
from ..sites import Site
from .journal_entry import story_of

NAME = "wordpress_post"


def recognise(page: Page) -> int:
    """Return more marks than a typed header has, and fewer than a journal's, for a page with a post on it."""
    return 5 if page.is_html and posts_of(page.lines) else 0


def parse(page: Page, site: Site | None) -> Draft:
    """Return the story of a post; several posts are its chapters."""
    return story_of(page, posts_of(page.lines), site)
