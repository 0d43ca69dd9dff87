"""Merged cells that the source itself tells (``rowspan``): they hold against whatever was concluded from blanks."""

from __future__ import annotations

from collections.abc import Sequence

from convert.parse.tables.body import BodyRow


def keep_spans(rows: Sequence[BodyRow]) -> None:
    """Fill the cells that the source says are spanned from above, and, where it says so of any, no others.

    A merge that a page break cuts is told on neither side: blanks at the head of a page keep the value concluded for them.
    """
    if not any(row.covered for row in rows):
        return
    for column in range(len(rows[0].cells)):
        follows = False
        for at, row in enumerate(rows):
            if row.covered is None or not at:
                continue
            over = rows[at - 1]
            if column in row.covered:
                _span(rows, at, column)
            elif column in row.inherited:
                follows = (row.after_break or follows) and row.cells[column] == over.cells[column]
                if not follows:
                    _blank(row, column)
            else:
                follows = False


def _span(rows: Sequence[BodyRow], at: int, column: int) -> None:
    """Give a cell the value of the one above it."""
    over, row = rows[at - 1], rows[at]
    if over.cells[column] and (not row.cells[column] or column in row.inherited):
        row.merges[column] = over.merges.setdefault(column, at - 1)
        row.cells[column] = over.cells[column]
        row.inherited.add(column)


def _blank(row: BodyRow, column: int) -> None:
    row.cells[column] = ""
    row.inherited.discard(column)
    row.merges.pop(column, None)
