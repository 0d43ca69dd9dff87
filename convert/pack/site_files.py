"""The files of a built site that go into a copy, fit to be unpacked on any system."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from convert.sources import Refused, explain

LONGEST = 180
"""Windows opens paths of 260 characters; the folder it is unpacked in needs some of them."""
FIT = re.compile(r"[A-Za-z0-9_+@(),=-](?:[A-Za-z0-9_+@(),=. -]*[A-Za-z0-9_+@(),=-])?", re.ASCII)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names of devices, which Windows gives to no file."""


def site_files(site: Path) -> dict[str, Path] | Refused:
    """The folder of a built site → its files by path, in a fixed order; those that begin with a dot are the program's own."""
    if not (site / "index.html").is_file():
        return Refused(str(site), "这里没有生成好的网站。请先运行 gazette build 生成网站，再打包")
    try:
        found = dict(sorted(_walk(site)))
    except OSError as error:
        return Refused(str(error.filename or site), explain(error))
    return next((Refused(str(path), "是链接，不是文件。请换成文件后重新生成网站") for path in found.values() if path.is_symlink()), found)


def unfit(paths: Iterable[str]) -> Refused | None:
    """The first path that could not be unpacked everywhere, and why."""
    seen: dict[str, str] = {}
    for path in paths:
        if not all(FIT.fullmatch(step) and not RESERVED.fullmatch(step) for step in path.split("/")):
            return Refused(path, "这个文件名在别的电脑上可能打不开。请改用英文字母和数字起名，重新生成网站后再打包")
        if len(path) >= LONGEST:
            return Refused(path, f"路径有 {len(path)} 个字符，解压后在 Windows 上可能打不开。请改短文件名，重新生成网站后再打包")
        if (other := seen.setdefault(path.casefold(), path)) is not path:
            return Refused(path, f"与 {other} 重名（Windows 不分大小写）。请改名，重新生成网站后再打包")
    return None


def walk_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """All files below a folder with their paths; links are named and not followed."""

    def stop(error: OSError) -> None:
        raise error

    for root, folders, names in os.walk(folder, onerror=stop):
        links = [name for name in folders if Path(root, name).is_symlink()]
        for path in (Path(root, name) for name in (*names, *links)):
            yield path.relative_to(folder).as_posix(), path


def _walk(site: Path) -> Iterator[tuple[str, Path]]:
    return ((path, place) for path, place in walk_files(site) if not any(step.startswith(".") for step in path.split("/")))
