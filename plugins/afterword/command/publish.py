"""`publish`: build strictly with the real address, and push the site to the branch that GitHub Pages shows.

The branch has one commit and no history: what an author asks to be removed is gone with the next push.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from ..addresses import NAME as ADDRESSES
from .build import NOT_BUILT, WHOLE, Request, build
from .screen import console

_GITHUB = re.compile(r"github\.com[:/](?P<owner>[^/]+)/(?P<repo>[^/]+?)(?:\.git)?/?$")


def publish(
    root: Path, *, remote: str = "origin", branch: str = "gh-pages", content: Path | None = None, push: bool = True
) -> int:
    """Build, and push unless that is left to others. Returns 0, 1 where findings keep it back, 2 where it cannot be."""
    site = os.environ.get("SITEURL") or pages_address(_git(root, "remote", "get-url", remote) or "")
    if site is None:
        console.print("Say where the site will be: SITEURL=https://… python3 tasks.py publish", style="bold red")
        return NOT_BUILT
    site = site.rstrip("/")
    settings = {"SITEURL": site, "ADDRESS": site}
    output = root / "output"
    folder = content or root / "content"
    request = Request(root, folder, output, None, "publishconf.py", settings, keep_addresses=True)
    status = build(request, strict=True)
    if status != WHOLE:
        console.print(
            "Nothing was published: correct what is named above, or accept it in corrections.csv.", style="bold red"
        )
        return status
    (output / ".nojekyll").touch()
    if not push:
        return WHOLE
    if not _push(root, output, remote, branch):
        return NOT_BUILT
    console.print(f"Published to {branch} of {remote}; the site is at {site}/", markup=False)
    if _git(root, "status", "--porcelain", "--", f"content/{ADDRESSES}"):
        console.print(f"content/{ADDRESSES} has new addresses: commit it, so that they stay.")
    return WHOLE


def pages_address(remote: str) -> str | None:
    """Return where GitHub Pages shows the site of a repository, by the address of its remote.

    >>> pages_address("git@github.com:ash/lamplight.git")
    'https://ash.github.io/lamplight'
    """
    found = _GITHUB.search(remote)
    if found is None:
        return None
    owner, repo = found["owner"].lower(), found["repo"]
    return f"https://{owner}.github.io" if repo.lower() == f"{owner}.github.io" else f"https://{owner}.github.io/{repo}"


def _push(root: Path, output: Path, remote: str, branch: str) -> bool:
    """Commit the output as it stands, beside the working tree and without history, and push it."""
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        work = ("--work-tree", str(output))
        if _git(root, *work, "add", "--all", "--force", ".", env=index, cwd=output) is None:
            return False
        tree = _git(root, *work, "write-tree", env=index)
        commit = _git(root, "commit-tree", "-m", "Publish the archive", tree) if tree else None
        return commit is not None and _git(root, "push", "--force", remote, f"{commit}:refs/heads/{branch}") is not None


def _git(root: Path, *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> str | None:
    """Run git and return what it printed, or None where it failed (it has said why)."""
    command = ["git", "--git-dir", str(_git_dir(root)), *arguments]
    done = subprocess.run(
        command,
        cwd=cwd or root,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        console.print(done.stderr.strip(), style="red", markup=False)
        return None
    return done.stdout.strip()


def _git_dir(root: Path) -> Path:
    found = subprocess.run(
        ["git", "rev-parse", "--absolute-git-dir"], cwd=root, capture_output=True, text=True, check=False
    )
    return Path(found.stdout.strip() or root / ".git")
