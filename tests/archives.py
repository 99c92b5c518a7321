"""Small archives for the tests of what belongs together: raw texts, and what is made of them."""

from __future__ import annotations

from afterword.story.archive import Archive, archive
from afterword.story.convert import Known, RawFile, convert
from afterword.story.corrections import read_corrections
from afterword.story.removals import read_removals
from afterword.story.sites import shipped

FIRST = (
    "It rained on the ledger and on the clerk, and Bram, who was neither, held the umbrella over the wrong one of the two. "
    * 3
)
SECOND = (
    "Nobody had told Ada that the road would be out, so she went to look for it in the only shoes that she had with her. "
    * 3
)
THIRD = (
    "The lamp burned all that night in the window of the counting-house, and in the morning nobody could say who had lit it. "
    * 3
)


def view(prose: str, *, notes: str = "", title: str = "", author: str = "") -> str:
    """Return a chapter as text saves it; title and author stand below the last one."""
    end = f"\nThe End.\n{author} is the author of 3 other stories.\nThis story is a favorite of 2 members. Members who liked {title} also liked 9 other stories.\n"
    story_notes = (
        f"Story Notes:\n{notes}\nAuthor's Chapter Notes:\nThanks for reading, please review!\n\n" if notes else ""
    )
    return f"- Text Size +\n{story_notes}{prose}\n{end if title else ''}\nYou must login (register) to review.\n"


def printable(
    title: str, author: str, chapters: dict[str, str], *, sid: int, completed: str = "Yes", words: int = 0
) -> str:
    rows = "\n\n".join(f"{at}. {name} by {author}" for at, name in enumerate(chapters, 1))
    bodies = "\n".join(f"{name} by {author}\n\n{prose}\n\nBack to index" for name, prose in chapters.items())
    total = words or sum(len(prose.split()) for prose in chapters.values())
    return (
        f"{title} by {author}\nSummary:\n\nA road moves.\n\nCategories: Gen Characters: Ada\nGenres: Drama\n"
        f"Chapters: {len(chapters)} Completed: {completed} Word count: {total} Read: 7 Published: May 29, 2007 Updated: June 06, 2007\n\n"
        f"{rows}\n\n{bodies}\nThis story archived at http://lamplight.example/viewstory.php?sid={sid}\n"
    )


def made(files: dict[str, str], corrections: str = "", removals: str = "") -> Archive:
    rows = read_corrections(corrections)
    known = Known(shipped(), rows)
    readings = [each for name, text in files.items() for each in convert(RawFile(name, text.encode()), known)]
    result = archive(readings, rows, read_removals(removals))
    assert result.ledger.lost == ()
    assert result.ledger.words_in == result.ledger.published + sum(result.ledger.dropped.values())
    assert archive(reversed(readings), rows, read_removals(removals)) == result
    return result


def outcomes(found: Archive) -> dict[str, str]:
    return {report.path: str(report.outcome) for report in found.files}


def codes(found: Archive) -> list[str]:
    return [each.code for each in found.findings]


def headed(
    title: str, author: str, text: str, summary: str = "One for each day of the week that the road was away."
) -> str:
    return f"Title: {title}\nAuthor: {author}\nRating: G\nSummary: {summary}\n\n{text}"
