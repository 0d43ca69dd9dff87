"""Checking a copy: whatever differs is found and named, and nothing in the copy is trusted."""

from __future__ import annotations

import random
import shutil
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from convert.pack.manifest import MANIFEST, manifest_text, read_manifest
from convert.pack.pack import Packed, pack_site
from convert.pack.verify import Checked, verify
from convert.sources import Refused
from tests.pack.test_pack import built, quiet

DIGEST = sha256(b"x").hexdigest()
FILES = {"index.html": "首页", "qh/2024-01/01.html": "通知\n" * 40, "qh/2024-02/01.html": "意见\n" * 40, "assets/a.js": "1"}


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    found = pack_site(built(tmp_path / "site", FILES), tmp_path / "a.zip", quiet)
    assert isinstance(found, Packed)
    return found.place


@pytest.fixture
def folder(zipped: Path, tmp_path: Path) -> Path:
    with ZipFile(zipped) as opened:
        opened.extractall(tmp_path / "copy")
    return tmp_path / "copy" / "gazette"


def checked(place: Path, against: Path | None = None) -> Checked:
    found = verify(place, against, quiet)
    assert isinstance(found, Checked), found
    return found


def refused(place: Path, against: Path | None = None) -> Refused:
    found = verify(place, against, quiet)
    assert isinstance(found, Refused), found
    return found


def test_a_good_copy(zipped: Path, folder: Path) -> None:
    for place in (zipped, folder, folder.parent):
        assert checked(place) == Checked(5, (), (), (), True)
        assert checked(place).same


def test_every_difference_is_named(folder: Path) -> None:
    (folder / "index.html").write_text("首頁", encoding="utf-8")
    (folder / "assets" / "a.js").unlink()
    (folder / "qh" / "new.html").write_text("x", encoding="utf-8")
    found = checked(folder)
    assert (found.changed, found.missing, found.additional) == (("index.html",), ("assets/a.js",), ("qh/new.html",))
    assert not found.same


def test_one_flipped_bit_in_a_file(folder: Path) -> None:
    place = folder / "qh" / "2024-01" / "01.html"
    data = bytearray(place.read_bytes())
    data[17] ^= 1
    place.write_bytes(data)
    assert checked(folder) == Checked(5, ("qh/2024-01/01.html",), (), (), True)


def assert_found(place: Path, what: str) -> None:
    found = verify(place, None, quiet)
    assert isinstance(found, Refused) or not found.same, what


def test_one_changed_byte_anywhere_in_a_zip_file(zipped: Path) -> None:
    good, chance = zipped.read_bytes(), random.Random(5)
    for at in range(len(good)):
        data = bytearray(good)
        data[at] ^= chance.randrange(1, 256)
        zipped.write_bytes(data)
        assert_found(zipped, f"byte {at} of {len(good)}")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_zip_file_cut_short(zipped: Path, share: float) -> None:
    data = zipped.read_bytes()
    zipped.write_bytes(data[: int(len(data) * share)])
    assert_found(zipped, f"{share} of it")


def test_packed_again_by_another_program(zipped: Path, folder: Path) -> None:
    again = Path(shutil.make_archive(str(zipped.with_name("again")), "zip", folder.parent))
    assert checked(again).same
    (folder / "index.html").write_text("x", encoding="utf-8")
    again = Path(shutil.make_archive(str(zipped.with_name("again")), "zip", folder.parent))
    assert checked(again).changed == ("index.html",)


def test_against_another_copy(zipped: Path, folder: Path, tmp_path: Path) -> None:
    (folder / MANIFEST).unlink()
    assert "没有清单" in refused(folder).message
    assert checked(folder, zipped).same
    (folder / "index.html").write_text("x", encoding="utf-8")
    (folder / MANIFEST).write_text(manifest_text({"index.html": sha256(b"x").hexdigest()}), encoding="utf-8")
    assert checked(folder).additional, "its own manifest is another one"
    assert checked(folder, zipped).changed == ("index.html",)


# -- nothing is trusted ---------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a/../../b", "a//b", "./a", "a/.", "C:/x", "a\\..\\b", "..", "a/..", "a\x1bb", ""]
)
def test_names_that_lead_elsewhere_damage_a_manifest(path: str) -> None:
    found = read_manifest("x", f"{DIGEST}  ok.html\n{DIGEST}  {path}\n".encode())
    assert isinstance(found, Refused)
    assert "第 2 行" in found.message


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"x  a\n", f"{DIGEST} a\n".encode(), f"{DIGEST}  a\n{DIGEST}  a\n".encode(), f"{DIGEST[1:]}  a".encode(), b"\xff" * 80],
)
def test_damaged_manifests(data: bytes) -> None:
    assert isinstance(read_manifest("x", data), Refused)


def test_a_manifest_is_read_back() -> None:
    digests = {"b/c.html": DIGEST, "a.html": DIGEST, "..x": DIGEST, "a b": DIGEST}
    assert read_manifest("x", manifest_text(digests).encode()) == digests
    assert read_manifest("x", f"{DIGEST} *a\r\n".encode()) == {"a": DIGEST}, "as written on Windows"


def test_names_in_a_zip_file_lead_nowhere(zipped: Path, tmp_path: Path) -> None:
    with ZipFile(zipped, "a", ZIP_DEFLATED) as opened:
        for name in ("../outside.html", "/outside.html", "gazette/../../outside.html", "other/outside.html"):
            opened.writestr(name, "x")
    before = sorted(tmp_path.rglob("*"))
    found = checked(zipped)
    assert found.additional == ("../../outside.html", "../../outside.html", "..//outside.html", "../other/outside.html")
    assert not found.intact
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["index.html", MANIFEST])
def test_a_name_that_is_there_twice(zipped: Path, name: str) -> None:
    with ZipFile(zipped) as opened:
        data = opened.read(f"gazette/{name}")
    with ZipFile(zipped, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr(f"gazette/{name}", data)
    assert checked(zipped).additional == (name,)


def test_a_file_beside_its_folder_is_not_taken_for_the_one_in_it(folder: Path, tmp_path: Path) -> None:
    (folder / "index.html").rename(folder.parent / "index.html")
    found = checked(Path(shutil.make_archive(str(tmp_path / "moved"), "zip", folder.parent)))
    assert (found.missing, found.additional) == (("index.html",), ("../index.html",))


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text(FILES["index.html"], encoding="utf-8")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "outside")
    (folder / "more").symlink_to(tmp_path)
    found = checked(folder)
    assert (found.changed, found.additional) == (("index.html",), ("more",))


def test_what_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert "不是完好的压缩包" in refused(tmp_path / "a.txt").message
    assert "没有清单" in refused(tmp_path / "empty").message
    assert "找不到" in refused(tmp_path / "nowhere.zip").message


def test_a_damaged_manifest_in_a_copy(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"\x00\x01 garbage")
    found = refused(folder)
    assert "清单已损坏" in found.message
    assert found.name == str(folder)
