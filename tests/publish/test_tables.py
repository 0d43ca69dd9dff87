"""Tables: spans as printed, heads with scopes, rows that can be linked to, no title lost or said twice."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from convert.model.blocks import BlockKind, Cell, Purpose, Table, TextBlock
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


def merged(words: str) -> Table:
    """Two rows under one name, then one that stands alone."""
    head = (Cell("乡镇", 0, 0, header=True), Cell("任务", 0, 1, header=True))
    return table([*head, Cell("甲乡", 1, 0, row_span=2), *(Cell(words, row, 1) for row in (1, 2, 3)), Cell("乙乡", 3, 0)])


def test_paper_keeps_rows_of_one_name_together_where_they_fit() -> None:
    assert [row.get("class") for row in page(merged("修路")).select("tbody tr")] == [None, ["joined"], None]
    assert not page(merged("修路，" * 200)).select(".joined")


FIGURES = replace(
    table(
        [
            *(Cell(name, 0, column, header=True) for column, name in enumerate(("序号", "乡镇", "种植（亩）", "补助（亩）"))),
            *(Cell(str(n), n, 0) for n in range(1, 10)),
            *(Cell(f"{name}乡", n, 1) for n, name in enumerate("甲乙丙丁戊己庚辛壬", 1)),
            *(Cell(str(n * 100), n, 2) for n in range(1, 10)),
            *(Cell(str(n * 7), n, 3) for n in range(1, 10)),
            Cell("合 计", 10, 0, column_span=2),
            Cell("4500", 10, 2),
            Cell("315", 10, 3),
        ],
        title="种植表",
    ),
    purpose=Purpose.FIGURES,
)


def test_rows_are_named_by_the_column_that_tells_them_apart() -> None:
    soup = page(FIGURES)
    assert [cell.get_text() for cell in soup.select("tbody th[scope=row].key")] == [f"{name}乡" for name in "甲乙丙丁戊己庚辛壬"]
    assert [cell.get_text() for cell in soup.select("thead .key")] == ["乡镇"]


def test_totals_are_marked() -> None:
    assert [row["id"] for row in page(FIGURES).select("tr.total")] == ["t1-r10"]


def test_groups_stand_in_bodies_of_their_own() -> None:
    rows = [("一、农业", "", ""), ("甲", "x", "y"), ("乙", "x", "y"), ("（二）林业", "", ""), ("丙", "x", "y")]
    head = [Cell(name, 0, column, header=True) for column, name in enumerate(["事项", "单位", "时限"])]
    cells = [Cell(text, row, column) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts)]
    soup = page(replace(table([*head, *cells]), sections=((0, 0), (3, 1))))
    assert [len(body.find_all("tr")) for body in soup.select("tbody")] == [3, 2]
    groups = [(cell["scope"], cell["colspan"], cell.get_text()) for cell in soup.select("tr.group > th")]
    assert groups == [("rowgroup", "3", "一、农业"), ("rowgroup", "3", "（二）林业")]
    assert [row["id"] for row in soup.select("tbody tr")] == [f"t1-r{n}" for n in range(1, 6)]


def test_a_section_keeps_its_figures_in_their_columns() -> None:
    rows = [("", "一、道路（2项）", "", "", "700", ""), ("1", "人民路", "改造", "主干路", "400", "3")]
    head = [Cell(name, 0, column, header=True) for column, name in enumerate(["序号", "项目", "性质", "类别", "投资", "公里"])]
    cells = [Cell(text, row, column) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts)]
    soup = page(replace(table([*head, *cells]), sections=((0, 0),)))
    printed = [(cell.name, cell.get_text(), cell.get("colspan")) for cell in one(soup, "tr.group").find_all(["th", "td"])]
    assert printed == [("th", "一、道路（2项）", "4"), ("td", "700", None), ("td", "", None)]


def test_the_total_of_a_place_is_marked() -> None:
    rows = [("青石镇小计", "5"), ("合作村", "5")]
    cells = [Cell(text, row, column) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts)]
    soup = page(table([Cell("村", 0, 0, header=True), Cell("户", 0, 1, header=True), *cells]))
    assert [row["id"] for row in soup.select("tr.total")] == ["t1-r1"]


def test_sorting_is_offered_where_it_helps() -> None:
    assert page(FIGURES).select("table[data-sortable]")
    assert not page(replace(FIGURES, purpose=Purpose.FORM)).select("table[data-sortable]")
    assert not page(table([*HEAD, *BODY], header_rows=2)).select("table[data-sortable]")
    middle = [*FIGURES.cells[:-3], Cell("小计", 5, 0), *FIGURES.cells[-3:]]
    assert not page(replace(FIGURES, cells=tuple(cell for cell in middle if (cell.row, cell.column, cell.text) != (5, 0, "5")))).select(
        "table[data-sortable]"
    )


def test_figures_by_township_are_drawn_without_the_total() -> None:
    soup = page(FIGURES)
    panels = soup.select(".plot figure")
    assert [panel.figcaption.get_text() for panel in panels if panel.figcaption] == ["种植（亩）", "补助（亩）"]
    assert [text.get_text() for text in panels[0].select("text")][-2:] == ["壬乡", "900"]
    assert len(panels[0].select("rect")) == 9
    assert "最高壬乡 900" in str(one(soup, ".plot figure:first-child svg")["aria-label"])
    assert not page(replace(FIGURES, purpose=Purpose.OTHER)).select(".plot")


LONG = "组织开展政策宣传、技术培训和入户指导，建立台账，逐月通报进度，年底前完成验收并报县人民政府办公室。"
TASKS = replace(
    table(
        [
            *(Cell(name, 0, column, header=True) for column, name in enumerate(("类别", "任务", "单位"))),
            Cell("增收", 1, 0, row_span=2),
            *(Cell(f"{n}.{LONG}", n, 1) for n in (1, 2)),
            *(Cell(f"{name}局", n, 2) for n, name in ((1, "甲"), (2, "乙"))),
        ]
    ),
    inherited=((1, 0),),
)


def test_long_text_can_be_read_as_cards() -> None:
    soup = page(TASKS)
    assert one(soup, ".view-choice")["id"] == "t1-view"
    assert [cell["data-label"] for cell in soup.select("#t1-r1 > *")] == ["类别", "任务", "单位"]
    assert one(soup, "#t1-r2")["data-inherited"] == "类别：增收（同上）"
    assert not page(FIGURES).select(".view-choice, .cards, [data-label], [data-inherited]")


def test_what_was_done_to_the_print_is_said() -> None:
    told = one(page(replace(TASKS, fragments=3, moved=(1,), shifted_header=True)), ".table-tools").get_text()
    assert all(words in told for words in ("分 3 段", "第 2 行", "表头", "合并的单元格", "下载 CSV", "下载 Excel", "本表地址"))


def test_a_huge_table_is_laid_out_row_by_row() -> None:
    head = (Cell("甲", 0, 0, header=True), Cell("乙", 0, 1, header=True))
    rows = [Cell(str(row), row, column) for row in range(1, 601) for column in range(2)]
    assert page(table([*head, *rows])).select("table.huge")
    assert not page(table([*head, Cell("1", 1, 0, row_span=2), *rows[1:]])).select("table.huge")


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
