"""What archives show in the place of a story, each with the reason that is given for refusing it.

Registered Users Only
Age Consent Required
Access denied. This story has not been validated by the adminstrators of this site.
Questa storia presenta contenuti non adatti ai minori.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LOGIN = "it is the page that asks to log in, not the story behind it"
_AGE = "it is the page that asks for the reader's age, not the story behind it"
_JOURNAL = "it is the page that a journal shows before an entry, not the entry"
_NOT_RELEASED = "the archive had not released this story"
_NOT_THERE = "the archive did not have this story"
_ERROR = "it is the archive's error page"
_BEFORE = "it is a page that stands before a site, not the site"


class Gate(NamedTuple):
    """How a gate is known; `is_sure` where no author would write so, even at the end of a story."""

    pattern: re.Pattern[str]
    reason: str
    is_sure: bool = False


def _gate(pattern: str, reason: str, *, is_sure: bool = False) -> Gate:
    return Gate(re.compile(pattern, re.IGNORECASE), reason, is_sure)


GATES = (
    _gate(r"^\s*Registered Users Only\b", _LOGIN, is_sure=True),
    _gate(r"This work is only available to registered users", _LOGIN),
    _gate(
        r"^\s*(?:Nur für registrierte (?:Benutzer|Mitglieder|Nutzer|User)|Réservé aux (?:membres|utilisateurs)"
        r" (?:enregistrés|inscrits)|Solo (?:para )?usuarios registrados)\b",
        _LOGIN,
        is_sure=True,
    ),
    _gate(r"^\s*Fai il login e leggi la storia\b", _LOGIN, is_sure=True),
    _gate(
        r"^\s*(?:Please log ?in to access this feature|There is no such account on our website)\b", _LOGIN, is_sure=True
    ),
    _gate(r"^\s*That password does(?:n[’']t| not) match the one in our database\b", _LOGIN, is_sure=True),
    _gate(r"^\s*Member Login\s*$", _LOGIN),
    _gate(r"^\s*Age Consent Required\b", _AGE, is_sure=True),
    _gate(
        r"^\s*Alters(?:nachweis|überprüfung|freigabe|kontrolle)(?:\s+ist)? (?:erforderlich|notwendig)\b",
        _AGE,
        is_sure=True,
    ),
    _gate(r"^\s*Questa storia presenta contenuti non adatti ai minori\b", _AGE, is_sure=True),
    _gate(r"^\s*This story (?:contains adult content and/or|may contain adult) themes\b", _AGE, is_sure=True),
    _gate(r"^\s*For adults only\b.*\bover the age of\b", _AGE, is_sure=True),
    _gate(r"^\s*For adults only\b", _AGE),
    _gate(
        r"You(?:'|’)?(?:re| are) about to view content (?:that|which)\b"
        r"|You are not authorized to view this protected (?:entry|page)"
        r"|By clicking .{1,20} you certify that you are at least (?:14|18) years old",
        _JOURNAL,
    ),
    _gate(
        r"^\s*Age Verification Required\s*$|^\s*(?:NOTE: )?This story is rated FR\d+ which is above your chosen", _AGE
    ),
    _gate(r"This work could have adult content", "it is the page that asks for consent, not the story behind it"),
    _gate(r"Access denied\. This (?:story|chapter|series) has not been validated", _NOT_RELEASED, is_sure=True),
    _gate(r"That story does not exist on this archive", _NOT_THERE, is_sure=True),
    _gate(r"^\s*(?:Story was not found|Missing chapter)\s*$", _NOT_THERE, is_sure=True),
    _gate(r"^\s*Story not found\s*$|can ?not seem to find the story you are looking for", _NOT_THERE),
    _gate(r"^\s*ERROR locating story meta\b", _NOT_THERE, is_sure=True),
    _gate(r"^\s*(?:Story Not Found\s*)?Unable to locate story\b|^\s*Chapter not found\. Please check", _NOT_THERE),
    _gate(r"A fatal MySQL error was encountered", _ERROR, is_sure=True),
    _gate(r"^\s*(?:NOTCONNECTED\s+)?ERROR: Failed to connect to the database\b", _ERROR, is_sure=True),
    _gate(r"^\s*A hacking attempt has been detected\b", _ERROR, is_sure=True),
    _gate(r"^\s*You are not authorized to access that function\b", _ERROR, is_sure=True),
    _gate(
        r"^\s*(?:The|This|Our) (?:archive|site) is (?:currently |temporarily )?(?:down|closed|offline)"
        r" for maintenance\.\s*Please (?:check|come|try)(?: back)?(?: again)? (?:later|soon)\.\s*$",
        _ERROR,
        is_sure=True,
    ),
    _gate(r"\b(?:archive|site) is (?:currently |temporarily )?(?:down|closed|offline) for maintenance\b", _ERROR),
    _gate(r"^\s*No results found\.?\s*$", "it is a search that found nothing"),
    _gate(
        r"^\s*(?:Just a moment\.\.\.\s*)?Checking your browser before accessing [\w-]+(?:\.[\w-]+)+",
        _BEFORE,
        is_sure=True,
    ),
    _gate(r"^\s*Just a moment\.\.\.|Checking your browser before accessing", _BEFORE),
    _gate(r"^\s*(?:Error 404|(?:404 )?(?:Page )?Not Found)\s*$", "it is an error page"),
)
LOGIN_PAGE = Gate(
    re.compile(
        r"(?:^|\n)\s*Member Login\s+Penname:\s*Password:\s*(?:Remember Me\s*)?(?:(?:Go|Log ?in|Submit)\s*)?"
        r"(?:(?:Register|(?:Lost|Forgot(?:ten)?) (?:your )?password\??|\|)\s*)*$",
        re.IGNORECASE,
    ),
    _LOGIN,
)
"""A form to log in under the heading of a page of its own, at the end of all lines."""
