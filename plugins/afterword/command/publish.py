"""`publish`: build strictly with the real address, and push the site to the branch that GitHub Pages shows.

The branch has one commit and no history: what an author asks to be removed is gone with the next push.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from ..addresses import NAME as ADDRESSES
from ..content import ContentError, open_content
from ..published import write_addresses
from .build import NOT_BUILT, WHOLE, Built, Request, build_site, show_built
from .conf import read_conf
from .screen import console, printable

CONF = "publishconf.py"
_WEB = re.compile(r"https?://[^\s/?#\"'<>]+(?:/[^\s?#\"'<>]*)?$")
_GITHUB = re.compile(r"github\.com[:/](?P<owner>[^/]+)/(?P<repo>[^/]+?)(?:\.git)?/?$")


def publish(
    root: Path, *, remote: str = "origin", branch: str = "gh-pages", content: Path | None = None, push: bool = True
) -> int:
    """Build, and push unless that is left to others. Returns 0, 1 where findings keep it back, 2 where it cannot be."""
    folder = content or root / "content"
    try:
        site = _address(root, remote)
        domain = domain_of(site, _remote(root, remote))
        beside = {".nojekyll": "", **({"CNAME": f"{domain}\n"} if domain else {})}
        request = Request(root, folder, root / "output", None, CONF, {"SITEURL": site}, beside)
        built = build_site(request)
        status = show_built(request, built, strict=True)
        if status != WHOLE:
            console.print(
                "Nothing was published: correct what is named above, or accept it in corrections.csv.", style="bold red"
            )
            return status
        if push and not _push(root, request.output, remote, branch):
            return NOT_BUILT
        _keep_addresses(folder, built)
    except (ContentError, OSError) as error:
        console.print(f"Not published: {printable(str(error))}", style="bold red", markup=False)
        return NOT_BUILT
    if push:
        console.print(f"Published to {branch} of {remote}; the site is at {site}/", markup=False)
        _remind(root, folder / ADDRESSES)
    return WHOLE


def _address(root: Path, remote: str) -> str:
    """Return where the site will be: what publishconf.py says, else the environment, else GitHub's for the remote.

    Raises `ContentError` where nobody says.
    """
    written = str(read_conf(root / CONF).get("SITEURL") or "")
    site = written or os.environ.get("SITEURL") or pages_address(_remote(root, remote))
    if not site:
        message = f'nobody says where the site will be. Write its address into {CONF}: SITEURL = "https://…".'
        raise ContentError(message)
    if not _WEB.match(site):
        message = f"“{site}” is no address of a site. Write it whole: https://stories.example."
        raise ContentError(message)
    return site.rstrip("/")


def _keep_addresses(folder: Path, built: Built) -> None:
    """Write down the addresses that are published now, so that they stay."""
    content = open_content(folder)
    if content.is_plain:
        return
    path = folder / ADDRESSES
    shown, removed = built.catalogue, built.archive.removed
    text = write_addresses(shown.slugs, shown.keys, content.published, content.removals, removed)
    if not path.is_file() or path.read_bytes() != text.encode():
        path.write_text(text, "utf-8", newline="\n")


def _remind(root: Path, path: Path) -> None:
    if path.absolute().is_relative_to(root) and _git(root, "status", "--porcelain", "--", str(path.absolute())):
        console.print(f"{path} has new addresses: commit it, so that they stay.", markup=False)


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


def domain_of(site: str, remote: str) -> str | None:
    """Return the domain that GitHub Pages has to be told of with each push: a site's own, which is not GitHub's."""
    parts = urlsplit(site)
    own = parts.hostname if not parts.path and _GITHUB.search(remote) else None
    return own if own and not own.endswith(".github.io") else None


def _remote(root: Path, remote: str) -> str:
    return _git(root, "remote", "get-url", remote) or ""


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
