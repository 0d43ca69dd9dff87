"""A table as HTML: caption, head, groups and totals, merged cells as printed, every row with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from convert.model.blocks import Cell, Purpose
from convert.publish.markup import Mark, element, lines
from convert.publish.tables.paper import joined_rows
from convert.publish.tables.shape import FIGURE, TEXT, Shape, flat
from convert.publish.urls import row_anchor

Show = Callable[[str], str]
"""Cell text → HTML with what can be linked in it."""

NO_MARKS: Mapping[str, Sequence[Mark]] = {}
SHORT = 4
"""Words of up to so many characters are not broken."""
SAME = "（同上）"
RECALLED = 60
"""With so many characters a card recalls a value that a card above it gives in full."""


def table_html(
    shape: Shape, anchor: str, caption: str, show: Show, name: str | None = None, page_marks: Mapping[str, Sequence[Mark]] = NO_MARKS
) -> str:
    """The ``table`` element; its rows have addresses that begin with its own, ``name`` is what it is called when read aloud.

    ``page_marks`` stand at the end of the rows with these addresses.
    """
    joined = joined_rows(shape)
    rows = [_row(shape, row, anchor, show, page_marks, row in joined) for row in range(len(shape.layout.rows))]
    head = rows[: shape.layout.head]
    parts = (caption, _section("thead", head), *(_section("tbody", [rows[row] for row in body]) for body in _bodies(shape)))
    sortable = "" if shape.sortable else None
    return element("table", lines(("", *parts)) + "\n", id=anchor, class_=_classes(shape), aria_label=name, data_sortable=sortable)


def _classes(shape: Shape) -> str:
    names = ("gazette-table", f"for-{shape.table.purpose.value}", "cards" if shape.cards else "", "huge" if shape.huge else "")
    return " ".join(name for name in names if name)


def _bodies(shape: Shape) -> Iterator[list[int]]:
    """The rows of each ``tbody``: a group row opens one."""
    body: list[int] = []
    for row in shape.layout.body:
        if row in shape.groups and body:
            yield body
            body = []
        body.append(row)
    if body:
        yield body


def _section(name: str, rows: Sequence[str]) -> str:
    return element(name, lines(("", *rows)) + "\n") if rows else ""


def _row(shape: Shape, row: int, table: str, show: Show, page_marks: Mapping[str, Sequence[Mark]], joined: bool) -> str:
    layout = shape.layout
    if row < layout.head:
        return element("tr", "".join(_head_cell(shape, cell, show) for cell in layout.rows[row]))
    anchor = row_anchor(table, row - layout.head + 1)
    written = _group_cell if row in shape.groups else _body_cell
    shows = _marked_last(layout.rows[row], show, "".join(mark.bare for mark in page_marks.get(anchor, ())))
    cells = "".join(written(shape, cell, each) for cell, each in zip(layout.rows[row], shows, strict=True))
    if row in shape.groups:
        return element("tr", cells, id=anchor, class_="group")
    names = ("total" if row in shape.totals else "", "joined" if joined else "")
    return element("tr", cells, id=anchor, class_=" ".join(names).strip() or None, data_inherited=_inherited(shape, row))


def _marked_last(cells: Sequence[Cell], show: Show, marks: str) -> list[Show]:
    """How to show each cell of a row, with marks below the text of the first that has some and ends with the row."""
    marked = min(cells, key=lambda cell: (cell.row_span > 1, not cell.text.strip(), cell.column)) if marks and cells else None
    return [(lambda text: show(text) + marks) if cell is marked else show for cell in cells]


def _head_cell(shape: Shape, cell: Cell, show: Show) -> str:
    spread = cell.column_span > 1
    name = "key" if shape.key == cell.column and not spread else _size(cell.text)
    if not cell.text.strip():  # heads nothing
        return element("td", show(cell.text), class_=name, **_spans(shape, cell))
    return element("th", show(cell.text), scope="colgroup" if spread else "col", class_=name, **_spans(shape, cell))


def _group_cell(shape: Shape, cell: Cell, show: Show) -> str:
    if shape.heads_group(cell):
        return element("th", show(cell.text), scope="rowgroup", **_spans(shape, cell))
    return _body_cell(shape, cell, show)


def _body_cell(shape: Shape, cell: Cell, show: Show) -> str:
    key = shape.key == cell.column and cell.column_span == 1
    names = (key or cell.header) and bool(cell.text.strip())
    scope = ("rowgroup" if cell.row_span > 1 else "row") if names else None
    return element(
        "th" if names else "td",
        show(cell.text),
        scope=scope,
        class_="key" if key else _figure(shape, cell.text) or ("long" if cell.column in shape.running else _size(cell.text)),
        data_label=_label(shape, cell.column) or None if shape.cards else None,
        **_spans(shape, cell),
    )


def _spans(shape: Shape, cell: Cell) -> dict[str, int | str | None]:
    """Spans; a huge table is no table to the browser's layout, so its head is told once more how far its cells reach."""
    if cell.row_span == 1 and cell.column_span == 1:
        return {}
    spans = {"rowspan": cell.row_span if cell.row_span > 1 else None, "colspan": cell.column_span if cell.column_span > 1 else None}
    return {**spans, "style": f"grid-area: span {cell.row_span} / span {cell.column_span}" if shape.huge else None}


def _figure(shape: Shape, text: str) -> str | None:
    return "num" if shape.table.purpose is Purpose.FIGURES and FIGURE.fullmatch(flat(text)) else None


def _size(text: str) -> str | None:
    """Short words and figures stay on one line, long text is set as text."""
    if len(text) >= TEXT:
        return "long"
    return "short" if 0 < len(text) <= SHORT or FIGURE.fullmatch(text) else None


def _inherited(shape: Shape, row: int) -> str | None:
    """For who reads row by row: what the row has from merged cells that begin above it."""
    layout = shape.layout
    if not shape.cards or row == layout.head:
        return None
    begins = {column for cell in layout.rows[row] for column in range(cell.column, cell.column + cell.column_span)}
    from_above = [column for column in range(layout.width) if column not in begins and layout.texts[row][column]]
    return "\n".join(f"{_label(shape, column)}：{_recalled(layout.texts[row][column])}{SAME}" for column in from_above) or None


def _label(shape: Shape, column: int) -> str:
    """The name of a column on a card."""
    return shape.layout.names[column].replace("/", " · ")


def _recalled(text: str) -> str:
    return text if len(text) <= RECALLED else f"{text[:RECALLED]}……"
