"""`verify`: what lies in the output folder, held against what was built."""

from __future__ import annotations

from pathlib import Path

from ..story.plural import counted
from ..verify import verify_folder
from .screen import console, show_findings

SOUND, NOT_SOUND, NOT_THERE = 0, 1, 2


def verify(output: Path) -> int:
    """Print what is wrong with a site, and return 0 where nothing is, 1 where something is, 2 where there is none."""
    try:
        found = verify_folder(output)
    except OSError as error:
        console.print(f"Not verified: {error}. Build the site first.", style="bold red", markup=False)
        return NOT_THERE
    show_findings(found, notes=True)
    if found:
        console.print(f"{counted(len(found), 'fault')} in {output}", style="bold red", markup=False)
        return NOT_SOUND
    console.print(f"{output}: every file is as it was built, every link leads somewhere, and no page runs or loads")
    console.print("anything but the theme's own.")
    return SOUND
