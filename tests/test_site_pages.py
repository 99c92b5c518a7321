"""Pages of one story on three archives, and what their lists add: through the whole core, as files in a folder."""

from __future__ import annotations

import datetime

from archives import FIRST, SECOND, codes, made

AFF = (
    "<!-- saved from url=(0066)https://{zone}.adult-fanfiction.org/story.php?no=600900417&chapter={number} -->\n<h1>{title}</h1>"
    '<div class="story-header-author">By: <a href="https://members.adult-fanfiction.org/profile.php?id=4">ash</a></div>'
    '<div>Chapters: 2</div><div>Currently Reading: 0</div><div class="disclaimer-box">Disclaimer: None.</div>'
    '<div class="chapter-body"><p>{prose}</p></div>'
)
MEDIAMINER = (
    '<link rel="canonical" href="https://www.mediaminer.org/fanfic/c/emma-fan-fiction/the-farthing/417/50{number}" />'
    '<h1 id="post-title">Emma Fan Fiction ❯ The Farthing ❯ Chapter {number} ( Chapter {number} )</h1>'
    '<div class="post-meta">By: <a href="/user_info.php/4">ash</a><br>Note {number}.<br>Type: Other | Uploaded On: 07.0{number}.2005'
    '</div><div id="fanfic-text"><p>{prose}</p></div>'
)
INDEX = (
    '<link rel="canonical" href="https://www.mediaminer.org/fanfic/s/emma-fan-fiction/the-farthing/417" />'
    '<h1 id="post-title">Emma Fan Fiction ❯ The Farthing</h1><div class="post-meta">By: <a href="/user_info.php/4">ash</a><br>'
    "A clerk counts.<br>Type: Other | Uploaded On: 09.30.2006 | Status: Completed</div><p>Fan Fiction Index</p>"
    "<p>The Farthing Chapter 1 ( Chapter 1 )<br>A Visitor ( Chapter 2 )<br>Michaelmas ( Chapter 3 )</p>"
)
HELLMOUTH = (
    "<!-- saved from url=(0040)http://www.tthfanfic.org/Story-9-{number}/a.htm -->\n<h2>Wicks</h2><p>Summary: Wicks.</p>"
    '<table class="verticaltable"><tr><th>Categories</th><th>Author</th><th>Rating</th><th>Chapters</th></tr><tr><td>Literature</td>'
    "<td>ash</td><td>FR13</td><td>2</td><td>31 Dec 99</td><td>1 Jan 01</td><td>No</td></tr></table>"
    '<div id="storyinnerbody"><h3>Wick the {number}.</h3><p>{prose}</p></div>'
)
LIST = (
    '<article><a href="/fanfic/s/emma-fan-fiction/the-farthing/417"><div class="storyTitle">The Farthing</div></a> [T] by: ash<br>'
    "Genre(s): Drama | Type: Other<br>Summary: A clerk counts.</article>"
)


def test_the_chapters_of_a_story_come_together_by_its_number() -> None:
    for page in (AFF, MEDIAMINER, HELLMOUTH):
        files = {
            "a.html": page.format(zone="hp", number=2, title="The Farthing", prose=SECOND),
            "b.html": page.format(zone="hp", number=1, title="The Farthing", prose=FIRST),
        }
        (story,) = made(files).stories
        assert [(chapter.number, chapter.file) for chapter in story.chapters] == [(1, "b.html"), (2, "a.html")]
        assert story.authors == ("ash",)


def test_two_machines_of_one_archive_number_their_stories_apart() -> None:
    hp = AFF.format(zone="hp", number=1, title="The Farthing", prose=FIRST)
    naruto = AFF.format(zone="naruto", number=1, title="The Ledger", prose=SECOND)
    stories = made({"a.html": hp, "b.html": naruto}).stories
    assert [(story.title, story.facets["fandom"]) for story in stories] == [
        ("The Farthing", ("Harry Potter",)),
        ("The Ledger", ("Naruto",)),
    ]


def test_the_page_of_a_story_names_its_chapters_and_misses_one() -> None:
    chapters = {f"{at}.html": MEDIAMINER.format(number=at, prose=prose) for at, prose in ((1, FIRST), (2, SECOND))}
    found = made({**chapters, "index.html": INDEX})
    (story,) = found.stories
    assert [chapter.title for chapter in story.chapters] == [None, "A Visitor"]
    assert (story.missing, story.summary, story.status) == ((3,), "A clerk counts.", "complete")
    assert (story.published, story.updated) == (datetime.date(2005, 7, 1), datetime.date(2006, 9, 30))
    assert "A401" in codes(found)


def test_a_list_fills_in_what_a_page_leaves_out() -> None:
    chapter = MEDIAMINER.format(number=1, prose=FIRST)
    (alone,) = made({"a.html": chapter}).stories
    (story,) = made({"a.html": chapter, "list.html": LIST}).stories
    assert (alone.facets["genre"], story.facets["genre"]) == (None, ("Drama",))
    assert (alone.summary, story.summary) == (None, "A clerk counts.")
