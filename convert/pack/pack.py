"""A built site → one zip file with one folder in it, which holds the site, a note for the reader and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from convert.pack.manifest import MANIFEST, manifest_text
from convert.pack.site_files import site_files, unfit
from convert.pack.zip_file import digest_of, write_zip
from convert.sources import Refused, explain

README = "README.txt"
FOLDER = "gazette"
NOTE = """\
怎样打开

1. 请先把压缩包解压：在压缩包上点右键，选“全部解压缩”（或“解压到当前文件夹”）。不要在压缩包里直接双击，那样网页之间的链接打不开。
2. 打开解压出来的 {folder} 文件夹，双击 index.html，就可以在浏览器里阅读和查找。不需要联网，也不会访问任何外部网址。

怎样核对文件是否完整

SHA256SUMS.txt 列有每个文件的 SHA-256 校验值。
- 装有本程序的电脑：gazette verify {folder}
- Linux：在本文件夹里运行 sha256sum -c --quiet SHA256SUMS.txt；macOS：shasum -a 256 -c SHA256SUMS.txt
- Windows：certutil -hashfile 文件名 SHA256，把得到的一串字符与 SHA256SUMS.txt 里那一行比较
"""


@dataclass(frozen=True)
class Packed:
    """A zip file that was made: where it is, its folder, how many files and bytes are in it, its own size and SHA-256."""

    place: Path
    folder: str
    files: int
    size: int
    zipped: int
    digest: str


def pack_site(site: Path, output: Path, watch: Callable[[str], None]) -> Packed | Refused:
    """The folder of a built site → a zip file; the one that was there before stays until the new one is complete.

    ``output`` that does not end in ``.zip`` is a folder, in which the file is named after what it holds.
    """
    files = site_files(site)
    if isinstance(files, Refused):
        return files
    folder = folder_of(files)
    place = output if output.suffix.lower() == ".zip" else output / f"{folder}.zip"
    if place.resolve().is_relative_to(site.resolve()):
        return Refused(str(place), "压缩包不能放在网站文件夹里，否则下次会把它自己也打进去。请换一个位置")
    problem = unfit(f"{folder}/{path}" for path in (*files, README, MANIFEST))
    return problem or _pack(files, folder, place, watch)


def folder_of(paths: Mapping[str, Path]) -> str:
    """The folder in the zip file: a site of a single issue is named after it, so that several can lie side by side."""
    issues = [path.split("/")[:2] for path in paths if path.endswith("/issue.json") and path.count("/") == 2]
    return "-".join((FOLDER, *issues[0])) if len(issues) == 1 else FOLDER


def _pack(files: Mapping[str, Path], folder: str, place: Path, watch: Callable[[str], None]) -> Packed | Refused:
    beside = place.with_name(f"{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        sizes = write_zip(beside, ((f"{folder}/{path}", data) for path, data in _contents(files, folder, watch)))
        beside.replace(place)
        with place.open("rb") as file:
            return Packed(place, folder, len(sizes), sum(sizes), place.stat().st_size, digest_of(file))
    except OSError as error:
        return Refused(str(error.filename or place), f"{explain(error)}（原来的压缩包没有改动）")
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _contents(files: Mapping[str, Path], folder: str, watch: Callable[[str], None]) -> Iterator[tuple[str, bytes]]:
    """The files of the site, the note, and at last the manifest of them all."""
    digests: dict[str, str] = {}
    step = max(len(files) // 4, 1)
    note = NOTE.format(folder=folder).replace("\n", "\r\n").encode("utf-8-sig")  # as Notepad on any Windows shows it
    for path, place in (*files.items(), (README, None)):
        data = place.read_bytes() if place else note
        if len(digests) % step == 0:
            watch(f"压缩 {len(digests)}/{len(files)}")
        digests[path] = sha256(data).hexdigest()
        yield path, data
    yield MANIFEST, manifest_text(digests).encode("ascii")
