"""The other pages of an eFiction 3 archive: chapters and their contents, and what eFiction 1 printed."""

from __future__ import annotations

from html import escape

from .blocks import lines, markup
from .efiction import HOST, HTML, TEXT, Look, box, heading, note
from .saved import Files
from .work import Work


def chapters(look: Look) -> Files:
    """Return what saves a story as a page for each chapter, and as HTML its contents page too."""

    def files(work: Work, sid: int) -> dict[str, bytes]:
        pages = {
            f"{sid}/chapter {at}.{look.ending}": _view(work, sid, at, look) for at in range(1, len(work.parts) + 1)
        }
        pages |= {f"{sid}/index.html": index(work, sid)} if look is HTML else {}
        return {name: page.encode() for name, page in pages.items()}

    return files


def _view(work: Work, sid: int, at: int, look: Look) -> str:
    part, last = work.parts[at - 1], at == len(work.parts)
    options = "".join(
        f"<option{' selected' if number == at else ''}>{number}. {escape(work.name(number))}</option>"
        for number in range(1, len(work.parts) + 1)
    )
    end = "".join(f"{name} is the author of 3 other stories.\n" for name in work.authors)
    liked = f"This story is a favorite of 2 members. Members who liked {work.title} also liked 9 other stories."
    if look is HTML:
        end = escape(end).replace("\n", "<br>\n")
    select = f'<div class="jumpmenu">- Text Size + <select name="chapter">{options}</select></div>\n'
    return (
        (heading(work, sid, look) + select if look is HTML else "- Text Size +\n")
        + (note(look, "Story Notes", work.notes) if at == 1 else "")
        + note(look, "Author's Chapter Notes", part.notes)
        + (f'<div id="story">{markup(part.prose)}</div>\n' if look is HTML else f"{lines(part.prose)}\n\n")
        + note(look, "Chapter End Notes", part.end_notes)
        + (look.block("storyend", end + look.text(liked)) if last else "")
        + look.block("respond", "You must login (register) to review.")
    )


def index(work: Work, sid: int) -> str:
    """Return the contents page of a story: the one that has the rating."""
    rows = "".join(
        f'<div><b>{at}. <a href="viewstory.php?sid={sid}&amp;chapter={at}">{escape(work.name(at))}</a>'
        f" by {escape(', '.join(work.writers(at)))}</b> [Reviews - 0] ({part.words} words)</div>\n"
        for at, part in enumerate(work.parts, 1)
    )
    below = '<div class="respond">You must login (register) to review.</div>'
    return heading(work, sid, HTML) + HTML.block("infobox", box(work, HTML, rated=True)) + rows + below


def first_printable(look: Look) -> Files:
    """Return what saves a story of one chapter as eFiction 1 printed it."""

    def files(work: Work, sid: int) -> dict[str, bytes]:
        title, url = f"{work.title}: {work.name(1)}", f"{HOST}/viewstory.php?sid={sid}&i=1"
        if look is TEXT:
            page = f"{title}\nby {work.by}\n\n{lines(work.parts[0].prose)}\n\nArchived at: The Milestone\n{url}\n"
            return {f"{sid}.txt": page.encode()}
        prose = "<br><br>\n".join(block[3:-4] if block.startswith("<p>") else block for block in work.parts[0].prose)
        page = (
            f"<html><head><title>The Milestone</title></head>\n<body>\n<center><b>{escape(title)}</b><br>by {escape(work.by)}</center><br>\n"
            f'{prose}<br><br>\n<center>Archived at: The Milestone<br><a href="{escape(url)}">{escape(url)}</a></center>\n</body></html>\n'
        )
        return {f"{sid}.html": page.encode()}

    return files
