"""An issue as PDF, read back: every character is printed inside the type area, page numbers are right, no row is cut in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from convert.known import load_known
from convert.model.blocks import BlockKind, Cell, Table
from convert.model.issue import PartKind
from convert.model.publication import Annotated
from convert.pipeline import read_one
from convert.publish.page import Download
from convert.publish.pdf.book import issue_book, pdf_file
from convert.publish.pdf.fit import SIDEWAYS, UPRIGHT, fit
from convert.publish.pdf.render import missing
from convert.publish.tables.layout import lay_out
from convert.publish.tables.shape import shape_of
from convert.publish.write import PublishError, write_download
from convert.sources import Refused
from tests.conftest import ROOT
from tests.publish.gazettes import annotated, document, entry, notice, part, table, text
from tests.publish.pdf_pages import PdfPage, blankless, in_order, read_pages

NEEDS_WEASYPRINT = pytest.mark.skipif(missing() is not None, reason=missing() or "")


def grid(rows: Sequence[Sequence[str]], head: int = 1) -> Table:
    """A table without merged cells."""
    return table([Cell(words, row, column) for row, line in enumerate(rows) for column, words in enumerate(line)], head)


def wide_table() -> Table:
    head = [f"第{column}栏名称" for column in range(24)]
    return grid([head, *([f"{row * 1000 + column}.5" for column in range(24)] for row in range(60))])


def merged_table() -> Table:
    """A cell over so many rows that they take several pages, and smaller merges beside it."""
    cells = [Cell(name, 0, column) for column, name in enumerate(("类别", "任务", "单位"))] + [Cell("一、农业合并格", 1, 0, 60)]
    cells += [Cell(f"任务{row}：做好春季播种和田间管理各项工作。" * 3, row, 1) for row in range(1, 61)]
    cells += [Cell(f"单位{row}", row, 2, 3) for row in range(1, 61, 3)]
    return table(cells)


def tall_table() -> Table:
    """Ten columns, and so much text in one row that it fits a page only when it is set small."""
    head = ["栏"] * 10
    return grid([head, *([f"第{row}行第{column}栏" + "推进重点任务落实，" * 13 for column in range(10)] for row in range(3))])


def hard_issue() -> Annotated:
    """Three hard tables: in an annex of little text, in an annex of much text, in the notice."""
    running = [text(BlockKind.PARAGRAPH, "为做好各项工作，现将有关事项通知如下，请认真贯彻落实。" * 6, line) for line in range(5)]
    label, title = text(BlockKind.ANNEX_LABEL, "附件1"), text(BlockKind.ANNEX_TITLE, "清禾县春季生产任务表")
    bare = part(PartKind.ANNEX, (label, title, wide_table()), "annex-1", "附件1", "清禾县春季生产任务表")
    much = part(PartKind.ANNEX, (*running, merged_table(), *running), "annex-2", "附件2")
    documents = [document(1, (notice(running), bare, much)), document(2, (notice((*running, tall_table(), *running)),))]
    return annotated(documents, [entry(1, documents[0].id), entry(2, None)])


def sample() -> Annotated:
    known, _ = load_known(ROOT / "site_data")
    read = read_one(ROOT / "samples" / "qinghe-2024-02.md", known)
    assert not isinstance(read, Refused)
    return read


def nobody(message: str) -> None:
    raise AssertionError(message)


def texts(issue: Annotated) -> Iterator[str]:
    """All that the documents say, in printed order; tables cell by cell."""
    for block in (block for each in issue.issue.documents for block in each.blocks):
        yield from ("".join(row) for row in rows(block)) if isinstance(block, Table) else (block.text,)


def rows(block: Table) -> list[list[str]]:
    """The cells that begin in each row."""
    return [[cell.text for cell in row] for row in lay_out(block).rows]


@pytest.fixture(scope="module", params=[sample, hard_issue], ids=["sample", "hard tables"])
def printed(request: pytest.FixtureRequest) -> tuple[Annotated, bytes, list[PdfPage]]:
    if reason := missing():
        pytest.skip(reason)
    issue = request.param()
    data = pdf_file(issue, nobody).make()
    return issue, data, read_pages(data)


Printed = tuple[Annotated, bytes, list[PdfPage]]


def test_every_character_is_printed_once_in_order(printed: Printed) -> None:
    issue, _, pages = printed
    assert in_order(pages, texts(issue)) == []
    lost = Counter(blankless("".join(texts(issue)))) - Counter("".join(page.inside for page in pages))
    assert not lost


def test_the_cover_and_the_last_page_are_as_printed(printed: Printed) -> None:
    issue, _, pages = printed
    assert in_order(pages[:1], [line.text for line in issue.issue.masthead.lines if line.text != issue.publication.name]) == []
    assert pages[0].inside.startswith(issue.publication.name)
    assert in_order(pages[-1:], [line.text for line in issue.issue.colophon]) == []
    assert all("本站整理，非公报原文" in page.inside and "重新排版" in page.inside for page in (pages[0], pages[-1]))


def test_nothing_runs_over_the_type_area(printed: Printed) -> None:
    """Outside of it stand the running head and the page number, and nothing else."""
    issue, _, pages = printed
    titles = "|".join(re.escape(blankless(each.title)) for each in issue.issue.documents)
    for number, page in enumerate(pages[1:], 2):
        assert re.fullmatch(rf"{issue.publication.name}\d+年第\d+期(?:{titles})?—{number}—", page.beside), (number, page.beside)
    assert pages[0].beside == ""


def test_no_row_is_on_two_pages(printed: Printed) -> None:
    issue, _, pages = printed
    tables = [block for each in issue.issue.documents for block in each.blocks if isinstance(block, Table)]
    every = [blankless("".join(row)) for block in tables for row in rows(block)]
    assert every
    assert [row for row in every if not any(row in page.inside for page in pages)] == []


def title_page(issue: Annotated, pages: Sequence[PdfPage], order: int) -> int:
    """The page that opens with the title of a document; titles may repeat, documents are in order."""
    titles = [blankless(str(each.parts[0].blocks[0].text)) for each in issue.issue.documents]  # type: ignore[union-attr]
    number = 2
    for title in titles[:order]:
        number = next(n for n, page in enumerate(pages, 1) if n > number and page.inside.startswith(title))
    return number


def test_contents_say_the_page_on_which_the_title_stands(printed: Printed) -> None:
    issue, _, pages = printed
    contents = "".join(page.inside for page in pages[1 : title_page(issue, pages, 1) - 1])
    for each in issue.issue.documents:
        listed = next((entry for entry in issue.issue.contents if entry.document == each.id), None)
        after = rf"{listed.order + 1}\." if listed else r"\D"
        title, start = re.escape(blankless(listed.title if listed else each.title)), title_page(issue, pages, each.order)
        assert re.search(rf"{title}[^·]*·{{2,}}{start}(?:{after}|\D|$)", contents), (each.title, start)


def test_links_of_the_contents_lead_to_these_pages(printed: Printed) -> None:
    issue, data, pages = printed
    reader = PdfReader(BytesIO(data))
    links = [mark.get_object() for page in reader.pages[1 : title_page(issue, pages, 1) - 1] for mark in page.get("/Annots", ())]
    names = dict.fromkeys(str(link["/Dest"]) for link in links)
    found = [reader.get_destination_page_number(reader.named_destinations[name]) + 1 for name in names]
    assert sorted(found) == [title_page(issue, pages, each.order) for each in issue.issue.documents]


def test_bookmarks_lead_to_every_document_and_its_parts(printed: Printed) -> None:
    issue, data, pages = printed
    reader = PdfReader(BytesIO(data))
    marks = [(blankless(str(mark.title)), (reader.get_destination_page_number(mark) or 0) + 1) for mark in flat(reader.outline)]
    for each in issue.issue.documents:
        assert (blankless(str(each.parts[0].blocks[0].text)), title_page(issue, pages, each.order)) in marks  # type: ignore[union-attr]
    kinds = (BlockKind.ENCLOSED_TITLE, BlockKind.ANNEX_LABEL, BlockKind.ANNEX_TITLE)
    heads = {
        blankless(block.text)
        for each in issue.issue.documents
        for block in each.blocks
        if not isinstance(block, Table) and block.kind in kinds
    }
    assert all(any(head in title for title, _ in marks) for head in heads)


def flat(outline: Sequence[Any]) -> Iterator[Any]:
    for each in outline:
        yield from flat(each) if isinstance(each, list) else (each,)


def test_headers_stand_on_every_page_of_a_table() -> None:
    if reason := missing():
        pytest.skip(reason)
    pages = read_pages(pdf_file(hard_issue(), nobody).make())
    for sign, head in (("任务1", "类别任务单位"), (".5", "第0栏名称第1栏名称")):
        found = [page for page in pages if re.search(rf"{re.escape(sign)}\d*", page.inside) and "附件" not in page.beside]
        of_table = [page for page in found if ("任务" in page.inside and "单位" in page.inside) or sign == ".5"]
        assert len(of_table) > 1
        assert all(head in page.inside for page in of_table)


@NEEDS_WEASYPRINT
def test_the_file_says_what_it_is_and_is_the_same_each_time() -> None:
    issue = sample()
    first, second = (pdf_file(issue, nobody).make() for _ in range(2))
    reader = PdfReader(BytesIO(first))
    assert first == second
    assert reader.metadata is not None
    assert reader.metadata.title == "清禾县人民政府公报2024年第2期"
    assert reader.metadata.author == issue.publication.office
    assert "20240430" in str(reader.metadata["/CreationDate"])
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert any(page.mediabox.width > page.mediabox.height for page in reader.pages)


@NEEDS_WEASYPRINT
def test_a_full_page_has_22_lines_of_28_characters() -> None:
    long = text(BlockKind.PARAGRAPH, "清" * 28 * 60)
    pages = read_pages(pdf_file(annotated([document(1, (notice((long,)),))]), nobody).make())
    full = [page for page in pages if set(page.inside) == {"清"} and page.lines == 22]
    assert full
    assert all(len(page.inside) == 22 * 28 for page in full)


@NEEDS_WEASYPRINT
def test_characters_without_a_font_are_reported() -> None:
    heard: list[str] = []
    pdf_file(annotated([document(1, (notice((text(BlockKind.PARAGRAPH, "此字\ue123无字体"),)),))]), heard.append).make()
    assert heard == ["清禾县人民政府公报2023年第2期的 PDF 里有 1 个字没有字体可印：\ue123"]


# -- what needs no WeasyPrint ------------------------------------------------------


def test_tables_are_set_so_that_words_stay_whole_and_rows_fit_a_page() -> None:
    small, wide, tall = (fit(shape_of(each)) for each in (grid([["乡镇", "面积"], ["杨槽乡", "1200"]]), wide_table(), tall_table()))
    assert (small.sideways, small.size) == (False, 10.5)
    assert wide.sideways
    assert tall.sideways
    assert tall.size < 10.5
    for setting in (small, wide, tall):
        assert sum(setting.widths) == pytest.approx((SIDEWAYS if setting.sideways else UPRIGHT)[0])
        assert max(setting.heights) <= setting.page
    assert min(wide.widths) >= len("59023.5") * 0.6 * wide.size


def test_a_table_too_large_for_any_page_is_set_all_the_same() -> None:
    setting = fit(shape_of(grid([["栏"] * 3, ["字" * 40_000] * 3])))
    assert setting.size == 5.0
    assert max(setting.heights) > setting.page


def test_a_merge_over_pages_is_opened_and_a_short_one_is_kept() -> None:
    book = issue_book(hard_issue())
    assert 'rowspan="60"' not in book
    assert len(re.findall("一、农业合并格", book)) == 1
    assert book.count('class="opens continues"') >= 58
    short = [Cell("类别", 0, 0), Cell("任务", 0, 1), Cell("农业", 1, 0, 2), Cell("播种", 1, 1), Cell("收割", 2, 1)]
    kept = issue_book(annotated([document(1, (notice((table(short),)),))]))
    assert '<tbody class="held"' in kept
    assert 'rowspan="2"' in kept


def test_anchors_are_unique_and_links_stay_in_the_book() -> None:
    book = issue_book(sample())
    anchors = re.findall(r' id="([^"]+)"', book)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', book)) <= set(anchors)
    assert not re.findall(r'href="[^#]|src=', book)


def test_contents_keep_what_the_issue_lacks_and_name_what_they_lack() -> None:
    book = issue_book(hard_issue())
    items = re.findall(r"<li>.*?</li>", book)
    assert ["第1件" in items[0], 'href="#d01"' in items[0]] == [True, True]
    assert ["第2件" in items[1], "href" in items[1]] == [True, False]
    assert 'href="#d02"' in items[2]
    assert "本期另载下列文件，原刊目录未列" in book


def test_what_was_put_right_in_a_table_is_said_below_it() -> None:
    repaired = replace(grid([["乡镇", "面积"], ["杨槽乡", "1200"]]), fragments=3, moved=(0,), inherited=((0, 0),))
    book = issue_book(annotated([document(1, (notice((repaired,)),))]))
    assert "原刊分 3 段刊印，本站拼成一表。" in book
    assert "第 1 行原刊错位，本站按各栏内容归位。" in book
    assert "CSV" not in book
    assert book.index("1200") < book.index("本站整理，非公报原文", book.index("1200")) < book.index("原刊分 3 段")


def test_levels_of_headings_have_no_gaps() -> None:
    levels = [int(found) for found in re.findall(r"<h([1-6])", issue_book(sample()))]
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert levels[0] == 1


def test_a_pdf_is_made_again_only_when_it_changed(tmp_path: Any) -> None:
    path, made = tmp_path / "qh" / "2024-01.pdf", []

    def file(key: str) -> Download:
        return Download("qh/2024-01/issue.pdf", key, lambda: made.append(key) or f"%PDF {key}".encode())  # type: ignore[func-returns-value]

    assert [write_download(path, file(key)) for key in ("one", "one", "two")] == [True, False, True]
    assert made == ["one", "two"]
    assert [child.name for child in path.parent.iterdir()] == ["2024-01.pdf"]


def test_a_pdf_that_cannot_be_made_leaves_the_old_one(tmp_path: Any) -> None:
    path = tmp_path / "2024-01.pdf"
    path.write_bytes(b"old")

    def fail() -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(PublishError, match="磁盘已满"):
        write_download(path, Download("a/b/issue.pdf", "new", fail))
    assert path.read_bytes() == b"old"
