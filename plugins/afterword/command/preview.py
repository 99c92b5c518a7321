"""`preview`: the site on this machine, built again whenever content, theme, plugins or settings change."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from ..addresses import NAME as ADDRESSES
from .build import NOT_BUILT, WHOLE, Request, build
from .ending import run_child
from .screen import console
from .serve import PreviewServer

_PORTS = 20
"""Ports that are tried, one after the other."""
_LAST_PORT = 65535
_A_WHILE = 500
"""Milliseconds."""
FOLDER = ".afterword/preview"


def preview(root: Path, *, content: Path | None = None, base: str = "/", port: int = 8000) -> int:
    """Serve the site until somebody ends it. Returns 0, or 2 where there was nothing to serve."""
    folder = root / FOLDER
    with _server(folder, f"/{base.strip('/')}/".replace("//", "/"), port) as server:
        settings = {"SITEURL": server.address.rstrip("/")}
        changes = _changes(root, content)
        next(changes)  # from here on none is missed, not even one made while the site is built
        try:
            status = build(Request(root, content or root / "content", folder, settings=settings))
            if status != NOT_BUILT:
                status = _serve(root, content, folder, server, changes)
        except KeyboardInterrupt:
            return WHOLE
    return status


def _serve(
    root: Path, content: Path | None, folder: Path, server: PreviewServer, changes: Iterator[frozenset[str]]
) -> int:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    console.print(f"\nRead it at [bold]{server.address}[/]  (Ctrl+C ends)")
    try:
        for names in changes:
            if names - {ADDRESSES} and not all(name.endswith((".pyc", "~", ".swp")) for name in names):
                _build_again(root, content, folder, server)
    finally:
        server.shutdown()
    return WHOLE


def _changes(root: Path, content: Path | None) -> Iterator[frozenset[str]]:
    """Yield the names of files that changed, or no name at all where none did for a while."""
    watched = [content or root / "content", root / "plugins", root / "theme", root / "pelicanconf.py"]
    there = (path for path in watched if path.exists())
    for changes in watch(*there, raise_interrupt=True, yield_on_timeout=True, rust_timeout=_A_WHILE):
        yield frozenset(Path(path).name for _, path in changes)


def _server(folder: Path, base: str, port: int) -> PreviewServer:
    for each in range(port, min(port + _PORTS, _LAST_PORT) if port else port):
        try:
            return PreviewServer(folder, base, each)
        except OSError:
            continue
    return PreviewServer(folder, base, 0)


def _build_again(root: Path, content: Path | None, folder: Path, server: PreviewServer) -> None:
    """Build in a process of its own, so that a change of our own code is seen as well."""
    code = (
        "import sys; from pathlib import Path; from afterword.command.build import Request, build;"
        "from afterword.command.ending import end_when_told; end_when_told();"
        "root, content, output, address = sys.argv[1:];"
        "sys.exit(build(Request(Path(root), Path(content), Path(output), settings={'SITEURL': address})))"
    )
    arguments = [str(root), str(content or root / "content"), str(folder), server.address.rstrip("/")]
    if run_child([sys.executable, "-c", code, *arguments], _environment(root)) != NOT_BUILT:
        server.built()


def _environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(root / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
