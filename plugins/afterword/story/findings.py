"""Everything Afterword may have to tell a person about a raw file: a code, what happened, and what to do.

A1 reading the file · A2 what it is · A3 what it does not say · A4 chapters and copies · A5 notes and prose ·
A6 corrections and settings · A7 addresses · A8 words
"""

from __future__ import annotations

from typing import NamedTuple

from .model import Finding, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Code(NamedTuple):
    """One kind of finding; both texts may hold `{facts}`."""

    severity: Severity
    message: str
    hint: str


CODES: dict[str, Code] = {
    "A101": Code(ERROR, "cannot be read: {reason}", "Check the file and its permissions; then build again."),
    "A102": Code(WARNING, "is neither UTF-8 nor what it declares, if it declares anything; read as {encoding}, which is a guess",
                 "Look at the accented letters and quotation marks; if they are wrong, save the file as UTF-8."),
    "A103": Code(NOTE, "{lines} saved in the wrong encoding and put right, the first: {after}",
                 "Nothing to do if it reads well; the raw file is unchanged."),
    "A104": Code(NOTE, "left out: {characters}", "Nothing to do; they would show as nothing or turn the text around."),
    "A105": Code(ERROR, "is not a regular file inside the stories folder", "Copy the file itself into the folder: links out of it are not followed."),
    "A106": Code(ERROR, "is too large: {reason}", "Split it, or raise MAX_FILE_SIZE in pelicanconf.py."),
    "A107": Code(ERROR, "could not be understood: {reason}", "This is a fault of Afterword; please report it with a file like this one."),
    "A108": Code(ERROR, "has a name that is not UTF-8", "Give the file, or the folder that it is in, another name."),
    "A109": Code(ERROR, "cannot be unpacked: {reason}", "If you can open it, unpack it or save it anew as HTML or text, and take this file out of the folder."),
    "A110": Code(WARNING, "is cut off, or cannot be read from here on; what stands before is read",
                 "Look for a whole copy of the database, and put it in the place of this one."),
    "A111": Code(WARNING, "lies beside the folder of the stories, and is not read",
                 "Move it into the folder `stories`, or out of this one."),
    "A112": Code(ERROR, "is a crawl, which only the package warcio can read",
                 "Run `.venv/bin/python -m pip install --require-hashes -r requirements-warc.txt`, and build again."),
    "A113": Code(ERROR, "was given up after {seconds} seconds of the processor's time",
                 "If it is a story, save its text alone as a .txt file, or raise MAX_SECONDS in pelicanconf.py; and please report it with a file like this one."),
    "A114": Code(NOTE, "elements that lie more than {limit} deep within one another: {count}, the first of them here; their formatting is left out, and no word",
                 "Nothing to do if it reads well; else raise MAX_NESTING in pelicanconf.py."),
    "A115": Code(NOTE, "tags with more than {limit} attributes: {count}, the first of them here; the rest of those is left out, and no word",
                 "Nothing to do if it reads well; else raise MAX_ATTRIBUTES in pelicanconf.py."),
    "A116": Code(NOTE, "has a line of {count} characters here, more than {limit}; it is shown in parts, and no word is left out",
                 "If its line ends were lost on the way, look for another copy; if it is right, raise MAX_LINE_LENGTH in pelicanconf.py."),
    "A117": Code(WARNING, "has {count} chapters, more than {limit}; those above that stand together in the last one, under their headings",
                 "If they are chapters, raise MAX_CHAPTERS in pelicanconf.py."),
    "A118": Code(WARNING, "has {count} tags, more than {limit}; not shown: {names}", "If they are tags of one story, raise MAX_TAGS in pelicanconf.py."),
    "A119": Code(ERROR, "is too much to unpack: {reason}", "Unpack it, and put its stories alone into the folder; or raise MAX_ARCHIVE_FILES in pelicanconf.py."),
    "A120": Code(ERROR, "grows too large when it is unpacked: {reason}",
                 "Look what is in it, and put its stories alone into the folder; or raise MAX_ARCHIVE_RATIO in pelicanconf.py."),
    "A201": Code(NOTE, "refused: {reason}", "If it is a story all the same, save its text alone as a .txt file."),
    "A202": Code(WARNING, "refused: {reason}", "If it is a story, save its text alone as a .txt file; if not, take it out of the folder."),
    "A203": Code(NOTE, "is a crawl; not read of it: {reason}", "Nothing to do; its pages are read."),
    "A301": Code(NOTE, "the title is unknown", "Fill in `title` in its row of corrections.csv."),
    "A302": Code(NOTE, "the author is unknown", "Fill in `author` in its row of corrections.csv, or `-` if nobody knows."),
    "A303": Code(NOTE, "the date “{text}” could be two dates", "Fill in `{field}` in its row of corrections.csv as YYYY-MM-DD."),
    "A304": Code(NOTE, "“{text}” is no {field} that can be read", "Fill in `{field}` in its row of corrections.csv."),
    "A305": Code(NOTE, "the {field} is “{said}” here and “{instead}” in {other}, which is the one shown",
                 "If this one is right, fill in `{field}` in the row of the other in corrections.csv."),
    "A306": Code(NOTE, "“{title}” by {author} follows from {what}", "If that is wrong, fill in `title` and `author` in its row of corrections.csv."),
    "A307": Code(NOTE, "“{fact}” can be read in more ways than one: nothing tells its title from its author",
                 "Fill in `title` and `author` in its row of corrections.csv."),
    "A401": Code(WARNING, "these chapters of “{title}” are missing: {numbers}", "Look for them; if they are lost, put A401 into `accept` of its row."),
    "A402": Code(NOTE, "it is a chapter, but not which one", "Fill in `chapter` in its row of corrections.csv, or the `url` it was saved from."),
    "A403": Code(NOTE, "its chapters are on the site from {other}", "Nothing to do."),
    "A404": Code(WARNING, "chapter {number} of “{title}” is in {other} too, with other words; both are published",
                 "Decide which is right; correct `chapter` of the other, or take it away."),
    "A405": Code(WARNING, "“{title}” has {counted} words where its page states {stated}: it may be cut off",
                 "Compare the end of the file; if it is whole, put A405 into `accept` of its row."),
    "A406": Code(NOTE, "it only lists the chapters of “{title}”, none of which is here", "Add the chapters, or a printable copy."),
    "A407": Code(NOTE, "it lists {stories}, none of which is here", "Nothing to do; should one of them come, the list fills in what it says of it."),
    "A408": Code(NOTE, "is one of several stories in one file, each read by itself: {fact}",
                 "Nothing to do; if they are one, write a row for the file itself, with the `title`, into corrections.csv."),
    "A409": Code(WARNING, "what stands behind the cut “{fact}” is not in the file", "Save the entry by itself, where nothing is cut, and add that."),
    "A410": Code(NOTE, "{stories} stories and {chapters} chapters that its archive had not released are left out",
                 "Nothing to do: their authors, or the archive's keeper, had not shown them to anybody."),
    "A411": Code(NOTE, "holds reviews of “{title}”, which is not here, or is here more than once",
                 "Add the story; if it is here, fill in `url` in both rows of corrections.csv."),
    "A501": Code(WARNING, "the author's note could not be told from the prose; both are published as they stand",
                 "Fill in `prose_starts` in its row of corrections.csv: the first words of the story."),
    "A502": Code(WARNING, "its formatting was given up to be safe; the words are all there", "This is a fault of Afterword; please report it."),
    "A503": Code(NOTE, "the author's note was told from the prose by its wording alone; the story begins “{start} …”",
                 "If that is wrong, fill in `prose_starts` in its row of corrections.csv."),
    "A601": Code(WARNING, "a row names a file that is not there: {path}", "Correct `file`: the path below the stories folder."),
    "A602": Code(WARNING, "no field is called “{column}”", "The columns are those of the README's table."),
    "A603": Code(WARNING, "row {row}, column {column}: “{value}” cannot be read", "{expected}"),
    "A604": Code(WARNING, "the words “{words}” of `prose_starts` are not in the text", "Copy them from the file, letter by letter."),
    "A605": Code(WARNING, "cannot be read: {reason}", "Correct the line; until then the file is left out of account."),
    "A606": Code(WARNING, "no story fits the request: {what}",
                 "Correct it: an author's name as the file has it, an address, an id or a path. If the story is gone for good, add `gone = true` to it."),
    "A607": Code(WARNING, "its row says something that the file has no place for: {what}",
                 "Correct `chapter` in its row; what is meant for a story goes into the row of the story's own file."),
    "A701": Code(NOTE, "two {kind} would share the address {address}; this one is at {other}", "Nothing to do: the addresses stay as they are."),
    "A702": Code(WARNING, "the page {address} was not written: another page is there", "Give the page another name."),
    "A703": Code(WARNING, "Pelican says: {reason}", "Correct it in content/pages/, where each page begins with `Title: …`, or in pelicanconf.py."),
    "A801": Code(ERROR, "words were lost on the way: {words}", "This is a fault of Afterword; please report it with a file like this one."),
    "A802": Code(WARNING, "{count} of its {total} words were taken for {kind} and are not published",
                 "Look whether they are story; if they are, save its text alone as a .txt file. If not, put A802 into `accept`."),
    "A803": Code(NOTE, "{count} of its {total} words are comments of readers and are not published",
                 "If the story goes on in them, save that part alone as a .txt file."),
    "A804": Code(WARNING, "is read by its bare text: its tags can be read in several ways, and in ours words ran together",
                 "Look whether its title, author and notes are right; if they are, put A804 into `accept` of its row."),
    "A901": Code(ERROR, "{what}", "Build the site anew, by `python3 tasks.py build --fresh`; if it was published, publish it again."),
    "A902": Code(ERROR, "has a link that leads nowhere: {address}",
                 "Build the site again; if it stays, this is a fault of Afterword: please report it."),
    "A903": Code(ERROR, "holds what no page may: {fault}",
                 "Publish nothing; build the site again. If it stays, this is a fault of Afterword: please report it."),
    "A904": Code(WARNING, "{what} since the site was built", "Build the site again; then it says what the files say."),
}  # fmt: skip
"""Code to what it means. The README has a row for each and `findings/` a page; tests hold them together."""


def finding(code: str, file: str, line: int | None = None, **facts: object) -> Finding:
    """Return a finding of this code about a file (path below the stories folder) and a line of it."""
    severity, message, hint = CODES[code]
    return Finding(code, severity, file, line, message.format(**facts), hint.format(**facts))
