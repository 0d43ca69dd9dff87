"""The only place of publishing that touches the disk.

Everything is written beside what is published and put in its place by renaming; if anything fails on the way, what was there stays.
Under ``docs/`` this module owns the home page, ``robots.txt`` and every folder that carries its marker, and nothing else.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from convert.publish.page import Download, Page

MARKER = ".generated"
STAGE = ".staged"
FORMER = ".former"
HINTS = {
    errno.ENOSPC: "磁盘已满，请腾出空间后重试",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后重试",
    errno.EACCES: "没有写入权限，或者里面的文件正被别的程序打开。请关闭打开它的程序（如 Excel、WPS、资源管理器）再试，或换一个位置",
    errno.EPERM: "没有写入权限，请检查文件夹的权限或换一个位置",
    errno.ENOENT: "路径太长，或者文件夹已经不在。请换一个路径短的文件夹",
    errno.ENAMETOOLONG: "路径太长，请换一个路径短的文件夹",
    errno.ENOTDIR: "那里有一个同名的文件，请换一个位置",
    errno.EROFS: "文件夹是只读的，请换一个位置",
}
HELD = frozenset({5, 32})
"""What Windows says of a file that another program holds open."""
WAITS = (0.1, 0.3, 0.9)
"""Seconds after which that is tried again: a virus scanner lets go of what was just written."""


class PublishError(Exception):
    """Publishing failed and nothing published was changed; the message is Chinese and says what to do."""


def write_pages(root: Path, pages: Iterable[Page | Download]) -> list[Path]:
    """Replace all generated pages under ``root`` by these → the files written.

    A download whose key is that of the last time is not made again.

    Raises ``PublishError`` when they cannot be written, or when a generated folder would hide a hand-written one.
    """
    stage, former = root / STAGE, root / FORMER
    with _failing_clearly(root), _cleared(stage, former):
        keys, former_keys = dict[str, str](), _keys(root)
        paths = [_write(stage, root, page, keys, former_keys) for page in pages]
        names = _mark(stage, keys)
        _check_owned(root, names)
        _swap(stage, root, former, names)
        _forget(former)
    return [root / path for path in paths]


def write_text(path: Path, text: str) -> None:
    """Write one file whole or not at all."""
    with _failing_clearly(path.parent):
        _put(path, text.encode("utf-8"))


def copy_hand_written(project: Path, to: Path) -> None:
    """What a site is built from beside the generated pages, at another place: pages, assets, theme and settings."""

    def generated(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name in (STAGE, FORMER) or Path(folder, name, MARKER).exists()}

    with _failing_clearly(to):
        for name in ("docs", "overrides"):
            shutil.copytree(project / name, to / name, ignore=generated)
        shutil.copy(project / "mkdocs.yml", to)


def write_download(path: Path, file: Download) -> bool:
    """Write one file whole or not at all, unless the one in place carries its key → whether it was made."""
    with _failing_clearly(path.parent):
        if path.exists() and file.key.encode() in path.read_bytes():
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, file.make())
    return True


def _put(path: Path, data: bytes) -> None:
    """Beside what is there, then in its place."""
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(data)
        _patiently(beside.replace, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def swap_folder(fresh: Path, place: Path) -> None:
    """Put a finished folder in the place of another that this program made; on failure the other is back where it was."""
    former = place.with_name(f"{place.name}.former")
    with _failing_clearly(place.parent):
        if not _replaceable(place):
            raise PublishError(f"“{place}”里有不是本程序生成的文件，为免覆盖没有写入；请换一个空文件夹")
        (fresh / MARKER).write_text("", encoding="utf-8")
        _remove(former)
        _replace([(fresh, place, former)])
        _forget(former)


def _replaceable(place: Path) -> bool:
    """Whether a folder is new, empty or a built site (MkDocs gives each a site map)."""
    return not place.exists() or not any(place.iterdir()) or any((place / name).exists() for name in (MARKER, "sitemap.xml"))


def _write(stage: Path, root: Path, page: Page | Download, keys: dict[str, str], former: dict[str, str]) -> PurePosixPath:
    path = stage / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(page, Page):
        path.write_bytes(page.text.encode("utf-8"))
    else:
        keys[page.path] = page.key
        if former.get(page.path) != page.key or not _taken_over(root / page.path, path):
            path.write_bytes(page.make())
    return PurePosixPath(page.path)


def _taken_over(old: Path, new: Path) -> bool:
    """Whether a file that is there already could be given its new place beside the old one."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _keys(root: Path) -> dict[str, str]:
    """The keys of the downloads made last time, from the markers of the generated folders."""
    markers = (marker.read_text(encoding="utf-8") for marker in root.glob(f"*/{MARKER}"))
    pairs = (line.partition(" ") for text in markers for line in text.splitlines())
    return {path: key for key, _, path in pairs}


def _mark(stage: Path, keys: dict[str, str]) -> list[str]:
    """Mark the fresh folders as generated, with the keys of their downloads → the names that will stand in ``docs/``."""
    for child in stage.iterdir():
        if child.is_dir():
            own = (f"{key} {path}\n" for path, key in keys.items() if path.startswith(f"{child.name}/"))
            (child / MARKER).write_text("".join(own), encoding="utf-8")
    return sorted(child.name for child in stage.iterdir())


def _check_owned(root: Path, names: Iterable[str]) -> None:
    for name in names:
        place = root / name
        if place.is_dir() and not (place / MARKER).exists():
            raise PublishError(f"“{place}”是手写的文件夹，不能用作公报的地址；请改它的名字，或在 site_data 里改公报的 id")


def _swap(stage: Path, root: Path, former: Path, names: list[str]) -> None:
    """Fresh pages in, and folders that are no longer made out, all or none of it."""
    former.mkdir()
    owned = [child.name for child in root.iterdir() if (child / MARKER).exists() and not child.name.startswith(".")]
    gone = [name for name in owned if name not in names]
    moves = [(stage / name, root / name, former / name) for name in names]
    _replace([*moves, *((None, root / name, former / name) for name in gone)])


def _replace(moves: Iterable[tuple[Path | None, Path, Path]]) -> None:
    """For each: what is in place goes to ``former``, the fresh takes its place.  What was done is undone if a step fails."""
    done: list[tuple[Path, Path]] = []
    try:
        for fresh, place, former in moves:
            for source, target in ((place, former), (fresh, place)):
                if source is not None and source.exists():
                    _patiently(source.rename, target)
                    done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _patiently(move: Callable[[Path], object], target: Path) -> None:
    """Move something, again a little later where Windows says that another program holds it."""
    for wait in WAITS:
        try:
            move(target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
            time.sleep(wait)
    move(target)


def _forget(former: Path) -> None:
    """What was replaced goes; a file of it that somebody has open stays until the next time, for the new is in place."""
    shutil.rmtree(former, ignore_errors=True)


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


@contextmanager
def _cleared(stage: Path, former: Path) -> Iterator[None]:
    """Both folders are gone before, and the stage is gone afterwards whatever happened."""
    _remove(stage, former)
    stage.mkdir(parents=True)
    try:
        yield
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        with suppress(OSError):
            former.rmdir()


@contextmanager
def _failing_clearly(place: Path) -> Iterator[None]:
    """Turn what the system reports into one clear line."""
    try:
        yield
    except OSError as error:
        hint = HINTS.get(error.errno or 0, error.strerror or str(error))
        raise PublishError(f"不能写入“{error.filename or place}”：{hint}。已发布的内容没有改动") from error
