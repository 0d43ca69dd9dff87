"""Writing is safe: all or nothing, and hand-written files are nobody's to touch."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.publish.page import Page
from convert.publish.write import MARKER, PublishError, swap_folder, write_pages, write_text

FIRST = (Page("index.md", "旧"), Page("qh/index.md", "旧"), Page("qh/2023-01/01.md", "旧"), Page("yp/index.md", "旧"))
SECOND = (Page("index.md", "新"), Page("qh/index.md", "新"), Page("qh/2023-02/01.md", "新"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").write_text("手写", encoding="utf-8")
    (tmp_path / "about.md").write_text("手写", encoding="utf-8")
    write_pages(tmp_path, FIRST)
    return tmp_path


def tree(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


BEFORE = {"assets/a.css": "手写", "about.md": "手写", **{page.path: page.text for page in FIRST}}
AFTER = {"assets/a.css": "手写", "about.md": "手写", **{page.path: page.text for page in SECOND}}


def test_generated_pages_are_replaced_and_the_rest_is_not_touched(docs: Path) -> None:
    assert tree(docs) == BEFORE
    assert write_pages(docs, SECOND) == [docs / page.path for page in SECOND]
    assert tree(docs) == AFTER
    assert sorted(child.name for child in docs.iterdir()) == ["about.md", "assets", "index.md", "qh"]


def test_a_full_disk_leaves_everything_as_it_was(docs: Path) -> None:
    def filling() -> Iterator[Page]:
        yield SECOND[0]
        raise OSError(errno.ENOSPC, "No space left on device", "b")

    with pytest.raises(PublishError, match=r"磁盘已满.*没有改动"):
        write_pages(docs, filling())
    assert tree(docs) == BEFORE


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_failure_on_the_way_is_undone(docs: Path, failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(1, 100))
    rename = Path.rename

    def breaking(self: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", breaking)
    with pytest.raises(PublishError, match="没有写入权限"):
        write_pages(docs, SECOND)
    assert tree(docs) == BEFORE
    assert not list(docs.glob(".[!g]*"))


class HeldError(PermissionError):
    """What Windows says while another program has a file open."""

    winerror = 32


@pytest.mark.parametrize(("times", "replaced"), [(2, True), (9, False)])
def test_what_another_program_holds_for_a_moment_is_waited_for(
    docs: Path, monkeypatch: pytest.MonkeyPatch, times: int, replaced: bool
) -> None:
    calls, rename = iter(range(100)), Path.rename

    def held(self: Path, target: Path) -> Path:
        if next(calls) < times:
            raise HeldError(errno.EACCES, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    monkeypatch.setattr("convert.publish.write.WAITS", (0, 0, 0))
    if replaced:
        write_pages(docs, SECOND)
    else:
        with pytest.raises(PublishError, match="正被别的程序打开"):
            write_pages(docs, SECOND)
    assert tree(docs) == (AFTER if replaced else BEFORE)


def test_an_open_file_of_the_old_pages_does_not_stop_the_new(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rmtree = shutil.rmtree

    def held(path: Path, ignore_errors: bool = False) -> None:
        if path.name == ".former" and not ignore_errors:
            raise HeldError(errno.EACCES, "in use", str(path))
        rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr("convert.publish.write.shutil.rmtree", held)
    write_pages(docs, SECOND)
    assert tree(docs) == AFTER


def test_a_hand_written_folder_is_never_replaced(docs: Path) -> None:
    with pytest.raises(PublishError, match="手写的文件夹"):
        write_pages(docs, (Page("assets/index.md", "新"),))
    assert tree(docs) == BEFORE


def test_a_mistake_in_a_page_leaves_everything_as_it_was(docs: Path) -> None:
    def mistaken() -> Iterator[Page]:
        yield SECOND[0]
        raise ValueError

    with pytest.raises(ValueError):
        write_pages(docs, mistaken())
    assert tree(docs) == BEFORE
    assert not (docs / ".staged").exists()


def test_no_permission_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file where a folder is wanted", encoding="utf-8")
    with pytest.raises(PublishError, match="不能写入") as caught:
        write_pages(tmp_path / "docs", FIRST)
    assert "\n" not in str(caught.value)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_text(tmp_path / "site.yml", "旧")

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match="磁盘已满"):
        write_text(tmp_path / "site.yml", "新")
    assert tree(tmp_path) == {"site.yml": "旧"}


def test_a_folder_of_others_is_not_replaced_by_the_site(tmp_path: Path) -> None:
    for name in ("fresh", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name, encoding="utf-8")
    with pytest.raises(PublishError, match="不是本程序生成的"):
        swap_folder(tmp_path / "fresh", tmp_path / "mine")
    assert tree(tmp_path / "mine") == {"a.txt": "mine"}


def test_a_built_site_is_replaced(tmp_path: Path) -> None:
    for text in ("旧", "新"):
        (tmp_path / "fresh").mkdir()
        (tmp_path / "fresh" / "index.html").write_text(text, encoding="utf-8")
        swap_folder(tmp_path / "fresh", tmp_path / "site")
        assert tree(tmp_path) == {"site/index.html": text}
