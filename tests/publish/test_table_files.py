"""Tables to take away: complete, harmless, the same bytes for the same table."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.model.blocks import Cell, Purpose, Table
from convert.model.issue import PartKind
from convert.publish.page import Download, Page
from convert.publish.pages import site_pages
from convert.publish.tables.csv_file import table_csv
from convert.publish.tables.plain import harmless, number
from convert.publish.tables.shape import shape_of
from convert.publish.tables.xlsx_file import content_key, workbook
from convert.publish.write import write_pages
from tests.publish.gazettes import annotated, archive, document, notice, part, table
from tests.publish.grids import covered, csv_of, csv_rows, html_of, listed, printed, sections_whole, sheet_texts

HEAD = (Cell("单位", 0, 0, header=True), Cell("任务", 0, 1, header=True), Cell("数量", 0, 2, header=True))
BODY = (Cell("农业农村局", 1, 0, row_span=2), Cell("修渠", 1, 1), Cell("1200", 1, 2), Cell("补贴", 2, 1), Cell("0.50", 2, 2))
MERGED = replace(
    table([*HEAD, *BODY], title="任务表"),
    columns=("单位", "任务", "数量"),
    rows=(("农业农村局", "修渠", "1200"), ("农业农村局", "补贴", "0.50")),
    inherited=((1, 0),),
)


def test_csv_opens_in_excel_and_says_what_was_inherited() -> None:
    text = table_csv(shape_of(MERGED))
    assert text.startswith("\ufeff单位,任务,数量,")
    assert text.count("\r\n") == 3
    assert csv_of(MERGED)[1:] == [["农业农村局", "修渠", "1200", ""], ["农业农村局", "补贴", "0.50", "单位"]]


def test_a_workbook_has_the_merged_cells_and_the_figures() -> None:
    texts, merged = sheet_texts(workbook(listed(MERGED)))
    assert texts[0] == "任务表"
    assert texts[-1].startswith("来源：《清禾县人民政府公报》2023年第2期")
    assert texts[1:-1] == ["单位", "任务", "数量", "农业农村局", "修渠", "1200", "补贴", "0.50"]
    assert (1, 3, 1, 4) in merged


def test_the_same_table_gives_the_same_bytes() -> None:
    assert workbook(listed(MERGED)) == workbook(listed(MERGED))
    assert content_key(listed(MERGED)) == content_key(listed(MERGED))
    other = replace(MERGED, cells=(*MERGED.cells[:-1], Cell("0.51", 2, 2)))
    assert content_key(listed(MERGED)) != content_key(listed(other))


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "－A1", "=HYPERLINK(1)"]
)
def test_what_looks_like_a_formula_is_harmless(text: str) -> None:
    grid = table([Cell("甲", 0, 0, header=True), Cell(text, 1, 0)])
    assert csv_of(grid)[1] == [f"'{text}"]
    texts, _ = sheet_texts(workbook(listed(grid)))
    assert text.strip() in [each.strip() for each in texts]


@pytest.mark.parametrize("text", ["-5", "+3.2%", "-1,200", "-", "12", "——", "5-7月", "a=b", "1.修渠"])
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(("text", "found"), [("12", (12.0, "0")), ("0.50", (0.5, "0.00")), ("-3", (-3.0, "0"))])
def test_a_figure_that_shows_as_printed_is_a_number(text: str, found: tuple[float, str]) -> None:
    assert number(text) == found


@pytest.mark.parametrize("text", ["007", "1,200", "-0", "1234567890123456", "642226199001011234", "5%", "1e5", "１２", ""])
def test_what_a_spreadsheet_would_change_is_text(text: str) -> None:
    assert number(text) is None


# -- whatever a table is --------------------------------------------------------

TEXTS = st.one_of(
    st.sampled_from(
        ["", "", "甲乡", "合 计", "一、农业", "12", "-0", "007", "0.50", "=1+1", "<b>&amp;", "a\nb", '"', "'x", "_x0041_", "~~~", "|"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)
CELLS = st.builds(
    Cell, TEXTS, st.integers(0, 5), st.integers(0, 4), row_span=st.integers(1, 4), column_span=st.integers(1, 3), header=st.booleans()
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cells = draw(st.lists(CELLS, max_size=20))
    width = draw(st.integers(0, 5))
    return Table(
        title=draw(st.one_of(st.none(), TEXTS)),
        purpose=draw(st.sampled_from(list(Purpose))),
        columns=tuple(draw(st.lists(TEXTS, min_size=width, max_size=width))),
        header_rows=draw(st.integers(0, 3)),
        rows=(("",) * width,) * draw(st.integers(0, 4)),
        row_sources=(),
        cells=tuple(cells),
        source=((1, 1),),
        fragments=draw(st.integers(1, 3)),
        inherited=tuple(draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4))),
        moved=(0,),
    )


@given(tables())
def test_any_table_is_shown_whole(grid: Table) -> None:
    built, layout = html_of(grid), shape_of(grid).layout
    places = covered(built)
    assert set(places) == {(row, column) for row in range(len(layout.rows)) for column in range(layout.width)}
    assert set(places.values()) <= {1}
    assert sections_whole(built)
    assert not missing(grid, [cell.get_text() for cell in built.find_all(["td", "th"])])


@given(tables())
def test_any_table_is_handed_out_whole(grid: Table) -> None:
    rows = csv_of(grid)
    assert len({len(row) for row in rows}) <= 1
    assert not missing(grid, ["".join(row) for row in rows] + [text.removeprefix("'") for row in rows for text in row])
    found = listed(grid)
    if found.shape.fits_sheet:
        assert not printed(found.shape) - Counter(sheet_texts(workbook(found))[0])


def missing(grid: Table, shown: list[str]) -> list[str]:
    """Cell texts that are nowhere among those shown; texts of cells that overlap stand together, headers stand in paths."""
    every = "\n".join("".join(text.split()) for text in shown)
    return [cell.text for cell in grid.cells if "".join(cell.text.split()) not in every]


# -- the files of a site -------------------------------------------------------------


def site(*grids: Table) -> dict[str, Page | Download]:
    annexes = [part(PartKind.ANNEX, [grid], f"annex-{n}", f"附件{n}", f"表{n}") for n, grid in enumerate(grids, 1)]
    return {page.path: page for page in site_pages(archive(annotated([document(parts=[notice(), *annexes])])))}


def test_files_stand_beside_their_page_and_in_the_list() -> None:
    pages = site(MERGED, MERGED)
    names = {path.removeprefix("qh/2023-02/") for path in pages}
    assert {"01-t1.csv", "01-t1.xlsx", "01-t2.csv", "01-t2.xlsx", "tables.md", "tables.json", "tables.csv"} <= names
    page = pages["qh/2023-02/tables.json"]
    assert isinstance(page, Page)
    first, second = json.loads(page.text)["tables"]
    assert (first["page"], first["csv"], first["xlsx"]) == ("01.html#t1", "01-t1.csv", "01-t1.xlsx")
    assert (second["title"], second["rows"], second["columns"], second["fragments"], second["purpose"]) == ("任务表", 2, 3, 1, "其他")
    page = pages["qh/2023-02/tables.csv"]
    assert isinstance(page, Page)
    assert [row[0] for row in csv_rows(page.text)] == ["表名", "任务表", "任务表"]


def test_an_issue_without_tables_has_no_list() -> None:
    assert not [path for path in site() if "table" in path]


def test_a_table_too_big_for_excel_is_handed_out_as_csv_alone() -> None:
    pages = site(table([Cell("字" * 40_000, 0, 0)]))
    assert "qh/2023-02/01-t1.csv" in pages
    assert "qh/2023-02/01-t1.xlsx" not in pages


def test_a_workbook_is_made_again_only_when_its_table_changed(tmp_path: Path) -> None:
    made: list[str] = []

    def download(key: str) -> Download:
        return Download("qh/a.xlsx", key, lambda: (made.append(key), key.encode())[1])

    for key in ("1", "1", "2", "2"):
        write_pages(tmp_path, [Page("index.md", ""), download(key)])
        assert (tmp_path / "qh/a.xlsx").read_bytes() == key.encode()
    assert made == ["1", "2"]
