"""Show a built site on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from convert.sources import Refused

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
"""Windows keeps a list of its own, in which other programs write what they like."""


class _Server(ThreadingHTTPServer):
    allow_reuse_address = os.name != "nt"
    """On Windows this would let two programs have the same port, and neither would be told."""


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012  (as in the base class)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is that of the base class)
        """Say nothing about single requests."""


def serve_folder(folder: Path, port: int, say: Callable[[str], None]) -> Refused | None:
    """Serve a folder on the loopback address until interrupted → why it could not be."""
    try:
        server = _Server(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError:
        return Refused(f"端口 {port}", "已被占用或不能使用。请用 --port 换一个，例如 --port 9000")
    with server:
        say(f"请在浏览器里打开 http://127.0.0.1:{server.server_port}/  按 Ctrl+C 结束")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("已结束")
    return None
