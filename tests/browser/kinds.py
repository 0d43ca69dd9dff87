"""One page of every kind there is on the built site of the samples."""

from __future__ import annotations

import re
from pathlib import Path

OF_THE_SAMPLES = ("qh/", "data/", "search/", "work/")
NAMED = re.compile(r"/(units|industries)/[^/]+$")


def kinds(site: Path) -> dict[str, Path]:
    """What addresses have in common → the largest of the pages that share it."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size):
        address = path.relative_to(site).as_posix()
        if "/" not in address or address.startswith(OF_THE_SAMPLES):
            found[NAMED.sub(r"/\1/*", re.sub(r"\d+", "0", address))] = path
    return found
