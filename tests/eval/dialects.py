"""Every way of saving that is scored, by the name that the README gives it."""

from __future__ import annotations

from collections.abc import Callable

from database.lamplight import mysqldump, own_backup, php_my_admin

from . import (
    adult_fanfiction,
    ao3,
    ao3_pages,
    books,
    books_of_archives,
    crawled,
    cut_off,
    databases,
    documents,
    efiction_later,
    efp,
    encodings,
    fanficfare,
    ffnet,
    ffnet_mobile,
    hellmouth,
    hpff,
    journals,
    mail,
    mediaminer,
    skins,
    together,
    typed_texts,
)
from .blocks import lines, markup
from .efiction import HTML, TEXT, printable
from .efiction_pages import chapters, first_printable
from .printed import LYNX, W3M, by
from .saved import CHAPTER_NOTES, STORY_NOTES, Dialect, Told, tells
from .work import Work

_BOX = "title authors summary category character genre warning challenge series status published updated words"
_WHOLE = tells(f"{_BOX} titles")
_WITH_RATING = tells(f"{_BOX} rating titles")
_GERMAN = tells("title authors summary category character genre series status published updated words titles")
_FRENCH = tells("title authors summary category character genre warning series status published updated words titles")
_ABOVE = frozenset((CHAPTER_NOTES, STORY_NOTES))
_OF_CHAPTERS = frozenset((CHAPTER_NOTES,))
_STORY = frozenset((STORY_NOTES,))
_NONE: frozenset[str] = frozenset()
_NUMBERS = HTML._replace(date=lambda date: f"{date:%m/%d/%y}")
_MONTHS = 12


def _undated(work: Work) -> Told:
    """Return what a page says whose dates in numbers nothing explains: those that could be two stay unknown."""
    dates = {"published": work.published, "updated": work.updated}
    ambiguous = {field for field, date in dates.items() if date and date.day <= _MONTHS and date.day != date.month}
    proved = any(date and date.day > _MONTHS for date in dates.values())
    return {field: value for field, value in _WHOLE(work).items() if proved or field not in ambiguous}


def one_part(work: Work) -> bool:
    return len(work.parts) == 1


def _single(work: Work) -> bool:
    """Whether a story is what one person posts: journals and home pages have one author."""
    return len(work.authors) == 1


def _speaks(lang: str) -> Callable[[Work], bool]:
    return lambda work: work.lang == lang


