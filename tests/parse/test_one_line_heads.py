"""A title and its number on one line are two lines, where the contents announce that title."""

from __future__ import annotations

import pytest

from convert.model.issue import Entry
from convert.parse.one_line_heads import split_heads
from tests.parse.lines import lines_of_text


def entry(title: str) -> Entry:
    return Entry(1, title, None, 1, None, ())


@pytest.mark.parametrize(
    ("line", "announced", "texts"),
    [
        ("关于春季防火的通知 清政办发〔2024〕1号", "关于春季防火的通知", ["关于春季防火的通知", "清政办发〔2024〕1号"]),
        ("关于春季防火的通知（清政办发〔2024〕1号）", "关于秋季防火的通知", ["关于春季防火的通知（清政办发〔2024〕1号）"]),
        ("清政办发〔2024〕1号", "", ["清政办发〔2024〕1号"]),
    ],
)
def test_only_an_announced_title_is_parted_from_its_number(line: str, announced: str, texts: list[str]) -> None:
    assert [part.text for part in split_heads(lines_of_text(line), [entry(announced)])] == texts
