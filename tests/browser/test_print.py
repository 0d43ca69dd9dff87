"""What the browser prints, read back: paper and margins of GB/T 9704-2012, whole tables, nothing that only a screen needs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from tests.browser.chromium import Tab

MM = 72 / 25.4
A4, SIDEWAYS = (210, 297), (297, 210)
RADICALS = "\u2e80-\u2fdf"
"""Fonts draw some characters with the glyph of their radical, and the PDF then names that."""
CELLS = "[...document.querySelectorAll('.gazette-table tr')].map(row => [...row.cells].map(cell => [cell.innerText, cell.rowSpan]))"
TABLES = ("qh/2024-01/01.html", "qh/2024-02/04.html", "qh/2024-03/04.html")


def printed(tab: Tab) -> list[PageObject]:
    return list(PdfReader(BytesIO(tab.printed())).pages)


def size(page: PageObject) -> tuple[int, int]:
    return round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def holds(page: str, text: str) -> bool:
    return bool(re.search("".join(f"[{re.escape(char)}{RADICALS}]" for char in flat(text)), page))


def left_edge(page: PageObject) -> float:
    """Where the leftmost text of the page begins, in millimetres."""
    edges: list[float] = []
    page.extract_text(visitor_text=lambda text, matrix, inner, *_: edges.append(inner[4] * matrix[0] + matrix[4]) if text.strip() else None)
    return min(edges) / MM


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_on_paper_and_no_row_is_on_two_sheets(tab: Tab, site: Path, name: str) -> None:
    tab.open((site / name).as_uri())
    rows = tab.run(CELLS)
    assert len(rows) > 5
    pages = [flat(page.extract_text()) for page in printed(tab)]
    for row in rows:
        for text, _ in row:
            assert any(holds(page, text) for page in pages), text
        own = [text for text, span in row if span == 1 and text]
        assert any(all(holds(page, text) for text in own) for page in pages), own


def test_paper_of_the_standard_with_wide_tables_sideways(tab: Tab, site: Path) -> None:
    tab.open((site / TABLES[0]).as_uri())
    pages = printed(tab)
    assert {size(page) for page in pages} == {A4, SIDEWAYS}
    assert all(left_edge(page) == pytest.approx(28, abs=1) for page in pages if size(page) == A4)
    for number, page in enumerate(pages, 1):
        text = flat(page.extract_text())
        assert f"—{number}—" in text
        assert re.search(r"https?://\S+/qh/2024-01/01\.html\d{4}年\d+.\d+.打印", text), text  # address and day
        assert not re.search("阅读设置|全文查找|复制引用|上一篇|打印本表|主办单位：", text)


def test_a_table_is_printed_alone(tab: Tab, site: Path) -> None:
    tab.open((site / TABLES[0]).as_uri())
    tab.run("window.print = () => {}")
    tab.run("document.querySelectorAll('.print-button')[1].click()")
    text = flat("".join(page.extract_text() for page in printed(tab)))
    title, other = tab.run("['annex-2', 'annex-1'].map(id => document.getElementById(id).textContent)")
    cells = tab.run("[...document.querySelectorAll('.gazette-table')[1].querySelectorAll('th, td')].map(cell => cell.innerText)")
    assert all(holds(text, each) for each in (title, *cells))
    assert not holds(text, other)
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert not tab.run("document.querySelector('.print-one, .printed')")


def test_lists_are_printed_too(tab: Tab, site: Path) -> None:
    tab.open((site / "qh/units/agriculture.html").as_uri())
    tasks = tab.run("[...document.querySelectorAll('.job-text')].map(task => task.textContent)")
    pages = [flat(page.extract_text()) for page in printed(tab)]
    assert len(tasks) > 10
    assert all(any(holds(page, task) for page in pages) for task in tasks)


def test_a_list_says_on_paper_what_was_chosen(tab: Tab, site: Path) -> None:
    tab.open(f"{(site / 'qh/units/agriculture.html').as_uri()}?role=lead&order=due")
    shown = tab.run("[...document.querySelectorAll('.jobs li')].filter(item => item.offsetParent).length")
    first = flat(printed(tab)[0].extract_text())
    assert holds(first, "所选角色：牵头，排列：按期限。")
    assert holds(first, f"显示 {shown} 项")
    tab.open((site / "qh/units/agriculture.html").as_uri())
    assert tab.run("document.querySelector('.job-chosen').textContent") == ""


def test_dark_and_big_type_do_not_reach_paper(tab: Tab, site: Path) -> None:
    tab.open((site / "qh/2024-01/03.html").as_uri())
    plain = len(printed(tab))
    tab.run("localStorage.setItem('gazette-reading', JSON.stringify({type: 'largest', scheme: 'slate', contrast: 'high'}))")
    tab.open((site / "qh/2024-01/03.html").as_uri())
    assert len(printed(tab)) == plain
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run("getComputedStyle(document.querySelector('.gazette-text p')).color") == "rgb(0, 0, 0)"


def test_a_whole_issue_is_printed_each_document_on_a_sheet_of_its_own(tab: Tab, site: Path) -> None:
    tab.open((site / "qh/2024-01/whole.html").as_uri())
    titles = tab.run("[...document.querySelectorAll('.document-title')].map(title => title.innerText)")
    pages = [flat(page.extract_text()) for page in printed(tab)][1:]
    assert len(titles) == 7
    firsts = [next(number for number, page in enumerate(pages) if holds(page, title)) for title in titles]
    assert firsts == sorted(set(firsts))
