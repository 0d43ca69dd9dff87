"""Decoded text → numbered lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.model.source import Line
from convert.read.lines import read_lines


def lines(text: str) -> tuple[Line, ...]:
    return read_lines(text, "a.txt", "utf-8").lines


def one(text: str) -> Line:
    (found,) = lines(text)
    return found


@pytest.mark.parametrize(
    ("printed", "text", "mark", "bullet"),
    [
        ("## 一、总体要求", "一、总体要求", 2, False),
        ("##一、总体要求", "一、总体要求", 2, False),
        ("- 1.清禾县", "1.清禾县", 0, True),
        ("- ## 一、要求", "一、要求", 2, True),
        ("## - 一、要求", "一、要求", 2, True),
        ("#1 楼", "#1 楼", 0, False),
        ("-5 度", "-5 度", 0, False),
        ("*加粗*", "*加粗*", 0, False),
        ("####### 七级", "####### 七级", 0, False),
    ],
)
def test_line_marks(printed: str, text: str, mark: int, bullet: bool) -> None:
    found = one(printed)
    assert (found.text, found.mark, found.bullet) == (text, mark, bullet)


@pytest.mark.parametrize(
    ("printed", "text", "strong"),
    [
        ("1. **加强领导。**各乡镇", "1. 加强领导。各乡镇", ((3, 8),)),
        ("**一、要求**", "一、要求", ((0, 4),)),
        ("**甲** 和 **乙**", "甲 和 乙", ((0, 1), (4, 5))),
        ("**没有收尾", "没有收尾", ()),
        ("张 *** 某", "张 *** 某", ()),
        (r"\*\*不是加粗\*\*", "**不是加粗**", ()),
    ],
)
def test_bold(printed: str, text: str, strong: tuple[tuple[int, int], ...]) -> None:
    found = one(printed)
    assert (found.text, found.strong) == (text, strong)


def test_numbers_gaps_and_indents() -> None:
    found = lines("甲\n\n\n　　乙\n丙\n   丁")
    assert [(line.number, line.text, line.gap, line.indent) for line in found] == [
        (1, "甲", True, False),
        (4, "乙", True, True),
        (5, "丙", False, False),
        (6, "丁", False, True),
    ]


def test_empty_cells_at_either_end_are_kept() -> None:
    assert one("\t甲\t\t").text == "\t甲\t\t"


def test_the_printed_line_is_kept_as_it_was() -> None:
    assert one("## **甲**  ").printed == "## **甲**  "


@given(st.text("甲乙丙#*-\\ \t\u3000$<>", max_size=60))
def test_bold_ranges_lie_in_the_text_and_no_character_is_lost(text: str) -> None:
    for line in lines(text):
        assert all(0 <= a < b <= len(line.text) for a, b in line.strong)
        assert [c for c in line.text if c in "甲乙丙"] == [c for c in line.printed if c in "甲乙丙"]
