"""A copy of a site, a folder or a zip file, as paths and digests.  Nothing is unpacked, and no name in it is used as a place."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from convert.pack.manifest import MANIFEST
from convert.pack.site_files import walk_files
from convert.pack.zip_file import digest_of, seal_holds
from convert.sources import Refused, explain

UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged, encrypted or unknown zip file ends with."""
LARGEST = 1 << 26
"""No manifest has more bytes than this; what claims to is cut, and so damaged."""
DAMAGED = "不是完好的压缩包（.zip），也不是文件夹。请重新取得完整的压缩包"


class Copy(Protocol):
    """What a copy can be asked."""

    def manifest(self) -> bytes | None:
        """Its own manifest."""

    def digests(self) -> Iterator[tuple[str, str]]:
        """Every file with its SHA-256, which is empty where it cannot be read."""

    def intact(self) -> bool:
        """Whether it is whole apart from its files."""


@dataclass(frozen=True)
class FolderCopy:
    """A copy that was unpacked."""

    root: Path

    def manifest(self) -> bytes | None:
        """See ``Copy``."""
        place = self.root / MANIFEST
        return place.read_bytes() if place.is_file() else None

    def digests(self) -> Iterator[tuple[str, str]]:
        """See ``Copy``."""
        return ((path, _digest(place)) for path, place in walk_files(self.root))

    def intact(self) -> bool:
        """A folder has nothing but its files."""
        return True


@dataclass(frozen=True)
class ZipCopy:
    """A copy in its zip file; ``prefix`` is the folder in it that holds the site."""

    place: Path
    prefix: str

    def manifest(self) -> bytes | None:
        """See ``Copy``."""
        with ZipFile(self.place) as zipped:
            if self.prefix + MANIFEST not in zipped.namelist():
                return None
            with zipped.open(self.prefix + MANIFEST) as file:
                return file.read(LARGEST)

    def digests(self) -> Iterator[tuple[str, str]]:
        """See ``Copy``; what lies outside the site's folder is shown so, by a path that no manifest has."""
        with ZipFile(self.place) as zipped:
            for entry in zipped.infolist():
                inside = entry.filename.startswith(self.prefix)
                path = entry.filename.removeprefix(self.prefix) if inside else f"../{entry.filename}"
                if not entry.is_dir():
                    yield path, _entry_digest(zipped, entry)

    def intact(self) -> bool:
        """Whether its seal holds; one that was packed again by another program has none."""
        return seal_holds(self.place) is not False


def open_copy(place: Path) -> Copy | Refused:
    """A folder or a zip file → the copy in it; a folder that holds nothing but the site's folder stands for that."""
    try:
        if place.is_dir():
            inner = [child for child in place.iterdir() if (child / MANIFEST).is_file()]
            return FolderCopy(inner[0] if len(inner) == 1 and not (place / MANIFEST).exists() else place)
        place.stat()
        return ZipCopy(place, _prefix(place)) if is_zipfile(place) else Refused(str(place), DAMAGED)
    except UNREADABLE:
        return Refused(str(place), DAMAGED)
    except OSError as error:
        return Refused(str(place), explain(error))


def _prefix(place: Path) -> str:
    """The folder at the top that holds a manifest."""
    with ZipFile(place) as zipped:
        tops = {name.removesuffix(MANIFEST) for name in zipped.namelist() if re.fullmatch(rf"(?:[^/]+/)?{MANIFEST}", name)}
        return tops.pop() if len(tops) == 1 else ""


def _digest(place: Path) -> str:
    if place.is_symlink():
        return ""
    try:
        with place.open("rb") as file:
            return digest_of(file)
    except OSError:
        return ""


def _entry_digest(zipped: ZipFile, entry: ZipInfo) -> str:
    try:
        with zipped.open(entry) as file:
            return digest_of(file)
    except (*UNREADABLE, OSError):
        return ""
