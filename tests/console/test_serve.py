"""The local server."""

from __future__ import annotations

import socket
import threading
import urllib.request
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from convert.console.serve import serve_folder
from convert.sources import Refused


def test_it_serves_the_folder_and_stops_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("公报", encoding="utf-8")
    (tmp_path / "a.css").touch()
    monkeypatch.setattr("mimetypes.guess_type", lambda *_, **__: ("text/plain", None))  # what another program made of it on Windows
    said: list[str] = []
    got: list[str] = []
    forever = ThreadingHTTPServer.serve_forever

    def once(server: ThreadingHTTPServer) -> None:
        thread = threading.Thread(target=forever, args=(server,))
        thread.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/", timeout=5) as answer:
            got.append(answer.read().decode())
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/a.css", timeout=5) as answer:
            got.append(answer.headers["Content-Type"])
        server.shutdown()
        thread.join()
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", once)
    assert serve_folder(tmp_path, 0, said.append) is None
    assert got == ["公报", "text/css"]
    assert said[0].startswith("请在浏览器里打开 http://127.0.0.1:")
    assert said[-1] == "已结束"


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = serve_folder(tmp_path, port, lambda _: None)
    assert isinstance(found, Refused)
    assert "--port" in found.message
