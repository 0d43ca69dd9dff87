"""Tables written as HTML are read as those written with TABs."""

from __future__ import annotations

import pytest

from convert.model.source import ROW_GOES_ON
from convert.read.html_tables import read_html_tables
from convert.read.lines import read_lines

HEADER = "<tr><td>序号</td><td>任务</td><td>时限</td></tr>"
FIRST = '<tr><td>1</td><td rowspan="2">修渠</td><td>6月</td></tr>'
SECOND = "<tr><td>2</td><td>9月</td></tr>"
ROWS = ["序号\t任务\t时限", "1\t修渠\t6月", "2\t\t9月"]
LAYOUTS = {
    "one line": f"<table>{HEADER}{FIRST}{SECOND}</table>",
    "a row a line": f"<table>\n{HEADER}\n{FIRST}\n{SECOND}\n</table>",
    "a cell a line": f"<table>\n{HEADER}{FIRST}{SECOND}</table>".replace("><t", ">\n<t").replace("></t", ">\n</t"),
    "wrapped": f"<html><body><table border='1'>{HEADER}\n{FIRST}\n{SECOND}</table></body></html>",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_rows_are_the_same_however_they_are_written(text: str) -> None:
    found = read_html_tables(text.split("\n"))
    assert [row.text for rows in found.values() for row in rows if row.text != ROW_GOES_ON] == ROWS
    assert list(found) == list(range(len(text.split("\n"))))


def test_cells_span_columns_and_rows() -> None:
    table = '<table><tr><td rowspan="2">乡镇</td><td colspan="2">面积</td></tr><tr><td>计划</td><td>完成</td></tr></table>'
    assert read_html_tables([table])[0] == [("乡镇\t面积\t", ()), ("\t计划\t完成", (0,))]


@pytest.mark.parametrize(("table", "rows"), [("<tr><td>甲</td></tr>", ["甲\t"]), ("<tr></tr>", ["\t"]), ("", [])])
def test_every_row_is_one_of_a_table(table: str, rows: list[str]) -> None:
    found = read_html_tables([f"<table>{table}</table>"])
    assert {at: [row.text for row in each] for at, each in found.items()} == ({0: rows} if rows else {})


@pytest.mark.parametrize("span", ["0", "-1", "²", "两", ""])
def test_a_span_that_says_nothing_is_one(span: str) -> None:
    assert read_html_tables([f'<table><tr><td colspan="{span}">面积</td><td>户数</td></tr></table>'])[0] == [("面积\t户数", ())]


def test_a_table_whose_end_is_lost_goes_as_far_as_its_tags() -> None:
    found = read_html_tables(
        ["<table>", "<tr><td>1</td><td>甲</td></tr>", "以上项目请抓紧实施。", "<table><tr><td>2</td><td>乙</td></tr></table>"]
    )
    assert {at: [row.text for row in rows] for at, rows in found.items()} == {0: [ROW_GOES_ON], 1: ["1\t甲"], 3: ["2\t乙"]}


def test_a_span_beyond_reason_is_cut() -> None:
    assert read_html_tables(['<table><tr><td colspan="99999999">面积</td></tr></table>'])[0][0].text.count("\t") < 1000


@pytest.mark.parametrize("text", ["<table><tr><td>没有结束", "见下表<table><tr><td>1</td></tr></table>", "表格 &lt;table&gt;"])
def test_what_is_no_whole_table_stays_text(text: str) -> None:
    assert read_html_tables([text]) == {}


def test_a_row_says_which_columns_are_spanned_from_above() -> None:
    rows = ['<tr><td rowspan="3">甲</td><td>1</td></tr>', '<tr><td rowspan="2">2</td></tr>', "<tr></tr>", "<tr><td>乙</td><td>3</td></tr>"]
    assert [row.covered for row in read_html_tables([f"<table>{''.join(rows)}</table>"])[0]] == [(), (0,), (0, 1), ()]


def test_marks_inside_cells_are_read_and_lines_keep_their_numbers() -> None:
    source = read_lines("说明\n\n<table>\n<tr><td>**合计**</td><td>&lt;5<br>亩</td></tr>\n</table>\n完", "x", "utf-8")
    assert [(line.number, line.text, line.gap) for line in source.lines] == [
        (1, "说明", True),
        (3, ROW_GOES_ON, True),
        (4, "合计\t<5\n亩", False),
        (5, ROW_GOES_ON, False),
        (6, "完", False),
    ]
