"""A copy against its manifest, or against that of another: what was changed, what is missing, what is there besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from convert.pack.copy import UNREADABLE, Copy, open_copy
from convert.pack.manifest import MANIFEST, read_manifest
from convert.sources import Refused, explain

NO_MANIFEST = f"里面没有清单 {MANIFEST}，无法核对。请用 gazette pack 打包的压缩包（或解压后的整个文件夹），或用 --against 写明原来的压缩包"
BAD_MANIFEST = "清单已损坏，读不出来，无法核对。请重新取得完整的压缩包"


@dataclass(frozen=True)
class Checked:
    """What a copy was found to be; ``files`` is how many the manifest has, ``intact`` whether a zip file is whole apart from them."""

    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    additional: tuple[str, ...]
    intact: bool

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.intact and not (self.changed or self.missing or self.additional)


def verify(place: Path, against: Path | None, watch: Callable[[str], None]) -> Checked | Refused:
    """A folder or zip file → how it differs from its own manifest, or from that of another copy."""
    copy = open_copy(place)
    if isinstance(copy, Refused):
        return copy
    other = open_copy(against) if against else copy
    if isinstance(other, Refused):
        return other
    try:
        expected = _expected(str(against or place), other)
        return expected if isinstance(expected, Refused) else _compared(copy, expected, watch)
    except UNREADABLE:
        return Refused(str(against or place), BAD_MANIFEST)
    except OSError as error:
        return Refused(str(error.filename or place), explain(error))


def _expected(name: str, copy: Copy) -> dict[str, str] | Refused:
    manifest = copy.manifest()
    return Refused(name, NO_MANIFEST) if manifest is None else read_manifest(name, manifest)


def _compared(copy: Copy, expected: dict[str, str], watch: Callable[[str], None]) -> Checked:
    seen: set[str] = set()
    changed: list[str] = []
    additional: list[str] = []
    step = max(len(expected) // 4, 1)
    for count, (path, digest) in enumerate(copy.digests()):
        if count % step == 0:
            watch(f"核对 {count}/{len(expected)}")
        if path in seen or path not in expected and path != MANIFEST:
            additional.append(path)
        elif digest != expected.get(path, digest):
            changed.append(path)
        seen.add(path)
    missing = sorted(expected.keys() - seen)
    return Checked(len(expected), tuple(sorted(changed)), tuple(missing), tuple(sorted(additional)), copy.intact())
