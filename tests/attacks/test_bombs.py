"""Files that were made to take for ever take no longer than others: none is given up, and no word of any is lost."""

from __future__ import annotations

from pathlib import Path

from afterword.content import open_content
from afterword.intake import take_in
from raw import story

from .bombs import BOMBS, MANY


def test_no_file_takes_for_ever_and_no_word_is_lost(content: Path) -> None:
    """What took time that grows with the square of the file would be given up (A113): each gets a few seconds."""
    for name, bomb in BOMBS.items():
        (content / "stories" / name).write_bytes(bomb(MANY))
    (content / "stories/a.txt").write_text(story("The Farthing"))
    found = take_in(open_content(content))
    assert [each for each in found.findings if each.code in ("A107", "A113", "A502", "A801")] == []
    assert found.ledger.lost == ()
    assert found.ledger.words_in == found.ledger.published + sum(found.ledger.dropped.values())
    assert {report.path.partition("/")[0] for report in found.files} == {*BOMBS, "a.txt"}
    assert "The Farthing" in {each.title for each in found.stories}
