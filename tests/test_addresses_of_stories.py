"""What the address of a story tells: its site, its id, its chapter."""

from __future__ import annotations

import pytest

from afterword.story.sites import address_of


@pytest.mark.parametrize(
    ("url", "host", "sid", "chapter"),
    [
        ("https://archiveofourown.org/works/123", "archiveofourown.org", "123", None),
        ("http://www.ao3.org/works/123/chapters/456?view_adult=true#workskin", "archiveofourown.org", "123", None),
        ("https://archiveofourown.org/collections/yule/works/123", "archiveofourown.org", "123", None),
        ("https://web.archive.org/web/2019/https://archiveofourown.org/works/12", "archiveofourown.org", "12", None),
        ("https://archiveofourown.org/series/123", "archiveofourown.org", None, None),
        ("https://archiveofourown.org/viewstory.php?sid=3", "archiveofourown.org", None, None),
        ("https://www.fanfiction.net/s/7/12/The-Road", "fanfiction.net", "7", 12),
        ("https://m.fanfiction.net/s/7", "fanfiction.net", "7", None),
        ("https://www.fanfiction.net/u/7/quill", "fanfiction.net", None, None),
        ("http://lamplight.example/viewstory.php?sid=7&chapter=2", "lamplight.example", "7", 2),
        ("http://lamplight.example/works/7", "lamplight.example", None, None),
        ("https://[broken/works/7", "", None, None),
    ],
)
def test_an_address_tells_its_site_its_story_and_its_chapter(
    url: str, host: str, sid: str | None, chapter: int | None
) -> None:
    found = address_of(url)
    assert (found.host, found.sid, found.chapter) == (host, sid, chapter)
