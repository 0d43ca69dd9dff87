"""What paper keeps together of a table: rows that a merged cell joins, where they surely fit on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from convert.model.blocks import Cell
from convert.publish.tables.shape import Shape

ACROSS, ACROSS_WIDE = 40, 60
"""So many characters a line of the table holds upright, and sideways."""
FITTING = 26
"""So many lines, counted with columns of one width, fit on a page whatever their true width."""


def joined_rows(shape: Shape) -> frozenset[int]:
    """The rows that stay with the row above them."""
    width = (ACROSS_WIDE if shape.wide else ACROSS) // max(shape.layout.width, 1) or 1
    kept = (run for run in _runs(shape) if len(run) > 1 and _lines(shape, run, width) <= FITTING)
    return frozenset(row for run in kept for row in run[1:])


def _runs(shape: Shape) -> Iterator[list[int]]:
    """Rows of the body that merged cells join, one run after the other."""
    run: list[int] = []
    for row in shape.layout.body:
        if run and not _reached_from_above(shape, row):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _reached_from_above(shape: Shape, row: int) -> bool:
    return sum(cell.column_span for cell in shape.layout.rows[row]) < shape.layout.width


def _lines(shape: Shape, run: Sequence[int], width: int) -> int:
    """The height of a run: that of its rows, or of a merged cell that is longer than all of them."""
    cells = [shape.layout.rows[row] for row in run]
    rows = sum(max((_height(cell, width) for cell in row if cell.row_span == 1), default=1) for row in cells)
    return max(rows, *(_height(cell, width) for row in cells for cell in row))


def _height(cell: Cell, width: int) -> int:
    return max(ceil(len(cell.text) / (width * cell.column_span)), 1)
