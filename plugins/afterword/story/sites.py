"""The sites that pages were saved from: their peculiarities are data, in `sites.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from .model import Stated
from .page import Page

_SID, _CHAPTER = re.compile(r"[0-9]{1,12}$"), re.compile(r"[0-9]{1,4}$")
STORY_ADDRESS = re.compile(r"https?://[^\s\"'<>]+?/viewstory\.php\?[^\s\"'<>]+")
WORK_ADDRESS = re.compile(r"https?://[\w.-]+/works/\d{1,12}(?:/chapters/\d{1,12})?")
_READ = re.compile(r"/story/read/(?P<sid>\d{1,12})(?:,(?P<chapter>\d{1,4}))?/?$")
"""How eFiction 5 addresses a chapter."""
_WAYBACK = re.compile(r"^https?://(?:web|wayback)\.archive\.org/web/\d+\w*/(?=https?:)")


@dataclass(frozen=True, slots=True)
class Site:
    """One site; `host` is lower case and without `www.`. What the table does not say is empty."""

    host: str
    name: str = ""
    fingerprints: tuple[str, ...] = ()
    dates: str = ""
    fandom: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page: its site, story id and chapter number, as far as it tells them."""

    url: str
    host: str
    sid: str | None = None
    chapter: int | None = None


_HOSTS = {
    "archiveofourown.org": "ao3.org archiveofourown.com archiveofourown.net archiveofourown.gay"
    " archive.transformativeworks.org insecure.archiveofourown.org secure.archiveofourown.org"
    " download.archiveofourown.org",
    "fanfiction.net": "m.fanfiction.net",
}
"""Site to the other names that its machines answer to."""
_HOST_OF = {other: host for host, others in _HOSTS.items() for other in others.split()}
_PATHS = {
    "archiveofourown.org": re.compile(r"(?:/collections/[^/]+)?/(?:works|downloads)/(?P<sid>\d{1,12})(?:[/.]|$)"),
    "fanfiction.net": re.compile(r"/s/(?P<sid>\d{1,12})(?:/(?P<chapter>\d{1,4})?)?(?:/|$)"),
    "mediaminer.org": re.compile(
        r"/fanfic/(?:s/(?:[^/]+/){1,2}|c/(?:[^/]+/){2}|view_(?:st|ch|rw)\.php/)(?P<sid>\d{1,12})(?:/|$)"
    ),
    "tthfanfic.org": re.compile(r"/(?:T-\d+/)?Story-(?P<sid>\d{1,12})(?:-(?P<chapter>\d{1,4}))?(?:/|$)"),
}
"""Site to the paths of its stories; the chapters of AO3 and MediaMiner have ids of their own, which are no numbers."""
_KEYS = {
    "mediaminer.org": ("id", ""),
    "tthfanfic.org": ("no", ""),
    ".adult-fanfiction.org": ("no", "chapter"),
    ".adultfanfiction.net": ("no", "chapter"),
}
"""Site to what a query calls a story and a chapter, where eFiction calls them something else; after a full stop, a
domain whose every machine (`hp.`, `anime.` …) is a site with numbers of its own."""


def read_sites(toml: str) -> tuple[Site, ...]:
    """Return the sites of a table in the shape of `sites.toml`.

    Raises `ValueError` with a sentence where it is no TOML, or where a site has what no site can have.
    """
    return tuple(_site(row) for row in tomllib.loads(toml).get("site", ()))


def _site(row: Mapping[str, Any]) -> Site:
    for key, value in row.items():
        if key not in _RIGHT or not _RIGHT[key][0](value):
            expected = _RIGHT[key][1] if key in _RIGHT else f"one of {', '.join(_RIGHT)}"
            message = f"site {row.get('host', '?')}: {key} = {value!r} is not {expected}"
            raise ValueError(message)
    if "host" not in row:
        message = "a site has no host"
        raise ValueError(message)
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Site(**fields)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_patterns(value: object) -> bool:
    try:
        return isinstance(value, list) and all(isinstance(each, str) and bool(re.compile(each)) for each in value)
    except re.error:
        return False


