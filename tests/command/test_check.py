"""`check`: what was understood, without a site."""

from __future__ import annotations

import json
import os
from pathlib import Path

from afterword.command.build import WHOLE
from raw import PROSE, story
from running import invoke


def test_check_writes_the_json_and_the_sheet(content: Path, tmp_path: Path) -> None:
    (content / "stories/a.txt").write_text(PROSE)
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"), "--write-corrections")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert json.loads((tmp_path / "out.json").read_text())["stories"][0]["title"] is None
    assert "a.txt" in (content / "corrections.csv").read_text("utf-8-sig")
    assert not (tmp_path / "output").exists()


def test_a_file_name_cannot_forge_a_line_of_output(content: Path, tmp_path: Path) -> None:
    (content / "stories/a\nerror A999 b.txt").write_text("x")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    assert not any(line.startswith("error") for line in done.stdout.splitlines())


def test_links_out_of_the_folder_and_pipes_are_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(story("Secret"))
    (content / "stories/link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(content / "stories/pipe.txt")
    done = invoke("check", "--content", str(content), "--json", str(tmp_path / "out.json"))
    found = json.loads((tmp_path / "out.json").read_text())
    assert done.returncode == WHOLE
    assert [each["outcome"] for each in found["files"]] == ["refused", "refused"]
    assert [each["code"] for each in found["findings"]] == ["A105", "A105"]
