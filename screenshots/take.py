"""The pictures in the README, taken again: ``.venv/bin/python screenshots/take.py`` after ``make site``.  Needs Chromium, and
pdftoppm (poppler-utils) for the sheets of paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import browser  # noqa: E402  the project's root must be known first

DESK, PHONE = (1280, 800), (360, 720)
PLAIN: dict[str, str] = {}
DARK, BIG = {"scheme": "slate"}, {"type": "big"}
PICTURES = (
    ("home", "index.html", DESK, PLAIN),
    ("document", "qh/2024-01/03.html", DESK, PLAIN),
    ("table", "qh/2024-02/04.html#t1", DESK, PLAIN),
    ("unit", "qh/units/agriculture.html", DESK, PLAIN),
    ("search", "search/index.html?q=中蜂", DESK, PLAIN),
    ("document-dark", "qh/2024-01/03.html", DESK, DARK),
    ("phone-document", "qh/2024-01/03.html", PHONE, PLAIN),
    ("phone-table", "qh/2024-02/04.html#t1", PHONE, PLAIN),
    ("phone-search", "search/index.html?q=中蜂", PHONE, PLAIN),
    ("phone-big", "qh/2024-01/03.html", PHONE, BIG),
)
SHEETS = (("paper-document", "qh/2024-01/01.html", 2), ("paper-table", "qh/2024-01/01.html", 7))
"""Sheets of paper: the page that is printed, and which of its sheets is shown."""


def main(site: Path) -> int:
    """Open each page in a window of its size, as the reader chose to see it, and keep what is seen."""
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder)) as opened, opened.tab() as tab:
        for name, page, (width, height), choices in PICTURES:
            print(name)
            tab.resize(width, height)
            tab.open((site / "index.html").as_uri())
            tab.run(f"localStorage.setItem('gazette-reading', JSON.stringify({choices}))")
            tab.open(f"{site.as_uri()}/{page}")
            tab.run("new Promise(done => setTimeout(done, 1000))")
            tab.picture(ROOT / "screenshots" / f"{name}.png")
        for name, page, sheet in SHEETS if shutil.which("pdftoppm") else ():
            print(name)
            tab.open(f"{site.as_uri()}/{page}")
            pdf = Path(folder) / "printed.pdf"
            pdf.write_bytes(tab.printed())
            command = ["pdftoppm", "-r", "60", "-f", str(sheet), "-l", str(sheet), "-singlefile", "-png", str(pdf)]
            subprocess.run([*command, str(ROOT / "screenshots" / name)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "site"))