_RIGHT: dict[str, tuple[Callable[[object], bool], str]] = {
    "host": (_is_text, "a text"),
    "name": (_is_text, "a text"),
    "fandom": (_is_text, "a text"),
    "dates": (lambda value: value in ("dmy", "mdy", "ymd"), "dmy, mdy or ymd"),
    "fingerprints": (_are_texts, "a list of texts"),
    "drop": (_are_patterns, "a list of regular expressions"),
    "foot": (_are_patterns, "a list of regular expressions"),
    "above": (_is_text, "a text"),
    "below": (_is_text, "a text"),
    "labels": (
        lambda value: isinstance(value, dict) and all(map(_is_text, value.values())),
        "a table of labels and the fields that they mean",
    ),
}
"""Every key that a site may have: what is right for it, in code and in words."""


@cache
def shipped() -> tuple[Site, ...]:
    """Return the sites that Afterword knows by itself."""
    return read_sites(files(__package__).joinpath("sites.toml").read_text("utf-8"))


class Found(NamedTuple):
    """The site of a page; `words` where it is known by words that only that site prints, and by nothing better."""

    site: Site
    words: str = ""


def site_of(page: Page, sites: Iterable[Site]) -> Found | None:
    """Return the site a page was saved from: by its address, by the story address it prints, by its fingerprints."""
    sites = tuple(sites)
    for url in (page.url, *printed_addresses(page)):
        if host := host_of(url):
            return Found(next((site for site in sites if site.host == host), Site(host)))
    marks = ((site, mark) for site in sites for mark in site.fingerprints)
    return next((Found(site, mark) for site, mark in marks if mark in page.text), None)


def printed_addresses(page: Page) -> tuple[str, ...]:
    """Return the address that an eFiction page prints as its own: the last line of a printable page."""
    if "/viewstory.php?" not in page.text:
        return ()
    for at in range(len(page.lines) - 1, -1, -1):
        if "archived at" in page.lines[at].text.casefold():
            after = " ".join(line.text for line in page.lines[at : at + 3])
            return tuple(found[0] for found in [STORY_ADDRESS.search(after)] if found)
    return ()


def host_of(url: str) -> str:
    """Return the host of an address, lower case, without `www.` and the `m.` of mobile pages; empty where it has none.

    A copy in the Wayback Machine (`web.archive.org/web/20100102030405/http://…`) is a page of the site it was made of.

    >>> host_of("https://m.fanfiction.net/s/123/1/"), host_of("https://www.fanfiction.net/s/123/1/")
    ('fanfiction.net', 'fanfiction.net')
    """
    url = _WAYBACK.sub("", url)
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.").removeprefix("m.")
    return _HOST_OF.get(host, host) if url.startswith(("http://", "https://")) else ""


def address_of(url: str) -> Address:
    """Return what the address of a story tells: by its path on the sites above, else as eFiction has it.

    In the first generation of eFiction each chapter has a number of its own (`&i=1`), which is not the story's; `psid`
    is. The fifth has paths.

    >>> address_of("https://archiveofourown.org/works/123/chapters/456").sid
    '123'
    >>> address_of("http://lamplight.example/viewstory.php?sid=1970&chapter=2").chapter
    2
    >>> address_of("http://lamplight.example/story/read/1970,2").sid
    '1970'
    >>> address_of("http://www.tthfanfic.org/Story-9476-3/quill+The+Lamp.htm").chapter
    3
    >>> address_of("https://hp.adult-fanfiction.org/story.php?no=600100001&chapter=2").sid
    '600100001'
    """
    host = host_of(url)
    try:
        parts = urlsplit(_WAYBACK.sub("", url))
        query = parse_qs(parts.query)
    except ValueError:
        return Address(url, host)
    found = _PATHS[host].match(parts.path) if host in _PATHS else _READ.search(parts.path)
    keys = _KEYS.get(host) or _KEYS.get(host[host.find(".") :])
    if found or (host in _PATHS and not keys):
        said = found.groupdict() if found else {}
        return Address(url, host, said.get("sid"), int(said["chapter"]) if said.get("chapter") else None)
    sid, chapter = (query.get(key, [""])[0] for key in keys or ("sid", "chapter"))
    if not keys and ("i" in query or "psid" in query):
        sid = query.get("psid", [""])[0]
    return Address(url, host, sid if _SID.match(sid) else None, int(chapter) if _CHAPTER.match(chapter) else None)


def stated_address(url: str, raw: str, line: int | None) -> tuple[Stated, ...]:
    """Return the fields that the address of a story tells: itself, its site, its id. `raw` is the text it stood in."""
    address = address_of(url)
    tells = (("url", url), ("site", address.host), ("sid", address.sid))
    return tuple(Stated(name, (value,), raw if name == "url" else "", line) for name, value in tells if value)
