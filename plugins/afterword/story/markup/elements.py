"""The elements of HTML, sorted by what becomes of them on the way to lines."""

from __future__ import annotations

BLOCKS = frozenset(
    "address article aside blockquote caption center col colgroup dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav noscript ol optgroup option"
    " p pre search section select summary table tbody td tfoot th thead tr ul"
    " blockquote2".split()  # FanficTalk's own
)
"""What begins a new line."""

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark marquee nobr q rb rp rt ruby"
    " s samp small span strike strong sub sup time tt u var".split()
)

FURNITURE = frozenset(
    "applet area audio base basefont bgsound button canvas datalist embed frame frameset iframe img input keygen link map"
    " meta meter noembed noframes object output param picture plaintext portal progress rtc slot source textarea track"
    " video wbr xmp".split()
)
"""What is a machine's part and no writing: the tags go, any words between them stay."""

CODE = frozenset("script style template title svg math".split())
"""What holds no writing at all; `title` is read from the head."""

SECTIONS = frozenset(("html", "head", "body"))
"""What frames a page; a browser puts them where they belong, wherever they stand."""

KNOWN = SECTIONS | BLOCKS | VOID | INLINE | FURNITURE | CODE | {"br"}

OFFICE_PREFIXES = ("o:", "v:", "w:", "m:", "st1:", "st2:", "fb:", "g:", "x:")
"""Elements that word processors and widgets leave in a page: the tags go, the words stay."""

MARKS = {
    "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "b": "strong", "strong": "strong",
    "u": "u", "ins": "u",
    "s": "s", "strike": "s", "del": "s",
    "sub": "sub", "sup": "sup", "small": "small",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
    "a": "a",
}  # fmt: skip
"""Element to the mark it makes; others leave none."""
