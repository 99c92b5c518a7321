"""JSON as a script that hands it over, for pages opened from a disk: they can load nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def as_script(name: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield a script that hands JSON over by name, piece by piece. No character of it can end the script or a tag."""
    yield f'afterwordReceive("{name}","'
    for piece in pieces:
        text = json.dumps(piece, ensure_ascii=False)[1:-1]
        for character in "<>&\u2028\u2029":
            text = text.replace(character, f"\\u{ord(character):04x}")
        yield text
    yield '");\n'


def write_scripts(folder: Path, scripts: Iterable[tuple[str, object]]) -> None:
    """Write what scripts hand over, by their names, below a folder that is there."""
    for name, value in scripts:
        file = folder / f"{name}.js"
        file.parent.mkdir(exist_ok=True)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        file.write_text("".join(as_script(name, (text,))), "utf-8", newline="\n")
