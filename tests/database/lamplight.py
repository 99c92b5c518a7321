"""A small archive of ours as the rows of its database, and as a dump of each dialect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Value = str | int | None
LEDGER = (
    "The ledger was wrong by one farthing, and had been since Michaelmas.\r\n"
    "The clerk, who was quite sure of it, looked under the desk, and found an umbrella there that nobody had asked for."
)
RAIN = (
    "<p>It rained on the umbrella, and Ada, who did not own it, held it over the man who did.</p><p>&nbsp;</p>"
    "<p>Nobody said a word about it all the way to the bridge, where it was <i>taken</i> by the wind.</p>"
)
FRENCH = "They found it in the handle.<br /><br />It was a French one, and the clerk's hand shook as he wrote it down."
COLUMNS = {
    "authors": "uid penname realname email website bio image date admincreated password",
    "categories": "catid parentcatid category description image locked leveldown displayorder numitems",
    "chapters": "chapid title inorder notes storytext endnotes validated wordcount rating reviews sid uid count",
    "characters": "charid catid charname bio image",
    "classes": "class_id class_type class_name",
    "classtypes": "classtype_id classtype_name classtype_title",
    "challenges": "chalid challenger uid title catid characters summary",
    "coauthors": "sid uid",
    "favorites": "uid item type comments",
    "inseries": "seriesid sid subseriesid confirmed inorder",
    "log": "log_id log_action log_uid log_ip log_timestamp log_type",
    "messages": "message_id message_name message_title message_text",
    "news": "nid author title story time comments",
    "ratings": "rid rating ratingwarning warningtext",
    "reviews": "reviewid item chapid reviewer uid review date rating respond type",
    "series": "seriesid title summary uid isopen",
    "settings": "sitekey sitename slogan url siteemail tableprefix skin hiddenskins language",
    "stories": "sid title summary storynotes catid classes charid rid date updated uid coauthors featured validated"
    " completed rr wordcount rating reviews count challenges",
}
SECRETS = ("Bartholomew", "Cratchit", "quill@lamplight.example", "wren@lamplight.example", "5f4dcc3b", "203.0.113.9")
ROWS: Mapping[str, tuple[tuple[Value, ...], ...]] = {
    "authors": (
        (9, "quill &amp; ash", "Bartholomew Q.", SECRETS[2], "www.quill.example", "I write in <i>margins</i>.\r\nTo " + SECRETS[2],
         "", "2004-02-01 10:00:00", "0", "5f4dcc3b"),
        (12, "Wren", "Cratchit, T.", SECRETS[3], "", "", "", "1078135200", "0", "5f4dcc3b"),
    ),
    "categories": (
        (1, -1, "Dickens", "All that he wrote, and what he should have.", "", "1", 0, 1, 2),
        (2, 1, "Little Dorrit", "", "", "0", 1, 1, 1),
        (3, 1, "General", "", "", "0", 1, 2, 1),
        (5, 4, "General", "", "", "0", 1, 1, 0),
        (4, -1, "Others", "", "", "1", 0, 2, 0),
    ),
    "characters": ((5, -1, "Amy Dorrit", "She was born in the Marshalsea.", ""), (6, -1, "Arthur Clennam", "", "")),
    "classtypes": ((1, "genres", "Genres"), (2, "warnings", "Warnings"), (3, "place", "Takes Place")),
    "classes": ((7, 1, "Drama"), (12, 2, "Debt"), (14, 3, "Before the fall, and after"), (15, 2, "None")),
    "ratings": ((1, "G", "0", ""), (2, "R", "3", "You should be old enough to owe money.")),
    "series": ((1, "The Ledger", "Everything is written down.", 9, 0), (2, "The Margins", "", 9, 0)),
    "inseries": ((1, 151, 0, 1, 2), (2, 0, 1, 1, 1), (2, 152, 0, 0, 1)),
    "challenges": ((3, "Wren", 12, "One Farthing", "", "", "A story that costs one farthing."),),
    "coauthors": ((152, 9),),
    "stories": (
        (151, "The Farthing", "One farthing is missing.<br />Who has it?", "Disclaimer: Mr Dickens\\'s, all of them.",
         "2,3", "7,12,14", "5,6", "2", "2007-05-29 20:15:03", "1181127600", 9, "0", "0", "1", "1", "0", 55, -1, 2, 880, "3"),
        (152, "An Umbrella", "Rain.", "", "-1", "15", "", "1", "2008-01-02 08:00:00", "2008-01-02 08:00:00", 12, "1", "0",
         "1", "0", "0", 37, -1, 0, 12, "0"),
        (153, "A Draft", "Not yet.", "", "1", "", "", "1", "2008-01-02 08:00:00", "0000-00-00 00:00:00", 12, None, "0",
         "0", "0", "0", 4, -1, 0, 0, ""),
    ),
    "chapters": (
        (346, "The Other Column", 5, "", FRENCH, "That was it.", "1", 22, -1, 1, 151, 12, 380),
        (345, "Michaelmas", 1, "Thanks, Wren!", LEDGER, "", "1", 33, -1, 1, 151, 9, 500),
        (347, "Rain", 1, "", RAIN, None, "1", 37, -1, 0, 152, 12, 12),
        (348, "Draft", 1, "", "Nobody has seen this.", "", "0", 4, -1, 0, 153, 12, 0),
        (349, "Interlude", 3, "", "Not released either.", "", "0", 4, -1, 0, 151, 9, 0),
    ),
    "reviews": (
        (77, 151, 345, "Wren", 12, "More, please!<br><br><i>Author's Response: Soon. " + SECRETS[2] + "</i>",
         "2007-06-01 08:00:00", 10, "1", "ST"),
        (78, 151, 346, "a passer-by", 0, "I laughed until the lamp went out.", "1181203200", -1, "0", "ST"),
        (79, 151, 0, "Wren", 12, "No Review", "2007-06-07 08:00:00", 10, "0", "ST"),
        (80, 1, 0, "Wren", 12, "What a series!", "2007-06-07 08:00:00", 10, "0", "SE"),
    ),
    "favorites": ((12, 151, "ST", ""), (9, 152, "ST", "Rain!"), (12, 152, "ST", ""), (9, 12, "AU", "")),
    "news": ((1, "Wren", "We are open", "The lamp is lit. Bring a ledger.", "2004-02-01 12:00:00", 0),),
    "messages": ((1, "welcome", "Welcome", "<p>Welcome to Lamplight.</p>"), (2, "rules", "", "Be kind.")),
    "settings": (
        ("abc", "Lamplight", "Stories after dark", "http://lamplight.example/fanfiction", "keeper@lamplight.example", "",
         "default", "", "en"),
    ),
    "log": ((1, "Wren came from 203.0.113.9", 12, 2130706433, "2004-02-01 12:00:00", "LG"),),
}  # fmt: skip
"""What each table holds; a story, two chapters and all of the log were never to be seen by a reader."""


def without_texts() -> Mapping[str, tuple[tuple[Value, ...], ...]]:
    """Return the rows of an archive that keeps the texts of its chapters in files."""
    at = COLUMNS["chapters"].split().index("storytext")
    return {**ROWS, "chapters": tuple((*row[:at], "", *row[at + 1 :]) for row in ROWS["chapters"])}


def texts() -> dict[str, str]:
    """Return those files: the text of each chapter by its path."""
    return {f"stories/{row[11]}/{row[0]}.txt": str(row[4]) for row in ROWS["chapters"]}


Rows = Mapping[str, tuple[tuple[Value, ...], ...]]


def mysqldump(rows: Rows = ROWS, prefix: str = "") -> str:
    """Return a dump with a definition for each table, and all its rows in one statement."""
    parts = ["-- MySQL dump 10.11\n--\n-- Host: localhost    Database: it's ours\n/*!40101 SET NAMES utf8 */;\n"]
    for table, values in rows.items():
        columns = ",\n".join(f"  `{name}` text NOT NULL default 'a;b'" for name in COLUMNS[table].split())
        key = COLUMNS[table].split()[0]
        name = f"`{prefix}fanfiction_{table}`"
        parts.append(
            f"DROP TABLE IF EXISTS {name};\nCREATE TABLE {name} (\n{columns},\n  PRIMARY KEY  (`{key}`)\n) TYPE=MyISAM;"
        )
        parts.append(
            f"LOCK TABLES {name} WRITE;\nINSERT INTO {name} VALUES {','.join(map(_single, values))};\nUNLOCK TABLES;"
        )
    return "\n".join(parts) + "\n"


def php_my_admin(rows: Rows = ROWS) -> str:
    """Return a dump that names the columns in each statement, a row to a line."""
    parts = ['-- phpMyAdmin SQL Dump\n-- version 2.11.9\nSET SQL_MODE="NO_AUTO_VALUE_ON_ZERO";\n']
    for table, values in rows.items():
        names = ", ".join(f"`{name}`" for name in COLUMNS[table].split())
        lines = ",\n".join(map(_single, values))
        parts.append(
            f"--\n-- Dumping data for table `fanfiction_{table}`\n--\n\nINSERT INTO `fanfiction_{table}` ({names}) VALUES\n{lines};\n"
        )
    return "\n".join(parts)


def own_backup(rows: Rows = ROWS) -> str:
    """Return a dump as eFiction makes it: no definitions, no names of columns, double quotes."""
    lines = ["# Dump of Lamplight\n# Dump DATE : 01-Feb-2009\n"]
    for table, values in rows.items():
        lines.append(f"# dump of table fanfiction_{table}")
        lines += [f"INSERT INTO fanfiction_{table} VALUES({', '.join(map(_double, row))});" for row in values]
    return "\n".join(lines) + "\n"


def _single(row: Iterable[Value]) -> str:
    return f"({','.join('NULL' if each is None else str(each) if isinstance(each, int) else _quoted(each) for each in row)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
    return f"'{escaped}'"


def _double(value: Value) -> str:
    text = "" if value is None else str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
    return f'"{escaped}"'
