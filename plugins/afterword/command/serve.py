"""A server for the preview: this machine alone, the base path of a project site, a real 404, and news of each build."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

OWN = "_afterword/"
"""What the server answers itself, below the base path."""
_RELOAD = b"""// The preview's own: another build, another look.
const news = new EventSource(document.currentScript.src.replace("reload.js", "events"));
news.addEventListener("built", () => location.reload());
"""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".epub": "application/epub+zip",
}  # fmt: skip
_HERE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_PATIENCE = 15.0
"""Seconds after which an idle connection is told that we are still here."""


def _is_here(hosts: Sequence[str]) -> bool:
    """Whether a request names this machine as its host: a page elsewhere may have made its own name point here."""
    return len(hosts) == 1 and _HERE.fullmatch(hosts[0].strip()) is not None


def _within(folder: Path, path: str) -> Path | None:
    """Return a file of the folder by its path, or None where that leads out of it."""
    target = (folder / path).resolve()
    return target if target.is_relative_to(folder) else None


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder at `http://localhost:PORT/BASE/`; `built` tells every open page to look again."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, base: str, port: int) -> None:
        """Listen on a port (0: any that is free); raises `OSError` where it is taken."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = folder
        self.base = base
        self.builds = 0
        self.news = threading.Condition()

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://localhost:{self.server_address[1]}{self.base}"

    def built(self) -> None:
        """Tell every open page that there is another build."""
        with self.news:
            self.builds += 1
            self.news.notify_all()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0].partition("#")[0])
        if not _is_here(self.headers.get_all("Host") or ()):
            self._send(HTTPStatus.FORBIDDEN, b"This preview is for this machine alone.\n", ".txt")
        elif path + "/" == self.server.base:
            self._redirect(self.server.base)
        elif not path.startswith(self.server.base):
            self._not_found()
        elif path == self.server.base + OWN + "reload.js":
            self._send(HTTPStatus.OK, _RELOAD, ".js")
        elif path == self.server.base + OWN + "events":
            self._events()
        else:
            self._file(path.removeprefix(self.server.base))

    do_HEAD = do_GET  # noqa: N815 - as above

    def _file(self, path: str) -> None:
        try:
            target = _within(self.server.folder.resolve(), path)
            if target is not None and target.is_dir() and path and not path.endswith("/"):
                self._redirect(f"{self.server.base}{path}/")
                return
            page = target / "index.html" if target is not None and (target.is_dir() or path.endswith("/")) else target
            data = page.read_bytes() if page is not None and page.is_file() else None
        except (OSError, ValueError):  # a name that no file system can have
            page = data = None
        if page is None or data is None:
            self._not_found()
        else:
            self._send(HTTPStatus.OK, data, page.suffix)

    def _not_found(self) -> None:
        page = self.server.folder / "404.html"
        self._send(HTTPStatus.NOT_FOUND, page.read_bytes() if page.is_file() else b"Not found\n", ".html")

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote(to))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, body: bytes, ending: str) -> None:
        if ending == ".html":
            body = body.replace(b"</body>", f'<script src="{self.server.base}{OWN}reload.js"></script></body>'.encode())
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(ending, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        """Keep the connection, and write a line for each build."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = self.server.builds
        try:
            while True:
                with self.server.news:
                    self.server.news.wait(_PATIENCE)
                    built = self.server.builds
                self.wfile.write(b"event: built\ndata: 1\n\n" if built != seen else b": still here\n\n")
                self.wfile.flush()
                seen = built
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server has it
        """Say nothing: the preview prints its address and its builds."""
