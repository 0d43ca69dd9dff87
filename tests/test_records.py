"""What the office records of issues on the web: read line by line, every mistake named by its line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from convert.known import load_known
from convert.load_records import load_records
from tests.conftest import ROOT


def test_the_bundled_files_are_good_and_used_by_the_sample() -> None:
    known, problems = load_known(ROOT / "site_data")
    assert not problems
    assert known.records.online["qh/2024-01"] == datetime(2024, 3, 1, 9)
    assert known.records.index_numbers == {"qh/2024-01/01": "000000000/2024-00001"}


def test_nothing_recorded(tmp_path: Path) -> None:
    records, problems = load_records(tmp_path)
    assert (records.online, records.index_numbers, problems) == ({}, {}, ())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("qh/2024-01: 2024-03-01", "第 2 行写法有误。请照这样写：qh/2024-01: 2024-03-01 09:00"),
        ("qh/2024-01: 2024-02-30 09:00", "第 2 行写法有误"),
        ("qh/2024-01：2024-03-01 09:00", "第 2 行写法有误"),
        ("2024-01: 2024-03-01 09:00", "第 2 行写法有误"),
        ("qh/2023-12: 2024-03-01 09:00", "第 2 行与上面的一行重复"),
    ],
)
def test_mistakes_are_named_and_the_other_lines_stay(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "online.yml").write_text(f'qh/2023-12: "2024-01-05 08:30"\n{line}\n', encoding="utf-8-sig")
    records, (problem,) = load_records(tmp_path)
    assert records.online == {"qh/2023-12": datetime(2024, 1, 5, 8, 30)}
    assert problem.message.startswith(f"site_data/online.yml：{message}")


@pytest.mark.parametrize(("number", "good"), [("000014349/2017-00110", True), ("00001434-9/2017-110", False), ("", False)])
def test_an_index_number_has_the_form_of_the_catalogue(tmp_path: Path, number: str, good: bool) -> None:
    (tmp_path / "index_numbers.yml").write_text(f"qh/2024-01/05: {number}\n", encoding="utf-8")
    records, problems = load_records(tmp_path)
    assert (list(records.index_numbers.values()), len(problems)) == (([number], 0) if good else ([], 1))


def test_wrong_bytes(tmp_path: Path) -> None:
    (tmp_path / "online.yml").write_bytes("# 时间\n".encode("gb18030"))
    assert "存成 UTF-8" in load_records(tmp_path)[1][0].message
