"""The server of the preview: this machine alone, this folder alone, and each file as what it is."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from afterword.command.serve import PreviewServer

SECRET = "nobody outside may read this"
OUT = ("../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "%252e%252e/secret.txt", "..%5csecret.txt", "..\\secret.txt",
       "a/../../secret.txt", "a/%2e%2e/%2e%2e/secret.txt", "../site-of-another/a.txt", "..%2fsite-of-another%2fa.txt", "//etc/passwd", "%2fetc/passwd",
       "link.txt", "linked/secret.txt", "%00", "secret.txt%00.html", "..%c0%af..%c0%afsecret.txt", "C:%5cwindows%5cwin.ini", "file:///etc/passwd", "~root/",
       "pipe", "%ff%fe", "a" * 5000, "index.html/", "index.html%00", "a/..;/secret.txt")  # fmt: skip


class Answer(NamedTuple):
    """What the server sent back."""

    status: int
    head: str
    body: bytes


class Asked(NamedTuple):
    """A server at work, and how it is asked: line by line, as no browser would."""

    port: int

    def raw(self, *lines: str) -> Answer:
        with socket.create_connection(("127.0.0.1", self.port), 10) as connection:
            connection.sendall("\r\n".join((*lines, "Connection: close", "", "")).encode("latin-1"))
            said = b"".join(iter(partial(connection.recv, 65536), b""))
        head, _, body = said.partition(b"\r\n\r\n")
        return Answer(int(head.split()[1]), head.decode("latin-1"), body)

    def get(self, path: str) -> Answer:
        return self.raw(f"GET {path} HTTP/1.1", "Host: localhost")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "index.html").write_text("<html><body>home</body></html>")
    (folder / "a/index.html").write_text("<html><body>a</body></html>")
    (folder / "404.html").write_text("<html><body>There is no such page</body></html>")
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another/a.txt").write_text(SECRET)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    return folder


@pytest.fixture(params=["/", "/repo/"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def asked(site: Path, base: str) -> Iterator[Asked]:
    server = PreviewServer(site, base, 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield Asked(server.server_address[1])
    server.shutdown()
    server.server_close()


def test_it_listens_to_this_machine_alone(site: Path) -> None:
    with PreviewServer(site, "/", 0) as server:
        assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", OUT)
def test_no_path_leads_out_of_the_folder(asked: Asked, base: str, path: str) -> None:
    answer = asked.get(base + path)
    assert SECRET.encode() not in answer.body
    assert b"root:" not in answer.body
    assert answer.status == 404


@pytest.mark.parametrize("address", ["http://attacker.example/", "//attacker.example/", "*", "/\\\\attacker.example/"])
def test_an_address_of_another_host_is_none_of_ours(asked: Asked, address: str) -> None:
    answer = asked.get(address)
    assert answer.status in (400, 404)
    assert "Location" not in answer.head


@pytest.mark.parametrize(
    "host",
    ["attacker.example", "attacker.example:8000", "localhost.attacker.example", "attacker@localhost", "localhost/.attacker.example",
     "127.0.0.1.attacker.example", "127.0.0.2", "0.0.0.0", "[::1", "localhost:port", "localhost:8000:1", ""],
)  # fmt: skip
def test_a_name_that_only_points_here_is_refused(asked: Asked, base: str, host: str) -> None:
    assert asked.raw(f"GET {base} HTTP/1.1", f"Host: {host}").status == 403
    assert asked.raw(f"GET {base}_afterword/reload.js HTTP/1.1", f"Host: {host}").status == 403


def test_a_request_names_its_host_once(asked: Asked, base: str) -> None:
    assert asked.raw(f"GET {base} HTTP/1.1").status == 403
    assert asked.raw(f"GET {base} HTTP/1.1", "Host: localhost", "Host: attacker.example").status == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_known_by_its_names(asked: Asked, base: str, host: str) -> None:
    assert asked.raw(f"GET {base} HTTP/1.1", f"Host: {host}").status == 200


def test_a_folder_is_never_listed(asked: Asked, base: str) -> None:
    for path in ("empty", "empty/"):
        answer = asked.get(base + path)
        assert answer.status == (301 if path == "empty" else 404)
        assert b"href" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get"])
def test_it_only_shows(asked: Asked, base: str, method: str) -> None:
    assert asked.raw(f"{method} {base} HTTP/1.1", "Host: localhost").status == 501


def test_who_asks_for_the_head_alone_gets_no_more(asked: Asked, base: str) -> None:
    answer = asked.raw(f"HEAD {base} HTTP/1.1", "Host: localhost")
    assert (answer.status, answer.body) == (200, b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("site.css", "text/css; charset=utf-8"),
        ("index.js", "text/javascript; charset=utf-8"),
        ("feed.atom.xml", "application/xml; charset=utf-8"),
        ("manifest-sha256.txt", "text/plain; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("lamp.png", "image/png"),
        ("a.json", "application/json"),
        ("story.epub", "application/epub+zip"),
        ("CNAME", "application/octet-stream"),
        ("page.HTML", "application/octet-stream"),
    ],
)
def test_each_file_is_called_what_it_is_and_nothing_is_guessed(
    asked: Asked, site: Path, base: str, name: str, kind: str
) -> None:
    (site / name).write_text("x")
    answer = asked.get(base + name)
    assert answer.status == 200
    assert f"Content-Type: {kind}\r\n" in answer.head
    assert "X-Content-Type-Options: nosniff" in answer.head
    assert "Cross-Origin-Resource-Policy: same-origin" in answer.head
    assert "Access-Control" not in answer.head
