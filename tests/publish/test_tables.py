"""Tables: spans as printed, heads with scopes, rows that can be linked to, no title lost or said twice."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from convert.model.blocks import BlockKind, Cell, Table, TextBlock
from convert.model.issue import PartKind
from tests.publish.gazettes import notice, part, table, text
from tests.publish.test_markup import document_page

HEAD = (
    Cell("乡镇", 0, 0, row_span=2, header=True),
    Cell("玉米", 0, 1, column_span=2, header=True),
    Cell("脱贫户", 1, 1, header=True),
    Cell("一般户", 1, 2, header=True),
)
BODY = (Cell("甲乡", 2, 0, row_span=2, header=True), Cell("8350", 2, 1), Cell("", 2, 2), Cell("5*6_", 3, 1), Cell("<7>", 3, 2))


def page(grid: Table, *before: TextBlock) -> BeautifulSoup:
    return document_page(notice(), part(PartKind.ANNEX, [text(BlockKind.ANNEX_LABEL, "附件"), *before, grid], "annex-1"))


def one(soup: BeautifulSoup, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def test_spans_and_scopes_as_printed() -> None:
    soup = page(table([*HEAD, *BODY], header_rows=2))
    head = [(cell.name, cell.get_text(), cell.get("rowspan"), cell.get("colspan"), cell.get("scope")) for cell in soup.select("thead th")]
    assert head == [
        ("th", "乡镇", "2", None, "col"),
        ("th", "玉米", None, "2", "colgroup"),
        ("th", "脱贫户", None, None, "col"),
        ("th", "一般户", None, None, "col"),
    ]
    assert [cell.get_text() for cell in soup.select("tbody td")] == ["8350", "", "5*6_", "<7>"]
    assert one(soup, "tbody th")["scope"] == "rowgroup"


def test_rows_and_table_have_addresses() -> None:
    soup = page(table([*HEAD, *BODY], header_rows=2))
    assert one(soup, "table")["id"] == "t1"
    assert [row.get("id") for row in soup.select("tr")] == [None, None, "t1-r1", "t1-r2"]


def test_a_head_does_not_reach_into_the_body() -> None:
    soup = page(table([Cell("甲", 0, 0, row_span=3, header=True), Cell("乙", 0, 1), Cell("丙", 1, 1), Cell("丁", 2, 1)]))
    assert one(soup, "thead th[scope]:first-child").get("rowspan") is None


def test_a_row_wholly_under_merged_cells_is_kept() -> None:
    soup = page(table([Cell("甲", 0, 0, row_span=2), Cell("乙", 2, 0)], header_rows=0))
    assert [len(row.find_all("td")) for row in soup.select("tr")] == [1, 0, 1]


def test_captions_go_into_the_table() -> None:
    soup = page(table([Cell("甲", 0, 0)], title="任务表"), text(BlockKind.ANNEX_TITLE, "任务表"), text(BlockKind.CAPTION, "单位：亩"))
    assert one(soup, "caption").get_text() == "单位：亩"
    assert soup.get_text().count("任务表") == 1


def test_a_title_that_no_block_says_is_the_caption() -> None:
    assert one(page(table([Cell("甲", 0, 0)], title="任务表")), "caption").get_text() == "任务表"


def test_the_box_scrolls_by_itself_and_can_be_reached_by_key() -> None:
    box = one(page(table([Cell("甲", 0, column) for column in range(12)], title="任务表")), ".table-box")
    assert (box["tabindex"], box["role"], "任务表" in box["aria-label"], box["class"]) == ("0", "region", True, ["table-box", "wide"])


def test_a_short_annex_with_a_wide_table_is_printed_sideways() -> None:
    soup = page(table([Cell("甲", 0, column) for column in range(12)]))
    assert "sideways" in one(soup, "#annex-1")["class"]
    long = page(table([Cell("甲", 0, column) for column in range(12)]), text(BlockKind.PARAGRAPH, "字" * 500))
    assert "sideways" not in one(long, "#annex-1")["class"]
