"""Where the pages of the paper issue end: marks without text, each with the address of the page that begins there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from convert.model.blocks import Block, BlockKind, Cell, Table, TextBlock
from convert.model.bodies import AboutDocument
from convert.model.issue import PageBreak, PrintedLine
from convert.publish.pages import site_pages
from tests.publish.gazettes import annotated, archive, document, notice, table, text
from tests.publish.test_markup import built

LONG = TextBlock(BlockKind.PARAGRAPH, "第一行第二行第三行", ((10, 11), (13, 13)), strong=((0, 6),), breaks=(3, 6))
CELLS = [Cell(f"{row}{column}", row, column) for row in range(4) for column in range(2) if (row, column) != (2, 0)]
SPANNED = [replace(cell, row_span=2) if (cell.row, cell.column) == (1, 0) else cell for cell in CELLS]
ROWS = replace(
    table(SPANNED, line=30), rows=(("10", "11"), ("10", "21"), ("30", "31")), row_sources=(((31, 31),), ((32, 32),), ((34, 34),))
)


def pages(blocks: Sequence[Block], *breaks: tuple[int, int]) -> dict[str, BeautifulSoup]:
    """The pages of an issue of two documents whose printed pages end so: page, line."""
    first, second = document(1, [notice(blocks)]), replace(document(2), source=((80, 99),))
    made = annotated([replace(first, source=((1, 79),)), second])
    issue = replace(made.issue, colophon=(PrintedLine("主办：清禾县人民政府办公室", ((100, 100),)),))
    ends = tuple(PageBreak(page, ((line, line),)) for page, line in breaks)
    return {
        page.path: built(page.text)
        for page in site_pages(archive(replace(made, issue=issue, page_breaks=ends)))
        if page.path.endswith(".md")
    }


def shown(blocks: Sequence[Block], *breaks: tuple[int, int]) -> BeautifulSoup:
    return pages(blocks, *breaks)["qh/2023-02/01.md"]


def mark(soup: BeautifulSoup, page: int) -> Tag:
    (found,) = soup.select(f".page-mark[data-page='{page}']")
    assert found["id"] == f"p{page + 1}"
    assert found["aria-hidden"] == "true"
    assert found.get_text() == ""
    return found


def before(soup: BeautifulSoup, page: int) -> str:
    """The words of its block that stand before a mark."""
    found = mark(soup, page)
    block = found.find_parent(["p", "h2", "caption"])
    assert block is not None
    return str(block).partition(str(found))[0].replace("<strong>", "").replace("</strong>", "").rpartition(">")[2]


def test_a_paragraph_that_the_end_of_a_page_cut() -> None:
    soup = shown([LONG], (1, 12))
    assert before(soup, 1) == "第一行第二行"
    assert soup.select_one("p#b3") is not None
    assert soup.select("p#b3")[0].get_text() == LONG.text
    assert len(soup.select("p#b3 strong")) == 1


def test_a_word_is_not_cut_in_two_links_or_headings() -> None:
    block = TextBlock(BlockKind.PARAGRAPH, "（一）加强组织领导。正文", ((10, 10), (13, 13)), 2, "（一）加强组织领导", breaks=(5,))
    soup = shown([block], (1, 12))
    assert [each.get_text() for each in soup.select("[role=heading]")] == ["（一）加强组织领导。"]
    assert before(soup, 1) == "（一）加强"


def test_between_two_blocks_it_stands_at_the_end_of_the_first() -> None:
    heading = text(BlockKind.HEADING, "一、*目标*", 20, 1)
    soup = shown([LONG, heading, text(BlockKind.PARAGRAPH, "正文", 25)], (1, 15), (2, 22))
    assert before(soup, 1) == LONG.text
    assert before(soup, 2) == soup.select("h2#b4")[0].get_text() == heading.text


def test_in_a_table_it_stands_in_a_cell_that_ends_with_the_page_and_in_the_caption() -> None:
    soup = shown([text(BlockKind.CAPTION, "单位：亩", 20), ROWS], (1, 25), (2, 33))
    assert before(soup, 1) == "单位：亩"
    cell = mark(soup, 2).parent
    assert cell is not None
    assert (cell.get_text(), cell.parent and cell.parent["id"]) == ("21", "t1-r2")
    unmarked = shown([text(BlockKind.CAPTION, "单位：亩", 20), ROWS])
    assert [len(row.select("th, td")) for row in soup.select("tr")] == [len(row.select("th, td")) for row in unmarked.select("tr")]


def test_a_row_that_begins_under_a_merged_cell_alone_keeps_it() -> None:
    grid: Table = replace(ROWS, row_sources=(((31, 31),), ((33, 33),), ((34, 34),)))
    cell = mark(shown([grid], (1, 32)), 1).parent
    assert cell is not None
    assert cell.get_text() == "11"


def test_each_page_ends_in_one_document_and_none_behind_the_last() -> None:
    made = pages([LONG], (1, 15), (2, 79), (3, 90), (4, 101))
    marks = {path: [each["data-page"] for each in soup.select(".page-mark")] for path, soup in made.items() if soup.select(".page-mark")}
    assert marks == {"qh/2023-02/01.md": ["1", "2"], "qh/2023-02/02.md": ["3"], "qh/2023-02/whole.md": ["1", "2", "3"]}


def test_the_panel_names_the_last_page_where_it_is_certain() -> None:
    made = annotated([document(1), document(2)])
    last = replace(made, about=(AboutDocument("2023-02-01", last_page=5), AboutDocument("2023-02-02", last_page=6)))
    found = {page.path: built(page.text).select(".panel") for page in site_pages(archive(last)) if page.path.endswith(".md")}
    assert "（总第22期，第3—5页）" in found["qh/2023-02/01.md"][0].get_text()
    assert "（总第22期，第6页）" in found["qh/2023-02/02.md"][0].get_text()


def test_every_page_number_of_the_sample_is_marked_once(sample_project: Path) -> None:
    folder = sample_project / "site" / "qh" / "2024-01"
    soups = [BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") for page in sorted(folder.glob("[0-9][0-9].html"))]
    assert [mark["data-page"] for soup in soups for mark in soup.select(".page-mark")] == ["2", "6", "9", "18", "33", "42"]