DIALECTS = {
    "eFiction 3: a printable page, HTML": Dialect(printable(HTML), _WHOLE, _ABOVE),
    "eFiction 3: a printable page, HTML in Windows-1252": Dialect(encodings.in_windows_1252(printable(HTML)), _WHOLE, _ABOVE),
    "eFiction 3: a printable page, text": Dialect(printable(TEXT), _WHOLE, _ABOVE),
    "eFiction 3: a printable page, text in Windows-1252 that nothing declares": Dialect(encodings.in_windows_1252_undeclared(printable(TEXT)), _WHOLE, _ABOVE, fits=encodings.fits_windows_1252),
    "eFiction 3: a printable page, text saved in the wrong encoding": Dialect(encodings.mojibake(printable(TEXT)), _WHOLE, _ABOVE),
    "eFiction 3: a printable page, printed by w3m": Dialect(by(W3M, printable(HTML)), _WHOLE, _ABOVE),
    "eFiction 3: a printable page, dates in numbers, HTML": Dialect(printable(_NUMBERS), _WHOLE, _ABOVE),
    "eFiction 3: the same, each from another site": Dialect(printable(_NUMBERS._replace(host="http://site{}.example".format)), _undated, _ABOVE),
    "eFiction 3: a printable page cut off, HTML": Dialect(cut_off.half(printable(HTML), markup), _WHOLE, _ABOVE, cut_off.is_long, cut_off.left),
    "eFiction 3: a printable page cut off, text": Dialect(cut_off.half(printable(TEXT), lines), _WHOLE, _ABOVE, cut_off.is_long, cut_off.left),
    "eFiction 3: chapter pages and contents page, HTML": Dialect(chapters(HTML), _WITH_RATING, _ABOVE),
    "eFiction 3: chapter pages in a folder, text": Dialect(chapters(TEXT), tells("title authors"), _ABOVE),
    "eFiction 3: chapter pages and contents page, printed by w3m": Dialect(by(W3M, chapters(HTML)), _WITH_RATING, _ABOVE),
    "eFiction 3 in German, text": Dialect(skins.german_text, _GERMAN, _ABOVE, _speaks("de")),
    "eFiction 2 in French, HTML": Dialect(skins.french_page, _FRENCH, _NONE, _speaks("fr")),
    "eFiction 1 in Italian, HTML": Dialect(skins.italian_pages, tells("title authors titles"), _NONE, _speaks("it")),
    "eFiction 1: a printable page, HTML": Dialect(first_printable(HTML), tells("title authors"), _NONE, one_part),
    "eFiction 1: a printable page, text": Dialect(first_printable(TEXT), tells("title authors"), _NONE, one_part),
    "eFiction 3: chapter pages and contents page, a crawl": Dialect(crawled.efiction, _WITH_RATING, _ABOVE),
    "eFiction 3: a database, mysqldump": Dialect(databases.dump(mysqldump), databases.told, _ABOVE),
    "eFiction 3: a database, phpMyAdmin": Dialect(databases.dump(php_my_admin), databases.told, _ABOVE),
    "eFiction 3: a database, its own backup, the texts in files": Dialect(databases.dump(own_backup, in_files=True), databases.told, _ABOVE),
    "eFiction 4: HTML": Dialect(efiction_later.four, efiction_later.told_four, _OF_CHAPTERS),
    "eFiction 4: text": Dialect(efiction_later.four_text, efiction_later.told_four, _NONE),
    "eFiction 5: HTML": Dialect(efiction_later.five, efiction_later.told_five, _ABOVE),
    "eFiction 5: text": Dialect(efiction_later.five_text, efiction_later.told_five_text, _STORY),
    "EFP: HTML": Dialect(efp.pages, efp.told, _NONE),
    "EFP: text": Dialect(efp.text, efp.told_text, _NONE),
    "EFP: a printable page, HTML": Dialect(efp.printable, efp.told_printed, _NONE),
    "EFP: a printable page, text": Dialect(efp.printable_text, efp.told_printed, _NONE),
    "HarryPotterFanFiction.com: a printable page, HTML": Dialect(hpff.html, hpff.told, _NONE),
    "HarryPotterFanFiction.com: a printable page, text": Dialect(hpff.text, hpff.told, _NONE),
    "AO3: a download, HTML": Dialect(ao3.download, ao3.told),
    "AO3: a download, EPUB": Dialect(books_of_archives.of_ao3, ao3.told),
    "AO3: a download cut off, HTML": Dialect(cut_off.half(ao3.download, markup), ao3.told, fits=cut_off.is_long, leaves=cut_off.left),
    "AO3: a whole work, HTML": Dialect(ao3_pages.whole, ao3.told),
    "AO3: a page for each chapter, HTML": Dialect(ao3_pages.by_chapters, ao3.told),
    "AO3: a whole work, main text": Dialect(ao3_pages.main_text, tells("title summary titles")),
    "AO3: a whole work, printed by lynx": Dialect(by(LYNX, ao3_pages.whole), ao3.told),
    "AO3: a whole work, printed by w3m": Dialect(by(W3M, ao3_pages.whole), ao3.told),
    "FanFicFare: HTML": Dialect(fanficfare.html, fanficfare.told, _OF_CHAPTERS),
    "FanFicFare: text": Dialect(fanficfare.text, fanficfare.told, _NONE),
    "FanFicFare: EPUB": Dialect(books_of_archives.of_fanficfare, fanficfare.told, _NONE),
    "FanFiction.Net: desktop, HTML": Dialect(ffnet.desktop, ffnet.told, _NONE),
    "FanFiction.Net: telephone, HTML": Dialect(ffnet_mobile.mobile, ffnet_mobile.told_small, _NONE),
    "FanFiction.Net: main text": Dialect(ffnet.main_text, ffnet.told_text, _NONE, one_part),
    "FanFiction.Net: desktop, printed by w3m": Dialect(by(W3M, ffnet.desktop), ffnet.told_printed, _NONE),
    "Adult-FanFiction.org: HTML": Dialect(adult_fanfiction.pages, adult_fanfiction.told, _NONE),
    "Adult-FanFiction.org: HTML, with a list of stories": Dialect(adult_fanfiction.with_list, adult_fanfiction.told_with_list, _NONE),
    "Adult-FanFiction.org: main text": Dialect(adult_fanfiction.main_text, adult_fanfiction.told, _NONE),
    "MediaMiner: chapters and the story's page, HTML": Dialect(mediaminer.pages, mediaminer.told, _OF_CHAPTERS, leaves=mediaminer.described),
    "MediaMiner: chapters and a list of stories, HTML": Dialect(mediaminer.with_list, mediaminer.told_with_list, _OF_CHAPTERS, leaves=mediaminer.described),
    "MediaMiner: main text": Dialect(mediaminer.main_text, mediaminer.told_text, _NONE, one_part),
    "MediaMiner: chapters and the story's page, printed by w3m": Dialect(by(W3M, mediaminer.pages), mediaminer.told, _OF_CHAPTERS, leaves=mediaminer.described),
    "Twisting the Hellmouth: HTML": Dialect(hellmouth.pages, hellmouth.told, _NONE),
    "Twisting the Hellmouth: text": Dialect(hellmouth.text, hellmouth.told, _NONE),
    "Twisting the Hellmouth: a crawl": Dialect(crawled.tth, hellmouth.told, _NONE),
    "a mailing list: a file for each message": Dialect(mail.messages, mail.told, _NONE),
    "a mailing list: a mailbox": Dialect(mail.mailbox, mail.told, _NONE),
    "a mailing list: a digest": Dialect(mail.digest, mail.told, _NONE),
    "a mailing list: a mailbox with every story": Dialect(together.mailbox, mail.told, _NONE),
    "LiveJournal: an entry for each part": Dialect(journals.livejournal, journals.told, _NONE),
    "Dreamwidth: an entry for each part": Dialect(journals.dreamwidth, journals.told, _NONE),
    "Dreamwidth: a page with every entry": Dialect(together.journal, journals.told, _NONE),
    "WordPress: a post for each part": Dialect(journals.wordpress, journals.told_by_post, _NONE, _single),
    "a home page": Dialect(journals.home_page, tells("title authors"), _NONE, one_part),
    "a book made by a converter, EPUB": Dialect(books.calibre, books.told, _NONE),
    "a document of Word, DOCX": Dialect(documents.docx, documents.told, _NONE),
    "a document of LibreOffice, ODT": Dialect(documents.odt, documents.told, _NONE),
    "Markdown": Dialect(typed_texts.markdown, typed_texts.told_by_header, _NONE),
    "a typed header, text": Dialect(typed_texts.text, typed_texts.told_by_header, _NONE),
    "typed headers, every story in one text": Dialect(together.typed, typed_texts.told_by_header, _NONE, together.is_labelled),
}  # fmt: skip
"""Name in the table of the README to dialect."""
