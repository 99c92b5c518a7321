"""The place of the site: one build at a time, and the old site until the new one is whole, whatever ends a build."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..content import ContentError
from ..manifest import MANIFEST

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HERE, _EXCHANGE = -100, 2
"""What Linux calls the working folder, and the exchange of two names (`renameat2`)."""


@contextmanager
def place_for(target: Path) -> Iterator[Path]:
    """Give a folder beside `target` to build in; it is gone afterwards, unless it was put in its place.

    What a build that was killed has left is cleared away first. Raises `ContentError` where another build is at work
    there, or where `target` holds something that no build made.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _recover(target)
        check_target(target)
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
        try:
            yield beside
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def check_target(target: Path) -> None:
    """Refuse to replace a folder that no build made."""
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MANIFEST).is_file())):
        message = (
            f"{target} holds something that is no site of ours. Give another folder, or empty it: --output FOLDER."
        )
        raise ContentError(message)


def swap(beside: Path, target: Path) -> None:
    """Put the new site in the place of the old: at any moment one of them is there, whole."""
    beside.chmod(0o755)
    if not target.exists():
        beside.rename(target)
    elif not _exchanged(beside, target):
        target.rename(_old(target))
        beside.rename(target)
        shutil.rmtree(_old(target), ignore_errors=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of a place; the system lets go of it when the process ends, however that comes.

    It is the process's own, and not that of its workers, who may outlive it for a moment.
    """
    path = target.with_name(f".{target.name}.lock")
    with path.open("a+b") as file:
        if not _locked(file.fileno(), path):
            message = (
                f"Another build is at work on {target}. Wait until it has ended, or give another folder: --output."
            )
            raise ContentError(message)
        try:
            yield
        finally:
            if sys.platform != "win32":  # which deletes nothing that is open
                path.unlink(missing_ok=True)


def _locked(descriptor: int, path: Path) -> bool:
    """Lock an open file unless somebody has, or has deleted it since it was opened; return whether it is ours."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _recover(target: Path) -> None:
    """Clear away what a killed build has left; if it was killed between two steps, the old site comes back."""
    old = _old(target)
    if old.is_dir() and not target.exists():
        old.rename(target)
    for left in (old, *target.parent.glob(f"{_prefix(target)}*")):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.new."


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can; return whether it could."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    names = (os.fsencode(one), os.fsencode(other))
    return exchange is not None and exchange(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0
