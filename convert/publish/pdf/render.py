"""HTML → PDF with WeasyPrint, which is an extra: whether it is there, and the only place that calls it."""

from __future__ import annotations

import importlib
import logging
import re
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import PackageNotFoundError, version
from io import StringIO

VARIANT = "pdf/ua-1"
"""Tagged, so that assistive software finds headings, tables and the language (ISO 14289-1)."""
NO_WEASYPRINT = (
    "不能生成 PDF：没有安装 WeasyPrint。有 make 的机器请用 make pdf；"
    "Windows 请运行 .venv\\Scripts\\python -m pip install -r requirements-pdf.lock"
)
NO_PANGO = (
    "不能生成 PDF：系统里没有 Pango。Debian、Ubuntu 请运行 apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；"
    "macOS 请运行 brew install pango；Windows 请装 MSYS2，在其中运行 pacman -S mingw-w64-ucrt-x86_64-pango"
)
MISSING = re.compile(r'unsupported by fonts: "(.)"', re.DOTALL)
"""How WeasyPrint reports a character that no font has."""


def _version() -> str:
    try:
        return version("weasyprint")
    except PackageNotFoundError:
        return ""


VERSION = _version()


def missing() -> str | None:
    """Why no PDF can be made on this machine, in one line that says what to do."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):  # it prints a page of English advice
            importlib.import_module("weasyprint")
    except ImportError:
        return NO_WEASYPRINT
    except OSError:
        return NO_PANGO
    return None


def pdf_bytes(html: str, style: str, key: str) -> tuple[bytes, list[str]]:
    """HTML and CSS for pages → the bytes of the PDF, which carry the key, and the characters that no font has.

    Nothing is fetched, from the network or from the disk: the HTML holds all there is.
    """
    weasyprint = importlib.import_module("weasyprint")
    heard = _Heard()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        document = weasyprint.HTML(string=html, url_fetcher=_refuse)
        sheet = weasyprint.CSS(string=style, url_fetcher=_refuse)
        data = document.write_pdf(stylesheets=[sheet], pdf_variant=VARIANT, pdf_identifier=key.encode())
    finally:
        logger.removeHandler(heard)
    assert isinstance(data, bytes)
    return data, sorted(heard.characters)


class _Heard(logging.Handler):
    """Listens to WeasyPrint for characters without a font."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one message."""
        self.characters.update(MISSING.findall(record.getMessage()))


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"nothing is fetched: {url}")
