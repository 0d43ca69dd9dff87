"""Packing: the same bytes each time, names for every system, and the old file stays until the new one is complete."""

from __future__ import annotations

import errno
import os
import subprocess
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert.pack.pack import Packed, pack_site
from convert.pack.zip_file import seal_holds
from convert.sources import Refused


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return built(
        tmp_path / "site", {"index.html": "首页", "qh/2024-01/issue.json": "{}", "qh/2024-01/01.html": "通知" * 500, ".generated": ""}
    )


def built(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def quiet(message: str) -> None:
    assert message


def packed(site: Path, output: Path) -> Packed:
    found = pack_site(site, output, quiet)
    assert isinstance(found, Packed), found
    return found


def refused(site: Path, output: Path) -> Refused:
    found = pack_site(site, output, quiet)
    assert isinstance(found, Refused), found
    return found


def test_one_folder_with_the_site_a_note_and_the_manifest(site: Path, tmp_path: Path) -> None:
    found = packed(site, tmp_path / "new" / "a.zip")
    with ZipFile(found.place) as zipped:
        names = zipped.namelist()
        note, manifest = zipped.read("gazette-qh-2024-01/README.txt"), zipped.read("gazette-qh-2024-01/SHA256SUMS.txt").decode()
        assert all(entry.compress_size <= entry.file_size or entry.file_size < 20 for entry in zipped.infolist())
    assert names == [f"gazette-qh-2024-01/{name}" for name in ("index.html", "qh/2024-01/01.html", "qh/2024-01/issue.json", *NOTES)]
    assert note.startswith("\ufeff怎样打开\r\n".encode())
    assert b"\n" not in note.replace(b"\r\n", b"")
    assert "gazette-qh-2024-01 文件夹" in note.decode("utf-8-sig")
    assert f"{sha256('首页'.encode()).hexdigest()}  index.html\n" in manifest
    assert (found.files, found.digest) == (5, sha256(found.place.read_bytes()).hexdigest())
    assert found.zipped == found.place.stat().st_size < found.size
    assert [path.name for path in found.place.parent.iterdir()] == ["a.zip"]


NOTES = ("README.txt", "SHA256SUMS.txt")


def test_the_manifest_is_one_that_sha256sum_reads(site: Path, tmp_path: Path) -> None:
    with ZipFile(packed(site, tmp_path / "a.zip").place) as zipped:
        zipped.extractall(tmp_path / "elsewhere")
    folder = tmp_path / "elsewhere" / "gazette-qh-2024-01"
    try:
        done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS.txt"], cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no sha256sum here")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == 4


def test_a_site_of_several_issues_has_its_own_folder(site: Path, tmp_path: Path) -> None:
    built(site, {"qh/2024-02/issue.json": "{}"})
    found = packed(site, tmp_path / "out")
    assert (found.folder, found.place) == ("gazette", tmp_path / "out" / "gazette.zip")


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    first = packed(site, tmp_path / "a.zip")
    for path in site.rglob("*.html"):
        os.utime(path, (10**9, 10**9))
        path.chmod(0o600)
    assert packed(site, tmp_path / "b.zip").digest == first.digest
    built(site, {"index.html": "首页！"})
    assert packed(site, tmp_path / "c.zip").digest != first.digest


def test_the_seal(site: Path, tmp_path: Path) -> None:
    place = packed(site, tmp_path / "a.zip").place
    assert seal_holds(place) is True
    with ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a", "b")
    assert seal_holds(tmp_path / "other.zip") is None


@pytest.mark.parametrize(
    "name", ["说明.html", "a b /x.html", "aux.html", "x/Con", "a:b.html", "a\\b.html", "x.html.", "b\n.html", f"{'d' * 90}/{'e' * 90}.html"]
)
def test_names_that_not_every_system_takes(site: Path, tmp_path: Path, name: str) -> None:
    built(site, {name: "x"})
    found = refused(site, tmp_path / "a.zip")
    assert name in found.name
    assert "请改" in found.message
    assert not (tmp_path / "a.zip").exists()


def test_names_that_differ_in_case_only(site: Path, tmp_path: Path) -> None:
    built(site, {"QH.html": "x", "qh.html": "x"})
    if len(list(site.glob("*.html"))) < 3:
        pytest.skip("this system takes both for one")
    assert "重名" in refused(site, tmp_path / "a.zip").message
    (site / "QH.html").rename(site / "readme.TXT")
    assert "重名" in refused(site, tmp_path / "a.zip").message


@pytest.mark.parametrize("target", ["index.html", "qh"])
def test_links_are_not_packed(site: Path, tmp_path: Path, target: str) -> None:
    (site / "link").symlink_to(site / target)
    assert "链接" in refused(site, tmp_path / "a.zip").message


@pytest.mark.parametrize("make", [True, False])
def test_no_site(tmp_path: Path, make: bool) -> None:
    if make:
        (tmp_path / "site").mkdir()
    assert "gazette build" in refused(tmp_path / "site", tmp_path / "a.zip").message


def test_not_into_the_site_itself(site: Path) -> None:
    assert "网站文件夹里" in refused(site, site / "a.zip").message
    assert "网站文件夹里" in refused(site, site).message


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "只读")])
def test_disk_trouble_leaves_the_old_file(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    output = tmp_path / "a.zip"
    output.write_bytes(b"old")

    def failing(self: ZipFile, *_: object) -> None:
        raise OSError(number, "refused", str(output))

    monkeypatch.setattr(ZipFile, "writestr", failing)
    found = refused(site, output)
    assert words in found.message
    assert "原来的压缩包没有改动" in found.message
    assert output.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "site"]


def test_a_disk_that_really_is_full(site: Path, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.zip.new").symlink_to(full)  # where the new file is written
    assert "磁盘已满" in refused(site, tmp_path / "a.zip").message
    assert not (tmp_path / "a.zip").exists()


def test_a_place_that_is_a_folder(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    assert refused(site, tmp_path / "a.zip").message
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "同名" in refused(site, tmp_path / "file" / "a.zip").message
