"""The manifest of a copy: the SHA-256 of every file beside it, in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from convert.sources import Refused

MANIFEST = "SHA256SUMS.txt"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
SAFE = re.compile(r"(?!.*(?:^|/)\.{0,2}(?:/|$))[^\\:\x00-\x1f]+")
"""A path below the manifest's own folder: no empty step, no ``.`` or ``..``, no drive, no backslash."""
DAMAGED = "清单已损坏（第 {} 行），无法核对。请重新取得完整的压缩包"


def manifest_text(digests: Mapping[str, str]) -> str:
    """Paths with their SHA-256 → the manifest."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def read_manifest(name: str, data: bytes) -> dict[str, str] | Refused:
    """A manifest → paths with their SHA-256; nothing in it is believed before all of it was read."""
    digests: dict[str, str] = {}
    for count, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        found = LINE.fullmatch(line)
        if not found or not SAFE.fullmatch(found[2]) or found[2] in digests:
            return Refused(name, DAMAGED.format(count))
        digests[found[2]] = found[1]
    return digests or Refused(name, "清单是空的，无法核对。请重新取得完整的压缩包")
