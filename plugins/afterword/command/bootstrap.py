"""Make `.venv`, install the locked packages into it once, and run invoke there.

Only the standard library is here: this runs on a machine that has Python, pip and git, and nothing else. The venv is
made without pip of its own and filled by the pip of the machine, so that it also works where Debian has split
`ensurepip` off.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

OLDEST = (3, 11)
NEED_ALL = frozenset(("test", "bench", "lint", "lock"))
"""Commands that need the packages of developers too."""
_NO_PIP = """\
Afterword needs pip to install its packages, and this Python has none.
  Debian, Ubuntu:  sudo apt-get install python3-pip
  others:          {python} -m ensurepip --user
Then run the same command again."""


def run(root: Path, arguments: list[str]) -> int:
    """Run `tasks.py ARGUMENTS` inside the venv and return its exit status; 2 where the venv could not be made."""
    if sys.version_info < OLDEST:
        print(
            f"Afterword needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 2
    python = _python_of(root / ".venv")
    for name in ("requirements.txt", "requirements-dev.txt")[: 2 if NEED_ALL & set(arguments[:1]) else 1]:
        if not _install(root, python, root / name):
            return 2
    command = [str(python), "-m", "invoke", "--search-root", str(root), *(arguments or ["--list"])]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    sys.stdout.flush()
    return _become(command, environment)


def _become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Go on as another program: whoever ends us then ends the command, and not its parent alone."""
    os.execve(command[0], command, environment)  # noqa: S606 - no shell: the venv's own Python


def _python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _install(root: Path, python: Path, requirements: Path) -> bool:
    """Install one locked set into the venv, unless it was installed as it stands now."""
    stamp = root / ".venv" / f"{requirements.stem}.sha256"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return True
    if not python.exists() and subprocess.call([sys.executable, "-m", "venv", "--without-pip", str(root / ".venv")]):
        print("The virtual environment .venv could not be made; the lines above say why.", file=sys.stderr)
        return False
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        print(_NO_PIP.format(python=sys.executable), file=sys.stderr)
        return False
    print(f"Installing {requirements.name} into .venv (once) …", flush=True)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    if subprocess.call([*pip, "install", "--require-hashes", "--no-deps", "-r", str(requirements)]):
        print(
            "The packages could not be installed; the lines above say why. Is there a network?",
            file=sys.stderr,
        )
        return False
    stamp.write_text(wanted, newline="\n")
    return True
