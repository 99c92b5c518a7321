"""The search asked as the browser asks it: the theme's own scripts, in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).parent / "search/ask.js"


def ask(job: dict[str, Any]) -> dict[str, Any]:
    """Let the theme's own scripts answer in Node."""
    node = shutil.which("node")
    assert node, "The tests of the search need Node: apt-get install nodejs"
    done = subprocess.run(
        [node, str(_SCRIPT)], input=json.dumps(job), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def handed_over(script: Path) -> Any:
    """Return the value that a script of the search hands over."""
    text = script.read_text("utf-8")
    return json.loads(json.loads(text[text.index(",") + 1 : -3]))
