"""The tables of an eFiction 3 archive: their columns in order, and which of them say something of its stories.

Facts: the installers of eFiction 3.0 to 3.5.8 and public dumps. All these versions begin each table alike; what later
ones added stands at its end. A backup that names no columns is read by this order. Tables that are not here hold
settings, menus, code, statistics and addresses of visitors.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NAME = "efiction_database"
"""What the format is called in reports."""
MARK = "fanfiction_"
"""What stands in the name of each table, behind the prefix of the archive."""
_ORDER = {
    "stories": "sid title summary storynotes catid classes charid rid date updated uid coauthors featured validated"
    " completed rr wordcount rating reviews count challenges",
    "chapters": "chapid title inorder notes storytext endnotes validated wordcount rating reviews sid uid count",
    "authors": "uid penname realname email website bio image date admincreated password",
    "coauthors": "sid uid",
    "categories": "catid parentcatid category description image locked leveldown displayorder numitems",
    "characters": "charid catid charname bio image",
    "classtypes": "classtype_id classtype_name classtype_title",
    "classes": "class_id class_type class_name",
    "genres": "gid genre",
    "warnings": "wid warning",
    "ratings": "rid rating ratingwarning warningtext",
    "series": "seriesid title summary uid isopen",
    "inseries": "seriesid sid subseriesid confirmed inorder",
    "challenges": "chalid challenger uid title catid characters summary",
    "reviews": "reviewid item chapid reviewer uid review date rating respond type",
    "favorites": "uid item type",
    "news": "nid author title story time",
    "messages": "message_id message_name message_title message_text",
    "settings": "sitekey sitename slogan url siteemail tableprefix skin hiddenskins language",
}
_LEFT_OUT = {
    "stories": "featured rr rating",
    "chapters": "rating reviews count",
    "authors": "realname email image admincreated password",
    "categories": "image locked leveldown numitems",
    "characters": "catid image",
    "series": "isopen",
    "challenges": "uid catid characters",
    "reviews": "respond",
    "settings": "sitekey siteemail skin hiddenskins",
}
_FURTHER = {"stories": ("gid", "wid")}
"""Columns that only eFiction 2 had: ids, or names, of genres and warnings."""
_NUMBERS = frozenset(
    "sid chapid uid catid parentcatid charid classtype_id class_id class_type gid wid rid seriesid subseriesid"
    " confirmed inorder chalid reviewid item nid message_id validated displayorder".split()
)
_LISTS = frozenset(
    (("stories", "catid"), ("stories", "charid"), ("stories", "rid"), ("stories", "gid"), ("stories", "wid"))
)
"""Columns that are called like a number and hold several, or a name."""
PRIVATE = frozenset(("realname", "email", "password", "siteemail", "smtp_host", "smtp_username", "smtp_password"))
"""Columns that nobody but the archive's keeper was meant to see; so was all of `PRIVATE_TABLES`."""
PRIVATE_TABLES = frozenset(("log", "online", "messaging", "authorprefs", "authorinfo"))

ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {table: tuple(names.split()) for table, names in _ORDER.items()}
)
KEPT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        table: tuple(name for name in names if name not in _LEFT_OUT.get(table, "").split()) + _FURTHER.get(table, ())
        for table, names in ORDER.items()
    }
)
"""Table to the columns that are read; a person's name, address and password are not."""


def is_number(table: str, column: str) -> bool:
    """Return whether a column holds a whole number and nothing else."""
    return column in _NUMBERS and (table, column) not in _LISTS
