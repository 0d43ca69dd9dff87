"""A zip file that is the same, byte for byte, whenever the same files go into it, and that shows whether it was changed.

The last thing in it is its seal: the SHA-256 of all bytes before, written as the comment that a zip file may end with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STAMP = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can say."""
UNIX, PLAIN_FILE = 3, 0o100644 << 16
SEAL = re.compile(rb"sha256:[0-9a-f]{64}")
DIGEST, SEALED = 64, 71
"""Lengths of a digest and of the seal."""
CHUNK = 1 << 20


def write_zip(place: Path, files: Iterable[tuple[str, bytes]]) -> list[int]:
    """Files in this order → a sealed zip file; returns their sizes."""
    with ZipFile(place, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for path, data in files:
            zipped.writestr(_entry(path), data)
        zipped.comment = b"sha256:" + b"0" * DIGEST
        sizes = [entry.file_size for entry in zipped.infolist()]
    with place.open("r+b") as file:
        digest = digest_of(file, place.stat().st_size - DIGEST)
        file.write(digest.encode("ascii"))
    return sizes


def seal_holds(place: Path) -> bool | None:
    """Whether a zip file is as it was written; ``None`` where it bears no seal, as after being packed again by another program."""
    with place.open("rb") as file:
        digest = digest_of(file, place.stat().st_size - DIGEST)
        file.seek(-SEALED, 2)
        if SEAL.fullmatch(tail := file.read()):
            return tail[-DIGEST:].decode("ascii") == digest
    with ZipFile(place) as zipped:
        return False if zipped.comment else None


def digest_of(file: IO[bytes], left: float = inf) -> str:
    """The SHA-256 of the rest of an open file, or of so many bytes of it."""
    found = sha256()
    while piece := file.read(int(min(left, CHUNK))):
        found.update(piece)
        left -= len(piece)
    return found.hexdigest()


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, STAMP)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, PLAIN_FILE
    return entry
