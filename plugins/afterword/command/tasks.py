"""The commands as invoke tasks: each a name, its options, and the module that does it."""

from __future__ import annotations

from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from .ending import end_when_told

ROOT = Path(__file__).resolve().parents[3]
_CONTENT = "a folder laid out like content/, or a plain folder of raw files (default: content/)"
_OUTPUT = "where the site goes (default: output/)"
_JOBS = "how many workers read (default: as many as there are cores)"


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _number(text: str, option: str, least: int, most: int) -> int:
    if text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
        return int(text)
    message = f"--{option} takes a number from {least} to {most}, not “{text}”."
    raise Exit(message, code=2)


def _jobs(text: str) -> int | None:
    return _number(text, "jobs", 1, 999) if text else None


def _end(status: int) -> None:
    if status:
        raise Exit(code=status)


@task(
    help={
        "content": _CONTENT,
        "output": _OUTPUT,
        "strict": "fail (exit 1) on errors and warnings, after naming all",
        "jobs": _JOBS,
        "fresh": "build even where nothing has changed since the last build",
    }
)
def build(
    _: Context,
    content: str | None = None,
    output: str | None = None,
    strict: bool = False,
    jobs: str = "",
    fresh: bool = False,
) -> None:
    """Build the site. Exit 0: whole; 1: with findings, under --strict; 2: not built."""
    from .build import Request
    from .build import build as run

    request = Request(ROOT, _path(content) or ROOT / "content", _path(output) or ROOT / "output", _jobs(jobs))
    _end(run(request, strict=strict, fresh=fresh))


@task(
    help={
        "content": _CONTENT,
        "json": "write what was understood to this file, for programs",
        "html": "write it as a page to this file: every field, where it comes from, what to fill in",
        "write-corrections": "write a corrections.csv to fill in",
        "jobs": _JOBS,
    }
)
def check(
    _: Context,
    content: str | None = None,
    json: str | None = None,
    html: str | None = None,
    write_corrections: bool = False,
    jobs: str = "",
) -> None:
    """Say what was understood of every file, what is missing, and what to do about it. Builds nothing."""
    from .check import Wanted
    from .check import check as run

    wanted = Wanted(_path(json), _path(html), write_corrections)
    _end(run(ROOT, wanted, content=_path(content), jobs=_jobs(jobs)))


@task(help={"code": "the code of a finding, as A401"})
def explain(_: Context, code: str) -> None:
    """Say what a finding means, with an example, and what to do about it, step by step."""
    from .explain import explain as run

    _end(run(code))


@task(
    help={
        "content": _CONTENT,
        "base": "the base path, as a project site has it: /repo/",
        "port": "the port on this machine (0: any that is free)",
    }
)
def preview(_: Context, content: str | None = None, base: str = "/", port: str = "8000") -> None:
    """Build, serve on this machine alone, and build again whenever something changes."""
    from .preview import preview as run

    _end(run(ROOT, content=_path(content), base=base, port=_number(port, "port", 0, 65535)))


@task(
    help={
        "output": "the folder that a site was built into (default: output/)",
        "content": "the folder that it was built from (default: the one that the build noted down)",
        "json": "write what was found to this file, for programs",
    }
)
def verify(_: Context, output: str | None = None, content: str | None = None, json: str | None = None) -> None:
    """Hold a built site against its manifest, its links, the rules of safety and the raw files.

    Exit 0: sound; 1: not, or something was changed since; 2: none there.
    """
    from .verify import verify as run

    _end(run(_path(output) or ROOT / "output", _path(content), _path(json)))


@task(
    help={
        "remote": "the git remote to push to",
        "branch": "the branch that GitHub Pages shows",
        "content": _CONTENT,
        "push": "push the site (default: yes); --no-push leaves it in output/",
    }
)
def publish(
    _: Context, remote: str = "origin", branch: str = "gh-pages", content: str | None = None, push: bool = True
) -> None:
    """Build strictly with publishconf.py and push the site to its branch."""
    from .publish import publish as run

    _end(run(ROOT, remote=remote, branch=branch, content=_path(content), push=push))


@task(
    help={
        "browser": "run the tests that need a browser (default: yes)",
        "only": "run only what pytest finds under this expression (-k)",
    }
)
def test(_: Context, browser: bool = True, only: str = "") -> None:
    """Run the whole suite; gets a Chromium where it may."""
    from .test import test as run

    _end(run(ROOT, browser=browser, only=only))


@task(help={"json": "write the figures to this file, for programs", "rounds": "how often everything is measured"})
def bench(_: Context, json: str | None = None, rounds: str = "5") -> None:
    """Measure how fast stories are read, against a program that only parses them, and what of a build is verifying."""
    from .bench import bench as run

    _end(run(ROOT, _number(rounds, "rounds", 1, 999), _path(json)))


@task
def lint(_: Context) -> None:
    """Check style and types."""
    from .test import lint as run

    _end(run(ROOT))


@task
def lock(_: Context) -> None:
    """Lock the packages anew, with hashes (needs `uv`)."""
    from .test import lock as run

    _end(run(ROOT))


end_when_told()
namespace = Collection(preview, build, check, explain, verify, publish, test, bench, lint, lock)
