"""Show a built site on this machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from convert.sources import Refused


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is that of the base class)
        """Say nothing about single requests."""


def serve_folder(folder: Path, port: int, say: Callable[[str], None]) -> Refused | None:
    """Serve a folder on the loopback address until interrupted → why it could not be."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError:
        return Refused(f"端口 {port}", "已被占用或不能使用。请用 --port 换一个，例如 --port 9000")
    with server:
        say(f"请在浏览器里打开 http://127.0.0.1:{server.server_port}/  按 Ctrl+C 结束")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("已结束")
    return None
