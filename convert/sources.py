"""Which files to read, and their bytes."""

from __future__ import annotations

import errno
import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

SUFFIXES = frozenset({".txt", ".md"})
UNSAVED = frozenset({".doc", ".docx", ".wps", ".pdf", ".ofd", ".rtf"})
"""What an issue is kept in before its text is saved."""
NOT_SOURCES = frozenset({"readme", "changelog", "license", "requirements"})
NOT_FOLDERS = frozenset({"gold", "site", "node_modules"})

SYSTEM_ERROR = re.compile(r"\[Errno (\d+)\].*'([^'\n]+)'")
REASONS = {
    errno.ENOENT: "找不到。请检查文件名和所在文件夹",
    errno.EACCES: "没有权限，或者正被别的程序打开。请关闭打开它的程序（如 WPS、Excel），换一个有权读写的文件夹，或请管理员开放权限",
    errno.EPERM: "没有权限。请换一个有权读写的文件夹，或请管理员开放权限",
    errno.EROFS: "所在的盘是只读的。请换一个可以写入的文件夹",
    errno.ENOSPC: "磁盘已满。请清理出空间后再运行",
    errno.EDQUOT: "磁盘配额已用完。请清理出空间后再运行",
    errno.EFBIG: "磁盘放不下这么大的文件。请换一个盘后再运行",
    errno.ENOTDIR: "路径中有一段不是文件夹。请检查路径",
    errno.EISDIR: "这是文件夹，不是文件。请写明文件名",
    errno.EEXIST: "同名的文件已经存在。请换一个名字",
    errno.ENAMETOOLONG: "路径太长。请换一个短一些的文件夹名",
}


@dataclass(frozen=True)
class Refused:
    """A file that was not taken, and why: one Chinese line that says what to do; ``detail`` is for whoever mends this program."""

    name: str
    message: str
    detail: str = ""


def explain(error: OSError) -> str:
    """What the operating system refused, in words for the office."""
    return REASONS.get(error.errno or 0, f"读写出错（{error.strerror or error}）。请检查磁盘和网络盘后再运行")


def explain_report(report: str) -> str | None:
    """The same for what another program printed: ``OSError: [Errno 28] No space left on device: '/x'`` → its place and our words."""
    found = SYSTEM_ERROR.search(report)
    reason = REASONS.get(int(found.group(1))) if found else None
    return f"{found.group(2)}：{reason}" if found and reason else None


def read_bytes(path: Path) -> bytes | Refused:
    """The bytes of a source file."""
    try:
        return path.read_bytes()
    except OSError as error:
        return Refused(str(path), explain(error))


def find_sources(given: Iterable[Path]) -> tuple[Path | Refused, ...]:
    """Files and folders as given → the files to read, each once; a folder stands for the text files in it."""
    found: dict[Path, Path | Refused] = {}
    for path in given:
        for each in _expand(path):
            key = Path(each.name) if isinstance(each, Refused) else each.resolve()
            found.setdefault(key, each)
    return tuple(found.values())


def without_text(given: Iterable[Path]) -> tuple[str, ...]:
    """Names of Word, WPS, PDF … files right in the given folders beside which no text of the same name lies: issues forgotten, perhaps."""
    names = [sorted(names) for folder in given for _, _, names in islice(os.walk(folder), 1)]
    texts = {_split(name)[0] for each in names for name in each if _is_source(name)}
    return tuple(name for each in names for name in each if _is_source(name, UNSAVED) and _split(name)[0] not in texts)


def _expand(path: Path) -> tuple[Path | Refused, ...]:
    """A folder, a file, or a pattern such as ``*.txt``, which a Windows console leaves to the program."""
    if path.is_dir():
        return _folder(path)
    matching = sorted(glob.glob(str(path))) if not path.exists() else []
    return tuple(map(Path, matching)) or (path,)


def _folder(folder: Path) -> tuple[Path | Refused, ...]:
    paths = tuple(sorted(_text_files(folder)))
    return paths or (Refused(str(folder), "文件夹里没有 .txt 或 .md 文件。请把公报文字放进去，或写明文件名"),)


def _text_files(folder: Path) -> Iterator[Path]:
    """Text files of a folder and its subfolders, without hidden ones, README files and reference readings."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_")) and name not in NOT_FOLDERS]
        yield from (Path(root, name) for name in names if _is_source(name))


def _is_source(name: str, suffixes: frozenset[str] = SUFFIXES) -> bool:
    stem, suffix = _split(name)
    return suffix in suffixes and not name.startswith((".", "_", "~")) and stem.partition(".")[0] not in NOT_SOURCES


def _split(name: str) -> tuple[str, str]:
    """``２０２４年第１期．ＴＸＴ`` → ``2024年第1期``, ``.txt``: full-width signs are what an input method makes of a name."""
    return os.path.splitext(unicodedata.normalize("NFKC", name).lower())
