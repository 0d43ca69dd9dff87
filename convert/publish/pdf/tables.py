"""A table for paper: its header on every page, no row cut in two, merged cells that a page break may pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from convert.model.blocks import Cell, Purpose, TextBlock
from convert.publish.markup import element, escape, lines
from convert.publish.page import site_note
from convert.publish.pdf.fit import Fit
from convert.publish.tables.figure import repair_notes
from convert.publish.tables.listed import Listed
from convert.publish.tables.shape import FIGURE, TEXT, Shape, flat

HELD = 0.75
"""Rows that a merged cell holds together stay on one page if they take no more than this of it."""


@dataclass(frozen=True)
class _Printed:
    """A cell on paper; ``opens`` if it goes on in the row below without a line between, ``continues`` if it does so from above."""

    cell: Cell
    opens: bool = False
    continues: bool = False


_Row = list[_Printed]


def printed_table(listed: Listed, setting: Fit, title: str | None) -> str:
    """One table → its HTML.  ``title`` is the table's title where no block of the document says it."""
    shape, first = listed.shape, listed.shape.layout.head
    rows = [[_Printed(cell) for cell in row] for row in shape.layout.rows]
    head = [_row(shape, row) for row in rows[:first]]
    bodies = [_body(shape, body) for body in _bodies(rows[first:], first, setting)]
    columns = "".join(element("col", "", style=f"width: {width:.2f}pt").removesuffix("</col>") for width in setting.widths)
    parts = (_caption(listed, title), element("colgroup", columns), element("thead" if bodies else "tbody", lines(head)) if head else "")
    table = element("table", lines((*parts, *bodies)), class_="gazette-table", style=f"font-size: {setting.size}pt")
    notes = [element("p", escape(note)) for note in repair_notes(listed)]
    said = site_note(*notes, kind="repairs") if notes else ""
    return element("div", lines((table, said)), class_="table wide" if setting.sideways else "table")


def _body(shape: Shape, rows: Sequence[_Row]) -> str:
    return element("tbody", lines(_row(shape, row) for row in rows), class_="held" if len(rows) > 1 else None)


def _caption(listed: Listed, title: str | None) -> str:
    texts = [element("span", escape(title), class_="table-title")] if title else []
    printed = (placed.block.text for placed in listed.captions if isinstance(placed.block, TextBlock))
    texts += [element("span", escape(text), class_="caption") for text in printed]
    return element("caption", "".join(texts)) if texts else ""


def _bodies(rows: Sequence[_Row], first: int, setting: Fit) -> Iterator[list[_Row]]:
    """Body rows, those together that go on one page with their merges; where these hold too many, the longest merges are opened."""
    for start, end in _runs(rows):
        run = list(rows[start:end])
        if len(run) == 1 or sum(setting.heights[first + start : first + end]) <= HELD * setting.page:
            yield run
        else:
            yield from _bodies(_opened(run, first + start), first + start, setting)


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """The stretches of rows that merged cells hold together."""
    start = end = 0
    for number, row in enumerate(rows):
        end = max(end, number + 1, *(number + printed.cell.row_span for printed in row))
        if number + 1 == end:
            yield start, end
            start = end


def _opened(run: Sequence[_Row], first: int) -> list[_Row]:
    """The longest merges become cells one below the other, the text in the first of them."""
    longest = max(printed.cell.row_span for row in run for printed in row)
    rows: list[_Row] = [[] for _ in run]
    for printed in (printed for row in run for printed in row):
        for piece in _pieces(printed) if printed.cell.row_span == longest else (printed,):
            rows[piece.cell.row - first].append(piece)
    return [sorted(row, key=lambda printed: printed.cell.column) for row in rows]


def _pieces(printed: _Printed) -> Iterator[_Printed]:
    cell, last = printed.cell, printed.cell.row_span - 1
    for below in range(cell.row_span):
        yield _Printed(replace(cell, text="" if below else cell.text, row=cell.row + below, row_span=1), below < last, below > 0)


def _row(shape: Shape, row: _Row) -> str:
    number = row[0].cell.row if row else -1
    kind = "group" if number in shape.groups else "total" if number in shape.totals else None
    return element("tr", "".join(_cell(shape, printed) for printed in row), class_=kind)


def _cell(shape: Shape, printed: _Printed) -> str:
    cell, head = printed.cell, printed.cell.row < shape.layout.head
    group = shape.heads_group(cell)
    name = "th" if head or group or cell.header or (shape.key == cell.column and cell.column_span == 1) else "td"
    marks = (("opens", printed.opens), ("continues", printed.continues), (_align(shape, cell), not head and not group))
    return element(
        name,
        escape(cell.text),
        scope=("col" if head else "rowgroup" if group else "row") if name == "th" else None,
        class_=" ".join(mark for mark, holds in marks if holds and mark) or None,
        rowspan=cell.row_span if cell.row_span > 1 else None,
        colspan=cell.column_span if cell.column_span > 1 else None,
    )


def _align(shape: Shape, cell: Cell) -> str:
    if shape.table.purpose is Purpose.FIGURES and FIGURE.fullmatch(flat(cell.text)):
        return "num"
    return "long" if len(cell.text) >= TEXT or (cell.column in shape.running and cell.text) else ""
