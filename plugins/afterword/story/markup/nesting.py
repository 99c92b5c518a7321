"""What may stand in what, where every parser agrees on the tree: for `tidy`, which leaves all else to a parser."""

from __future__ import annotations

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOXES = frozenset("div center blockquote section article main header footer nav aside form fieldset".split())
_PARTS = frozenset("td th li dd dt".split())
"""Parts of tables and lists, in which anything stands that stands in a box."""
_IN_A_BOX = _BOXES | _HEADINGS | {"p", "hr", "ul", "ol", "dl", "table", "pre", "select", "legend"}

HOLDS = {
    **dict.fromkeys(("", *_BOXES, *_PARTS), _IN_A_BOX),
    "dt": _IN_A_BOX - {"dl"},
    **dict.fromkeys(("ul", "ol"), frozenset(("li",))),
    "dl": frozenset(("dt", "dd")),
    "table": frozenset(("tbody", "thead", "tfoot")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("tr",))),
    "tr": frozenset(("td", "th")),
    **dict.fromkeys(("a", "font"), _IN_A_BOX - {"center", "table", "fieldset"}),
    "span": _IN_A_BOX,
    "p": frozenset(("select",)),
    "select": frozenset(("option", "optgroup")),
    "optgroup": frozenset(("option",)),
}
"""Element (or none) to the blocks that may stand right in it."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark q s samp small span strike"
    " strong sub sup time tt u var".split()
)
LINES = frozenset(("", "p", "pre", "legend", *_HEADINGS, *_BOXES, *_PARTS, *INLINE))
"""What elements of a line may stand right in."""

WORDS = LINES | {"option"}
"""What words may stand right in; in anything else only white space may."""

ALONE = frozenset(("a", "form"))
"""What cannot stand in another of its kind, however deep."""

CLOSE_OTHERS = _HEADINGS | {"p"}
"""What closes another heading, or makes an empty paragraph, where none of its own is open."""

CLOSED_BEFORE = {
    **dict.fromkeys(_IN_A_BOX - {"select", "legend"}, ("p",)),
    **dict.fromkeys(("select", "legend"), ()),
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "li": ("p", "li"),
    **dict.fromkeys(("dt", "dd"), ("p", "dt", "dd")),
    **dict.fromkeys(("td", "th"), ("p", "td", "th")),
    "tr": ("p", "td", "th", "tr"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ("p", "td", "th", "tr", "tbody", "thead", "tfoot")),
}
"""Block to what ends where it begins, if that is open, from the inside out."""

CLOSED_WITH = {
    **dict.fromkeys((*_BOXES, *_PARTS), ("p",)),
    **dict.fromkeys(("ul", "ol"), ("p", "li")),
    "dl": ("p", "dt", "dd"),
    **dict.fromkeys(("select", "optgroup"), ("option", "optgroup")),
    "tr": ("p", "td", "th"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ("p", "td", "th", "tr")),
    "table": ("p", "td", "th", "tr", "tbody", "thead", "tfoot"),
}
"""Block to what ends with it, if that is open, from the inside out."""
