"""A small driver of headless Chromium over its debugging pipe: opens pages, runs scripts in them, watches what they load.

No network: every name but this machine's own is unknown to the browser.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--mute-audio"),
    *("--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
)
SECONDS = 20.0

Note = Callable[[str, dict[str, Any]], None]
"""Is told what happens: the name of the event, and what is said of it."""


def found() -> str | None:
    """The browser's program, or nothing where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class PageLeftError(Exception):
    """The page was left for another while it was asked."""


class Browser:
    """The running browser: sends commands, waits for their answers."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._waiting, self._last = b"", 0

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A page that shares nothing with others: what it stores is gone with it."""
        context = self.call("Target.createBrowserContext", {})["browserContextId"]
        yield Tab(self, context)
        self.call("Target.disposeBrowserContext", {"browserContextId": context})

    def call(self, method: str, parameters: dict[str, object], session: str = "", note: Note | None = None) -> dict[str, Any]:
        """One command of the debugging protocol → its answer; ``note`` is told what happens meanwhile in the session."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + SECONDS
        while True:
            answer = self._message(until - time.monotonic())
            if answer.get("id") == self._last:
                if "navigated" in answer.get("error", {}).get("message", ""):
                    raise PageLeftError
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            if note and answer.get("sessionId") == session:
                note(answer.get("method", ""), answer.get("params", {}))

    def _message(self, seconds: float) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._read], [], [], max(seconds, 0))
            assert ready, "the browser does not answer"
            piece = os.read(self._read, 1 << 20)
            assert piece, "the browser is gone"
            self._waiting += piece
        message, _, self._waiting = self._waiting.partition(b"\0")
        decoded: dict[str, Any] = json.loads(message)
        return decoded


class Tab:
    """One page of the browser; ``problems`` are failed requests, foreign requests and errors on its console."""

    def __init__(self, browser: Browser, context: str) -> None:
        self._browser = browser
        self.problems: list[str] = []
        self.loaded: list[str] = []
        target = browser.call("Target.createTarget", {"url": "about:blank", "browserContextId": context})["targetId"]
        self._session: str = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Go to an address and wait until its page and all it names is there."""
        problem = self.call("Page.navigate", url=address).get("errorText")
        assert not problem, f"{address}: {problem}"
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = SECONDS) -> None:
        """Until an expression holds."""
        until = time.monotonic() + seconds
        while not self._holds(condition):
            assert time.monotonic() < until, f"never true: {condition}"
            time.sleep(0.01)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.run(f"Boolean({condition})"))
        except PageLeftError:
            return False

    def key(self, key: str, text: str = "") -> None:
        """Press a key, ``ArrowDown`` or ``/``."""
        codes = {"Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Tab": 9}
        common = {"key": key, "code": key, "windowsVirtualKeyCode": codes.get(key, 0)}
        typed = {"text": text or ("\r" if key == "Enter" else "")}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **(typed if typed["text"] else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text: str) -> None:
        """Put text into the field that has the focus, as an input method does."""
        self.call("Input.insertText", text=text)

    def resize(self, width: int, height: int, scale: float = 1) -> None:
        """The size of the window in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=width < 600)

    def scripts(self, allowed: bool) -> None:
        """Whether pages may run scripts."""
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, path: Path, whole: bool = False) -> None:
        """A screenshot of the window, or of the whole page."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]))

    def printed(self) -> bytes:
        """The page as the browser prints it, a PDF."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def before(self, script: str) -> str:
        """Run a script in every page before its own; the name to end that by."""
        name: str = self.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]
        return name

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """One command of the debugging protocol → its answer."""
        return self._browser.call(method, parameters, self._session, self._note)

    def _note(self, event: str, about: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            address = about["request"]["url"]
            self.loaded.append(address)
            if not address.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1:")):
                self.problems.append(f"foreign: {address}")
        elif event == "Network.loadingFailed" and not about.get("canceled"):
            self.problems.append(f"failed: {about.get('errorText')}")
        elif event == "Network.responseReceived" and about["response"]["status"] >= 400:
            self.problems.append(f"{about['response']['status']}: {about['response']['url']}")
        elif event == "Runtime.exceptionThrown":
            self.problems.append(str(about["exceptionDetails"].get("exception", {}).get("description", about["exceptionDetails"]["text"])))
        elif event == "Log.entryAdded" and about["entry"]["level"] == "error":
            self.problems.append(f"{about['entry']['text']} {about['entry'].get('url', '')}")


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser of one's own, closed afterwards."""
    program = found()
    assert program, "no browser"
    to_read, to_write = os.pipe(), os.pipe()
    process = _started(program, profile, to_read[0], to_write[1])
    os.close(to_read[0])
    os.close(to_write[1])
    try:
        yield Browser(to_write[0], to_read[1])
    finally:
        process.terminate()
        process.wait(10)
        os.close(to_write[0])
        os.close(to_read[1])


def _started(program: str, profile: Path, commands: int, answers: int) -> subprocess.Popen[bytes]:
    """The browser reads commands from descriptor 3 and writes answers to 4."""

    def placed() -> None:
        first, second = os.dup(commands), os.dup(answers)
        os.dup2(first, 3)
        os.dup2(second, 4)
        os.set_inheritable(3, True)
        for descriptor in (3, 4):  # a copy that already has its number stays closed to the browser otherwise
            os.set_inheritable(descriptor, True)

    return subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=False,
        preexec_fn=placed,
    )
