"""Merged cells that the source itself tells (``rowspan``): they hold against whatever was concluded from blanks."""

from __future__ import annotations

from collections.abc import Sequence

from convert.parse.tables.body import BodyRow


def keep_spans(rows: Sequence[BodyRow]) -> None:
    """Fill the cells that the source says are spanned from above, and, where it says so of any, no others.

    A merge that a page break cuts is told on neither side: at the head of a page blanks keep the value concluded from the row above,
    and have it where the column is said to have merges.
    """
    told = {column for row in rows for column in row.covered or ()}
    for column in range(len(rows[0].cells) if told else 0):
        goes_on = False
        for at, row in enumerate(rows[1:], 1):
            if row.covered is None:
                continue
            blank = not row.cells[column] and column in told and not row.is_apart
            again = column in row.inherited and row.cells[column] == rows[at - 1].cells[column]
            goes_on = (row.after_break or goes_on) and (blank or again)
            if column in row.covered or goes_on:
                _span(rows, at, column)
            elif column in row.inherited:
                _blank(row, column)


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
