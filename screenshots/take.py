"""The pictures in the README, taken again: ``.venv/bin/python screenshots/take.py`` after ``make site``.  Needs Chromium."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import browser  # noqa: E402  the project's root must be known first

DESK, PHONE = (1280, 800), (360, 720)
PICTURES = (
    ("home", "index.html", DESK),
    ("document", "qh/2024-01/03.html", DESK),
    ("table", "qh/2024-02/04.html#t1", DESK),
    ("unit", "qh/units/agriculture.html", DESK),
    ("search", "search/index.html?q=中蜂", DESK),
    ("phone-document", "qh/2024-01/03.html", PHONE),
    ("phone-table", "qh/2024-02/04.html#t1", PHONE),
    ("phone-search", "search/index.html?q=中蜂", PHONE),
)


def main(site: Path) -> int:
    """Open each page in a window of its size and keep what is seen."""
    with tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as tab:
        for name, page, (width, height) in PICTURES:
            print(name)
            tab.resize(width, height)
            tab.open((site / "index.html").as_uri())
            tab.open(f"{site.as_uri()}/{page}")
            tab.run("new Promise(done => setTimeout(done, 1000))")
            tab.picture(ROOT / "screenshots" / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "site"))
