"""Tables drawn with strokes are read as those written with TABs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.model.source import ROW_GOES_ON
from convert.read.drawn_tables import read_drawn_tables
from convert.read.lines import read_lines

HEADER = ["序号", "任务", "时限"]
GRID = """
+------+--------------+-------+
| 序号 | 任务         | 时限  |
+:====:+==============+=======+
| 1    | 修渠，清理   | 6月   |
|      | 淤泥         |       |
|      |              |       |
|      | 验收         |       |
+------+--------------+       |
| 2    | 植树         |       |
+------+--------------+-------+
| 合计：两项          | 9月   |
+---------------------+-------+
"""
MULTILINE = """
  -------------------------------
  序号   任务           时限
  ------ -------------- ---------
  1      修渠，清理     6月
         淤泥

  2      植树
  -------------------------------
"""
SIMPLE = """
  序号   任务           时限
  ------ -------------- ---------
  1      “修渠”         6月
  2      植树           9月

以上各项请抓紧实施。
"""
BARE = """
  ------ -------------- ---------
  1      修渠           6月
  2      植树           9月
  ------ -------------- ---------
"""


def rows(text: str) -> list[str]:
    return [row.text for found in read_drawn_tables(text.split("\n")).values() for row in found if row.text != ROW_GOES_ON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GRID, ["序号\t任务\t时限", "1\t修渠，清理淤泥<br>验收\t6月", "2\t植树\t", "合计：两项\t\t9月"]),
        (MULTILINE, ["序号\t任务\t时限", "1\t修渠，清理淤泥\t6月", "2\t植树\t"]),
        (BARE, ["1\t修渠\t6月", "2\t植树\t9月"]),
        (SIMPLE, ["序号\t任务\t时限", "1\t“修渠”\t6月", "2\t植树\t9月"]),
        ("+----+\n| 甲 |\n+----+", ["甲\t"]),
        ("+--------+\n| read   |\n| me     |\n+--------+", ["read me\t"]),
    ],
)
def test_rows_are_read(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_a_cell_that_goes_on_below_spans_the_rows() -> None:
    found = [row for each in read_drawn_tables(GRID.split("\n")).values() for row in each if row.text != ROW_GOES_ON]
    assert [row.covered for row in found] == [(), (), (2,), ()]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求\n------------------\n各乡镇要抓紧落实。",
        "各乡镇要抓紧落实，不得推诿。\n---- ----\n",
        "+-----+\n甲",
        "--- ---",
        "+----+----+\n+----+----+",
        "+----+----+\n+----+----+\n+----+----+\n",
        "---- ----\n\n---- ----",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_what_is_no_drawn_table_stays_text(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("text", [GRID, MULTILINE, SIMPLE, BARE])
def test_every_line_with_text_is_there_with_its_number(text: str) -> None:
    printed = text.split("\n")
    assert [line.number for line in read_lines(text, "a.md", "utf-8").lines] == [at for at, line in enumerate(printed, 1) if line.strip()]


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


CELL = st.text("县水务局清理河道12%，（）ab", min_size=1, max_size=9).filter(lambda text: text == text.strip())


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_was_drawn_is_read_back(table: list[list[str]]) -> None:
    widths = [max(wide(row[column]) for row in [HEADER, *table]) for column in range(3)]

    def line(cells: list[str], between: str) -> str:
        return between.join(cell + " " * (width - wide(cell)) for cell, width in zip(cells, widths, strict=True))

    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    grid = "\n".join([rule, *(f"| {line(row, ' | ')} |\n{rule}" for row in [HEADER, *table])])
    simple = "\n".join(["  " + line(row, " ") for row in [HEADER, ["-" * width for width in widths], *table]])
    expected = ["\t".join(row) for row in [HEADER, *table]]
    assert rows(grid) == rows(simple) == expected


@given(st.lists(st.text("+-=:| 甲a\t", max_size=24), max_size=12))
def test_no_line_is_lost_and_nothing_is_raised(printed: list[str]) -> None:
    found = read_drawn_tables(printed)
    kept = "".join(row.text for each in found.values() for row in each)
    said = "".join(printed[at] for at in found)
    assert [kept.count(char) for char in "甲a"] == [said.count(char) for char in "甲a"]
