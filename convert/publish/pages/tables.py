"""Tables → HTML with caption, head, scopes and the merged cells as printed."""

from __future__ import annotations

from collections.abc import Sequence

from convert.model.blocks import Cell, Table, TextBlock
from convert.publish.links import Linker
from convert.publish.markup import element, escape, lines, marked
from convert.publish.placed import Placed
from convert.publish.urls import row_anchor

WIDE = 9
"""From so many columns on a table is printed on a page turned sideways."""
SHORT = 4
"""Up to so many characters a cell is not broken."""
LONG = 14
"""From so many characters on the text of a cell is set as text and no longer centred."""


def table_box(placed: Placed, captions: Sequence[Placed], title: str | None, linker: Linker) -> str:
    """A table with the captions printed over it, in a box that scrolls by itself.

    ``title`` is the table's title where no block of the document says it.
    """
    table = placed.block
    assert isinstance(table, Table)
    rows = [_row(table, placed, cells, linker) for cells in grid(table)]
    head, body = rows[: table.header_rows], rows[table.header_rows :]
    parts = (_caption(captions, title), _section("thead", head), _section("tbody", body))
    html = element("table", lines(("", *parts)) + "\n", id=placed.anchor, class_=f"gazette-table {table.purpose.value}")
    name = "table-box wide" if is_wide(table) else "table-box"
    return element(
        "div", f"\n{html}\n", class_=name, style=f"--columns: {_columns(table)}", tabindex=0, role="region", aria_label=_label(table)
    )


def is_wide(table: Table) -> bool:
    """Whether a table needs a page turned sideways."""
    return _columns(table) >= WIDE


def grid(table: Table) -> list[list[Cell]]:
    """The cells of each printed row, from the left; a row that hangs wholly under merged cells is empty."""
    rows: list[list[Cell]] = [[] for _ in range(max((cell.row + cell.row_span for cell in table.cells), default=0))]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    return rows


def _columns(table: Table) -> int:
    return len(table.columns) or max((cell.column + cell.column_span for cell in table.cells), default=1)


def _row(table: Table, placed: Placed, cells: Sequence[Cell], linker: Linker) -> str:
    number = cells[0].row - table.header_rows + 1 if cells else 0
    anchor = row_anchor(placed.table, number) if number > 0 else None
    return element("tr", "".join(_cell(table, cell, linker) for cell in cells), id=anchor)


def _cell(table: Table, cell: Cell, linker: Linker) -> str:
    head = cell.header or cell.row < table.header_rows
    rows = _row_span(table, cell)
    return element(
        "th" if head else "td",
        marked(cell.text, linker.marks(table, cell.text)),
        scope=_scope(table, cell) if head else None,
        rowspan=rows if rows > 1 else None,
        colspan=cell.column_span if cell.column_span > 1 else None,
        class_=_size(cell.text),
    )


def _size(text: str) -> str | None:
    """Short words stay on one line, long text is set as text."""
    return "long" if len(text) >= LONG else "short" if 0 < len(text) <= SHORT else None


def _row_span(table: Table, cell: Cell) -> int:
    """A cell of the head ends with the head: HTML does not let it reach into the body."""
    return min(cell.row_span, table.header_rows - cell.row) if cell.row < table.header_rows else cell.row_span


def _scope(table: Table, cell: Cell) -> str:
    if cell.row < table.header_rows:
        return "colgroup" if cell.column_span > 1 else "col"
    return "rowgroup" if cell.row_span > 1 else "row"


def _caption(captions: Sequence[Placed], title: str | None) -> str:
    texts = [element("span", escape(title), class_="table-title")] if title else []
    printed = [(placed.anchor, placed.block.text) for placed in captions if isinstance(placed.block, TextBlock)]
    texts += [element("span", escape(text), id=anchor, class_="caption") for anchor, text in printed]
    return element("caption", "".join(texts)) if texts else ""


def _section(name: str, rows: Sequence[str]) -> str:
    return element(name, lines(("", *rows)) + "\n") if rows else ""


def _label(table: Table) -> str:
    return f"表格：{table.title}（可左右滚动）" if table.title else "表格（可左右滚动）"
