"""A table on its page with all that goes with it: box, choice of view, drawing, files, how it was put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.blocks import TextBlock
from convert.publish.links import Linker
from convert.publish.markup import anchor, element, escape, lines, pointed
from convert.publish.placed import Placed
from convert.publish.tables.chart import panels_of
from convert.publish.tables.drawing import drawing
from convert.publish.tables.html import table_html
from convert.publish.tables.listed import Listed
from convert.publish.urls import link, tables_page

ROWS_NAMED = 12
"""So many repaired rows at most are named one by one."""


def table_figure(listed: Listed, title: str | None, linker: Linker) -> str:
    """One table → its HTML.  ``title`` is the table's title where no block of the document says it."""
    parts = (*_view(listed), _box(listed, title, linker), _tools(listed), drawing(panels_of(listed.shape, listed.said()), listed.title))
    return element("div", lines(("", *parts)) + "\n", class_="table-figure")


def _box(listed: Listed, title: str | None, linker: Linker) -> str:
    shape = listed.shape
    caption, show = _caption(listed.captions, title, linker), linker.shower(listed.table)
    html = table_html(shape, listed.placed.anchor, caption, show, listed.title, linker.page_marks)
    return element(
        "div",
        f"\n{html}\n",
        class_="table-box wide" if shape.wide else "table-box",
        style=f"--columns: {max(shape.layout.width, 1)}",
        tabindex=0,
        role="region",
        aria_label=f"表格{listed.placed.table}：{listed.title}（可左右滚动）",
    )


def _caption(captions: Sequence[Placed], title: str | None, linker: Linker) -> str:
    texts = [element("span", escape(title), class_="table-title")] if title else []
    printed = [(placed.anchor, placed.block.text) for placed in captions if isinstance(placed.block, TextBlock)]
    texts += [element("span", pointed(text, linker.page_marks.get(anchor, ())), id=anchor, class_="caption") for anchor, text in printed]
    return element("caption", "".join(texts)) if texts else ""


def _view(listed: Listed) -> tuple[str, ...]:
    """The choice between cards and table on a narrow screen: a tick box, so that it works without scripts."""
    if not listed.shape.cards:
        return ()
    name = f"{listed.placed.anchor}-view"
    box = f'<input type="checkbox" class="view-choice" id="{name}">'
    return box, element("label", "按表格样式看（可左右滑动）", for_=name, class_="site-note view-label")


def _tools(listed: Listed) -> str:
    """Links to the files and to the table itself, and what was done to put it together."""
    page, title = listed.place.path, listed.title
    publication, issue = listed.place.annotated.publication.id, listed.place.annotated.issue.id
    links = [
        anchor(words, link(page, path), aria_label=f"{words}：{title}", download=path.rsplit("/", 1)[-1])
        for words, path in files_of(listed)
    ]
    links.append(anchor("本表地址", f"#{listed.placed.anchor}", aria_label=f"本表地址：{title}"))
    links.append(anchor("本期全部表格", link(page, tables_page(publication, issue))))
    notes = (element("p", escape(note), class_="site-note-label") for note in reading_notes(listed))
    return element("div", lines(("", element("p", " ".join(links), class_="table-links"), *notes)) + "\n", class_="site-note table-tools")


def files_of(listed: Listed) -> list[tuple[str, str]]:
    """What its files are called, and where they are."""
    forms = (("下载 CSV", "csv"), *((("下载 Excel", "xlsx"),) if listed.shape.fits_sheet else ()))
    return [(words, listed.file(form)) for words, form in forms]


def reading_notes(listed: Listed) -> Iterator[str]:
    """What was done to the printed table, and what its other forms add, in words."""
    yield from repair_notes(listed)
    if listed.table.inherited:
        yield "合并的单元格按原刊显示；排序、卡片和下载的 CSV 里，各行补上相应的值并注明。"


def repair_notes(listed: Listed) -> Iterator[str]:
    """What was done to the printed table, in words."""
    table = listed.table
    if table.fragments > 1:
        yield f"原刊分 {table.fragments} 段刊印，本站拼成一表。"
    if table.moved:
        rows = "、".join(str(row + 1) for row in table.moved[:ROWS_NAMED]) + (" 等" if len(table.moved) > ROWS_NAMED else "")
        yield f"第 {rows} 行原刊错位，本站按各栏内容归位。"
    if table.shifted_header:
        yield "表头原刊与数据错位一栏，本站已对齐。"
