"""Which files are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.sources import Refused, explain_report, find_sources, without_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.TXT", "2023/c.txt", "README.md", "readme.en.txt", "gold/d.txt", ".x/e.txt", ".f.txt", "_g.txt", "h.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(*given: Path) -> list[str]:
    return [found.name for found in find_sources(given)]


def test_a_folder_stands_for_the_texts_in_it(folder: Path) -> None:
    assert names(folder) == ["c.txt", "a.TXT", "b.md"]


def test_a_file_that_is_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert names(folder / "README.md", folder / "h.json") == ["README.md", "h.json"]


def test_patterns_that_the_console_did_not_expand(folder: Path) -> None:
    assert names(folder / "*.md") == ["README.md", "b.md"]
    assert names(folder / "*.pdf") == ["*.pdf"]


def test_full_width_names_are_names(tmp_path: Path) -> None:
    (tmp_path / "２０２４年第１期．ＴＸＴ").write_text("x", encoding="utf-8")
    (tmp_path / "ｒｅａｄｍｅ.txt").write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["２０２４年第１期．ＴＸＴ"]


def test_an_issue_that_is_no_text_yet_is_named(tmp_path: Path) -> None:
    for name in ("第1期.txt", "第1期.pdf", "第１期.docx", "第2期.docx", "~$第2期.docx", "封面.jpg"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["第1期.txt"]
    assert without_text([tmp_path, tmp_path / "第1期.txt"]) == ("第2期.docx",)


def test_nothing_is_read_twice(folder: Path) -> None:
    assert names(folder / "b.md", folder, folder / "2023" / ".." / "b.md") == ["b.md", "c.txt", "a.TXT"]


def test_a_folder_without_texts(tmp_path: Path) -> None:
    (found,) = find_sources([tmp_path])
    assert isinstance(found, Refused)


def test_what_another_program_says_of_the_disk() -> None:
    report = "Traceback\nOSError: [Errno 28] No space left on device: '/a/x.js' -> '/b/x.js'"
    assert explain_report(report) == "/b/x.js：磁盘已满。请清理出空间后再运行"
    assert explain_report("WARNING - a page has no title") is None
